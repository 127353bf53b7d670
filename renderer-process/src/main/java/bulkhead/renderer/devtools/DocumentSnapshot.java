package bulkhead.renderer.devtools;

import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import bulkhead.renderer.dom.Attribute;
import bulkhead.renderer.dom.CharacterData;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.DocumentType;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.ElementState;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.ShadowRoot;
import bulkhead.renderer.dom.Text;
import bulkhead.renderer.script.Realm;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.StyleText;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `DOMSnapshot.DocumentSnapshot`: one document's nodes and boxes, each kind of fact as a list of
/// its own. Rectangles are relative to the document, CSS px. Used once. Thread: `RendererMain`.
final class DocumentSnapshot {
  /// What scripts know of an element, all elements at once: offset, scroll and client rectangles,
  /// whether a click is listened to, the source that an image shows.
  private static final String FACTS =
      """
      function(n) {
        const document = this('wrap', n), facts = {}, clicks = ['click', 'mousedown', 'mouseup'];
        const visit = root => {
          for (const e of root.querySelectorAll('*')) {
            const at = [e.offsetLeft, e.offsetTop, e.offsetWidth, e.offsetHeight].map(x => x === undefined ? 0 : x);
            const listens = this('listeners', e).some(each => clicks.includes(each.type));
            facts[this('numberOf', e)] = [at, [e.scrollLeft, e.scrollTop, e.scrollWidth, e.scrollHeight],
              [e.clientLeft, e.clientTop, e.clientWidth, e.clientHeight], listens, e.currentSrc || ''];
            const shadow = this('shadow', e);
            if (shadow !== null) visit(shadow);
          }
        };
        visit(document);
        return [facts, document.characterSet, document.documentElement === null ? '' : document.documentElement.lang];
      }""";

  /// Of which some element has something, by their places.
  private static final class Rare {
    private final JsonArray index = new JsonArray();
    private final JsonArray value = new JsonArray();

    void add(int at) {
      index.add(at);
    }

    void add(int at, int what) {
      index.add(at);
      value.add(what);
    }

    JsonObject marks() {
      return Json.object("index", index);
    }

    JsonObject values() {
      return Json.object("index", index, "value", value);
    }
  }

  private final AgentSession session;
  private final InspectedFrame frame;
  private final Document document;
  private final List<InspectedFrame> frames;
  private final SnapshotCommands.Wanted wanted;
  private final SnapshotCommands.Strings strings;
  private JsonObject facts = new JsonObject();
  private Map<Node, Integer> paintOrders = Map.of();

  // The origin of the document in the main frame's viewport, CSS px.
  private float originX;
  private float originY;

  private int count;
  private final JsonArray parentIndex = new JsonArray();
  private final JsonArray nodeType = new JsonArray();
  private final JsonArray nodeName = new JsonArray();
  private final JsonArray nodeValue = new JsonArray();
  private final JsonArray backendNodeId = new JsonArray();
  private final JsonArray attributes = new JsonArray();
  private final Rare shadowRootType = new Rare();
  private final Rare textValue = new Rare();
  private final Rare inputValue = new Rare();
  private final Rare inputChecked = new Rare();
  private final Rare optionSelected = new Rare();
  private final Rare contentDocument = new Rare();
  private final Rare clickable = new Rare();
  private final Rare currentSource = new Rare();

  private final JsonArray layoutNode = new JsonArray();
  private final JsonArray styles = new JsonArray();
  private final JsonArray bounds = new JsonArray();
  private final JsonArray texts = new JsonArray();
  private final JsonArray stackingContexts = new JsonArray();
  private final JsonArray orders = new JsonArray();
  private final JsonArray offsetRects = new JsonArray();
  private final JsonArray scrollRects = new JsonArray();
  private final JsonArray clientRects = new JsonArray();
  private final JsonArray backgrounds = new JsonArray();
  private final JsonArray opacities = new JsonArray();
  private final JsonArray boxLayout = new JsonArray();
  private final JsonArray boxBounds = new JsonArray();
  private final JsonArray boxStart = new JsonArray();
  private final JsonArray boxLength = new JsonArray();

  /// @param frames all that have documents, in the order in which these are told of
  DocumentSnapshot(
      AgentSession session,
      InspectedFrame frame,
      Document document,
      List<InspectedFrame> frames,
      SnapshotCommands.Wanted wanted,
      SnapshotCommands.Strings strings) {
    this.session = session;
    this.frame = frame;
    this.document = document;
    this.frames = frames;
    this.wanted = wanted;
    this.strings = strings;
  }

