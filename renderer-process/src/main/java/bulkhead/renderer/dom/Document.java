package bulkhead.renderer.dom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A document (DOM §4.5): root of the tree, maker of its nodes, index of ids, and the place where
/// observers of changes are registered. Thread: owned by `RendererMain`.
public final class Document extends ContainerNode {

  /// Quirks mode of a document (DOM §4.5), decided by the parser from the doctype.
  public enum Mode {
    NO_QUIRKS,
    LIMITED_QUIRKS,
    QUIRKS
  }

  /// How far the document is (HTML §3.1.3 "current document readiness"); the names are those that
  /// scripts see.
  public enum Readiness {
    LOADING("loading"),
    INTERACTIVE("interactive"),
    COMPLETE("complete");

    private final String word;

    Readiness(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  private String url;
  private Readiness readiness = Readiness.COMPLETE;
  private @Nullable Element currentScript;
  private String baseUrl;
  private String fallbackBaseUrl;
  private long timeOriginNanos = System.nanoTime();
  private @Nullable Frame frame;
  private Mode mode = Mode.NO_QUIRKS;
  private String encoding = "UTF-8";
  private final Map<String, Object> ids = new HashMap<>();
  // OPTIMIZATION: arrays. What comes out of a list is checked for its interface, which costs more
  // than most of the calls.
  private DomObserver[] observers = new DomObserver[0];

  /// Those of them that look at each element.
  private ElementObserver[] elementObservers = new ElementObserver[0];
  private long treeVersion;
  private final LiveRanges ranges = new LiveRanges();
  private @Nullable SharedTree shared;
  private boolean active;
  private boolean scripted;
  private boolean xml;
  private boolean xmlDocument;
  private String contentType = "text/html";
  private @Nullable Object host;
  private @Nullable Document templateDocument;
  private @Nullable CustomElementRegistry customElements;
  private final DocumentSelection selection = new DocumentSelection(this);
  private final TopLayer topLayer = new TopLayer();

  private Predicate<Element> styleAttributes = element -> true;

  public Document(String url) {
    super(null);
    this.url = url;
    this.baseUrl = url;
    this.fallbackBaseUrl = url;
    setConnected(true);
  }

  /// The document's address.
  public String url() {
    return url;
  }

  /// The document has another address: a fragment, or what `history.pushState` says.
  public void setUrl(String url) {
    if (baseUrl.equals(this.url)) {
      baseUrl = url;
    }
    this.url = url;
  }

  /// Who says whether the `style` attribute of an element counts.
  public void setStyleAttributes(Predicate<Element> counts) {
    styleAttributes = counts;
  }

  /// Whether the `style` attribute of an element counts (CSP §6.1.13 "style-src-attr").
  public boolean countsStyleAttribute(Element element) {
    return styleAttributes.test(element);
  }

  /// Whether this is what a page shows, and not one that script made.
  public boolean isActive() {
    return active;
  }

  public void setActive(boolean active) {
    this.active = active;
  }

  /// Whether scripts run here (HTML §8.1.3.4 "scripting is enabled").
  public boolean isScripted() {
    return scripted;
  }

  public void setScripted(boolean scripted) {
    this.scripted = scripted;
  }

  /// Whether names keep their case, and so on (DOM §4.5 "XML document").
  public boolean isXml() {
    return xml;
  }

  public void setXml(boolean xml) {
    this.xml = xml;
  }

  /// Whether script sees it as an `XMLDocument`: what `createDocument` made (DOM §4.5.1).
  public boolean isXmlDocument() {
    return xmlDocument;
  }

  public void setXmlDocument(boolean xmlDocument) {
    this.xmlDocument = xmlDocument;
  }

  /// The MIME type.
  public String contentType() {
    return contentType;
  }

  public void setContentType(String contentType) {
    this.contentType = contentType;
  }

  /// The numbers by which script knows nodes; null while no script runs here.
  public @Nullable SharedTree shared() {
    return shared;
  }

  public void setShared(@Nullable SharedTree shared) {
    this.shared = shared;
    if (templateDocument != null && templateDocument != this) {
      templateDocument.setShared(shared);
    }
  }

  /// Whether any mutation observer may want to hear of changes here.
  boolean isWatched() {
    SharedTree tree = shared;
    return tree != null && tree.mutations().any();
  }

  /// The ranges and node iterators that follow changes here.
  public LiveRanges ranges() {
    return ranges;
  }

  /// What script's side hangs on a document; the DOM never looks into it.
  public @Nullable Object host() {
    return host;
  }

  public void setHost(@Nullable Object host) {
    this.host = host;
  }

  /// What is selected, as script sees it.
  public DocumentSelection selection() {
    return selection;
  }

  /// The open modal dialogs and popovers.
  public TopLayer topLayer() {
    return topLayer;
  }

  /// The custom elements of this document's window; null without one.
  public @Nullable CustomElementRegistry customElements() {
    return customElements;
  }

  public void setCustomElements(@Nullable CustomElementRegistry registry) {
    this.customElements = registry;
  }

  /// A document like this one, for nodes that are not part of a page (DOM §4.5.1).
  public Document sibling(String url, boolean asXml) {
    Document made = new Document(url);
    made.setXml(asXml);
    made.setShared(shared);
    made.setHost(host);
    return made;
  }

  /// HTML §4.12.3 "appropriate template contents owner document".
  public Document templateDocument() {
    Document made = templateDocument;
    if (made == null) {
      made = sibling("about:blank", xml);
      made.setContentType(contentType);
      made.templateDocument = made;
      templateDocument = made;
    }
    return made;
  }

  /// DOM §4.5 "adopt": `root`, which has no parent or whose parent is ours, belongs here from now.
  public void takeOver(Node root) {
    Document old = root.ownerDocument;
    for (Node node = root; node != null; node = node.nextShadowIncluding(root)) {
      node.ownerDocument = this;
      if (node instanceof Element element) {
        CustomElement custom = element.custom();
        if (custom != null && custom.state() == CustomElement.State.CUSTOM && old != this) {
          custom.enqueueAdopted(element, old, this);
        }
        if (old != this && element.is("img")) {
          notifyDetachedSourceChanged(element);
        }
        for (Attr attr : element.attrNodes()) {
          attr.ownerDocument = this;
        }
        DocumentFragment contents = element.templateContents();
        if (contents != null && contents.ownerDocument() != templateDocument()) {
          templateDocument().takeOver(contents);
        }
      }
    }
    if (old != this) {
      old.ranges.move(root, ranges);
    }
  }

  /// What relative URLs are resolved against: [#url] or what `<base href>` says.
  public String baseUrl() {
    return baseUrl;
  }

  public void setBaseUrl(String baseUrl) {
    this.baseUrl = baseUrl;
  }

  /// The moment of [System#nanoTime] that its clocks count from (High Resolution Time §4.3).
  public long timeOriginNanos() {
    return timeOriginNanos;
  }

  public void setTimeOriginNanos(long nanos) {
    timeOriginNanos = nanos;
  }

  /// HTML §2.4.2 "fallback base URL": what relative URLs are resolved against without a `<base>`.
  /// That is [#url], for `about:srcdoc` and `about:blank` the base of the document around it.
  public String fallbackBaseUrl() {
    return fallbackBaseUrl;
  }

  public void setFallbackBaseUrl(String url) {
    fallbackBaseUrl = url;
    baseUrl = url;
  }

  /// The frame that shows this document, or showed it last; null for a document without a frame,
  /// such as one that a script made.
  public @Nullable Frame frame() {
    return frame;
  }

  public void setFrame(Frame frame) {
    this.frame = frame;
  }

  /// A document that no parser fills is complete.
  public Readiness readiness() {
    return readiness;
  }

  public void setReadiness(Readiness readiness) {
    this.readiness = readiness;
  }

  /// `document.currentScript` (HTML §3.1.3): the classic script that runs now.
  public @Nullable Element currentScript() {
    return currentScript;
  }

  public void setCurrentScript(@Nullable Element script) {
    currentScript = script;
  }

  public Mode mode() {
    return mode;
  }

  public boolean isQuirks() {
    return mode == Mode.QUIRKS;
  }

  public void setMode(Mode mode) {
    this.mode = mode;
  }

  /// The encoding's WHATWG name, such as `windows-1252`.
  public String encoding() {
    return encoding;
  }

  public void setEncoding(String encoding) {
    this.encoding = encoding;
  }

  public @Nullable DocumentType doctype() {
    for (Node node = firstChild(); node != null; node = node.nextSibling()) {
      if (node instanceof DocumentType type) {
        return type;
      }
    }
    return null;
  }

  public @Nullable Element documentElement() {
    return firstElementChild();
  }

  /// The first `head` child of the `html` element.
  public @Nullable Element head() {
    return childOfRoot("head", "head");
  }

  /// The first `body` or `frameset` child of the `html` element.
  public @Nullable Element body() {
    return childOfRoot("body", "frameset");
  }

  private @Nullable Element childOfRoot(String name, String otherName) {
    Element root = documentElement();
    if (root == null || !root.is("html")) {
      return null;
    }
    for (Element child = root.firstElementChild();
        child != null;
        child = child.nextElementSibling()) {
      if (child.is(name) || child.is(otherName)) {
        return child;
      }
    }
    return null;
  }

  /// HTML §3.1.5 "the title element": the first one in the document; of an SVG document, the first
  /// SVG one among the root's children.
  public @Nullable Element titleElement() {
    Element root = documentElement();
    if (root != null && root.namespace() == Namespaces.SVG && root.localName().equals("svg")) {
      Element child = root.firstElementChild();
      while (child != null
          && !(child.namespace() == Namespaces.SVG && child.localName().equals("title"))) {
        child = child.nextElementSibling();
      }
      return child;
    }
    for (Node node = firstChild(); node != null; node = node.nextInTree(this)) {
      if (node instanceof Element element && element.is("title")) {
        return element;
      }
    }
    return null;
  }

  /// HTML §3.1.5 `document.title`: the title element's text, white space stripped and collapsed.
  public String title() {
    Element element = titleElement();
    return element == null ? "" : stripAndCollapse(element.textContent());
  }

  private static String stripAndCollapse(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean space = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r') {
        space = true;
      } else {
        if (space && !out.isEmpty()) {
          out.append(' ');
        }
        space = false;
        out.append(c);
      }
    }
    return out.toString();
  }

