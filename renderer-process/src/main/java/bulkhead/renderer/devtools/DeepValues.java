package bulkhead.renderer.devtools;

import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import bulkhead.renderer.dom.Attribute;
import bulkhead.renderer.dom.CharacterData;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.ShadowRoot;
import bulkhead.renderer.script.Realm;
import bulkhead.renderer.script.bindings.RealmBindings;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// One `deepSerializedValue` of the protocol (WebDriver BiDi §7.6.2.3 "serialize as a remote
/// value"), put together of what `serializeDeep` of `08-inspect.js` wrote and of what V8 said of
/// the leaves. Thread: `RendererMain`.
final class DeepValues {
  /// How far nodes are told of, from `serializationOptions.additionalParameters`.
  ///
  /// @param depth of the nodes inside; 0 for none
  /// @param shadows whose insides are told of: `none`, `open` or `all`
  record NodeOptions(int depth, String shadows) {
    private static final int MOST_DEPTH = 500;

    static NodeOptions of(JsonObject options) {
      JsonObject more =
          options.get("additionalParameters") instanceof JsonObject given
              ? given
              : new JsonObject();
      int depth =
          more.get("maxNodeDepth") instanceof JsonPrimitive number && number.isNumber()
              ? number.getAsInt()
              : 0;
      String shadows =
          more.get("includeShadowTree") instanceof JsonPrimitive text ? text.getAsString() : "none";
      return new NodeOptions(depth < 0 ? MOST_DEPTH : Math.min(depth, MOST_DEPTH), shadows);
    }

    private boolean includes(ShadowRoot root) {
      return shadows.equals("all") || shadows.equals("open") && mode(root).equals("open");
    }
  }

  private final NodeIds ids;
  private final NodeOptions options;
  private final IntFunction<@Nullable Node> nodes;
  private final List<? extends InspectedFrame> frames;
  private final JsonArray leaves;

  /// @param nodes by the number that scripts have for them
  /// @param frames of the page
  /// @param leaves as V8 serialized them
  DeepValues(
      NodeIds ids,
      NodeOptions options,
      IntFunction<@Nullable Node> nodes,
      List<? extends InspectedFrame> frames,
      JsonArray leaves) {
    this.ids = ids;
    this.options = options;
    this.nodes = nodes;
    this.frames = frames;
    this.leaves = leaves;
  }

  /// Of a value that has no object id.
  static JsonObject primitive(JsonObject remote) throws ProtocolError {
    String type = remote.get("type").getAsString();
    if (remote.get("unserializableValue") instanceof JsonPrimitive text) {
      String value = text.getAsString();
      boolean big = type.equals("bigint");
      return Json.object(
          "type", type, "value", big ? value.substring(0, value.length() - 1) : value);
    }
    if (type.equals("object")) {
      return Json.object("type", "null");
    }
    return Json.object("type", type, "value", remote.get("value"));
  }

  /// @param written a value as the realm's function wrote it
  JsonObject value(JsonObject written) throws ProtocolError {
    JsonObject value = typed(written);
    if (written.has("ref")) {
      value.add("weakLocalObjectReference", written.get("ref"));
    }
    return value;
  }

  private JsonObject typed(JsonObject written) throws ProtocolError {
    if (written.has("leaf")) {
      JsonObject leaf = leaves.get(written.get("leaf").getAsInt()).getAsJsonObject();
      return written.has("again")
          ? Json.object("type", leaf.get("type").getAsString())
          : leaf.deepCopy();
    }
    if (written.has("window")) {
      String frame = frameOfWindow(written.get("window").getAsInt());
      return Json.object("type", "window", "value", Json.object("context", frame));
    }
    if (written.has("node")) {
      Node node = nodes.apply(written.get("node").getAsInt());
      return node == null ? Json.object("type", "node") : node(node, options.depth);
    }
    JsonObject value = Json.object("type", written.get("type").getAsString());
    if (written.get("value") instanceof JsonArray content) {
      value.add("value", content(content));
    }
    return value;
  }

  private JsonArray content(JsonArray written) throws ProtocolError {
    JsonArray content = new JsonArray();
    for (JsonElement each : written) {
      content.add(
          switch (each) {
            case JsonObject value -> value(value);
            case JsonArray entry -> content(entry);
            default -> each; // a key
          });
    }
    return content;
  }

  private JsonObject node(Node node, int depth) throws ProtocolError {
    int count = 0;
    List<JsonObject> children = new ArrayList<>();
    for (Node child = node.firstChild(); child != null; child = child.nextSibling()) {
      count++;
      if (depth > 0) {
        children.add(node(child, depth - 1));
      }
    }
    JsonObject value =
        Json.object(
            "nodeType",
            NodeDescriptions.type(node),
            "nodeValue",
            node instanceof CharacterData data ? data.data() : null,
            "childNodeCount",
            count,
            "backendNodeId",
            ids.of(node),
            "loaderId", // the browser process makes that of it
            frameOf(node),
            "frameId",
            node instanceof Element owner ? frameIn(owner) : null);
    if (node instanceof Element element) {
      ShadowRoot root = element.shadowRoot();
      JsonObject attributes = new JsonObject();
      for (Attribute attribute : element.attributes()) {
        attributes.addProperty(attribute.name(), attribute.value());
      }
      value.add(
          "shadowRoot",
          root == null ? JsonNull.INSTANCE : node(root, options.includes(root) ? depth : 0));
      value.addProperty("localName", element.localName());
      value.addProperty("namespaceURI", element.namespace());
      value.add("attributes", attributes);
    }
    if (node instanceof ShadowRoot root) {
      value.addProperty("mode", mode(root));
    }
    if (depth > 0) {
      value.add("children", Json.array(children));
    }
    return Json.object("type", "node", "value", value);
  }

  /// The frame whose window has the realm of that number; empty if this page has none such.
  private String frameOfWindow(int number) {
    for (InspectedFrame frame : frames) {
      Realm realm = frame.realm();
      RealmBindings bindings = realm == null ? null : realm.get(RealmBindings.class);
      if (bindings != null && bindings.number() == number) {
        return frame.token();
      }
    }
    return "";
  }

  /// The frame whose document has the node; null if that is shown nowhere.
  private @Nullable String frameOf(Node node) {
    for (InspectedFrame frame : frames) {
      Document document = frame.document();
      if (document != null && (node == document || node.ownerDocument() == document)) {
        return frame.token();
      }
    }
    return null;
  }

  /// The frame inside an element.
  private @Nullable String frameIn(Element element) {
    for (InspectedFrame frame : frames) {
      if (frame.parentFrame() != null && frame.owner() == element) {
        return frame.token();
      }
    }
    return null;
  }

  private static String mode(ShadowRoot root) {
    return root.options().mode() == ShadowRoot.Mode.OPEN ? "open" : "closed";
  }
}
