package bulkhead.renderer.devtools;

import bulkhead.devtools.CommandTable;
import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import bulkhead.renderer.dom.CharacterData;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `DOM`: the commands that change the tree, with the page's own methods, in the session's
/// [DomHistory]. Stateless.
final class DomChanges {
  private static final String INSERT =
      "function(n, child, next) {"
          + " this('wrap', n).insertBefore(this('wrap', child), next === 0 ? null : this('wrap', next)) }";

  private static final String REMOVE = "function(n) { this('wrap', n).remove() }";

  private static final String SET_ATTRIBUTE =
      """
      function(n, name, value) {
        const element = this('wrap', n);
        if (value === undefined) element.removeAttribute(name); else element.setAttribute(name, value);
      }""";

  private static final String SET_VALUE =
      "function(n, value) { this('wrap', n).nodeValue = value }";

  /// Makes an element of another name, with what the first one has but its children.
  private static final String RENAMED =
      """
      function(n, name) {
        const element = this('wrap', n), made = element.ownerDocument.createElement(name);
        for (const each of element.attributes) made.setAttributeNode(each.cloneNode());
        return this('numberOf', made);
      }""";

  private static final String MOVE_CHILDREN =
      "function(n, to) { const from = this('wrap', n), target = this('wrap', to);"
          + " while (from.firstChild !== null) target.append(from.firstChild) }";

  private static final String COPY =
      "function(n) { return this('numberOf', this('wrap', n).cloneNode(true)) }";

  /// Parses what is to be in a node's place, in a document where nothing runs; the numbers of the
  /// new nodes.
  private static final String PARSE =
      """
      function(n, html) {
        const node = this('wrap', n), document = node.ownerDocument, parent = node.parentNode;
        const away = document.implementation.createHTMLDocument('');
        let holder = away.createElement('body');
        if (parent.nodeType === 1) holder = away.createElementNS(parent.namespaceURI, parent.localName);
        holder.innerHTML = html;
        const parsed = parent.nodeType === 9 ? [new DOMParser().parseFromString(html, 'text/html').documentElement] : holder.childNodes;
        return [...parsed].map(each => this('numberOf', document.adoptNode(each)));
      }""";

  private static final String WRITE_DOCUMENT =
      "function(n, html) { const document = this('wrap', n);"
          + " document.open(); document.write(html); document.close() }";

  /// The names and values that a text says, as if it stood in a tag.
  private static final String PARSE_ATTRIBUTES =
      """
      function(n, text) {
        const holder = this('wrap', n).ownerDocument.createElement('template'), found = [];
        holder.innerHTML = '<span ' + text + '></span>';
        const parsed = holder.content.firstElementChild;
        if (parsed !== null) for (const { name, value } of parsed.attributes) found.push([name, value]);
        return found;
      }""";

  private record NodeId(int nodeId) {}

  private record SetName(int nodeId, String name) {}

  private record Place(int nodeId, int targetNodeId, @Nullable Integer insertBeforeNodeId) {}

  private record SetAttribute(int nodeId, String name, String value) {}

  private record RemoveAttribute(int nodeId, String name) {}

  private record SetAttributes(int nodeId, String text, @Nullable String name) {}

  private record SetValue(int nodeId, String value) {}

  private record SetHtml(int nodeId, String outerHTML) {}

  private DomChanges() {}

  static void describe(CommandTable<AgentSession> commands) {
    commands.on("DOM.setNodeName", SetName.class, DomChanges::setName);
    commands.on("DOM.copyTo", Place.class, DomChanges::copyTo);
    commands.on("DOM.moveTo", Place.class, DomChanges::moveTo);
    commands.on(
        "DOM.setAttributeValue",
        SetAttribute.class,
        (session, wanted) -> {
          setAttribute(
              session, DomEdits.element(session, wanted.nodeId()), wanted.name(), wanted.value());
          return null;
        });
    commands.on(
        "DOM.removeAttribute",
        RemoveAttribute.class,
        (session, wanted) -> {
          setAttribute(session, DomEdits.element(session, wanted.nodeId()), wanted.name(), null);
          return null;
        });
    commands.on("DOM.setAttributesAsText", SetAttributes.class, DomChanges::setAttributes);
    commands.on("DOM.removeNode", NodeId.class, DomChanges::remove);
    commands.on("DOM.setNodeValue", SetValue.class, DomChanges::setValue);
    commands.on("DOM.setOuterHTML", SetHtml.class, DomChanges::setHtml);
    commands.on(
        "DOM.undo",
        (session, none) -> {
          enabled(session).history().undo();
          return null;
        });
    commands.on(
        "DOM.redo",
        (session, none) -> {
          enabled(session).history().redo();
          return null;
        });
    commands.on(
        "DOM.markUndoableState",
        (session, none) -> {
          session.history().mark();
          return null;
        });
  }

