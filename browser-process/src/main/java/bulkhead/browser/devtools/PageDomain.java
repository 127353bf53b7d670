package bulkhead.browser.devtools;

import bulkhead.browser.tab.NavigationController;
import bulkhead.browser.tab.NavigationEntry;
import bulkhead.browser.tab.Tab;
import bulkhead.browser.ui.BrowserCommands;
import bulkhead.devtools.CommandTable;
import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import bulkhead.url.Url;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// `Page`: navigation, history, pictures, scripts for new documents. Thread: `BrowserMain`.
final class PageDomain {
  private record Navigate(
      String url,
      @Nullable String referrer,
      @Nullable String transitionType,
      @Nullable String frameId) {}

  private record Reload(
      @Nullable Boolean ignoreCache,
      @Nullable String scriptToEvaluateOnLoad,
      @Nullable String loaderId) {}

  private record Enabled(boolean enabled) {}

  private record AddScript(
      String source,
      @Nullable String worldName,
      @Nullable Boolean includeCommandLineAPI,
      @Nullable Boolean runImmediately) {}

  private record ScriptId(String identifier) {}

  private record EntryId(int entryId) {}

  private PageDomain() {}

  static void describe(CommandTable<Session> commands) {
    commands.on(
        "Page.enable",
        (session, none) -> {
          session.page();
          session.enable("Page");
          return null;
        });
    commands.on(
        "Page.disable",
        (session, none) -> {
          session.disable("Page");
          session.setLifecycleEvents(false);
          return null;
        });
    commands.on(
        "Page.getFrameTree",
        (session, none) -> Json.object("frameTree", session.page().frameTree()));
    commands.on(
        "Page.setLifecycleEventsEnabled", Enabled.class, PageDomain::setLifecycleEventsEnabled);
    commands.on(
        "Page.setBypassCSP",
        Enabled.class,
        (session, wanted) -> {
          session.page().tab().navigator().setBypassesPolicies(wanted.enabled());
          return null;
        });
    commands.late("Page.navigate", Navigate.class, PageDomain::navigate);
    commands.on("Page.reload", Reload.class, PageDomain::reload);
    commands.on(
        "Page.stopLoading",
        (session, none) -> {
          session.page().tab().navigator().stop();
          return null;
        });
    commands.on("Page.getNavigationHistory", (session, none) -> history(session));
    commands.on(
        "Page.resetNavigationHistory",
        (session, none) -> {
          Tab tab = session.page().tab();
          if (tab.navigator().isNavigating()) {
            throw ProtocolError.because("Internal error"); // it may be on its way to an entry
          }
          tab.history().keepCurrent();
          return null;
        });
    commands.on("Page.navigateToHistoryEntry", EntryId.class, PageDomain::navigateToEntry);
    commands.on(
        "Page.bringToFront",
        (session, none) -> {
          session.page().tab().window().activate(session.page().tab());
          return null;
        });
    commands.on(
        "Page.close",
        (session, none) -> {
          Tab tab = session.page().tab();
          session.devTools().loop().execute(tab::askToClose);
          return null;
        });
    commands.on(
        "Page.crash",
        (session, none) -> {
          session.page().tab().navigator().navigate("bulkhead://crash", true);
          return null;
        });
    commands.on("Page.addScriptToEvaluateOnNewDocument", AddScript.class, PageDomain::addScript);
    commands.on(
        "Page.removeScriptToEvaluateOnNewDocument", ScriptId.class, PageDomain::removeScript);
    commands.late("Page.captureScreenshot", Screenshot.Request.class, Screenshot::capture);
  }

  private static @Nullable JsonObject setLifecycleEventsEnabled(Session session, Enabled wanted)
      throws ProtocolError {
    session.setLifecycleEvents(wanted.enabled());
    if (wanted.enabled()) {
      session.page().replayLifecycle(session);
    }
    return null;
  }

  private static CompletableFuture<JsonObject> navigate(Session session, Navigate wanted)
      throws ProtocolError {
    PageTarget page = session.page();
    if (Url.parse(wanted.url()) == null) {
      throw ProtocolError.because("Cannot navigate to invalid URL");
    }
    if (wanted.frameId() != null && !wanted.frameId().equals(page.id())) {
      return page.navigate(renderer(session), wanted.frameId(), wanted.url());
    }
    return page.navigate(wanted.url());
  }

  private static @Nullable JsonObject reload(Session session, Reload wanted) throws ProtocolError {
    session
        .page()
        .tab()
        .navigator()
        .reload(
            wanted.ignoreCache() != null && wanted.ignoreCache()
                ? BrowserCommands.Cache.BYPASS
                : BrowserCommands.Cache.USE);
    return null;
  }

  private static JsonObject history(Session session) throws ProtocolError {
    NavigationController history = session.page().tab().history();
    List<JsonObject> entries = new ArrayList<>();
    for (int i = 0; i < history.size(); i++) {
      NavigationEntry entry = history.get(i);
      entries.add(
          Json.object(
              "id", i,
              "url", entry.url(),
              "userTypedURL", entry.url(),
              "title", entry.title(),
              "transitionType", "typed"));
    }
    return Json.object("currentIndex", history.currentIndex(), "entries", entries);
  }

  private static @Nullable JsonObject navigateToEntry(Session session, EntryId wanted)
      throws ProtocolError {
    if (wanted.entryId() < 0 || wanted.entryId() >= session.page().tab().history().size()) {
      throw ProtocolError.refused("No entry with passed id");
    }
    session.page().tab().traversal().goTo(wanted.entryId());
    return null;
  }

  private static JsonObject addScript(Session session, AddScript wanted) throws ProtocolError {
    RendererSession renderer = renderer(session);
    String identifier = String.valueOf(renderer.nextScriptNumber());
    renderer.always(
        "script " + identifier,
        "Page.addScriptToEvaluateOnNewDocument",
        Json.object(
            "identifier", identifier,
            "source", wanted.source(),
            "worldName", wanted.worldName(),
            "runImmediately", wanted.runImmediately()));
    return Json.object("identifier", identifier);
  }

  private static @Nullable JsonObject removeScript(Session session, ScriptId wanted)
      throws ProtocolError {
    RendererSession renderer = renderer(session);
    if (!renderer.forget("script " + wanted.identifier())) {
      throw ProtocolError.because("Script not found");
    }
    renderer.once(
        "Page.removeScriptToEvaluateOnNewDocument", Json.object("identifier", wanted.identifier()));
    return null;
  }

  private static RendererSession renderer(Session session) throws ProtocolError {
    RendererSession renderer = session.renderer();
    if (renderer == null) {
      throw ProtocolError.because("Not attached to an active page");
    }
    return renderer;
  }
}
