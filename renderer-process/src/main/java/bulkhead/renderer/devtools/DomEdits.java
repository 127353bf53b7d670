package bulkhead.renderer.devtools;

import bulkhead.devtools.CommandTable;
import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import bulkhead.renderer.dom.Attribute;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.script.Realm;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `DOM`: finding nodes, with the page's own methods. Stateless.
final class DomEdits {
  private static final String FIND =
      """
      function(n, selector) {
        const all = this('wrap', n).querySelectorAll(selector), numbers = [];
        for (let i = 0; i < all.length; i++) numbers.push(this('numberOf', all[i]));
        return numbers;
      }""";

  private record Query(int nodeId, String selector) {}

  private record NodeId(int nodeId) {}

  private record Children(int nodeId, @Nullable Integer depth, @Nullable Boolean pierce) {}

  private record BackendIds(List<Integer> backendNodeIds) {}

  private record Path(String path) {}

  private record Location(
      int x,
      int y,
      @Nullable Boolean includeUserAgentShadowDOM,
      @Nullable Boolean ignorePointerEventsNone) {}

  private record Flattened(@Nullable Integer depth, @Nullable Boolean pierce) {}

  private DomEdits() {}

  static void describe(CommandTable<AgentSession> commands) {
    commands.on(
        "DOM.querySelector",
        Query.class,
        (session, wanted) -> {
          List<Integer> found = find(session, wanted);
          return Json.object("nodeId", found.isEmpty() ? 0 : found.getFirst());
        });
    commands.on(
        "DOM.querySelectorAll",
        Query.class,
        (session, wanted) -> Json.object("nodeIds", find(session, wanted)));
    commands.on(
        "DOM.getAttributes",
        NodeId.class,
        (session, wanted) -> {
          List<String> attributes = new ArrayList<>();
          for (Attribute attribute : element(session, wanted.nodeId()).attributes()) {
            attributes.add(attribute.name());
            attributes.add(attribute.value());
          }
          return Json.object("attributes", attributes);
        });
    commands.on("DOM.requestChildNodes", Children.class, DomEdits::requestChildren);
    commands.on(
        "DOM.pushNodesByBackendIdsToFrontend",
        BackendIds.class,
        (session, wanted) -> {
          List<Integer> ids = new ArrayList<>();
          for (int id : wanted.backendNodeIds()) {
            Node node = session.nodes().node(id);
            if (node != null) {
              session.told().tellPathTo(node);
            }
            ids.add(node == null ? 0 : id);
          }
          return Json.object("nodeIds", ids);
        });
    commands.on("DOM.pushNodeByPathToFrontend", Path.class, DomEdits::nodeByPath);
    commands.on("DOM.getNodeForLocation", Location.class, DomEdits::nodeAt);
    commands.on("DOM.getFlattenedDocument", Flattened.class, DomEdits::flattened);
    commands.on(
        "DOM.focus",
        DomCommands.NodeName.class,
        (session, wanted) -> {
          Node node = DomCommands.node(session, wanted);
          run(session, node, "function(n) { this('wrap', n).focus() }");
          return null;
        });
    commands.on(
        "DOM.setInspectedNode",
        NodeId.class,
        (session, wanted) -> {
          run(
              session,
              node(session, wanted.nodeId()),
              "function(n) { this('look at', this('wrap', n)) }");
          return null;
        });
  }

  static Node node(AgentSession session, int id) throws ProtocolError {
    return DomCommands.node(session, new DomCommands.NodeName(id, null, null));
  }

  static Element element(AgentSession session, int id) throws ProtocolError {
    if (node(session, id) instanceof Element element) {
      return element;
    }
    throw ProtocolError.because("Node is not an Element");
  }

  static @Nullable JsonElement run(
      AgentSession session, Node node, String function, Object... arguments) throws ProtocolError {
    return session.scripts().objects().script(realm(session, node), node, function, arguments);
  }

