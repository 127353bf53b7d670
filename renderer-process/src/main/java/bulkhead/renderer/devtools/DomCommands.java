package bulkhead.renderer.devtools;

import bulkhead.devtools.CommandTable;
import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import bulkhead.renderer.dom.Attribute;
import bulkhead.renderer.dom.CharacterData;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.DocumentType;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.HtmlSerializer;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.script.Realm;
import com.google.gson.JsonObject;
import io.github.humbleui.types.Rect;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `DOM`: nodes and their boxes. A node goes by an id, or by the id of a script's object.
/// Stateless.
final class DomCommands {
  /// What lies deeper is told of when it is asked for.
  private static final int MOST_DEPTH = 500;

  /// One of the three names a node.
  record NodeName(
      @Nullable Integer nodeId, @Nullable Integer backendNodeId, @Nullable String objectId) {}

  private record Describe(
      @Nullable Integer nodeId,
      @Nullable Integer backendNodeId,
      @Nullable String objectId,
      @Nullable Integer depth,
      @Nullable Boolean pierce) {
    NodeName name() {
      return new NodeName(nodeId, backendNodeId, objectId);
    }
  }

  private record Resolve(
      @Nullable Integer nodeId,
      @Nullable Integer backendNodeId,
      @Nullable String objectGroup,
      @Nullable Integer executionContextId) {}

  private record GetDocument(@Nullable Integer depth, @Nullable Boolean pierce) {}

  private record FrameOwner(String frameId) {}

  private DomCommands() {}

  static void describe(CommandTable<AgentSession> commands) {
    commands.accepted("DOM.enable", "DOM.disable");
    commands.on(
        "DOM.getDocument",
        GetDocument.class,
        (session, wanted) ->
            Json.object(
                "root",
                describe(session, document(session), wanted.depth() == null ? 2 : wanted.depth())));
    commands.on(
        "DOM.describeNode",
        Describe.class,
        (session, wanted) ->
            Json.object(
                "node",
                describe(
                    session,
                    node(session, wanted.name()),
                    wanted.depth() == null ? 0 : wanted.depth())));
    commands.on(
        "DOM.requestNode",
        NodeName.class,
        (session, wanted) -> Json.object("nodeId", session.nodes().of(node(session, wanted))));
    commands.on("DOM.resolveNode", Resolve.class, DomCommands::resolve);
    commands.on(
        "DOM.getOuterHTML",
        NodeName.class,
        (session, wanted) -> Json.object("outerHTML", outerHtml(node(session, wanted))));
    commands.on(
        "DOM.getContentQuads",
        NodeName.class,
        (session, wanted) ->
            Json.object("quads", List.of(quad(place(session, element(session, wanted))))));
    commands.on("DOM.getBoxModel", NodeName.class, DomCommands::boxModel);
    commands.on(
        "DOM.scrollIntoViewIfNeeded",
        NodeName.class,
        (session, wanted) -> {
          Element element = element(session, wanted);
          place(session, element);
          frameOf(session, element).scrollIntoView(element);
          return null;
        });
    commands.on("DOM.getFrameOwner", FrameOwner.class, DomCommands::frameOwner);
  }

  private static Document document(AgentSession session) throws ProtocolError {
    Document document = session.page().mainFrame().document();
    if (document == null) {
      throw ProtocolError.because("Document is not enabled");
    }
    return document;
  }

  private static String outerHtml(Node node) {
    return switch (node) {
      case Document document -> HtmlSerializer.document(document);
      case Element element -> HtmlSerializer.node(element);
      case CharacterData data -> data.data();
      default -> "";
    };
  }

  // Which node is meant

  static Node node(AgentSession session, NodeName name) throws ProtocolError {
    Integer id = name.nodeId() != null ? name.nodeId() : name.backendNodeId();
    Node node =
        name.objectId() != null
            ? session.scripts().objects().node(name.objectId())
            : id != null ? session.nodes().node(id) : null;
    if (node == null) {
      throw ProtocolError.because(
          name.objectId() != null
              ? "Object id doesn't reference a Node"
              : "Could not find node with given id");
    }
    return node;
  }

  static Element element(AgentSession session, NodeName name) throws ProtocolError {
    Node node = node(session, name);
    for (Node at = node; at != null; at = at.parent()) {
      if (at instanceof Element element) {
        return element;
      }
    }
    throw ProtocolError.because("Node is not an Element");
  }

  static InspectedFrame frameOf(AgentSession session, Node node) throws ProtocolError {
    for (InspectedFrame frame : session.page().frames()) {
      if (frame.document() == node.ownerDocument() || frame.document() == node) {
        return frame;
      }
    }
    throw ProtocolError.because("Node is detached from document");
  }

