package bulkhead.renderer.devtools;

import bulkhead.devtools.Json;
import bulkhead.renderer.script.OwnScripts;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The stack of an error that nobody caught, as `Runtime.ExceptionDetails` has it: V8 tells of such
/// errors without it, but the error describes itself by it.
final class ErrorStacks {
  /// `    at f (url:line:column)` and `    at url:line:column`
  private static final Pattern FRAME =
      Pattern.compile("\\n    at (?:(.*?) \\()?([^\\n]*?):(\\d+):(\\d+)\\)?(?=\\n|$)");

  /// Before the place where a script was made from text; its own place follows after a comma.
  private static final String EVALUATED = "eval at ";

  private ErrorStacks() {}

  /// Null for what is no error with a stack. The engine's own frames go from the description too.
  ///
  /// @param thrown a `Runtime.RemoteObject`
  static @Nullable JsonObject takeFrom(JsonObject thrown) {
    if (!(thrown.get("subtype") instanceof JsonPrimitive kind)
        || !kind.getAsString().equals("error")
        || !(thrown.get("description") instanceof JsonPrimitive description)) {
      return null;
    }
    JsonArray frames = new JsonArray();
    StringBuilder described = new StringBuilder();
    Matcher frame = FRAME.matcher(description.getAsString());
    while (frame.find()) {
      boolean own = frame.group(2).startsWith(OwnScripts.ADDRESS);
      frame.appendReplacement(described, own ? "" : "$0");
      if (!own) {
        String function = frame.group(1);
        String url = frame.group(2);
        int within = url.startsWith(EVALUATED) ? url.lastIndexOf(", ") : -1;
        url = within < 0 ? url : url.substring(within + 2);
        frames.add(
            Json.object(
                "functionName",
                function == null ? "" : function,
                "scriptId",
                "0",
                "url",
                url.equals("<anonymous>") ? "" : url,
                "lineNumber",
                Integer.parseInt(frame.group(3)) - 1,
                "columnNumber",
                Integer.parseInt(frame.group(4)) - 1));
      }
    }
    frame.appendTail(described);
    thrown.addProperty("description", described.toString());
    return frames.isEmpty() ? null : Json.object("callFrames", frames);
  }
}
