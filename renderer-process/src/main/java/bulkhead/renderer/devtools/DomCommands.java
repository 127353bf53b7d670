package bulkhead.renderer.devtools;

import bulkhead.devtools.CommandTable;
import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import bulkhead.renderer.dom.CharacterData;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.HtmlSerializer;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.script.Realm;
import com.google.gson.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `DOM`: nodes and their boxes. A node goes by an id, or by the id of a script's object.
/// Stateless.
final class DomCommands {
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

  private record Enable(@Nullable String includeWhitespace) {}

  private record FrameOwner(String frameId) {}

  private DomCommands() {}

  static void describe(CommandTable<AgentSession> commands) {
    commands.on(
        "DOM.enable",
        Enable.class,
        (session, wanted) -> {
          session.told().enable("all".equals(wanted.includeWhitespace()));
          return null;
        });
    commands.on(
        "DOM.disable",
        (session, none) -> {
          if (!session.told().isEnabled()) {
            throw ProtocolError.because("DOM agent hasn't been enabled");
          }
          session.told().disable();
          return null;
        });
    commands.on(
        "DOM.getDocument",
        GetDocument.class,
        (session, wanted) -> {
          if (!session.told().isEnabled()) {
            session.told().enable(false); // as Chromium does for whoever forgot to
          }
          session.told().forget();
          return Json.object(
              "root",
              NodeDescriptions.describe(
                  session,
                  document(session),
                  depth(wanted.depth(), 2),
                  pierces(wanted.pierce()),
                  session.told()));
        });
    commands.on(
        "DOM.describeNode",
        Describe.class,
        (session, wanted) ->
            Json.object(
                "node",
                NodeDescriptions.describe(
                    session,
                    node(session, wanted.name()),
                    depth(wanted.depth(), 0),
                    pierces(wanted.pierce()),
                    null)));
    commands.on(
        "DOM.requestNode",
        NodeName.class,
        (session, wanted) -> {
          Node node = node(session, wanted);
          session.told().tellPathTo(node);
          return Json.object("nodeId", session.nodes().of(node));
        });
    commands.on("DOM.resolveNode", Resolve.class, DomCommands::resolve);
    commands.on(
        "DOM.getOuterHTML",
        NodeName.class,
        (session, wanted) -> Json.object("outerHTML", outerHtml(node(session, wanted))));
    commands.on("DOM.getContentQuads", NodeName.class, DomCommands::quads);
    commands.on("DOM.getBoxModel", NodeName.class, DomCommands::boxModel);
    commands.on(
        "DOM.scrollIntoViewIfNeeded",
        NodeName.class,
        (session, wanted) -> {
          Element element = element(session, wanted);
          if (boxes(session, element).isEmpty()) {
            throw ProtocolError.because("Node does not have a layout object");
          }
          frameOf(session, element).scrollIntoView(element);
          return null;
        });
    commands.on("DOM.getFrameOwner", FrameOwner.class, DomCommands::frameOwner);
  }

  static int depth(@Nullable Integer wanted, int otherwise) {
    return wanted == null ? otherwise : wanted;
  }

  static boolean pierces(@Nullable Boolean wanted) {
    return wanted != null && wanted;
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
    if (name.nodeId() == null && name.backendNodeId() == null && name.objectId() == null) {
      throw ProtocolError.because("Either nodeId, backendNodeId or objectId must be specified");
    }
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

  // Boxes

  private static List<InspectedFrame.Box> boxes(AgentSession session, Node node)
      throws ProtocolError {
    return frameOf(session, node).boxesOf(node);
  }

  private static JsonObject quads(AgentSession session, NodeName wanted) throws ProtocolError {
    return Json.object(
        "quads",
        boxes(session, node(session, wanted)).stream().map(InspectedFrame.Box::border).toList());
  }

  /// Of a node in several pieces, what is around them.
  private static JsonObject boxModel(AgentSession session, NodeName wanted) throws ProtocolError {
    List<InspectedFrame.Box> boxes = boxes(session, node(session, wanted));
    if (boxes.isEmpty()) {
      throw ProtocolError.because("Could not compute box model.");
    }
    InspectedFrame.Box first = boxes.getFirst();
    boolean whole = boxes.size() == 1;
    List<Float> around = whole ? first.border() : around(boxes);
    return Json.object(
        "model",
        Json.object(
            "content",
            whole ? first.content() : around,
            "padding",
            whole ? first.padding() : around,
            "border",
            around,
            "margin",
            whole ? first.margin() : around,
            "width",
            Math.round(whole ? first.width() : around.get(2) - around.get(0)),
            "height",
            Math.round(whole ? first.height() : around.get(5) - around.get(1))));
  }

  private static List<Float> around(List<InspectedFrame.Box> boxes) {
    float left = Float.POSITIVE_INFINITY;
    float top = Float.POSITIVE_INFINITY;
    float right = Float.NEGATIVE_INFINITY;
    float bottom = Float.NEGATIVE_INFINITY;
    for (InspectedFrame.Box box : boxes) {
      for (int i = 0; i < box.border().size(); i += 2) {
        left = Math.min(left, box.border().get(i));
        right = Math.max(right, box.border().get(i));
        top = Math.min(top, box.border().get(i + 1));
        bottom = Math.max(bottom, box.border().get(i + 1));
      }
    }
    return List.of(left, top, right, top, right, bottom, left, bottom);
  }

  private static JsonObject frameOwner(AgentSession session, FrameOwner wanted)
      throws ProtocolError {
    InspectedFrame frame = session.frame(wanted.frameId());
    Element owner = frame.owner();
    if (owner == null) {
      throw ProtocolError.because("Frame with the given id does not belong to the target.");
    }
    int id = session.nodes().of(owner);
    return Json.object("backendNodeId", id, "nodeId", id);
  }
}