  private static JsonObject resolve(AgentSession session, Resolve wanted) throws ProtocolError {
    Node node = node(session, new NodeName(wanted.nodeId(), wanted.backendNodeId(), null));
    Realm realm =
        wanted.executionContextId() != null
            ? session.scripts().realm(wanted.executionContextId())
            : frameOf(session, node).realm();
    if (realm == null) {
      throw ProtocolError.because("Node with given id does not belong to the document");
    }
    return Json.object(
        "object", session.scripts().objects().object(realm, node, wanted.objectGroup()));
  }

  // What is said of a node

  /// @param wanted how deep nodes inside are told of; negative for all
  static JsonObject describe(AgentSession session, Node node, int wanted) throws ProtocolError {
    int depth = wanted < 0 ? MOST_DEPTH : Math.min(wanted, MOST_DEPTH);
    List<JsonObject> children = null;
    int count = 0;
    if (depth != 0) {
      children = new ArrayList<>();
    }
    for (Node child = node.firstChild(); child != null; child = child.nextSibling()) {
      count++;
      if (children != null) {
        children.add(describe(session, child, depth - 1));
      }
    }
    int id = session.nodes().of(node);
    JsonObject described =
        Json.object(
            "nodeId",
            id,
            "backendNodeId",
            id,
            "nodeType",
            type(node),
            "nodeName",
            name(node),
            "localName",
            node instanceof Element element ? element.localName() : "",
            "nodeValue",
            node instanceof CharacterData data ? data.data() : "",
            "childNodeCount",
            node instanceof CharacterData ? null : count,
            "children",
            children);
    if (node instanceof Element element) {
      List<String> attributes = new ArrayList<>();
      for (Attribute attribute : element.attributes()) {
        attributes.add(attribute.name());
        attributes.add(attribute.value());
      }
      described.add("attributes", Json.array(attributes));
      for (InspectedFrame frame : session.page().frames()) {
        boolean shows = frame.parentFrame() != null && isOwner(frame, element);
        boolean isRoot = frame.document() != null && element.parent() == frame.document();
        if (shows || isRoot) {
          described.addProperty("frameId", frame.token());
        }
        if (shows && frame.document() != null) {
          described.add("contentDocument", describe(session, frame.document(), 0));
        }
      }
    }
    if (node instanceof Document document) {
      described.addProperty("documentURL", document.url());
      described.addProperty("baseURL", document.baseUrl());
    }
    return described;
  }

  static boolean isOwner(InspectedFrame frame, Element element) {
    return frame instanceof bulkhead.renderer.dom.Frame own && own.owner() == element;
  }

  static int type(Node node) {
    return switch (node) {
      case Element element -> 1;
      case Document document -> 9;
      case DocumentType doctype -> 10;
      case bulkhead.renderer.dom.Comment comment -> 8;
      case CharacterData data -> 3;
      default -> 11;
    };
  }

  private static String name(Node node) {
    return switch (node) {
      case Element element -> element.localName().toUpperCase(java.util.Locale.ROOT);
      case Document document -> "#document";
      case DocumentType doctype -> doctype.name();
      case bulkhead.renderer.dom.Comment comment -> "#comment";
      case CharacterData data -> "#text";
      default -> "#document-fragment";
    };
  }

  // Boxes

  private static Rect place(AgentSession session, Element element) throws ProtocolError {
    Rect place = frameOf(session, element).placeOf(element);
    if (place == null) {
      throw ProtocolError.because("Could not compute box model.");
    }
    return place;
  }

  private static List<Float> quad(Rect place) {
    return List.of(
        place.getLeft(), place.getTop(),
        place.getRight(), place.getTop(),
        place.getRight(), place.getBottom(),
        place.getLeft(), place.getBottom());
  }

  private static JsonObject boxModel(AgentSession session, NodeName wanted) throws ProtocolError {
    Rect place = place(session, element(session, wanted));
    List<Float> quad = quad(place);
    return Json.object(
        "model",
        Json.object(
            "content", quad,
            "padding", quad,
            "border", quad,
            "margin", quad,
            "width", Math.round(place.getWidth()),
            "height", Math.round(place.getHeight())));
  }

  private static JsonObject frameOwner(AgentSession session, FrameOwner wanted)
      throws ProtocolError {
    InspectedFrame frame = session.frame(wanted.frameId());
    Element owner = frame instanceof bulkhead.renderer.dom.Frame own ? own.owner() : null;
    if (owner == null) {
      throw ProtocolError.because("Frame with the given id does not belong to the target.");
    }
    int id = session.nodes().of(owner);
    return Json.object("backendNodeId", id, "nodeId", id);
  }
}
