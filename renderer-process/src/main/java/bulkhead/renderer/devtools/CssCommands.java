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
import org.jspecify.annotations.Nullable;

/// `CSS`: the styles of elements. Stateless.
final class CssCommands {
  private record NodeId(int nodeId) {}

  private record ForcePseudoState(int nodeId, List<String> forcedPseudoClasses) {}

  private CssCommands() {}

  static void describe(CommandTable<AgentSession> commands) {
    commands.on("CSS.getComputedStyleForNode", NodeId.class, CssCommands::computed);
    commands.on("CSS.getInlineStylesForNode", NodeId.class, CssCommands::inline);
    commands.on("CSS.getMatchedStylesForNode", NodeId.class, CssCommands::matched);
    commands.on("CSS.forcePseudoState", ForcePseudoState.class, CssCommands::forcePseudoState);
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
    return Json.object("inlineStyle", MatchedStyles.ofAttribute(element(session, wanted)));
  }

  private static JsonObject matched(AgentSession session, NodeId wanted) throws ProtocolError {
    Element element = element(session, wanted);
    InspectedFrame frame = DomCommands.frameOf(session, element);
    SheetCommands.tellNew(session, frame);
    return new MatchedStyles(session, frame).of(element);
  }

  private static @Nullable JsonObject forcePseudoState(
      AgentSession session, ForcePseudoState wanted) throws ProtocolError {
    SheetCommands.requireEnabled(session);
    session
        .forced()
        .force(element(session, new NodeId(wanted.nodeId())), wanted.forcedPseudoClasses());
    return null;
  }
}
