package bulkhead.renderer.devtools;

import bulkhead.devtools.CommandTable;
import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.StyleText;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/// `CSS`: the styles of elements. Stateless.
final class CssCommands {
  private record NodeId(int nodeId) {}

  private CssCommands() {}

  static void describe(CommandTable<AgentSession> commands) {
    commands.on("CSS.getComputedStyleForNode", NodeId.class, CssCommands::computed);
    commands.on("CSS.getInlineStylesForNode", NodeId.class, CssCommands::inline);
  }

  private static Element element(AgentSession session, NodeId wanted) throws ProtocolError {
    Node node = DomCommands.node(session, new DomCommands.NodeName(wanted.nodeId(), null, null));
    if (node instanceof Element element) {
      DomCommands.frameOf(session, node).metrics(); // brings styles up to date
      return element;
    }
    throw ProtocolError.because("Node is not an Element");
  }

  private static JsonObject computed(AgentSession session, NodeId wanted) throws ProtocolError {
    ComputedStyle style = ComputedStyle.of(element(session, wanted));
    List<JsonObject> properties = new ArrayList<>();
    if (style != null) {
      for (String name : StyleText.names()) {
        String value = StyleText.longhands(name).isEmpty() ? StyleText.computed(style, name) : null;
        if (value != null) {
          properties.add(Json.object("name", name, "value", value));
        }
      }
    }
    return Json.object("computedStyle", properties);
  }

  private static JsonObject inline(AgentSession session, NodeId wanted) throws ProtocolError {
    String text = element(session, wanted).attributeOrEmpty("style");
    List<JsonObject> properties = new ArrayList<>();
    for (StyleText.Entry entry : StyleText.parse(text)) {
      properties.add(
          Json.object(
              "name",
              entry.name(),
              "value",
              entry.value(),
              "important",
              entry.important() ? true : null,
              "implicit",
              false,
              "disabled",
              false));
    }
    return Json.object(
        "inlineStyle",
        Json.object("cssProperties", properties, "shorthandEntries", List.of(), "cssText", text));
  }
}