  /// A number that rises with each insertion and removal anywhere in the document's trees.
  public long treeVersion() {
    return treeVersion;
  }

  void treeChanged() {
    treeVersion++;
  }

  // Makers of nodes.

  public Element createElement(String htmlName) {
    return made(new Element(this, Namespaces.HTML, null, htmlName.intern()));
  }

  public Element createElement(String namespace, @Nullable String prefix, String localName) {
    return made(new Element(this, Namespaces.intern(namespace), prefix, localName.intern()));
  }

  private static Element made(Element element) {
    if (element.is("template")) {
      Document owner = element.ownerDocument.templateDocument();
      element.setTemplateContents(new DocumentFragment(owner));
    }
    return element;
  }

  public DocumentFragment createFragment() {
    return new DocumentFragment(this);
  }

  public CdataSection createCdataSection(String data) {
    return new CdataSection(this, data);
  }

  public ProcessingInstruction createProcessingInstruction(String target, String data) {
    return new ProcessingInstruction(this, target, data);
  }

  /// `namespace` is "" for none.
  public Attr createAttr(String namespace, String localName, String name) {
    return new Attr(this, new Attribute(namespace, localName.intern(), name.intern(), ""), null);
  }

  public Text createText(String data) {
    return new Text(this, ShortTexts.shared(data));
  }