  JsonObject written() throws ProtocolError {
    InspectedFrame.Metrics metrics = frame.metrics(); // brings styles and boxes up to date
    String encoding = "";
    String language = "";
    Realm realm = frame.realm();
    if (realm != null
        && session.scripts().objects().script(realm, document, FACTS) instanceof JsonArray known) {
      facts = known.get(0).getAsJsonObject();
      encoding = known.get(1).getAsString();
      language = known.get(2).getAsString();
    }
    float scrollX = metrics == null ? 0 : metrics.scrollX();
    float scrollY = metrics == null ? 0 : metrics.scrollY();
    findOrigin(scrollX, scrollY);
    if (wanted.paintOrder()) {
      paintOrders = PaintOrders.of(document);
    }
    add(document, -1, realm);
    DocumentType doctype = document.doctype();
    return Json.object(
        "documentURL", strings.of(document.url()),
        "title", strings.of(document.title()),
        "baseURL", strings.of(document.baseUrl()),
        "contentLanguage", strings.of(language),
        "encodingName", strings.of(encoding),
        "publicId", strings.of(doctype == null ? null : doctype.publicId()),
        "systemId", strings.of(doctype == null ? null : doctype.systemId()),
        "frameId", strings.of(frame.token()),
        "nodes", nodes(),
        "layout", layout(),
        "textBoxes",
            Json.object(
                "layoutIndex", boxLayout,
                "bounds", boxBounds,
                "start", boxStart,
                "length", boxLength),
        "scrollOffsetX", scrollX,
        "scrollOffsetY", scrollY,
        "contentWidth", metrics == null ? 0 : metrics.contentWidth(),
        "contentHeight", metrics == null ? 0 : metrics.contentHeight());
  }

  private void findOrigin(float scrollX, float scrollY) {
    InspectedFrame parent = frame.parentFrame();
    originX = -scrollX;
    originY = -scrollY;
    Document around = parent == null ? null : parent.document();
    if (parent == null || around == null) {
      return;
    }
    for (Node node = around; node != null; node = node.nextShadowIncluding(around)) {
      if (node instanceof Element element && frame.owner() == element) {
        for (InspectedFrame.Box box : parent.boxesOf(element)) {
          originX += box.content().get(0);
          originY += box.content().get(1);
          return;
        }
      }
    }
  }

  private JsonObject nodes() {
    return Json.object(
        "parentIndex", parentIndex,
        "nodeType", nodeType,
        "shadowRootType", shadowRootType.values(),
        "nodeName", nodeName,
        "nodeValue", nodeValue,
        "backendNodeId", backendNodeId,
        "attributes", attributes,
        "textValue", textValue.values(),
        "inputValue", inputValue.values(),
        "inputChecked", inputChecked.marks(),
        "optionSelected", optionSelected.marks(),
        "contentDocumentIndex", contentDocument.values(),
        "pseudoType", new Rare().values(),
        "pseudoIdentifier", new Rare().values(),
        "isClickable", clickable.marks(),
        "currentSourceURL", currentSource.values(),
        "originURL", new Rare().values());
  }

  private JsonObject layout() {
    return Json.object(
        "nodeIndex", layoutNode,
        "styles", styles,
        "bounds", bounds,
        "text", texts,
        "stackingContexts", Json.object("index", stackingContexts),
        "paintOrders", wanted.paintOrder() ? orders : null,
        "offsetRects", wanted.rects() ? offsetRects : null,
        "scrollRects", wanted.rects() ? scrollRects : null,
        "clientRects", wanted.rects() ? clientRects : null,
        "blendedBackgroundColors", wanted.backgrounds() ? backgrounds : null,
        "textColorOpacities", wanted.opacities() ? opacities : null);
  }

  // Nodes

  private void add(Node node, int parent, @Nullable Realm realm) throws ProtocolError {
    int at = count++;
    parentIndex.add(parent);
    nodeType.add(NodeDescriptions.type(node));
    nodeName.add(strings.of(NodeDescriptions.name(node)));
    nodeValue.add(strings.of(node instanceof CharacterData data ? data.data() : null));
    backendNodeId.add(session.nodes().of(node));
    JsonArray named = new JsonArray();
    JsonArray known = null;
    if (node instanceof Element element) {
      for (Attribute attribute : element.attributes()) {
        named.add(strings.of(attribute.name()));
        named.add(strings.of(attribute.value()));
      }
      known = known(element, realm);
      addFacts(element, at, known);
    }
    attributes.add(named);
    if (node.root() instanceof ShadowRoot root) {
      shadowRootType.add(at, strings.of(root.options().mode().name().toLowerCase(Locale.ROOT)));
    }
    addBoxes(node, at, known);
    if (node instanceof Element element && element.shadowRoot() != null) {
      addChildren(element.shadowRoot(), at, realm);
    }
    addChildren(node, at, realm);
  }

  private void addChildren(Node parent, int at, @Nullable Realm realm) throws ProtocolError {
    ToldNodes view = session.told();
    for (Node child = view.firstChild(parent); child != null; child = view.nextSibling(child)) {
      if (!(child instanceof DocumentType)) {
        add(child, at, realm);
      }
    }
  }

  private @Nullable JsonArray known(Element element, @Nullable Realm realm) throws ProtocolError {
    return realm != null
            && facts.get(String.valueOf(RemoteObjects.numberOf(realm, element)))
                instanceof JsonArray known
        ? known
        : null;
  }

