package bulkhead.browser.devtools;

import bulkhead.browser.devtools.DevTools.BrowserContext;
import bulkhead.browser.net.NetError;
import bulkhead.browser.tab.Downloads;
import bulkhead.browser.tab.Tab;
import bulkhead.devtools.CommandTable;
import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// `Browser.setDownloadBehavior`: where a client wants downloads saved, and what it is told of
/// them. Thread: `BrowserMain`; files are written on `DevToolsFiles`.
final class DownloadBehavior implements Downloads {
  private record Behavior(
      String behavior,
      @Nullable String browserContextId,
      @Nullable String downloadPath,
      @Nullable Boolean eventsEnabled) {}

  private record Cancel(String guid, @Nullable String browserContextId) {}

  /// What holds for one browser context.
  ///
  /// @param folder null where nothing is saved
  /// @param byGuid whether files are called by their number instead of their name
  private record Policy(@Nullable Path folder, boolean byGuid, @Nullable Session listener) {}

  private final DevTools devTools;
  private final Map<String, Policy> policies = new HashMap<>();
  private final Map<String, Saving> running = new HashMap<>();
  private final Executor files =
      new ThreadPoolExecutor(
          0,
          1,
          10,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          task -> Thread.ofPlatform().name("DevToolsFiles").daemon().unstarted(task));

  DownloadBehavior(DevTools devTools) {
    this.devTools = devTools;
  }

  void describe(CommandTable<Session> commands) {
    commands.on("Browser.setDownloadBehavior", Behavior.class, this::set);
    commands.on(
        "Page.setDownloadBehavior",
        Behavior.class,
        (session, wanted) ->
            set(
                session,
                new Behavior(
                    wanted.behavior(),
                    session.page().browserContextId(),
                    wanted.downloadPath(),
                    false)));
    commands.on(
        "Browser.cancelDownload",
        Cancel.class,
        (session, wanted) -> {
          Saving saving = running.get(wanted.guid());
          if (saving == null) {
            throw ProtocolError.invalidParameters("No download item found for the given GUID");
          }
          saving.cancel();
          return null;
        });
  }

  private @Nullable JsonObject set(Session session, Behavior wanted) throws ProtocolError {
    BrowserContext context = devTools.context(wanted.browserContextId());
    if (context == null) {
      throw ProtocolError.because(
          "Failed to find browser context with id " + wanted.browserContextId());
    }
    boolean saves =
        switch (wanted.behavior()) {
          case "allow", "allowAndName" -> true;
          case "deny", "default" -> false;
          default -> throw ProtocolError.invalidParameters("Unknown download behavior");
        };
    Path folder = null;
    if (saves) {
      try {
        folder = wanted.downloadPath() == null ? null : Path.of(wanted.downloadPath());
      } catch (InvalidPathException e) {
        throw ProtocolError.invalidParameters("downloadPath is no path");
      }
      if (folder == null) {
        throw ProtocolError.invalidParameters("downloadPath not provided");
      }
    }
    boolean tells = wanted.eventsEnabled() != null && wanted.eventsEnabled();
    policies.put(
        context.id(),
        new Policy(folder, wanted.behavior().equals("allowAndName"), tells ? session : null));
    return null;
  }

  @Override
  public @Nullable Sink begin(Tab tab, Offer offer, Runnable cancel) {
    TabTarget target = devTools.tabTarget(tab);
    if (target == null) {
      return null;
    }
    PageTarget page = target.page();
    page.downloads(offer.url());
    Policy policy = policies.get(page.browserContextId());
    if (policy == null) {
      return null;
    }
    Saving saving = new Saving(page, policy, offer, cancel);
    JsonObject event =
        Json.object(
            "frameId", page.id(),
            "guid", saving.guid,
            "url", offer.url(),
            "suggestedFilename", offer.suggestedName());
    saving.tell("downloadWillBegin", event);
    if (policy.folder() == null) {
      saving.progress("canceled");
      return null;
    }
    running.put(saving.guid, saving);
    return saving;
  }

  /// One download on its way to its file.
  private final class Saving implements Sink {
    final String guid = Ids.uuid();
    private final PageTarget page;
    private final Policy policy;
    private final Offer offer;
    private final Runnable cancel;
    private long received;
    private boolean over;

    // Owned by `DevToolsFiles`.
    private @Nullable OutputStream out;
    private @Nullable Path path;
    private @Nullable IOException failure;

    Saving(PageTarget page, Policy policy, Offer offer, Runnable cancel) {
      this.page = page;
      this.policy = policy;
      this.offer = offer;
      this.cancel = cancel;
    }

    void tell(String name, JsonObject event) {
      Session listener = policy.listener();
      if (listener != null) {
        listener.event("Browser." + name, event);
      }
      page.event("Page." + name, event);
    }

    void progress(String state) {
      Path file = path;
      tell(
          "downloadProgress",
          Json.object(
              "guid", guid,
              "totalBytes", offer.size() < 0 ? received : offer.size(),
              "receivedBytes", received,
              "state", state,
              "filePath", state.equals("completed") && file != null ? file.toString() : null));
    }

    private OutputStream open() throws IOException {
      OutputStream before = out;
      Path folder = policy.folder();
      if (before != null || folder == null) {
        return before == null ? OutputStream.nullOutputStream() : before;
      }
      Files.createDirectories(folder);
      Path file = policy.byGuid() ? folder.resolve(guid) : free(folder, offer.suggestedName());
      path = file;
      OutputStream opened = Files.newOutputStream(file);
      out = opened;
      return opened;
    }

    /// A name that no file has yet: `a.txt`, `a (1).txt` ...
    private static Path free(Path folder, String name) {
      int dot = name.lastIndexOf('.');
      String stem = dot <= 0 ? name : name.substring(0, dot);
      String ending = dot <= 0 ? "" : name.substring(dot);
      Path file = folder.resolve(name);
      for (int i = 1; Files.exists(file); i++) {
        file = folder.resolve(stem + " (" + i + ")" + ending);
      }
      return file;
    }

    @Override
    public void data(byte[] chunk) {
      received += chunk.length;
      files.execute(
          () -> {
            try {
              open().write(chunk);
            } catch (IOException e) {
              failure = e;
            }
          });
      if (!over) {
        progress("inProgress");
      }
    }

    @Override
    public void finished() {
      files.execute(
          () -> {
            try {
              open().close();
            } catch (IOException e) {
              failure = e;
            }
            boolean good = failure == null;
            devTools.loop().execute(() -> end(good ? "completed" : "canceled"));
          });
    }

    @Override
    public void failed(NetError error) {
      files.execute(
          () -> {
            try {
              open().close();
              if (path != null) {
                Files.deleteIfExists(path);
              }
            } catch (IOException e) {
              failure = e;
            }
            devTools.loop().execute(() -> end("canceled"));
          });
    }

    void cancel() {
      cancel.run();
      failed(NetError.ABORTED);
    }

    private void end(String state) {
      if (!over) {
        over = true;
        running.remove(guid);
        progress(state);
      }
    }
  }
}