  public Comment createComment(String data) {
    return new Comment(this, data);
  }

  public DocumentType createDocumentType(String name, String publicId, String systemId) {
    return new DocumentType(this, name, publicId, systemId);
  }

  // Ids. A value of the map is the one element, or a list of all that share the id.

  /// Of so many their order is found quicker than the first of them in the tree.
  private static final int FEW_SAME_IDS = 4;

  /// The first element in tree order with this id, or null.
  public @Nullable Element elementById(String id) {
    Object found = ids.get(id);
    if (!(found instanceof List<?> list)) {
      return (Element) found;
    }
    if (list.size() <= FEW_SAME_IDS) {
      Element first = (Element) list.getFirst();
      for (Object each : list) {
        first = NodeOrder.isFollowing(first, (Element) each) ? (Element) each : first;
      }
      return first;
    }
    for (Node node = firstChild(); node != null; node = node.nextInTree(this)) {
      if (node instanceof Element element && id.equals(element.id())) {
        return element;
      }
    }
    return null;
  }

  @SuppressWarnings("unchecked")
  void registerId(Element element, @Nullable String id) {
    if (id == null) {
      return;
    }
    Object found = ids.get(id);
    if (found == null) {
      ids.put(id, element);
    } else if (found instanceof List<?> list) {
      ((List<Element>) list).add(element);
    } else {
      List<Element> list = new ArrayList<>(2);
      list.add((Element) found);
      list.add(element);
      ids.put(id, list);
    }
  }

