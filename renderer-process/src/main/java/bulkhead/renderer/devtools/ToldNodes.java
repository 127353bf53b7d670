package bulkhead.renderer.devtools;

import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import bulkhead.renderer.dom.Attribute;
import bulkhead.renderer.dom.CharacterData;
import bulkhead.renderer.dom.ContainerNode;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.DomObserver;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.ShadowRoot;
import bulkhead.renderer.dom.Text;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/// The nodes of which a client of `DOM` has been told, and the events by which it is kept up to
/// date: of a node that it knows the attributes and the text, of one whose children it knows the
/// children that come and go, and else how many there are. Thread: `RendererMain`.
final class ToldNodes {
  private final AgentSession session;
  private final Set<Node> told = Collections.newSetFromMap(new WeakHashMap<>());
  private final Set<Node> withChildren = Collections.newSetFromMap(new WeakHashMap<>());
  private final Map<Document, DomObserver> observed = new WeakHashMap<>();
  private boolean enabled;
  private boolean tellsWhitespace;

  ToldNodes(AgentSession session) {
    this.session = session;
  }

  /// @param whitespace whether texts of nothing but white space count as nodes
  void enable(boolean whitespace) {
    enabled = true;
    tellsWhitespace = whitespace;
  }

  boolean isEnabled() {
    return enabled;
  }

  void disable() {
    enabled = false;
    tellsWhitespace = false;
    forget();
  }

  /// The client knows nothing any more.
  void forget() {
    session.history().forget();
    told.clear();
    withChildren.clear();
    observed.forEach(Document::removeObserver);
    observed.clear();
  }

  /// The document is whole: the client is to ask for it anew.
  void documentParsed() {
    if (enabled) {
      forget();
      session.event("DOM.documentUpdated", new JsonObject());
    }
  }

  // Which nodes there are for clients

  private boolean counts(Node node) {
    return tellsWhitespace || !(node instanceof Text text && text.data().isBlank());
  }

  @Nullable Node firstChild(Node parent) {
    return counted(parent.firstChild());
  }

  @Nullable Node nextSibling(Node node) {
    return counted(node.nextSibling());
  }

  private @Nullable Node counted(@Nullable Node from) {
    Node at = from;
    while (at != null && !counts(at)) {
      at = at.nextSibling();
    }
    return at;
  }

  // What the client is told

  void add(Node node) {
    told.add(node);
    if (node instanceof Document document) {
      observe(document);
    } else {
      observe(node.ownerDocument());
    }
  }

  boolean knowsChildren(Node parent) {
    return withChildren.contains(parent);
  }

  void addChildren(Node parent) {
    withChildren.add(parent);
  }

  private void observe(Document document) {
    observed.computeIfAbsent(
        document,
        d -> {
          DomObserver observer = new Observer();
          d.addObserver(observer);
          return observer;
        });
  }

  /// Tells of the way to a node, so that the client knows it.
  void tellPathTo(Node node) throws ProtocolError {
    List<Node> above = new ArrayList<>();
    for (Node at = parent(node); at != null && !told.contains(node); at = parent(at)) {
      above.addFirst(at);
      if (told.contains(at)) {
        for (Node each : above) {
          tellChildren(each, 1);
        }
        break;
      }
    }
    if (enabled) {
      add(node);
    }
  }

  private static @Nullable Node parent(Node node) {
    return node instanceof ShadowRoot root ? root.host() : node.parent();
  }

