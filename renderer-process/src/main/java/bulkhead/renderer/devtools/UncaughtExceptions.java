package bulkhead.renderer.devtools;

import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import bulkhead.renderer.script.ConsoleMessage;
import bulkhead.renderer.script.Realm;
import com.caoccao.javet.values.V8Value;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What clients are told of exceptions that nobody caught, and of rejected promises that somebody
/// handles after all: V8 does not know what becomes of either. Stateless.
final class UncaughtExceptions {
  private static final String IN_PROMISE = "Uncaught (in promise)";

  private UncaughtExceptions() {}

  /// `Runtime.exceptionThrown`
  static String thrown(
      RemoteObjects objects,
      int exceptionId,
      Realm realm,
      ConsoleMessage message,
      @Nullable V8Value error) {
    JsonObject thrown = null;
    try {
      thrown = error == null ? null : objects.object(realm, error);
    } catch (ProtocolError e) {
      // The document has gone meanwhile; what is known is told.
    }
    JsonObject stack = thrown == null ? null : ErrorStacks.takeFrom(thrown);
    if (stack == null && message.line() > 0 && !isSyntaxError(thrown)) {
      stack = Json.object("callFrames", List.of(frame(message)));
    }
    JsonObject place = stack == null ? frame(message) : first(stack);
    String url = place.get("url").getAsString();
    return event(
        "Runtime.exceptionThrown",
        Json.object(
            "timestamp",
            System.currentTimeMillis(),
            "exceptionDetails",
            Json.object(
                "exceptionId",
                exceptionId,
                "text",
                message.text().startsWith(IN_PROMISE)
                    ? IN_PROMISE
                    : thrown == null ? message.text() : "Uncaught",
                "lineNumber",
                place.get("lineNumber"),
                "columnNumber",
                place.get("columnNumber"),
                "url",
                url.isEmpty() ? null : url,
                "stackTrace",
                stack,
                "exception",
                thrown,
                "executionContextId",
                realm.contextId())));
  }

  /// `Runtime.exceptionRevoked`
  static String revoked(int exceptionId) {
    return event(
        "Runtime.exceptionRevoked",
        Json.object("reason", "Handler added to rejected promise", "exceptionId", exceptionId));
  }

  private static String event(String method, JsonObject parameters) {
    return Json.write(Json.object("method", method, "params", parameters));
  }

  /// A script that cannot be read has no stack: nothing of it ran.
  private static boolean isSyntaxError(@Nullable JsonObject thrown) {
    return thrown != null
        && thrown.get("className") instanceof JsonPrimitive name
        && name.getAsString().equals("SyntaxError");
  }

  /// Where a value was thrown that is no error: of its stack V8 tells this alone.
  private static JsonObject frame(ConsoleMessage message) {
    return Json.object(
        "functionName",
        "",
        "scriptId",
        "0",
        "url",
        message.url(),
        "lineNumber",
        Math.max(0, message.line() - 1),
        "columnNumber",
        Math.max(0, message.column() - 1));
  }

  private static JsonObject first(JsonObject stack) {
    JsonArray frames = stack.getAsJsonArray("callFrames");
    JsonElement first = frames.get(0);
    return first.getAsJsonObject();
  }
}
