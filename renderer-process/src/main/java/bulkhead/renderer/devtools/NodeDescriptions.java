package bulkhead.renderer.devtools;

import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import bulkhead.renderer.dom.Attr;
import bulkhead.renderer.dom.Attribute;
import bulkhead.renderer.dom.CharacterData;
import bulkhead.renderer.dom.Comment;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.DocumentFragment;
import bulkhead.renderer.dom.DocumentType;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.ShadowRoot;
import bulkhead.renderer.dom.Text;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// `DOM.Node`: what clients are told of nodes. Stateless.
final class NodeDescriptions {
  /// What lies deeper is told of when it is asked for.
  private static final int MOST_DEPTH = 500;

  private static final String SVG = "http://www.w3.org/2000/svg";
  private static final String HTML = "http://www.w3.org/1999/xhtml";

  private NodeDescriptions() {}

  /// @param wanted how deep nodes inside are told of; negative for all
  /// @param pierce whether the documents of frames and shadow trees count as inside
  /// @param told who is to hear of changes of what is described; null if the client is not to
  static JsonObject describe(
      AgentSession session, Node node, int wanted, boolean pierce, @Nullable ToldNodes told)
      throws ProtocolError {
    int depth = wanted < 0 ? MOST_DEPTH : Math.min(wanted, MOST_DEPTH);
    int id = session.nodes().of(node);
    if (told != null) {
      told.add(node);
    }
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
            localName(node),
            "nodeValue",
            node instanceof CharacterData data ? data.data() : "");
    switch (node) {
      case Element element -> describe(session, element, depth, pierce, told, described);
      case Document document -> {
        described.addProperty("documentURL", document.url());
        described.addProperty("baseURL", document.baseUrl());
        described.addProperty("xmlVersion", "");
        described.addProperty(
            "compatibilityMode",
            switch (document.mode()) {
              case NO_QUIRKS -> "NoQuirksMode";
              case LIMITED_QUIRKS -> "LimitedQuirksMode";
              case QUIRKS -> "QuirksMode";
            });
      }
      case DocumentType doctype -> {
        described.addProperty("publicId", doctype.publicId());
        described.addProperty("systemId", doctype.systemId());
      }
      case ShadowRoot root ->
          described.addProperty(
              "shadowRootType", root.options().mode().name().toLowerCase(Locale.ROOT));
      case Attr attribute -> {
        described.addProperty("name", attribute.name());
        described.addProperty("value", attribute.value());
      }
      default -> {
        // Text and comments are told of already.
      }
    }
    if (node instanceof Element || node instanceof Document || node instanceof DocumentFragment) {
      boolean host = node instanceof Element element && element.shadowRoot() != null;
      int levels = depth == 0 && host && told != null ? 1 : depth;
      addChildren(session, node, levels, pierce, told, described);
    }
    return described;
  }

  /// One text alone is told of with its parent.
  private static void addChildren(
      AgentSession session,
      Node node,
      int depth,
      boolean pierce,
      @Nullable ToldNodes told,
      JsonObject described)
      throws ProtocolError {
    ToldNodes view = session.told();
    Node first = view.firstChild(node);
    boolean loneText = told != null && first instanceof Text && view.nextSibling(first) == null;
    int count = 0;
    List<JsonObject> children = new ArrayList<>();
    for (Node child = first; child != null; child = view.nextSibling(child)) {
      count++;
      if (depth != 0 || loneText) {
        JsonObject inside = describe(session, child, Math.max(0, depth - 1), pierce, told);
        inside.addProperty("parentId", session.nodes().of(node));
        children.add(inside);
      }
    }
    described.addProperty("childNodeCount", count);
    if (depth != 0 || loneText) {
      described.add("children", Json.array(children));
      if (told != null) {
        told.addChildren(node);
      }
    }
  }

  private static void describe(
      AgentSession session,
      Element element,
      int depth,
      boolean pierce,
      @Nullable ToldNodes told,
      JsonObject described)
      throws ProtocolError {
    List<String> attributes = new ArrayList<>();
    for (Attribute attribute : element.attributes()) {
      attributes.add(attribute.name());
      attributes.add(attribute.value());
    }
    described.add("attributes", Json.array(attributes));
    if (element.namespace().equals(SVG)) {
      described.addProperty("isSVG", true);
    }
    for (InspectedFrame frame : session.page().frames()) {
      Document document = frame.document();
      boolean shows = frame.parentFrame() != null && frame.owner() == element;
      if (shows || document != null && element.parent() == document) {
        described.addProperty("frameId", frame.token());
      }
      if (shows && document != null) {
        described.add(
            "contentDocument", describe(session, document, pierce ? depth : 0, pierce, told));
      }
    }
    ShadowRoot root = element.shadowRoot();
    if (root != null) {
      described.add(
          "shadowRoots",
          Json.array(List.of(describe(session, root, pierce ? depth : 0, pierce, told))));
    }
    DocumentFragment contents = element.templateContents();
    if (contents != null) {
      described.add("templateContent", describe(session, contents, 0, pierce, told));
    }
  }

  static int type(Node node) {
    return switch (node) {
      case Element element -> 1;
      case Attr attribute -> 2;
      case Document document -> 9;
      case DocumentType doctype -> 10;
      case Comment comment -> 8;
      case CharacterData data -> 3;
      default -> 11;
    };
  }

  private static String localName(Node node) {
    return switch (node) {
      case Element element -> element.localName();
      case Attr attribute -> attribute.localName();
      default -> "";
    };
  }

  static String name(Node node) {
    return switch (node) {
      case Element element ->
          element.namespace().equals(HTML)
              ? element.localName().toUpperCase(Locale.ROOT)
              : element.localName();
      case Attr attribute -> attribute.name();
      case Document document -> "#document";
      case DocumentType doctype -> doctype.name();
      case Comment comment -> "#comment";
      case CharacterData data -> "#text";
      default -> "#document-fragment";
    };
  }
}