  @SuppressWarnings("unchecked")
  void unregisterId(Element element, @Nullable String id) {
    if (id == null) {
      return;
    }
    Object found = ids.get(id);
    if (found == element) {
      ids.remove(id);
    } else if (found instanceof List<?> list) {
      list.remove(element);
      if (list.size() == 1) {
        ids.put(id, ((List<Element>) list).getFirst());
      }
    }
  }

  // Observers.

  public void addObserver(DomObserver observer) {
    observers = Arrays.copyOf(observers, observers.length + 1);
    observers[observers.length - 1] = observer;
    if (observer instanceof ElementObserver each) {
      elementObservers = Arrays.copyOf(elementObservers, elementObservers.length + 1);
      elementObservers[elementObservers.length - 1] = each;
    }
  }

  public void removeObserver(DomObserver observer) {
    observers =
        Arrays.stream(observers).filter(each -> each != observer).toArray(DomObserver[]::new);
    elementObservers =
        Arrays.stream(elementObservers)
            .filter(each -> each != observer)
            .toArray(ElementObserver[]::new);
  }

  void notifyInserted(Node node) {
    if (elementObservers.length > 0) {
      for (Node each = node; each != null; each = each.nextShadowIncluding(node)) {
        if (each instanceof Element element) {
          for (ElementObserver observer : elementObservers) {
            observer.elementInserted(element, node);
          }
        }
      }
    }
    for (DomObserver observer : observers) {
      observer.nodeInserted(node);
    }
  }

  void notifyRemoved(
      Node node, ContainerNode parent, @Nullable Node previous, @Nullable Node next) {
    if (!topLayer.isEmpty()) {
      topLayer.removed();
    }
    if (elementObservers.length > 0) {
      for (Node each = node; each != null; each = each.nextShadowIncluding(node)) {
        if (each instanceof Element element) {
          for (ElementObserver observer : elementObservers) {
            observer.elementRemoved(element, node);
          }
        }
      }
    }
    for (DomObserver observer : observers) {
      observer.nodeRemoved(node, parent, previous, next);
    }
  }

  void notifyAttributeChanged(
      Element element, Attribute attribute, @Nullable String oldValue, @Nullable String newValue) {
    for (DomObserver observer : observers) {
      observer.attributeChanged(element, attribute, oldValue, newValue);
    }
  }

  void notifyDetachedSourceChanged(Element element) {
    for (DomObserver observer : observers) {
      observer.detachedSourceChanged(element);
    }
  }

  void notifyDetachedDetailsChanged(
      Element details, @Nullable String oldValue, @Nullable String newValue) {
    for (DomObserver observer : observers) {
      observer.detachedDetailsChanged(details, oldValue, newValue);
    }
  }

  void notifyStateChanged(Element element, int changed) {
    for (DomObserver observer : observers) {
      observer.stateChanged(element, changed);
    }
  }

  void notifyControlValueChanged(Element element) {
    for (DomObserver observer : observers) {
      observer.controlValueChanged(element);
    }
  }

  void notifyDataChanged(CharacterData node, String oldData) {
    for (DomObserver observer : observers) {
      observer.characterDataChanged(node, oldData);
    }
  }

  /// Called by the parser for each script and each style that it makes.
  public void notifyParsed(Element element) {
    for (DomObserver observer : observers) {
      observer.elementParsed(element);
    }
  }

  /// Called by the parser when an element's end was seen.
  public void notifyClosed(Element element) {
    for (DomObserver observer : observers) {
      observer.elementClosed(element);
    }
  }

  @Override
  public int nodeType() {
    return DOCUMENT_NODE;
  }
}
