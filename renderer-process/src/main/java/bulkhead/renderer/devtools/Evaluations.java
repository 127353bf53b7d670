package bulkhead.renderer.devtools;

import bulkhead.devtools.ProtocolError;
import bulkhead.renderer.script.Realm;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/// What a client's `Runtime.evaluate` and `Runtime.callFunctionOn` want of the document besides
/// what V8 does. Thread: `RendererMain`.
final class Evaluations {
  private static final String EVALUATE = "Runtime.evaluate";
  private static final String CALL = "Runtime.callFunctionOn";

  private final AgentSession session;

  Evaluations(AgentSession session) {
    this.session = session;
  }

  /// Before V8 has the command. A wrong one is left for V8 to complain about.
  void before(String method, JsonObject parameters) {
    if ((method.equals(EVALUATE) || method.equals(CALL)) && isTrue(parameters, "userGesture")) {
      try {
        frame(parameters).notifyUserActivation();
      } catch (ProtocolError e) {
        return;
      }
    }
    if (wantsCommandLine(method, parameters)) {
      commandLine(parameters, true);
    }
  }

  /// After the command has run; what it waits for may still be to come.
  void after(String method, JsonObject parameters) {
    if (wantsCommandLine(method, parameters)) {
      commandLine(parameters, false);
    }
  }

  private static boolean wantsCommandLine(String method, JsonObject parameters) {
    return method.equals(EVALUATE) && isTrue(parameters, "includeCommandLineAPI");
  }

  private void commandLine(JsonObject parameters, boolean there) {
    try {
      session.scripts().objects().commandLine(realm(parameters), there);
    } catch (ProtocolError e) {
      return; // no document: V8 says so
    }
  }

  /// The realm that the script runs in.
  private Realm realm(JsonObject parameters) throws ProtocolError {
    if (parameters.get("objectId") instanceof JsonPrimitive id) {
      return session.scripts().realm(RemoteObjects.contextOf(id.getAsString()));
    }
    JsonElement context =
        parameters.has("executionContextId")
            ? parameters.get("executionContextId")
            : parameters.get("contextId");
    if (context instanceof JsonPrimitive id && id.isNumber()) {
      return session.scripts().realm(id.getAsInt());
    }
    Realm main = session.page().mainFrame().realm();
    if (main == null) {
      throw ProtocolError.because("Cannot find default execution context");
    }
    return main;
  }

  private InspectedFrame frame(JsonObject parameters) throws ProtocolError {
    return session.frame(realm(parameters).scope().frameId());
  }

  private static boolean isTrue(JsonObject parameters, String name) {
    return parameters.get(name) instanceof JsonPrimitive flag
        && flag.isBoolean()
        && flag.getAsBoolean();
  }
}
