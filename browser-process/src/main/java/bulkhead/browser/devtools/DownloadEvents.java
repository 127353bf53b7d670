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
import java.util.LinkedHashSet;
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

  private record Running(Download download, BrowserContext context) {}

  /// Whose names are remembered, so that it is no error to cancel them.
  private static final int MOST_ENDED = 1000;

  private final DevTools devTools;
  /// Of which contexts a session wants to hear.
  private final Map<Session, Set<BrowserContext>> listening = new HashMap<>();
  private final Map<String, Running> running = new HashMap<>();
  private final Set<String> ended = new LinkedHashSet<>();

  DownloadEvents(DevTools devTools) {
    this.devTools = devTools;
  }

  void describe(CommandTable<Session> commands) {
    commands.on("Browser.setDownloadBehavior", SetBehavior.class, this::setBehavior);
    commands.on("Browser.cancelDownload", Cancel.class, this::cancel);
    commands.on("Page.setDownloadBehavior", SetBehavior.class, this::setBehavior);
  }

  private @Nullable JsonObject cancel(Session session, Cancel wanted) throws ProtocolError {
    Running found = running.get(wanted.guid());
    if (found != null) {
      found.download().stop();
    } else if (!ended.contains(wanted.guid())) {
      throw ProtocolError.refused("No download item found for the given GUID");
    }
    return null;
  }

  private @Nullable JsonObject setBehavior(Session session, SetBehavior wanted)
      throws ProtocolError {
    BrowserContext context =
        wanted.browserContextId() == null && session.target() instanceof PageTarget page
            ? page.context()
            : session.devTools().contexts().expect(wanted.browserContextId());
    Downloads downloads = session.devTools().browser().downloads();
    Downloads.Behavior behavior =
        switch (wanted.behavior()) {
          case "deny", "default" -> Downloads.Behavior.DENY;
          case "allow" -> Downloads.Behavior.SAVE;
          case "allowAndName" -> Downloads.Behavior.SAVE_BY_IDENTIFIER;
          default -> throw ProtocolError.invalidParameters("behavior: unknown");
        };
    if (wanted.behavior().equals("default")) {
      downloads.resetBehavior(context.network());
    } else if (behavior == Downloads.Behavior.DENY) {
      downloads.setBehavior(context.network(), behavior, Path.of("."));
    } else if (wanted.downloadPath() == null) {
      throw ProtocolError.refused("downloadPath not provided");
    } else {
      try {
        downloads.setBehavior(context.network(), behavior, Path.of(wanted.downloadPath()));
      } catch (InvalidPathException e) {
        throw ProtocolError.invalidParameters("downloadPath: invalid");
      }
    }
    if (wanted.eventsEnabled() != null && wanted.eventsEnabled()) {
      listening.computeIfAbsent(session, key -> new HashSet<>()).add(context);
    } else if (listening.get(session) instanceof Set<BrowserContext> heard) {
      heard.remove(context);
    }
    return null;
  }

  private void tell(BrowserContext context, String method, JsonObject parameters) {
    listening.keySet().removeIf(Session::hasEnded);
    listening.forEach(
        (session, heard) -> {
          if (heard.contains(context)) {
            session.event(method, parameters);
          }
        });
  }

  @Override
  public void downloadBegins(Tab tab, Download download) {
    TabTarget target = devTools.tabTarget(tab);
    BrowserContext context =
        target == null ? devTools.contexts().ofProfile() : target.page().context();
    running.put(download.id(), new Running(download, context));
    JsonObject event =
        Json.object(
            "frameId", target == null ? "" : target.page().id(),
            "guid", download.id(),
            "url", download.url(),
            "suggestedFilename", download.suggestedName());
    tell(context, "Browser.downloadWillBegin", event);
    if (target != null) {
      target.page().downloads(download.url());
      target.page().event("Page.downloadWillBegin", event);
    }
    progress(tab, context, download, "inProgress", null);
  }

  @Override
  public void downloadEnded(Tab tab, Download download, Download.End end) {
    Running known = running.remove(download.id());
    if (known == null) {
      return;
    }
    if (ended.size() >= MOST_ENDED) {
      ended.remove(ended.iterator().next());
    }
    ended.add(download.id());
    switch (end) {
      case Download.End.Saved(Path path) ->
          progress(tab, known.context(), download, "completed", path.toString());
      case Download.End.Failed(String why) ->
          progress(tab, known.context(), download, "canceled", null);
    }
  }

  private void progress(
      Tab tab, BrowserContext context, Download download, String state, @Nullable String path) {
    JsonObject event =
        Json.object(
            "guid", download.id(),
            "totalBytes", download.received(),
            "receivedBytes", download.received(),
            "state", state);
    if (devTools.tabTarget(tab) instanceof TabTarget target) {
      target.page().event("Page.downloadProgress", event.deepCopy());
    }
    if (path != null) {
      event.addProperty("filePath", path);
    }
    tell(context, "Browser.downloadProgress", event);
  }
}
