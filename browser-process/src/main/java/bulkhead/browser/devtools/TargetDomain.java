package bulkhead.browser.devtools;

import bulkhead.devtools.CommandTable;
import bulkhead.devtools.Json;
import bulkhead.devtools.Parameters;
import bulkhead.devtools.ProtocolError;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// `Target`: which pages there are, and sessions with them. Thread: `BrowserMain`.
final class TargetDomain {
  private record Discover(boolean discover, @Nullable List<TargetFilter.Entry> filter) {}

  private record AutoAttach(
      boolean autoAttach,
      boolean waitForDebuggerOnStart,
      @Nullable Boolean flatten,
      @Nullable List<TargetFilter.Entry> filter) {}

  private record Create(
      String url,
      @Nullable Integer width,
      @Nullable Integer height,
      @Nullable String browserContextId,
      @Nullable Boolean newWindow,
      @Nullable Boolean background) {
    DevTools.Opens where() {
      if (newWindow != null && newWindow) {
        return DevTools.Opens.WINDOW;
      }
      return background != null && background ? DevTools.Opens.BACKGROUND_TAB : DevTools.Opens.TAB;
    }
  }

  private record Attach(String targetId, @Nullable Boolean flatten) {}

  private record Detach(@Nullable String sessionId, @Nullable String targetId) {}

  private record Id(String targetId) {}

  private record OptionalId(@Nullable String targetId) {}

  private record Filter(@Nullable List<TargetFilter.Entry> filter) {}

  private record CreateContext(
      @Nullable Boolean disposeOnDetach,
      @Nullable String proxyServer,
      @Nullable String proxyBypassList) {}

  private record Context(String browserContextId) {}

  private TargetDomain() {}

  static void describe(CommandTable<Session> commands) {
    commands.on("Target.setDiscoverTargets", Discover.class, TargetDomain::setDiscoverTargets);
    commands.on("Target.setAutoAttach", AutoAttach.class, TargetDomain::setAutoAttach);
    commands.late("Target.createTarget", Create.class, TargetDomain::createTarget);
    commands.on("Target.attachToTarget", Attach.class, TargetDomain::attachToTarget);
    commands.on(
        "Target.attachToBrowserTarget",
        (session, none) ->
            Json.object(
                "sessionId",
                session
                    .devTools()
                    .attach(session, session.devTools().browserTarget(), false)
                    .id()));
    commands.on("Target.detachFromTarget", Detach.class, TargetDomain::detachFromTarget);
    commands.on("Target.closeTarget", Id.class, TargetDomain::closeTarget);
    commands.on("Target.activateTarget", Id.class, TargetDomain::activateTarget);
    commands.on("Target.getTargets", Filter.class, TargetDomain::getTargets);
    commands.on("Target.getTargetInfo", OptionalId.class, TargetDomain::getTargetInfo);
    commands.on(
        "Target.getBrowserContexts",
        (session, none) ->
            Json.object(
                "browserContextIds",
                session.devTools().contexts().made().stream().map(BrowserContext::id).toList(),
                "defaultBrowserContextId",
                session.devTools().contexts().ofProfile().id()));
    commands.on(
        "Target.createBrowserContext", CreateContext.class, TargetDomain::createBrowserContext);
    commands.on("Target.disposeBrowserContext", Context.class, TargetDomain::dispose);
    commands.on(
        "Runtime.runIfWaitingForDebugger",
        Parameters.None.class,
        (session, none) -> {
          session.setWaiting(false);
          session.devTools().release(session.target());
          return null;
        });
  }

  private static @Nullable JsonObject setDiscoverTargets(Session session, Discover wanted)
      throws ProtocolError {
    if (!wanted.discover()) {
      session.setDiscovers(null);
      return null;
    }
    TargetFilter filter = TargetFilter.of(wanted.filter());
    session.setDiscovers(filter);
    for (DevToolsTarget target : session.devTools().targets()) {
      if (filter.wants(target)) {
        session.event("Target.targetCreated", Json.object("targetInfo", target.info()));
      }
    }
    return null;
  }

  private static @Nullable JsonObject setAutoAttach(Session session, AutoAttach wanted)
      throws ProtocolError {
    if (!wanted.autoAttach()) {
      session.setAutoAttach(null);
      if (session.target() instanceof PageTarget) {
        workersWait(session, false);
      }
      return null;
    }
    if (wanted.flatten() == null || !wanted.flatten()) {
      throw ProtocolError.refused("Only flatten protocol is supported with auto attach");
    }
    session.setAutoAttach(
        new Session.AutoAttach(TargetFilter.of(wanted.filter()), wanted.waitForDebuggerOnStart()));
    for (DevToolsTarget target : session.devTools().targets()) {
      session.devTools().autoAttach(session, target, false);
    }
    if (session.target() instanceof PageTarget page) {
      for (WorkerTarget worker : page.workers().all()) {
        session.devTools().autoAttach(session, worker, false);
      }
      workersWait(session, wanted.waitForDebuggerOnStart());
    }
    return null;
  }

