package bulkhead.renderer.devtools;

import bulkhead.devtools.CommandTable;
import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.ElementState;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.Text;
import bulkhead.url.Url;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// `Accessibility`: the tree that assistive software would be told of. Elements of no role of their
/// own are in it as ignored. Stateless.
final class AccessibilityCommands {
  private record FullTree(@Nullable Integer depth, @Nullable String frameId) {}

  private record Root(@Nullable String frameId) {}

  private record Query(
      @Nullable Integer nodeId,
      @Nullable Integer backendNodeId,
      @Nullable String objectId,
      @Nullable String accessibleName,
      @Nullable String role) {}

  private record Partial(
      @Nullable Integer nodeId,
      @Nullable Integer backendNodeId,
      @Nullable String objectId,
      @Nullable Boolean fetchRelatives) {}

  private AccessibilityCommands() {}

  static void describe(CommandTable<AgentSession> commands) {
    commands.accepted("Accessibility.enable", "Accessibility.disable");
    commands.on(
        "Accessibility.getFullAXTree",
        FullTree.class,
        (session, wanted) -> {
          int depth =
              wanted.depth() == null || wanted.depth() < 0 ? Integer.MAX_VALUE : wanted.depth();
          return Json.object("nodes", inside(session, document(session, wanted.frameId()), depth));
        });
    commands.on(
        "Accessibility.getRootAXNode",
        Root.class,
        (session, wanted) ->
            Json.object("node", described(session, document(session, wanted.frameId()))));
    commands.on("Accessibility.queryAXTree", Query.class, AccessibilityCommands::query);
    commands.on("Accessibility.getPartialAXTree", Partial.class, AccessibilityCommands::partial);
  }

  private static Document document(AgentSession session, @Nullable String frameId)
      throws ProtocolError {
    InspectedFrame frame = frameId == null ? session.page().mainFrame() : session.frame(frameId);
    frame.metrics(); // brings styles up to date
    Document document = frame.document();
    if (document == null) {
      throw ProtocolError.because("Frame with the given frameId is not found.");
    }
    return document;
  }

  private static boolean isTold(Node node) {
    return switch (node) {
      case Document document -> true;
      case Element element -> !AccessibleNames.isHidden(element);
      case Text text -> !text.data().isBlank();
      default -> false;
    };
  }

  /// The node and what is inside, parents first.
  private static List<JsonObject> inside(AgentSession session, Node root, int depth)
      throws ProtocolError {
    List<JsonObject> nodes = new ArrayList<>();
    Node node = root;
    int level = 0;
    while (node != null) {
      boolean told = isTold(node);
      if (told) {
        nodes.add(described(session, node));
      }
      if (told && level < depth && node.firstChild() != null) {
        node = node.firstChild();
        level++;
        continue;
      }
      while (node != null && node != root && node.nextSibling() == null) {
        node = node.parent();
        level--;
      }
      node = node == null || node == root ? null : node.nextSibling();
    }
    return nodes;
  }

  private static JsonObject query(AgentSession session, Query wanted) throws ProtocolError {
    Node root =
        DomCommands.node(
            session,
            new DomCommands.NodeName(wanted.nodeId(), wanted.backendNodeId(), wanted.objectId()));
    DomCommands.frameOf(session, root).metrics();
    List<JsonObject> found = new ArrayList<>();
    for (Node node = root; node != null; node = node.nextInTree(root)) {
      if (!isTold(node) || isInHidden(node, root)) {
        continue;
      }
      boolean right =
          (wanted.role() == null || wanted.role().equals(role(node)))
              && (wanted.accessibleName() == null || wanted.accessibleName().equals(name(node)));
      if (right) {
        found.add(described(session, node));
      }
    }
    return Json.object("nodes", found);
  }

  private static boolean isInHidden(Node node, Node root) {
    for (Node at = node.parent(); at != null && at != root.parent(); at = at.parent()) {
      if (!isTold(at)) {
        return true;
      }
    }
    return false;
  }