  private void addFacts(Element element, int at, @Nullable JsonArray known) {
    String value = element.controlValue();
    if (element.is("textarea")) {
      textValue.add(at, strings.of(value == null ? element.textContent() : value));
    } else if (element.is("input")) {
      boolean box = element.attributeOrEmpty("type").matches("(?i)checkbox|radio");
      inputValue.add(
          at,
          strings.of(
              value != null
                  ? value
                  : box && !element.hasAttribute("value")
                      ? "on"
                      : element.attributeOrEmpty("value")));
      if (element.hasState(ElementState.CHECKED)) {
        inputChecked.add(at);
      }
    } else if (element.is("option") && element.hasState(ElementState.CHECKED)) {
      optionSelected.add(at);
    }
    for (int i = 0; i < frames.size(); i++) {
      if (frames.get(i).parentFrame() == frame && frames.get(i).owner() == element) {
        contentDocument.add(at, i);
      }
    }
    boolean control =
        element.is("button")
            || element.is("input") && !element.attributeOrEmpty("type").equals("hidden")
            || element.is("a") && element.hasAttribute("href");
    if (control || known != null && known.get(3).getAsBoolean()) {
      clickable.add(at);
    }
    if (element.is("img")) {
      currentSource.add(at, strings.of(known == null ? null : known.get(4).getAsString()));
    }
  }

  // Boxes

  private void addBoxes(Node node, int at, @Nullable JsonArray known) {
    if (node instanceof Document) {
      InspectedFrame.Metrics metrics = frame.metrics();
      if (metrics != null) {
        JsonArray whole = new JsonArray();
        whole.add(0);
        whole.add(0);
        whole.add(metrics.layoutWidth());
        whole.add(metrics.layoutHeight());
        addLayout(node, at, whole, null, null, null);
      }
      return;
    }
    if (!(node instanceof Element || node instanceof Text)) {
      return;
    }
    List<InspectedFrame.Box> boxes = frame.boxesOf(node);
    if (boxes.isEmpty()) {
      return;
    }
    Element styled = node instanceof Element element ? element : parentElement(node);
    ComputedStyle style = styled == null ? null : ComputedStyle.of(styled);
    List<Float> corners = new ArrayList<>();
    boxes.forEach(box -> corners.addAll(box.border()));
    String text = node instanceof Text data ? data.data() : null;
    addLayout(node, at, rectangle(corners), style, text, known);
    if (text != null) {
      for (InspectedFrame.Box box : boxes) {
        boxLayout.add(layoutNode.size() - 1);
        boxBounds.add(rectangle(box.border()));
        boxStart.add(0);
        boxLength.add(text.length());
      }
    }
  }

  private static @Nullable Element parentElement(Node node) {
    return node.parent() instanceof Element element
        ? element
        : node.parent() instanceof ShadowRoot root ? root.host() : null;
  }

  private void addLayout(
      Node node,
      int at,
      JsonArray where,
      @Nullable ComputedStyle style,
      @Nullable String text,
      @Nullable JsonArray known) {
    if (node instanceof Document || PaintOrders.isStackingContext(node)) {
      stackingContexts.add(layoutNode.size());
    }
    layoutNode.add(at);
    bounds.add(where);
    texts.add(strings.of(text));
    JsonArray values = new JsonArray();
    if (style != null) {
      for (String name : wanted.computedStyles()) {
        values.add(strings.of(StyleText.computed(style, name)));
      }
    }
    styles.add(values);
    if (wanted.paintOrder()) {
      orders.add(paintOrders.getOrDefault(node, 0));
    }
    if (wanted.rects()) {
      offsetRects.add(known == null ? new JsonArray() : known.get(0));
      scrollRects.add(known == null ? new JsonArray() : known.get(1));
      clientRects.add(known == null ? new JsonArray() : known.get(2));
    }
    if (wanted.backgrounds()) {
      backgrounds.add(-1);
    }
    if (wanted.opacities()) {
      opacities.add(opacity(node));
    }
  }

  /// How much of what is painted of a node can be seen, from 0 to 1.
  private static double opacity(Node node) {
    double opacity = 1;
    for (Node at = node; at != null; at = at.parent()) {
      ComputedStyle style = at instanceof Element element ? ComputedStyle.of(element) : null;
      String value = style == null ? null : StyleText.computed(style, "opacity");
      if (value != null && !value.equals("1")) {
        opacity *= Double.parseDouble(value);
      }
    }
    return opacity;
  }

  private JsonArray rectangle(List<Float> corners) {
    float left = Float.MAX_VALUE;
    float top = Float.MAX_VALUE;
    float right = -Float.MAX_VALUE;
    float bottom = -Float.MAX_VALUE;
    for (int i = 0; i + 1 < corners.size(); i += 2) {
      left = Math.min(left, corners.get(i));
      right = Math.max(right, corners.get(i));
      top = Math.min(top, corners.get(i + 1));
      bottom = Math.max(bottom, corners.get(i + 1));
    }
    JsonArray rectangle = new JsonArray();
    rectangle.add(left - originX);
    rectangle.add(top - originY);
    rectangle.add(right - left);
    rectangle.add(bottom - top);
    return rectangle;
  }
}
