package bulkhead.browser.devtools;

import bulkhead.browser.files.Download;
import bulkhead.browser.files.Downloads;
import bulkhead.browser.tab.Tab;
import bulkhead.browser.tab.TabObserver;
import bulkhead.devtools.CommandTable;
import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import com.google.gson.JsonObject;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `Browser.setDownloadBehavior`, `Browser.downloadWillBegin`, `Browser.downloadProgress`: what
/// pages save. Thread: `BrowserMain`.
final class DownloadEvents implements TabObserver {
  private record SetBehavior(
      String behavior,
      @Nullable String browserContextId,
      @Nullable String downloadPath,
      @Nullable Boolean eventsEnabled) {}

  private record Cancel(String guid) {}

  private final DevTools devTools;
  private final Set<Session> listening = new HashSet<>();
  private final Map<String, Download> running = new HashMap<>();
  private final Set<String> ended = new HashSet<>();

  DownloadEvents(DevTools devTools) {
    this.devTools = devTools;
  }

  void describe(CommandTable<Session> commands) {
    commands.on("Browser.setDownloadBehavior", SetBehavior.class, this::setBehavior);
    commands.on("Browser.cancelDownload", Cancel.class, this::cancel);
    commands.on("Page.setDownloadBehavior", SetBehavior.class, this::setBehavior);
  }

  private @Nullable JsonObject cancel(Session session, Cancel wanted) throws ProtocolError {
    Download download = running.get(wanted.guid());
    if (download != null) {
      download.stop();
    } else if (!ended.contains(wanted.guid())) {
      throw ProtocolError.because("No download item found for the given GUID");
    }
    return null;
  }

  private @Nullable JsonObject setBehavior(Session session, SetBehavior wanted)
      throws ProtocolError {
    Downloads downloads = session.devTools().browser().downloads();
    Downloads.Behavior behavior =
        switch (wanted.behavior()) {
          case "deny", "default" -> Downloads.Behavior.DENY;
          case "allow" -> Downloads.Behavior.SAVE;
          case "allowAndName" -> Downloads.Behavior.SAVE_BY_IDENTIFIER;
          default -> throw ProtocolError.invalidParameters("behavior: unknown");
        };
    if (wanted.behavior().equals("default")) {
      downloads.resetBehavior();
    } else if (behavior == Downloads.Behavior.DENY) {
      downloads.setBehavior(behavior, Path.of("."));
    } else if (wanted.downloadPath() == null) {
      throw ProtocolError.invalidParameters("downloadPath not provided");
    } else {
      try {
        downloads.setBehavior(behavior, Path.of(wanted.downloadPath()));
      } catch (InvalidPathException e) {
        throw ProtocolError.invalidParameters("downloadPath: invalid");
      }
    }
    if (wanted.eventsEnabled() != null && wanted.eventsEnabled()) {
      listening.add(session);
    } else {
      listening.remove(session);
    }
    return null;
  }

  private void tell(String method, JsonObject parameters) {
    listening.removeIf(Session::hasEnded);
    listening.forEach(session -> session.event(method, parameters));
  }

  @Override
  public void downloadBegins(Tab tab, Download download) {
    running.put(download.id(), download);
    TabTarget target = devTools.tabTarget(tab);
    JsonObject event =
        Json.object(
            "frameId", target == null ? "" : target.page().id(),
            "guid", download.id(),
            "url", download.url(),
            "suggestedFilename", download.suggestedName());
    tell("Browser.downloadWillBegin", event);
    if (target != null) {
      target.page().downloads(download.url());
      target.page().event("Page.downloadWillBegin", event);
    }
    progress(download, "inProgress", null);
  }

  @Override
  public void downloadEnded(Tab tab, Download download, Download.End end) {
    running.remove(download.id());
    ended.add(download.id());
    switch (end) {
      case Download.End.Saved(Path path) -> progress(download, "completed", path.toString());
      case Download.End.Failed(String why) -> progress(download, "canceled", null);
    }
  }

  private void progress(Download download, String state, @Nullable String path) {
    tell(
        "Browser.downloadProgress",
        Json.object(
            "guid", download.id(),
            "totalBytes", download.received(),
            "receivedBytes", download.received(),
            "state", state,
            "filePath", path));
  }
}