  static Realm realm(AgentSession session, Node node) throws ProtocolError {
    Realm realm = DomCommands.frameOf(session, node).realm();
    if (realm == null) {
      throw ProtocolError.because("Node with given id does not belong to the document");
    }
    return realm;
  }

  private static List<Integer> find(AgentSession session, Query wanted) throws ProtocolError {
    Node root = node(session, wanted.nodeId());
    Realm realm = realm(session, root);
    List<Integer> ids = new ArrayList<>();
    if (run(session, root, FIND, wanted.selector()) instanceof JsonArray numbers) {
      for (JsonElement number : numbers) {
        Node found = RemoteObjects.ofNumber(realm, number);
        if (found != null) {
          session.told().tellPathTo(found);
          ids.add(session.nodes().of(found));
        }
      }
    }
    return ids;
  }

  private static @Nullable JsonObject requestChildren(AgentSession session, Children wanted)
      throws ProtocolError {
    int depth = wanted.depth() == null ? 1 : wanted.depth();
    if (depth == 0 || depth < -1) {
      throw ProtocolError.because(
          "Please provide a positive integer as a depth or -1 for entire subtree");
    }
    session.told().tellChildren(node(session, wanted.nodeId()), depth);
    return null;
  }

  /// A path names each node from the document on by its place among those that count, `a` for the
  /// shadow root, and by its name.
  private static JsonObject nodeByPath(AgentSession session, Path wanted) throws ProtocolError {
    Node node = session.page().mainFrame().document();
    String[] steps = wanted.path().split(",");
    for (int i = 0; i + 1 < steps.length && node != null; i += 2) {
      node = child(session.told(), node, steps[i]);
      if (node != null && !NodeDescriptions.name(node).equals(steps[i + 1])) {
        node = null;
      }
    }
    if (node == null || steps.length < 2 || steps.length % 2 != 0) {
      throw ProtocolError.because("No node with given path found");
    }
    session.told().tellPathTo(node);
    return Json.object("nodeId", session.nodes().of(node));
  }

  private static @Nullable Node child(ToldNodes view, Node parent, String step) {
    if (step.equals("a")) {
      return parent instanceof Element host ? host.shadowRoot() : null;
    }
    if (!step.matches("[0-9]{1,7}")) {
      return null;
    }
    Node child = view.firstChild(parent);
    for (int left = Integer.parseInt(step); left > 0 && child != null; left--) {
      child = view.nextSibling(child);
    }
    return child;
  }

  private static JsonObject nodeAt(AgentSession session, Location wanted) throws ProtocolError {
    InspectedFrame frame = session.page().mainFrame();
    Document document = frame.document();
    Realm realm = frame.realm();
    JsonElement number =
        document == null
            ? null
            : run(
                session,
                document,
                "function(n, x, y) { const found = this('wrap', n).elementFromPoint(x, y);"
                    + " return found === null ? 0 : this('numberOf', found) }",
                wanted.x(),
                wanted.y());
    Node found = realm == null ? null : RemoteObjects.ofNumber(realm, number);
    if (found == null) {
      throw ProtocolError.because("No node found at given location");
    }
    int id = session.nodes().of(found);
    return Json.object("backendNodeId", id, "nodeId", id, "frameId", frame.token());
  }

  private static JsonObject flattened(AgentSession session, Flattened wanted) throws ProtocolError {
    Document document = session.page().mainFrame().document();
    List<JsonObject> nodes = new ArrayList<>();
    if (document == null) {
      throw ProtocolError.because("Document is not enabled");
    }
    for (Node node = document.nextInTree(document);
        node != null;
        node = node.nextInTree(document)) {
      JsonObject described = NodeDescriptions.describe(session, node, 0, false, null);
      if (node.parent() != null) {
        described.addProperty("parentId", session.nodes().of(node.parent()));
      }
      nodes.add(described);
    }
    return Json.object("nodes", nodes);
  }
}
