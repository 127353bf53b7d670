package bulkhead.renderer;

import bulkhead.ipc.api.ResourceRequest;
import bulkhead.process.TaskLoop;
import bulkhead.renderer.html.Encodings;
import bulkhead.renderer.loader.ResourceFetcher;
import bulkhead.renderer.script.Modules;
import bulkhead.renderer.script.ScriptRunner;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Brings workers their scripts: the loads are those of `RendererMain`. Safe from any thread.
final class WorkerScripts {
  private static final int MOST_BYTES = 64 << 20;

  /// @param url where it came from in the end
  record Loaded(String text, String mimeType, String url) {}

  private final ResourceFetcher fetcher;
  private final TaskLoop main;

  WorkerScripts(ResourceFetcher fetcher, TaskLoop main) {
    this.fetcher = fetcher;
    this.main = main;
  }

  RealmNetwork network(int pageId, String origin, Supplier<String> url, Executor tasks) {
    return new RealmNetwork(fetcher, main, pageId, "", origin, url, url, tasks);
  }

  static Modules.@Nullable Fetched module(Loaded loaded) {
    boolean json =
        loaded.mimeType().equals("application/json") || loaded.mimeType().endsWith("+json");
    return json || ScriptRunner.isJavaScript(loaded.mimeType())
        ? new Modules.Fetched(loaded.text(), json)
        : null;
  }

  /// Null when it could not be had.
  CompletableFuture<@Nullable Loaded> load(int pageId, String url) {
    CompletableFuture<@Nullable Loaded> loaded = new CompletableFuture<>();
    main.execute(
        () ->
            fetcher.start(
                pageId, url, ResourceRequest.Destination.SCRIPT, new Listener(url, loaded)));
    return loaded;
  }

  private static final class Listener implements ResourceFetcher.Listener {
    private final CompletableFuture<@Nullable Loaded> loaded;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private String url;
    private String mimeType = "";
    private boolean refused;

    Listener(String url, CompletableFuture<@Nullable Loaded> loaded) {
      this.url = url;
      this.loaded = loaded;
    }

    @Override
    public void responseStarted(String answered, String type, String charset) {
      url = answered.isEmpty() ? url : answered;
      mimeType = type;
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
                  url));
    }

    @Override
    public void failed(String error) {
      loaded.complete(null);
    }
  }
}
