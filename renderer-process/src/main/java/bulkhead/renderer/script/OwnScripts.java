package bulkhead.renderer.script;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/// The engine's own scripts, which are in every realm, are nothing that clients of the DevTools
/// protocol are to step through or to count: they are kept from what V8's inspector says.
public final class OwnScripts {
  /// What their addresses begin with.
  public static final String ADDRESS = "bulkhead:";

  private static final String URL = "\"url\":\"" + ADDRESS;
  private static final String PARSED = "{\"method\":\"Debugger.scriptParsed\"";

  private OwnScripts() {}

  /// Gives an expression such an address.
  public static String marked(String expression) {
    return expression + "\n//# sourceURL=" + ADDRESS + "devtools\n";
  }

  /// Whether a notification says that one of them is there.
  static boolean areToldOf(String json) {
    return json.startsWith(PARSED) && json.contains(URL);
  }

  /// An answer of the `Profiler` domain without their coverage; any other as it is.
  static String uncounted(String json) {
    if (!json.contains(URL) || !json.contains("\"functions\":[")) {
      return json;
    }
    JsonObject answer = JsonParser.parseString(json).getAsJsonObject();
    if (answer.get("result") instanceof JsonObject result
        && result.get("result") instanceof JsonArray scripts) {
      JsonArray kept = new JsonArray();
      for (JsonElement each : scripts) {
        boolean own =
            each instanceof JsonObject script
                && script.get("url") instanceof JsonElement url
                && url.isJsonPrimitive()
                && url.getAsString().startsWith(ADDRESS);
        if (!own) {
          kept.add(each);
        }
      }
      result.add("result", kept);
    }
    return answer.toString();
  }
}