  /// `DOM.setChildNodes`, unless they are known.
  ///
  /// @param depth how many levels; negative for all
  void tellChildren(Node parent, int depth) throws ProtocolError {
    if (!(parent instanceof ContainerNode)) {
      return;
    }
    if (!withChildren.add(parent)) {
      if (depth < 0 || depth > 1) {
        for (Node child = firstChild(parent); child != null; child = nextSibling(child)) {
          tellChildren(child, depth < 0 ? depth : depth - 1);
        }
      }
      return;
    }
    List<JsonObject> children = new ArrayList<>();
    int id = session.nodes().of(parent);
    for (Node child = firstChild(parent); child != null; child = nextSibling(child)) {
      JsonObject described =
          NodeDescriptions.describe(session, child, depth < 0 ? depth : depth - 1, false, this);
      described.addProperty("parentId", id);
      children.add(described);
    }
    session.event("DOM.setChildNodes", Json.object("parentId", id, "nodes", children));
  }

  private final class Observer implements DomObserver {
    @Override
    public void nodeInserted(Node node) {
      inserted(node);
    }

    @Override
    public void nodeRemoved(
        Node node, ContainerNode parent, @Nullable Node previous, @Nullable Node next) {
      if (!enabled || !told.contains(parent) || !counts(node)) {
        return;
      }
      if (withChildren.contains(parent)) {
        session.event(
            "DOM.childNodeRemoved",
            Json.object(
                "parentNodeId", session.nodes().of(parent), "nodeId", session.nodes().of(node)));
      } else {
        count(parent);
      }
      for (Node gone = node; gone != null; gone = gone.nextShadowIncluding(node)) {
        told.remove(gone);
        withChildren.remove(gone);
      }
    }

    @Override
    public void attributeChanged(
        Element element, Attribute name, @Nullable String oldValue, @Nullable String newValue) {
      if (!enabled || !told.contains(element)) {
        return;
      }
      int id = session.nodes().of(element);
      if (newValue == null) {
        session.event("DOM.attributeRemoved", Json.object("nodeId", id, "name", name.name()));
      } else {
        session.event(
            "DOM.attributeModified",
            Json.object("nodeId", id, "name", name.name(), "value", newValue));
      }
    }

    @Override
    public void characterDataChanged(CharacterData node, String oldData) {
      if (!enabled) {
        return;
      }
      if (told.contains(node)) {
        session.event(
            "DOM.characterDataModified",
            Json.object("nodeId", session.nodes().of(node), "characterData", node.data()));
      } else if (counts(node)) {
        inserted(node); // it was white space only, which is no node for clients
      }
    }
  }

  private void inserted(Node node) {
    if (!enabled || !counts(node)) {
      return;
    }
    Node parent = node.parent();
    if (parent instanceof ShadowRoot root && !told.contains(root)) {
      Element host = root.host();
      if (host != null && told.contains(host)) {
        pushed(host, root);
      }
      return;
    }
    if (parent == null || !told.contains(parent)) {
      return;
    }
    if (!withChildren.contains(parent)) {
      count(parent);
      return;
    }
    Node previous = node.previousSibling();
    while (previous != null && !counts(previous)) {
      previous = previous.previousSibling();
    }
    try {
      session.event(
          "DOM.childNodeInserted",
          Json.object(
              "parentNodeId",
              session.nodes().of(parent),
              "previousNodeId",
              previous == null ? 0 : session.nodes().of(previous),
              "node",
              NodeDescriptions.describe(session, node, 0, false, this)));
    } catch (ProtocolError e) {
      return; // the page goes: nobody will ask
    }
  }

  /// A shadow tree is told of with its first node.
  private void pushed(Element host, ShadowRoot root) {
    try {
      tellChildren(host, 1);
      session.event(
          "DOM.shadowRootPushed",
          Json.object(
              "hostId",
              session.nodes().of(host),
              "root",
              NodeDescriptions.describe(session, root, 0, false, this)));
    } catch (ProtocolError e) {
      return; // the page goes: nobody will ask
    }
  }

  private void count(Node parent) {
    int count = 0;
    for (Node child = firstChild(parent); child != null; child = nextSibling(child)) {
      count++;
    }
    session.event(
        "DOM.childNodeCountUpdated",
        Json.object("nodeId", session.nodes().of(parent), "childNodeCount", count));
  }
}