  private static JsonObject partial(AgentSession session, Partial wanted) throws ProtocolError {
    Node node =
        DomCommands.node(
            session,
            new DomCommands.NodeName(wanted.nodeId(), wanted.backendNodeId(), wanted.objectId()));
    DomCommands.frameOf(session, node).metrics();
    List<JsonObject> nodes = new ArrayList<>();
    nodes.add(described(session, node));
    if (wanted.fetchRelatives() == null || wanted.fetchRelatives()) {
      for (Node at = node.parent(); at != null; at = at.parent()) {
        nodes.add(described(session, at));
      }
    }
    return Json.object("nodes", nodes);
  }

  // What is said of a node

  private static String role(Node node) {
    return switch (node) {
      case Document document -> "RootWebArea";
      case Element element -> AccessibleRoles.of(element);
      case Text text -> "StaticText";
      default -> "none";
    };
  }

  private static String name(Node node) {
    return switch (node) {
      case Document document -> document.title();
      case Element element -> AccessibleNames.of(element);
      case Text text -> text.data().strip().replaceAll("\\s+", " ");
      default -> "";
    };
  }

  private static JsonObject described(AgentSession session, Node node) throws ProtocolError {
    String role = role(node);
    int id = session.nodes().of(node);
    List<String> children = new ArrayList<>();
    for (Node child = node.firstChild(); child != null; child = child.nextSibling()) {
      if (isTold(child)) {
        children.add(String.valueOf(session.nodes().of(child)));
      }
    }
    boolean ignored =
        !isTold(node)
            || role.equals("none")
            || role.equals("generic") && !isFocusable(node)
            || node instanceof Element element && element.is("html");
    JsonObject described =
        Json.object(
            "nodeId",
            String.valueOf(id),
            "ignored",
            ignored,
            "role",
            Json.object("type", "role", "value", ignored ? "none" : role),
            "childIds",
            children,
            "backendDOMNodeId",
            id,
            "parentId",
            node.parent() == null ? null : String.valueOf(session.nodes().of(node.parent())));
    if (node instanceof Document) {
      described.addProperty("frameId", DomCommands.frameOf(session, node).token());
    }
    if (!ignored) {
      described.add("name", Json.object("type", "computedString", "value", name(node)));
      if (node instanceof Element element) {
        described.add("properties", Json.array(properties(element, role)));
        String value = value(element, role);
        if (value != null) {
          described.add("value", Json.object("type", "string", "value", value));
        }
        String description = element.attributeOrEmpty("aria-description");
        if (!description.isEmpty()) {
          described.add("description", Json.object("type", "computedString", "value", description));
        }
      } else {
        described.add(
            "properties",
            Json.array(
                node instanceof Document document
                    ? List.of(
                        property("focusable", "booleanOrUndefined", true),
                        property("url", "string", document.url()))
                    : List.of()));
      }
    }
    return described;
  }

  private static boolean isFocusable(Node node) {
    return node instanceof Element element
        && (element.hasAttribute("tabindex")
            || element.hasAttribute("contenteditable")
            || element.hasState(ElementState.FOCUS));
  }

  private static @Nullable String value(Element element, String role) {
    return switch (role) {
      case "Date", "InputTime" -> {
        String date = element.controlValue();
        yield date == null
            ? element.attribute("value")
            : date.startsWith("?") ? null : date; // not filled in yet
      }
      case "textbox", "searchbox", "spinbutton", "slider", "ColorWell" ->
          element.controlValue() != null
              ? element.controlValue()
              : element.is("textarea") ? element.textContent() : element.attributeOrEmpty("value");
      case "progressbar", "meter" -> element.attribute("value");
      case "combobox" -> selected(element);
      default -> null;
    };
  }

  private static @Nullable String selected(Element select) {
    String first = null;
    for (Node node = select; node != null; node = node.nextInTree(select)) {
      if (node instanceof Element option && option.is("option")) {
        if (option.hasState(ElementState.CHECKED)) {
          return option.textContent().strip();
        }
        first = first == null ? option.textContent().strip() : first;
      }
    }
    return first;
  }

