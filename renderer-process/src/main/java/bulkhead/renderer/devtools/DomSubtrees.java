package bulkhead.renderer.devtools;

import bulkhead.devtools.CommandTable;
import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.StyleText;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `DOM`: what is asked of all elements inside a node, or of all that a document shows on top.
/// Stateless.
final class DomSubtrees {
  private record Style(String name, String value) {}

  private record ByStyle(int nodeId, List<Style> computedStyles, @Nullable Boolean pierce) {}

  private record NodeId(int nodeId) {}

  private DomSubtrees() {}

  static void describe(CommandTable<AgentSession> commands) {
    commands.on("DOM.getNodesForSubtreeByStyle", ByStyle.class, DomSubtrees::byStyle);
    commands.on("DOM.collectClassNamesFromSubtree", NodeId.class, DomSubtrees::classNames);
    commands.on("DOM.getTopLayerElements", (session, none) -> topLayer(session));
  }

  private static JsonObject byStyle(AgentSession session, ByStyle wanted) throws ProtocolError {
    Node root = DomEdits.node(session, wanted.nodeId());
    for (Style style : wanted.computedStyles()) {
      if (!StyleText.isProperty(style.name())) {
        throw ProtocolError.refused("Invalid CSS property name");
      }
    }
    DomCommands.frameOf(session, root).metrics(); // brings styles up to date
    boolean pierce = DomCommands.pierces(wanted.pierce());
    List<Integer> ids = new ArrayList<>();
    for (Node node = root;
        node != null;
        node = pierce ? node.nextShadowIncluding(root) : node.nextInTree(root)) {
      if (node instanceof Element element && hasOne(element, wanted.computedStyles())) {
        session.told().tellPathTo(element);
        ids.add(session.nodes().of(element));
      }
    }
    return Json.object("nodeIds", ids);
  }

  private static boolean hasOne(Element element, List<Style> wanted) {
    ComputedStyle style = ComputedStyle.of(element);
    return style != null
        && wanted.stream()
            .anyMatch(each -> each.value().equals(StyleText.computed(style, each.name())));
  }

  private static JsonObject classNames(AgentSession session, NodeId wanted) throws ProtocolError {
    Node root = session.nodes().node(wanted.nodeId());
    if (root == null) {
      throw ProtocolError.because("No suitable node with given id found");
    }
    Set<String> names = new LinkedHashSet<>();
    for (Node node = root; node != null; node = node.nextInTree(root)) {
      if (node instanceof Element element) {
        for (String name : element.attributeOrEmpty("class").split("[ \\t\\n\\f\\r]+")) {
          if (!name.isEmpty()) {
            names.add(name);
          }
        }
      }
    }
    return Json.object("classNames", names);
  }

  /// The lowest first. Their backdrops are no nodes here.
  private static JsonObject topLayer(AgentSession session) throws ProtocolError {
    Document document = session.page().mainFrame().document();
    List<Integer> ids = new ArrayList<>();
    if (document != null) {
      for (Element element : document.topLayer().elements()) {
        session.told().tellPathTo(element);
        ids.add(session.nodes().of(element));
      }
    }
    return Json.object("nodeIds", ids);
  }
}
