package bulkhead.renderer.script;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.Map;

/// The code in a DevTools client's requests, which may import as the document's own does.
/// Stateless.
final class ClientCode {
  /// Which parameter of a method is code.
  private static final Map<String, String> PARAMETERS =
      Map.of(
          "Runtime.evaluate", "expression",
          "Runtime.compileScript", "expression",
          "Runtime.callFunctionOn", "functionDeclaration",
          "Debugger.evaluateOnCallFrame", "expression");

  private ClientCode() {}

  /// The request with dynamic imports made calls of ours (see [ImportRewriter]). What is no request
  /// stays as it is, for V8 to complain about.
  ///
  /// @param json one protocol request
  static String importing(String json) {
    if (!json.contains("import") && !json.contains("eval(")) {
      return json;
    }
    JsonElement parsed;
    try {
      parsed = JsonParser.parseString(json);
    } catch (JsonParseException e) {
      return json;
    }
    if (parsed instanceof JsonObject request
        && request.get("method") instanceof JsonPrimitive method
        && request.get("params") instanceof JsonObject parameters) {
      String name = PARAMETERS.get(method.getAsString());
      if (name != null && parameters.get(name) instanceof JsonPrimitive code && code.isString()) {
        parameters.addProperty(name, ImportRewriter.rewriteClients(code.getAsString()));
        return request.toString();
      }
    }
    return json;
  }
}
