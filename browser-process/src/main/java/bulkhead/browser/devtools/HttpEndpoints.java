package bulkhead.browser.devtools;

import bulkhead.devtools.CommandTable;
import bulkhead.devtools.Json;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What `/json/…` answers. Thread: `BrowserMain`.
final class HttpEndpoints {
  private HttpEndpoints() {}

  static String pretty(JsonElement json) {
    return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(json);
  }

  static JsonObject version(DevTools devTools, String host) {
    return Json.object(
        "Browser",
        devTools.settings().product(),
        "Protocol-Version",
        BrowserDomain.PROTOCOL_VERSION,
        "User-Agent",
        devTools.userAgent(),
        "V8-Version",
        devTools.engineVersion(),
        "WebKit-Version",
        "537.36 (@0)", // with a revision, as ChromeDriver expects it
        "webSocketDebuggerUrl",
        "ws://" + host + "/devtools/browser/" + devTools.browserTarget().id());
  }

  static JsonArray list(DevTools devTools, String host) {
    List<JsonObject> pages = new ArrayList<>();
    for (DevToolsTarget target : devTools.targets()) {
      if (target instanceof PageTarget page) {
        pages.addFirst(describe(page, host)); // the newest first, as in Chromium
      }
    }
    return Json.array(pages);
  }

  static JsonObject describe(PageTarget page, String host) {
    return Json.object(
        "description", "",
        "devtoolsFrontendUrl", "",
        "id", page.id(),
        "title", page.title(),
        "type", page.type(),
        "url", page.url(),
        "webSocketDebuggerUrl", "ws://" + host + "/devtools/page/" + page.id());
  }

  /// The commands that the browser process answers, by domain, made from the table that answers
  /// them.
  static JsonObject protocol(DevTools devTools) {
    Map<String, List<JsonObject>> domains = new LinkedHashMap<>();
    for (CommandTable.Command<Session, ?> command : devTools.commands().commands()) {
      int dot = command.method().indexOf('.');
      List<JsonObject> parameters = new ArrayList<>();
      for (RecordComponent component : command.parameters().getRecordComponents()) {
        boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        parameters.add(
            Json.object(
                "name", component.getName(),
                "type", type(component.getType()),
                "optional", optional ? true : null));
      }
      domains
          .computeIfAbsent(command.method().substring(0, dot), d -> new ArrayList<>())
          .add(
              Json.object(
                  "name",
                  command.method().substring(dot + 1),
                  "parameters",
                  parameters.isEmpty() ? null : parameters));
    }
    List<JsonObject> described = new ArrayList<>();
    domains.forEach(
        (domain, commands) -> described.add(Json.object("domain", domain, "commands", commands)));
    return Json.object("version", Json.object("major", "1", "minor", "3"), "domains", described);
  }

  private static String type(Class<?> type) {
    if (type == String.class) {
      return "string";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "boolean";
    }
    if (type == int.class || type == Integer.class) {
      return "integer";
    }
    if (type == double.class || type == Double.class) {
      return "number";
    }
    return List.class.isAssignableFrom(type) ? "array" : "object";
  }
}