  /// Has new workers of the session's page wait for its client, or not.
  private static void workersWait(Session session, boolean wait) {
    RendererSession renderer = session.renderer();
    if (renderer != null) {
      renderer.always("workers wait", "Target.workersWait", Json.object("on", wait));
    }
  }

  private static CompletableFuture<JsonObject> createTarget(Session session, Create wanted)
      throws ProtocolError {
    BrowserContext context = session.devTools().contexts().expect(wanted.browserContextId());
    String url = wanted.url().isEmpty() ? "about:blank" : wanted.url();
    return session
        .devTools()
        .open(context, wanted.width(), wanted.height(), wanted.where())
        .thenApply(
            tab -> {
              if (!url.equals("about:blank")) {
                tab.page().goLater(() -> tab.tab().navigator().navigate(url, true));
                session.devTools().release(tab);
              }
              return Json.object("targetId", tab.page().id());
            });
  }

  private static DevToolsTarget target(Session session, String id) throws ProtocolError {
    DevToolsTarget target = session.devTools().target(id);
    if (target == null) {
      throw ProtocolError.refused("No target with given id found");
    }
    return target;
  }

  private static TabTarget tab(Session session, String id) throws ProtocolError {
    TabTarget tab =
        switch (target(session, id)) {
          case TabTarget t -> t;
          case PageTarget page -> session.devTools().tabTarget(page.tab());
          case WorkerTarget worker -> null;
          case BrowserTarget b -> null;
        };
    if (tab == null) {
      throw ProtocolError.refused("No target with given id found");
    }
    return tab;
  }

  private static JsonObject attachToTarget(Session session, Attach wanted) throws ProtocolError {
    DevToolsTarget target = target(session, wanted.targetId());
    return Json.object("sessionId", session.devTools().attach(session, target, false).id());
  }

  private static @Nullable JsonObject detachFromTarget(Session session, Detach wanted)
      throws ProtocolError {
    for (Session other : new ArrayList<>(session.connection().sessions())) {
      if (other.id().equals(wanted.sessionId())
          || wanted.sessionId() == null && other.target().id().equals(wanted.targetId())) {
        session.devTools().end(other);
        return null;
      }
    }
    throw ProtocolError.refused("No session with given id");
  }

  private static JsonObject closeTarget(Session session, Id wanted) throws ProtocolError {
    session.devTools().close(tab(session, wanted.targetId()));
    return Json.object("success", true);
  }

  private static @Nullable JsonObject activateTarget(Session session, Id wanted)
      throws ProtocolError {
    TabTarget tab = tab(session, wanted.targetId());
    tab.tab().window().activate(tab.tab());
    return null;
  }

  private static JsonObject getTargets(Session session, Filter wanted) {
    TargetFilter filter = TargetFilter.of(wanted.filter());
    List<JsonObject> infos = new ArrayList<>();
    for (DevToolsTarget target : session.devTools().targets()) {
      if (filter.wants(target)) {
        infos.add(target.info());
      }
    }
    return Json.object("targetInfos", infos);
  }

  private static JsonObject getTargetInfo(Session session, OptionalId wanted) throws ProtocolError {
    DevToolsTarget target =
        wanted.targetId() == null ? session.target() : target(session, wanted.targetId());
    return Json.object("targetInfo", target.info());
  }

  private static JsonObject createBrowserContext(Session session, CreateContext wanted) {
    boolean dispose = wanted.disposeOnDetach() != null && wanted.disposeOnDetach();
    String bypass = wanted.proxyBypassList() == null ? "" : wanted.proxyBypassList();
    BrowserContext made =
        session
            .devTools()
            .contexts()
            .create(session.connection(), dispose, wanted.proxyServer(), bypass);
    return Json.object("browserContextId", made.id());
  }

  private static @Nullable JsonObject dispose(Session session, Context wanted)
      throws ProtocolError {
    BrowserContexts contexts = session.devTools().contexts();
    BrowserContext context = contexts.expect(wanted.browserContextId());
    if (context == contexts.ofProfile()) {
      throw ProtocolError.because(
          "Failed to find browser context with id " + wanted.browserContextId());
    }
    session.devTools().dispose(context);
    return null;
  }
}