  private static AgentSession enabled(AgentSession session) throws ProtocolError {
    if (!session.told().isEnabled()) {
      throw ProtocolError.because("DOM agent is not enabled");
    }
    return session;
  }

  // The commands

  private static JsonObject setName(AgentSession session, SetName wanted) throws ProtocolError {
    if (!(DomEdits.node(session, wanted.nodeId()) instanceof Element old)) {
      throw ProtocolError.because("Not an element");
    }
    Node parent = parentOf(old);
    boolean knew = session.told().knowsChildren(old);
    Node made = made(session, old, run(session, old, RENAMED, wanted.name()));
    session
        .history()
        .perform(
            () -> {
              run(session, old, MOVE_CHILDREN, number(session, made));
              insert(session, parent, made, old);
              run(session, old, REMOVE);
            },
            () -> {
              insert(session, parent, old, made);
              run(session, made, MOVE_CHILDREN, number(session, old));
              run(session, made, REMOVE);
            });
    JsonObject answer = told(session, made);
    if (knew) {
      session.told().tellChildren(made, 1);
    }
    return answer;
  }

  private static JsonObject copyTo(AgentSession session, Place wanted) throws ProtocolError {
    Node node = DomEdits.node(session, wanted.nodeId());
    Element target = DomEdits.element(session, wanted.targetNodeId());
    if (node instanceof Document) {
      throw ProtocolError.because(
          "HierarchyRequestError Nodes of type '#document' may not be inserted inside nodes of type '"
              + NodeDescriptions.name(target)
              + "'.");
    }
    Node next = anchor(session, target, wanted);
    Node made = made(session, node, run(session, node, COPY));
    session
        .history()
        .perform(() -> insert(session, target, made, next), () -> run(session, made, REMOVE));
    return told(session, made);
  }

  private static JsonObject moveTo(AgentSession session, Place wanted) throws ProtocolError {
    Node node = DomEdits.node(session, wanted.nodeId());
    Element target = DomEdits.element(session, wanted.targetNodeId());
    for (Node at = target; at != null; at = at.parent()) {
      if (at == node) {
        throw ProtocolError.because("Unable to move node into self or descendant");
      }
    }
    Node next = anchor(session, target, wanted);
    Node parent = parentOf(node);
    Node after = node.nextSibling();
    session
        .history()
        .perform(
            () -> insert(session, target, node, next), () -> insert(session, parent, node, after));
    return told(session, node);
  }

  private static @Nullable Node anchor(AgentSession session, Element target, Place wanted)
      throws ProtocolError {
    Integer id = wanted.insertBeforeNodeId();
    Node next = id == null || id == 0 ? null : DomEdits.node(session, id);
    if (next != null && next.parent() != target) {
      throw ProtocolError.because("Anchor node must be child of the target element");
    }
    return next;
  }

  private static void setAttribute(
      AgentSession session, Element element, String name, @Nullable String value)
      throws ProtocolError {
    String before = element.attribute(name);
    if (value == null && before == null) {
      return;
    }
    session
        .history()
        .perform(
            () -> writeAttribute(session, element, name, value),
            () -> writeAttribute(session, element, name, before));
  }

  private static void writeAttribute(
      AgentSession session, Element element, String name, @Nullable String value)
      throws ProtocolError {
    if (value == null) {
      run(session, element, SET_ATTRIBUTE, name);
    } else {
      run(session, element, SET_ATTRIBUTE, name, value);
    }
  }

