package bulkhead.renderer.devtools;

import bulkhead.devtools.CommandTable;
import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import bulkhead.renderer.script.DocumentWriter;
import bulkhead.renderer.script.Realm;
import bulkhead.renderer.script.bindings.RealmBindings;
import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

/// The part of `Page` that only the renderer can do, and what pages never report. Stateless.
final class PageCommands {
  /// @param identifier given by the browser process
  private record AddScript(
      String identifier,
      String source,
      @Nullable String worldName,
      @Nullable Boolean runImmediately) {}

  private record RemoveScript(String identifier) {}

  private record CreateWorld(
      String frameId, @Nullable String worldName, @Nullable Boolean grantUniveralAccess) {}

  private record Navigate(String frameId, String url) {}

  private record SetContent(String frameId, String html) {}

  private record AddBinding(String name, String executionContextName) {}

  private PageCommands() {}

  static void describe(CommandTable<AgentSession> commands) {
    commands.accepted(
        "Log.enable",
        "Log.disable",
        "Log.clear",
        "Log.startViolationsReport",
        "Log.stopViolationsReport",
        "Overlay.enable",
        "Overlay.disable");
    commands.on(
        "Page.addScriptToEvaluateOnNewDocument",
        AddScript.class,
        (session, script) -> {
          session.scripts().add(script.identifier(), script.source(), script.worldName());
          if (script.runImmediately() != null && script.runImmediately()) {
            session.scripts().runNow(script.identifier());
          }
          return null;
        });
    commands.on(
        "Page.removeScriptToEvaluateOnNewDocument",
        RemoveScript.class,
        (session, script) -> {
          session.scripts().remove(script.identifier());
          return null;
        });
    commands.on(
        AgentSession.WORLD_BINDING,
        AddBinding.class,
        (session, wanted) -> {
          session.scripts().addBinding(wanted.name(), wanted.executionContextName());
          return null;
        });
    commands.on(
        "Page.navigate",
        Navigate.class,
        (session, wanted) -> {
          session.frame(wanted.frameId()).navigate(wanted.url(), false);
          return null;
        });
    commands.on("Page.getLayoutMetrics", (session, none) -> layoutMetrics(session));
    commands.on("Page.setDocumentContent", SetContent.class, PageCommands::setContent);
    commands.on("Page.createIsolatedWorld", CreateWorld.class, PageCommands::createWorld);
  }

  private static JsonObject layoutMetrics(AgentSession session) throws ProtocolError {
    InspectedFrame.Metrics metrics = session.page().mainFrame().metrics();
    if (metrics == null) {
      throw ProtocolError.because("Not attached to an active page");
    }
    JsonObject layout =
        Json.object(
            "pageX", Math.round(metrics.scrollX()),
            "pageY", Math.round(metrics.scrollY()),
            "clientWidth", Math.round(metrics.layoutWidth()),
            "clientHeight", Math.round(metrics.layoutHeight()));
    JsonObject visual =
        Json.object(
            "offsetX",
            0,
            "offsetY",
            0,
            "pageX",
            metrics.scrollX(),
            "pageY",
            metrics.scrollY(),
            "clientWidth",
            metrics.visualWidth(),
            "clientHeight",
            metrics.visualHeight(),
            "scale",
            metrics.pageScale(),
            "zoom",
            1);
    JsonObject content =
        Json.object(
            "x", 0, "y", 0, "width", metrics.contentWidth(), "height", metrics.contentHeight());
    return Json.object(
        "layoutViewport", layout,
        "visualViewport", visual,
        "contentSize", content,
        "cssLayoutViewport", layout,
        "cssVisualViewport", visual,
        "cssContentSize", content);
  }

  /// The frame's document is written anew, as by `document.write`.
  private static @Nullable JsonObject setContent(AgentSession session, SetContent wanted)
      throws ProtocolError {
    Realm realm = session.frame(wanted.frameId()).realm();
    DocumentWriter writer = realm == null ? null : realm.get(DocumentWriter.class);
    if (realm == null || writer == null) {
      throw ProtocolError.because("No Document instance to set HTML for");
    }
    RealmBindings bindings = realm.get(RealmBindings.class);
    if (bindings != null) {
      bindings.eraseListeners();
    }
    writer.open();
    writer.write(wanted.html());
    writer.close();
    return null;
  }

  private static JsonObject createWorld(AgentSession session, CreateWorld wanted)
      throws ProtocolError {
    InspectedFrame frame = session.frame(wanted.frameId());
    Realm realm = frame.isolatedWorld(wanted.worldName() == null ? "" : wanted.worldName());
    if (realm == null) {
      throw ProtocolError.because("Could not create isolated world");
    }
    return Json.object("executionContextId", realm.contextId());
  }
}
