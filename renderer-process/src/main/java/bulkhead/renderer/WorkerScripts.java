package bulkhead.renderer;

import bulkhead.ipc.api.HttpHeader;
import bulkhead.ipc.api.ResourceRequest;
import bulkhead.ipc.api.ResourceResponse;
import bulkhead.ipc.api.ResourceTiming;
import bulkhead.process.TaskLoop;
import bulkhead.renderer.html.Encodings;
import bulkhead.renderer.loader.ResourceFetcher;
import bulkhead.renderer.policy.PolicyContainer;
import bulkhead.renderer.policy.Violation;
import bulkhead.renderer.script.Modules;
import bulkhead.renderer.script.ScriptRunner;
import bulkhead.url.Url;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Brings workers their scripts: the loads are those of `RendererMain`. Safe from any thread.
final class WorkerScripts {
  private static final int MOST_BYTES = 64 << 20;

  /// @param url where it came from in the end
  /// @param headers of the response
  record Loaded(String text, String mimeType, String url, List<HttpHeader> headers) {
    /// The same under another address.
    Loaded at(String address) {
      return new Loaded(text, mimeType, address, headers);
    }
  }

  private final ResourceFetcher fetcher;
  private final TaskLoop main;
  private final @Nullable GuardedLoads guarded;
  private final @Nullable PolicyContainer makers;

  /// @param guarded the loads of the document that makes workers
  /// @param makers its policies
  WorkerScripts(
      ResourceFetcher fetcher,
      TaskLoop main,
      @Nullable GuardedLoads guarded,
      @Nullable PolicyContainer makers) {
    this.fetcher = fetcher;
    this.main = main;
    this.guarded = guarded;
    this.makers = makers == null ? null : new PolicyContainer(makers);
  }

  /// The same for what a shared worker makes, which outlives the document that made it.
  WorkerScripts withoutDocument() {
    return new WorkerScripts(fetcher, main, null, makers);
  }

  /// Keeps what an object URL stands for until [#load] has it by the address that this returns: the
  /// page may revoke it meanwhile (File API §8.3.2).
  String keep(String url) {
    return fetcher.blobs().keep(url);
  }

  void drop(String kept) {
    fetcher.blobs().drop(kept);
  }

  RealmNetwork network(
      int pageId,
      String origin,
      Supplier<String> url,
      @Nullable PolicyContainer policies,
      ResourceTimeline timeline,
      Executor tasks) {
    return new RealmNetwork(fetcher, main, pageId, "", origin, url, url, policies, timeline, tasks);
  }

  /// Tells of violations of a worker's policies.
  ViolationReports reports(
      int pageId,
      String origin,
      Supplier<String> url,
      Executor tasks,
      BiConsumer<Violation, String> fire) {
    return new ViolationReports(fetcher, main, pageId, url, () -> origin, tasks, fire);
  }

  /// Those of a worker: what it inherits, or what its response says (HTML §10.2.4).
  PolicyContainer policies(String address, List<HttpHeader> headers) {
    Url url = Url.parse(address);
    boolean network = url != null && url.isHttpFamily();
    PolicyContainer policies =
        !network && makers != null
            ? new PolicyContainer(makers)
            : new PolicyContainer(network ? url : null);
    policies.setBypassed(makers != null && makers.isBypassed());
    FramePolicies.read(policies, headers);
    return policies;
  }

  static Modules.@Nullable Fetched module(Loaded loaded) {
    boolean json =
        loaded.mimeType().equals("application/json") || loaded.mimeType().endsWith("+json");
    return json || ScriptRunner.isJavaScript(loaded.mimeType())
        ? new Modules.Fetched(loaded.text(), json, loaded.url())
        : null;
  }

  /// Null when it could not be had.
  ///
  /// @param purpose `worker` or `sharedworker`; empty for what the worker's script asks for
  /// @param timeline hears when what its script asks for was loaded
  CompletableFuture<@Nullable Loaded> load(
      int pageId, String url, String purpose, ResourceTimeline timeline) {
    boolean worker = !purpose.isEmpty();
    CompletableFuture<@Nullable Loaded> loaded = new CompletableFuture<>();
    Listener listener = new Listener(url, loaded, worker ? null : timeline);
    main.execute(
        () -> {
          if (guarded != null && worker) {
            guarded.startWorker(pageId, url, purpose, listener);
          } else {
            fetcher.start(pageId, url, ResourceRequest.Destination.SCRIPT, listener);
          }
        });
    return loaded;
  }

  private static final class Listener implements ResourceFetcher.Listener {
    private final CompletableFuture<@Nullable Loaded> loaded;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private String url;
    private String mimeType = "";
    private boolean refused;
    private List<HttpHeader> headers = List.of();
    private final String asked;
    private final @Nullable ResourceTimeline timeline;

    Listener(
        String url,
        CompletableFuture<@Nullable Loaded> loaded,
        @Nullable ResourceTimeline timeline) {
      this.asked = url;
      this.timeline = timeline;
      this.url = url;
      this.loaded = loaded;
    }

    @Override
    public void timed(ResourceTiming timing) {
      if (timeline != null) {
        timeline.add(asked, "other", timing);
      }
    }

    @Override
    public void responseStarted(String answered, String type, String charset) {
      url = answered.isEmpty() ? url : answered;
      mimeType = type;
    }

    @Override
    public void head(ResourceResponse response) {
      headers = response.getHeadersList();
    }

    @Override
    public void status(int status) {
      refused |= status != 0 && (status < 200 || status > 299);
    }

    @Override
    public void data(byte[] chunk) {
      if (bytes.size() + chunk.length <= MOST_BYTES) {
        bytes.writeBytes(chunk);
      } else {
        refused = true;
      }
    }

    @Override
    public void finished() {
      byte[] all = bytes.toByteArray();
      int mark =
          all.length >= 3
                  && (all[0] & 0xff) == 0xef
                  && (all[1] & 0xff) == 0xbb
                  && (all[2] & 0xff) == 0xbf
              ? 3
              : 0;
      loaded.complete(
          refused
              ? null
              : new Loaded(
                  new String(all, mark, all.length - mark, Encodings.charset("UTF-8")),
                  mimeType,
                  url,
                  headers));
    }

    @Override
    public void failed(String error) {
      loaded.complete(null);
    }
  }
}