  /// The attribute that was edited goes if the text does not name it any more.
  private static @Nullable JsonObject setAttributes(AgentSession session, SetAttributes wanted)
      throws ProtocolError {
    Element element = DomEdits.element(session, wanted.nodeId());
    boolean named = false;
    if (run(session, element, PARSE_ATTRIBUTES, wanted.text()) instanceof JsonArray found) {
      for (JsonElement each : found) {
        String name = each.getAsJsonArray().get(0).getAsString();
        String value = each.getAsJsonArray().get(1).getAsString();
        named |= name.equals(wanted.name());
        if (!value.equals(element.attribute(name))) {
          setAttribute(session, element, name, value);
        }
      }
    }
    if (!named && wanted.name() != null && !wanted.name().isBlank()) {
      setAttribute(session, element, wanted.name(), null);
    }
    return null;
  }

  private static @Nullable JsonObject remove(AgentSession session, NodeId wanted)
      throws ProtocolError {
    Node node = DomEdits.node(session, wanted.nodeId());
    Node parent = node.parent();
    if (parent == null) {
      throw ProtocolError.because("Cannot remove detached node");
    }
    Node next = node.nextSibling();
    session
        .history()
        .perform(() -> run(session, node, REMOVE), () -> insert(session, parent, node, next));
    return null;
  }

  private static @Nullable JsonObject setValue(AgentSession session, SetValue wanted)
      throws ProtocolError {
    if (!(DomEdits.node(session, wanted.nodeId()) instanceof CharacterData node)) {
      throw ProtocolError.because("Can only set value of text nodes or processing instructions");
    }
    String before = node.data();
    session
        .history()
        .perform(
            () -> run(session, node, SET_VALUE, wanted.value()),
            () -> run(session, node, SET_VALUE, before));
    return null;
  }

  private static @Nullable JsonObject setHtml(AgentSession session, SetHtml wanted)
      throws ProtocolError {
    Node node = DomEdits.node(session, wanted.nodeId());
    if (node instanceof Document) {
      run(session, node, WRITE_DOCUMENT, wanted.outerHTML());
      return null;
    }
    Node parent = parentOf(node);
    Node next = node.nextSibling();
    List<Node> made = new ArrayList<>();
    if (run(session, node, PARSE, wanted.outerHTML()) instanceof JsonArray numbers) {
      for (JsonElement each : numbers) {
        made.add(made(session, node, each));
      }
    }
    session
        .history()
        .perform(
            () -> {
              run(session, node, REMOVE);
              for (Node each : made) {
                insert(session, parent, each, next);
              }
            },
            () -> {
              for (Node each : made) {
                run(session, each, REMOVE);
              }
              insert(session, parent, node, next);
            });
    return null;
  }

  // What they have in common

  private static Node parentOf(Node node) throws ProtocolError {
    Node parent = node.parent();
    if (parent == null) {
      throw ProtocolError.because("Cannot edit detached nodes");
    }
    return parent;
  }

  private static void insert(AgentSession session, Node parent, Node child, @Nullable Node next)
      throws ProtocolError {
    run(session, parent, INSERT, number(session, child), next == null ? 0 : number(session, next));
  }

  /// A node that a script has made, in the realm of another.
  private static Node made(AgentSession session, Node beside, @Nullable JsonElement number)
      throws ProtocolError {
    Node made = RemoteObjects.ofNumber(DomEdits.realm(session, beside), number);
    if (made == null) {
      throw ProtocolError.because("Could not find node with given id");
    }
    return made;
  }

  private static int number(AgentSession session, Node node) throws ProtocolError {
    return RemoteObjects.numberOf(DomEdits.realm(session, node), node);
  }

  private static JsonObject told(AgentSession session, Node node) throws ProtocolError {
    session.told().tellPathTo(node);
    return Json.object("nodeId", session.nodes().of(node));
  }

  /// @throws ProtocolError what the page's method threw, worded as Chromium does
  private static @Nullable JsonElement run(
      AgentSession session, Node node, String function, Object... arguments) throws ProtocolError {
    try {
      return DomEdits.run(session, node, function, arguments);
    } catch (ProtocolError e) {
      throw new ProtocolError(
          e.code(), String.valueOf(e.getMessage()).replaceFirst("^(\\w+Error): ", "$1 "), null);
    }
  }
}