  private static JsonObject property(String name, String type, Object value) {
    return Json.object("name", name, "value", Json.object("type", type, "value", value));
  }

  private static List<JsonObject> properties(Element element, String role) {
    List<JsonObject> properties = new ArrayList<>();
    boolean control =
        switch (role) {
          case "button", "checkbox", "combobox", "listbox", "radio", "searchbox", "slider" -> true;
          case "spinbutton", "textbox", "switch", "ColorWell", "Date", "InputTime" -> true;
          default -> false;
        };
    boolean disabled =
        control && element.hasAttribute("disabled")
            || "true".equals(element.attribute("aria-disabled"));
    if (disabled) {
      properties.add(property("disabled", "boolean", true));
    }
    if (control) {
      properties.add(property("invalid", "token", "false"));
    }
    if (!disabled && (control || role.equals("link") || isFocusable(element))) {
      properties.add(property("focusable", "booleanOrUndefined", true));
    }
    String url = url(element);
    if (url != null) {
      properties.add(property("url", "string", url));
    }
    if (element.hasState(ElementState.FOCUS)) {
      properties.add(property("focused", "booleanOrUndefined", true));
    }
    if (role.equals("heading")) {
      properties.add(property("level", "integer", level(element)));
    }
    if (role.equals("textbox") || role.equals("searchbox") || role.equals("spinbutton")) {
      properties.add(property("editable", "token", "plaintext"));
      properties.add(property("settable", "booleanOrUndefined", true));
      properties.add(property("multiline", "boolean", element.is("textarea")));
      properties.add(property("readonly", "boolean", element.hasAttribute("readonly")));
      properties.add(property("required", "boolean", element.hasAttribute("required")));
    }
    String checked = checked(element, role);
    if (checked != null) {
      properties.add(property("checked", "tristate", checked));
    }
    for (String state : List.of("expanded", "selected", "modal")) {
      String said = element.attribute("aria-" + state);
      if (said != null) {
        properties.add(property(state, "booleanOrUndefined", said.equals("true")));
      }
    }
    String pressed = element.attribute("aria-pressed");
    if (pressed != null) {
      properties.add(property("pressed", "tristate", pressed));
    }
    if (role.equals("combobox") && element.is("select")) {
      properties.add(property("hasPopup", "token", "menu"));
      properties.add(property("expanded", "booleanOrUndefined", false));
    }
    if (role.equals("option") && element.hasState(ElementState.CHECKED)) {
      properties.add(property("selected", "booleanOrUndefined", true));
    }
    return properties;
  }

  /// Where a link leads, or an image comes from.
  private static @Nullable String url(Element element) {
    String reference =
        element.is("a") || element.is("area")
            ? element.attribute("href")
            : element.is("img") ? element.attribute("src") : null;
    Url base = reference == null ? null : Url.parse(element.ownerDocument().baseUrl());
    Url url = base == null || reference == null ? null : base.resolve(reference.strip());
    return url == null ? null : url.href();
  }

  private static @Nullable String checked(Element element, String role) {
    return switch (role) {
      case "checkbox", "radio", "switch", "menuitemcheckbox", "menuitemradio" ->
          element.is("input")
              ? element.hasState(ElementState.INDETERMINATE)
                  ? "mixed"
                  : String.valueOf(element.hasState(ElementState.CHECKED))
              : String.valueOf(element.attribute("aria-checked")).toLowerCase(Locale.ROOT);
      default -> null;
    };
  }

  private static int level(Element heading) {
    String said = heading.attributeOrEmpty("aria-level");
    if (said.matches("[1-9][0-9]?")) {
      return Integer.parseInt(said);
    }
    String name = heading.localName();
    return name.matches("h[1-6]") ? name.charAt(1) - '0' : 2;
  }
}
