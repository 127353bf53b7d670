package bulkhead.renderer.dom;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  private final String url;
  private Readiness readiness = Readiness.COMPLETE;
  private @Nullable Element currentScript;
  private String baseUrl;
  private String fallbackBaseUrl;
  private @Nullable Frame frame;
  private Mode mode = Mode.NO_QUIRKS;
  private String encoding = "UTF-8";
  private final Map<String, Object> ids = new HashMap<>();
  private final List<DomObserver> observers = new ArrayList<>();
  private long treeVersion;

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

  /// What relative URLs are resolved against: [#url] or what `<base href>` says.
  public String baseUrl() {
    return baseUrl;
  }

  public void setBaseUrl(String baseUrl) {
    this.baseUrl = baseUrl;
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

  /// HTML §3.1.5 `document.title`: the first `title` element's text, white space stripped and
  /// collapsed.
  public String title() {
    for (Node node = firstChild(); node != null; node = node.nextInTree(this)) {
      if (node instanceof Element element && element.is("title")) {
        return stripAndCollapse(element.textContent());
      }
    }
    return "";
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
    return new Element(this, Namespaces.HTML, null, htmlName.intern());
  }

  public Element createElement(String namespace, @Nullable String prefix, String localName) {
    return new Element(this, Namespaces.intern(namespace), prefix, localName.intern());
  }

  public Text createText(String data) {
    return new Text(this, data);
  }

  public Comment createComment(String data) {
    return new Comment(this, data);
  }

  public DocumentType createDocumentType(String name, String publicId, String systemId) {
    return new DocumentType(this, name, publicId, systemId);
  }

  // Ids. A value of the map is the one element, or a list of all that share the id.

  /// The first element in tree order with this id, or null.
  public @Nullable Element elementById(String id) {
    Object found = ids.get(id);
    if (!(found instanceof List<?>)) {
      return (Element) found;
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
    observers.add(observer);
  }

  public void removeObserver(DomObserver observer) {
    observers.remove(observer);
  }

  void notifyInserted(Node node) {
    for (int i = 0; i < observers.size(); i++) {
      observers.get(i).nodeInserted(node);
    }
  }

  void notifyRemoved(
      Node node, ContainerNode parent, @Nullable Node previous, @Nullable Node next) {
    for (int i = 0; i < observers.size(); i++) {
      observers.get(i).nodeRemoved(node, parent, previous, next);
    }
  }

  void notifyAttributeChanged(
      Element element, Attribute attribute, @Nullable String oldValue, @Nullable String newValue) {
    for (int i = 0; i < observers.size(); i++) {
      observers.get(i).attributeChanged(element, attribute, oldValue, newValue);
    }
  }

  void notifyStateChanged(Element element, int changed) {
    for (int i = 0; i < observers.size(); i++) {
      observers.get(i).stateChanged(element, changed);
    }
  }

  void notifyDataChanged(CharacterData node, String oldData) {
    for (int i = 0; i < observers.size(); i++) {
      observers.get(i).characterDataChanged(node, oldData);
    }
  }

  /// Called by the parser for each script that it makes.
  public void notifyParsed(Element element) {
    for (int i = 0; i < observers.size(); i++) {
      observers.get(i).elementParsed(element);
    }
  }

  /// Called by the parser when an element's end was seen.
  public void notifyClosed(Element element) {
    for (int i = 0; i < observers.size(); i++) {
      observers.get(i).elementClosed(element);
    }
  }
}
