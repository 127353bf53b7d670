package bulkhead.renderer.devtools;

import bulkhead.devtools.CommandTable;
import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import bulkhead.renderer.script.Realm;
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

  private PageCommands() {}

  static void describe(CommandTable<AgentSession> commands) {
    commands.accepted(
        "Log.enable",
        "Log.disable",
        "Log.clear",
        "Log.startViolationsReport",
        "Log.stopViolationsReport",
        "Performance.enable",
        "Performance.disable",
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
    commands.on("Page.createIsolatedWorld", CreateWorld.class, PageCommands::createWorld);
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
