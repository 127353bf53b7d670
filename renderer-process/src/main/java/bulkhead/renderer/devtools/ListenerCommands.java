package bulkhead.renderer.devtools;

import bulkhead.devtools.CommandTable;
import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.script.Realm;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `DOMDebugger.getEventListeners`: who listens at an object. Stateless.
final class ListenerCommands {
  private record Of(String objectId, @Nullable Integer depth, @Nullable Boolean pierce) {}

  private ListenerCommands() {}

  static void describe(CommandTable<AgentSession> commands) {
    commands.on("DOMDebugger.getEventListeners", Of.class, ListenerCommands::listeners);
  }

  private static JsonObject listeners(AgentSession session, Of wanted) throws ProtocolError {
    RemoteObjects objects = session.scripts().objects();
    List<JsonObject> all = new ArrayList<>();
    Node root = objects.node(wanted.objectId());
    add(session, objects.realmOf(wanted.objectId()), wanted.objectId(), root, all);
    int depth = wanted.depth() == null ? 1 : wanted.depth();
    if (root != null && (depth < 0 || depth > 1)) {
      boolean pierce = DomCommands.pierces(wanted.pierce());
      addInside(session, root, depth < 0 ? Integer.MAX_VALUE : depth - 1, pierce, all);
    }
    return Json.object("listeners", all);
  }

  private static void addInside(
      AgentSession session, Node parent, int depth, boolean pierce, List<JsonObject> all)
      throws ProtocolError {
    for (Node child = parent.firstChild(); child != null; child = child.nextSibling()) {
      add(session, child, all);
      if (depth > 1) {
        addInside(session, child, depth - 1, pierce, all);
      }
    }
    if (pierce && parent instanceof Element host && host.shadowRoot() != null) {
      add(session, host.shadowRoot(), all);
      if (depth > 1) {
        addInside(session, host.shadowRoot(), depth - 1, true, all);
      }
    }
  }

  private static void add(AgentSession session, Node node, List<JsonObject> all)
      throws ProtocolError {
    Realm realm = DomCommands.frameOf(session, node).realm();
    if (realm != null) {
      JsonObject object = session.scripts().objects().object(realm, node, null);
      String id = object.get("objectId").getAsString();
      add(session, realm, id, node, all);
      session.scripts().ask("Runtime.releaseObject", Json.object("objectId", id));
    }
  }

  private static void add(
      AgentSession session, Realm realm, String objectId, @Nullable Node node, List<JsonObject> all)
      throws ProtocolError {
    RemoteObjects objects = session.scripts().objects();
    JsonElement found =
        objects
            .callOn(
                realm,
                "function(o) { return this('listeners', o) }",
                objectId,
                Json.object("returnByValue", true))
            .get("value");
    if (!(found instanceof JsonArray listeners) || listeners.isEmpty()) {
      return;
    }
    for (JsonElement each : listeners) {
      JsonObject handler =
          objects.callOn(
              realm, "function() { return this('next listener') }", null, new JsonObject());
      all.add(described(session, each.getAsJsonObject(), handler, node));
    }
  }

  /// `DOMDebugger.EventListener`
  private static JsonObject described(
      AgentSession session, JsonObject listener, JsonObject handler, @Nullable Node node)
      throws ProtocolError {
    JsonObject place = place(session, handler);
    JsonObject described =
        Json.object(
            "type", listener.get("type").getAsString(),
            "useCapture", listener.get("capture").getAsBoolean(),
            "passive", listener.get("passive").getAsBoolean(),
            "once", listener.get("once").getAsBoolean());
    place.entrySet().forEach(part -> described.add(part.getKey(), part.getValue()));
    described.add("handler", handler);
    described.add("originalHandler", handler);
    if (node != null) {
      described.addProperty("backendNodeId", session.nodes().of(node));
    }
    return described;
  }

  /// Where the function is, or the `handleEvent` of an object.
  private static JsonObject place(AgentSession session, JsonObject handler) throws ProtocolError {
    JsonObject inside = properties(session, handler);
    JsonObject place = location(inside);
    if (place == null && inside.get("result") instanceof JsonArray own) {
      for (JsonElement each : own) {
        if (each instanceof JsonObject property
            && property.get("name").getAsString().equals("handleEvent")
            && property.get("value") instanceof JsonObject method
            && method.has("objectId")) {
          place = location(properties(session, method));
        }
      }
    }
    return place == null ? Json.object("scriptId", "0", "lineNumber", 0, "columnNumber", 0) : place;
  }

  private static JsonObject properties(AgentSession session, JsonObject of) throws ProtocolError {
    return session
        .scripts()
        .ask(
            "Runtime.getProperties",
            Json.object("objectId", of.get("objectId").getAsString(), "ownProperties", true));
  }

  private static @Nullable JsonObject location(JsonObject properties) {
    if (properties.get("internalProperties") instanceof JsonArray internal) {
      for (JsonElement each : internal) {
        if (each instanceof JsonObject property
            && property.get("name") instanceof JsonPrimitive name
            && name.getAsString().equals("[[FunctionLocation]]")
            && property.get("value") instanceof JsonObject value
            && value.get("value") instanceof JsonObject place) {
          return place;
        }
      }
    }
    return null;
  }
}
