package bulkhead.renderer.html;

import bulkhead.renderer.dom.Attribute;
import bulkhead.renderer.dom.ContainerNode;
import bulkhead.renderer.dom.CustomElementDefinition;
import bulkhead.renderer.dom.CustomElementRegistry;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.DocumentFragment;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.ElementState;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.SharedTree;
import bulkhead.renderer.dom.Text;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.LeafNode;
import org.jsoup.nodes.TextNode;
import org.jsoup.nodes.XmlDeclaration;
import org.jsoup.parser.SteppingParser;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/// Makes our document follow jsoup's tree while that is being built. Thread: `RendererMain` calls
/// [#sync]; the listener runs on `HtmlParser`; the two never run together ([ParserThread]).
///
/// A tree builder only changes elements that are on its stack of open elements, or were since the
/// last look (html, head and body get late additions too). So each [#sync] finds out what has
/// become of the child lists of those since the last one, and does the same to ours:
/// ```
/// stack at the last sync:  html body ul li        looked at: document html head body ul li
/// stack now:               html body p            new below them: copied whole
/// ```
/// Moves by the adoption agency and foster parenting, which jsoup tells nobody, are among these
/// too. What scripts have done to our tree in the meantime stays: a list is compared with what it
/// was, not with ours, and what is new goes to the end of its parent (or before the node that it
/// was put before), wherever that parent is now.
///
/// What differs from jsoup's tree by the standard: white space before `<html>` and `<head>` is
/// dropped, and that after `</body>` is in the body (§13.2.6.4.1 to .3, .19), adjacent texts are
/// one node (HTML §13.2.6.1 insert a character), a template's children are its contents (§4.12.3),
/// names of foreign elements and attributes are adjusted (§13.2.6.5).
final class TreeMirror implements NodeVisitor {
  private final Document document;
  private final SteppingParser parser = new SteppingParser(this);
  private Map<org.jsoup.nodes.Node, Node> mirrored = new IdentityHashMap<>();

  /// The children that jsoup's open elements had at the last sync, and those of html, head and
  /// body.
  private Map<org.jsoup.nodes.Element, Children> known = new IdentityHashMap<>();

  /// What a child list in jsoup's tree was: of each run of adjacent texts, the first and how many
  /// characters the run has.
  private static final class Children {
    private static final Children NONE = new Children();

    /// jsoup's tree builder changes a list only at its end and around open elements, which are
    /// among the last of their parents: so many of a long list are looked at.
    private static final int LAST = 1024;

    private final List<org.jsoup.nodes.Node> all = new ArrayList<>(0);
    private final List<org.jsoup.nodes.Node> nodes = new ArrayList<>(0);
    private final List<Integer> lengths = new ArrayList<>(0);
    private int lastRun;

    static Children of(List<org.jsoup.nodes.Node> children) {
      Children made = new Children();
      made.extend(children);
      return made;
    }

    /// Takes what has been added to a list of which this [#isBeginningOf].
    void extend(List<org.jsoup.nodes.Node> children) {
      if (!nodes.isEmpty()) { // the last run may have grown
        nodes.removeLast();
        lengths.removeLast();
      }
      for (int i = lastRun; i < children.size(); ) {
        int end = endOfRun(children, i);
        lengths.add(isText(children.get(i)) ? lengthOf(children, i, end) : 0);
        nodes.add(children.get(i));
        lastRun = i;
        i = end;
      }
      for (int i = all.size(); i < children.size(); i++) {
        all.add(children.get(i));
      }
    }

    /// Whether `children` are these with more at the end, as nearly always.
    boolean isBeginningOf(List<org.jsoup.nodes.Node> children) {
      int size = all.size();
      if (children.size() < size) {
        return false;
      }
      for (int i = Math.max(0, size - LAST); i < size; i++) {
        if (all.get(i) != children.get(i)) {
          return false;
        }
      }
      return true;
    }
  }

  private static final int SHARED = 256; // a power of two
  private static final int LONGEST_SHARED = 64;
  private static final @Nullable Attribute[] NO_ATTRIBUTES = {};
  private @Nullable Attribute[] recent = NO_ATTRIBUTES;

  /// Those that this sync has dealt with.
  private final Set<org.jsoup.nodes.Element> followed =
      Collections.newSetFromMap(new IdentityHashMap<>());

  private final List<org.jsoup.nodes.Element> openAtLastSync = new ArrayList<>();
  private final List<org.jsoup.nodes.Element> closed = new ArrayList<>();
  private int nodeCount;
  private boolean shadowAllowed;
  private boolean scriptsRun;

  /// Templates whose contents are their parent's shadow tree; they are in no tree themselves.
  private final Set<Node> shadowTemplates = Collections.newSetFromMap(new IdentityHashMap<>());

  /// Where in the input the text of each open script begins.
  private final Map<org.jsoup.nodes.Element, Integer> scriptStarts = new IdentityHashMap<>();

  private boolean scriptEnded;
  private @Nullable Element endedScript;
  private int endedScriptStart;

  TreeMirror(Document document) {
    this.document = document;
  }

  /// Whether `<template shadowrootmode>` makes a shadow tree of the element around it.
  void allowShadow(boolean allow) {
    shadowAllowed = allow;
  }

  /// Scripts of markup become as those that a script makes: they run when they are inserted.
  void letScriptsRun(boolean run) {
    scriptsRun = run;
  }

  SteppingParser parser() {
    return parser;
  }

  /// Nodes seen so far.
  int nodeCount() {
    return nodeCount;
  }

  @Override
  public void head(org.jsoup.nodes.Node node, int depth) {
    nodeCount++;
    if (node instanceof DocumentType type
        && node.parent() instanceof org.jsoup.nodes.Document source) {
      source.quirksMode(DoctypeModes.of(type)); // before the first table, whose place it decides
    }
    if (isText(node)) {
      moveIntoBody(node);
    }
    if (node instanceof org.jsoup.nodes.Element element && mirrored.containsKey(element)) {
      openAtLastSync.add(element); // opened again, as head is for a late <style>
    }
    if (node instanceof org.jsoup.nodes.Element element && element.normalName().equals("script")) {
      scriptStarts.put(element, parser.position());
    }
  }

  /// §13.2.6.4.19 and .22 "after body": white space is inserted as in the body. jsoup puts it
  /// behind the body, where it would come after what follows.
  private void moveIntoBody(org.jsoup.nodes.Node text) {
    org.jsoup.nodes.Document source = parser.document();
    if (source == null
        || text.parent() != source
            && !(text.parent() instanceof org.jsoup.nodes.Element html
                && html.parent() == source)) {
      return;
    }
    for (org.jsoup.nodes.Node before = text; before != null; before = before.previousSibling()) {
      if (before instanceof org.jsoup.nodes.Element element) {
        org.jsoup.nodes.Element body =
            element.normalName().equals("body") ? element : element.selectFirst("> body");
        if (body != null) {
          body.appendChild(text);
        }
        return;
      }
    }
  }

  @Override
  public void tail(org.jsoup.nodes.Node node, int depth) {
    if (node instanceof org.jsoup.nodes.Element element && isWatchedClose(element)) {
      closed.add(element);
      // A script that ends with the input does not run (HTML §13.2.6.4.8 "text", end of file).
      scriptEnded |= element.normalName().equals("script") && !parser.atEnd();
    }
  }

  /// The script of the last sync whose end tag was the last token.
  @Nullable Element takeEndedScript() {
    Element script = endedScript;
    endedScript = null;
    return script;
  }

  /// Where in the input its text begins.
  int endedScriptStart() {
    return endedScriptStart;
  }

  /// Whether a script's end tag was seen since this was asked last.
  boolean scriptEndSeen() {
    boolean seen = scriptEnded;
    scriptEnded = false;
    return seen;
  }

  /// The elements whose end tag matters to somebody; all others close unseen.
  private static boolean isWatchedClose(org.jsoup.nodes.Element element) {
    return switch (element.normalName()) {
      case "style", "script", "title", "object", "select", "textarea", "video", "audio", "svg" ->
          true;
      default -> false;
    };
  }

  /// Brings our document up to jsoup's; `last`: nothing comes after this.
  void sync(boolean last) {
    org.jsoup.nodes.@Nullable Document source = parser.document();
    if (source == null) {
      return;
    }
    document.setMode(DoctypeModes.of(source.quirksMode()));
    List<org.jsoup.nodes.Element> late = lateGrowers(source);
    follow(source, document);
    late.forEach(this::follow);
    openAtLastSync.forEach(this::follow);
    followed.clear();
    openAtLastSync.clear();
    for (org.jsoup.nodes.Element open : parser.openElements()) {
      openAtLastSync.add(open);
      if (open.parent() instanceof org.jsoup.nodes.Element parent) {
        openAtLastSync.add(parent); // foster parents a table's content, open or not
      }
    }
    remember(source, late);
    for (org.jsoup.nodes.Element element : closed) {
      if (mirrored.get(element) instanceof Element ours && ours.isConnected()) {
        document.notifyClosed(ours);
      }
      if (element.normalName().equals("script")) {
        endedScript = mirrored.get(element) instanceof Element ours ? ours : null;
        Integer start = scriptStarts.remove(element);
        endedScriptStart = start == null ? 0 : start;
      }
    }
    closed.clear();
    CustomElementRegistry registry = document.customElements();
    SharedTree shared = document.shared();
    if (registry != null
        && shared != null
        && (shared.mutations().isPending() || shared.reactions().isPending())) {
      registry.constructor().react(); // before the script that comes next
    }
    if (last) {
      mirrored = new IdentityHashMap<>(0); // a cleared one keeps its table
      known = new IdentityHashMap<>(0);
      recent = NO_ATTRIBUTES;
      openAtLastSync.clear();
      scriptStarts.clear();
      parser.release();
    }
  }

  /// html, head and body, which grow also when they are not open.
  private static List<org.jsoup.nodes.Element> lateGrowers(org.jsoup.nodes.Document source) {
    List<org.jsoup.nodes.Element> late = new ArrayList<>(3);
    for (org.jsoup.nodes.Node html : source.childNodes()) {
      if (html instanceof org.jsoup.nodes.Element root) {
        late.add(root);
        for (org.jsoup.nodes.Node child : root.childNodes()) {
          if (child instanceof org.jsoup.nodes.Element element) {
            late.add(element);
          }
        }
      }
    }
    return late;
  }

  private void remember(org.jsoup.nodes.Document source, List<org.jsoup.nodes.Element> late) {
    Map<org.jsoup.nodes.Element, Children> now = new IdentityHashMap<>();
    remember(source, now);
    late.forEach(element -> remember(element, now));
    openAtLastSync.forEach(element -> remember(element, now));
    known = now;
  }

  private void remember(
      org.jsoup.nodes.Element element, Map<org.jsoup.nodes.Element, Children> now) {
    if (now.containsKey(element)) {
      return;
    }
    List<org.jsoup.nodes.Node> children = children(element);
    Children before = known.get(element);
    if (before != null && before.isBeginningOf(children)) {
      before.extend(children);
      now.put(element, before);
    } else {
      now.put(element, Children.of(children));
    }
  }

  /// Only what was there at the last sync: what is new since then is copied as it is now.
  private void follow(org.jsoup.nodes.Element element) {
    if (known.containsKey(element)
        && followed.add(element)
        && mirrored.get(element) instanceof Element ours) {
      if (element.attributesSize() > ours.attributeCount()) {
        copyAttributes(element, ours); // a second <html> or <body> tag adds attributes
      }
      follow(element, container(ours));
    }
  }

  /// The children of a jsoup element as the standard has them.
  private static List<org.jsoup.nodes.Node> children(org.jsoup.nodes.Element source) {
    boolean root = source.parent() instanceof org.jsoup.nodes.Document;
    if (source instanceof org.jsoup.nodes.Document) {
      List<org.jsoup.nodes.Node> children = new ArrayList<>(source.childNodes());
      children.removeIf(TreeMirror::isText);
      return children;
    }
    if (root && source.normalName().equals("html")) {
      List<org.jsoup.nodes.Node> children = new ArrayList<>(source.childNodeSize());
      boolean beforeHead = true;
      boolean afterBody = false;
      for (org.jsoup.nodes.Node child : source.childNodes()) {
        if (!isText(child) || !beforeHead && !afterBody) {
          children.add(child);
        }
        if (child instanceof org.jsoup.nodes.Element element) {
          beforeHead = false;
          afterBody |= element.normalName().equals("body");
        }
      }
      return children;
    }
    if (source.normalName().equals("body")
        && source.parent() instanceof org.jsoup.nodes.Element html
        && html.parent() instanceof org.jsoup.nodes.Document
        && (source.nextSibling() != null || html.nextSibling() != null)) {
      List<org.jsoup.nodes.Node> children = new ArrayList<>(source.childNodes());
      addTextsAfter(source, children);
      addTextsAfter(html, children);
      return children;
    }
    return source.childNodes();
  }

  private static void addTextsAfter(
      org.jsoup.nodes.Element element, List<org.jsoup.nodes.Node> out) {
    for (org.jsoup.nodes.Node after = element.nextSibling();
        after != null;
        after = after.nextSibling()) {
      if (isText(after)) {
        out.add(after);
      }
    }
  }

  /// Does to `target` what has happened to the children of `source` since the last sync.
  private void follow(org.jsoup.nodes.Element source, ContainerNode target) {
    List<org.jsoup.nodes.Node> children = children(source);
    Children before = known.getOrDefault(source, Children.NONE);
    if (before.isBeginningOf(children)) {
      int index = 0;
      if (!before.nodes.isEmpty()) {
        index = endOfRun(children, before.lastRun);
        if (isText(children.get(before.lastRun))) {
          int oldLength = before.lengths.getLast();
          textChanged(
              textOf(children, before.lastRun, index), oldLength, children, before.lastRun, target);
        }
      }
      while (index < children.size()) {
        index = place(children, index, target, null);
      }
    } else {
      rearrange(children, before, target);
    }
  }

  /// The rare case: something came in between, or has gone elsewhere.
  private void rearrange(
      List<org.jsoup.nodes.Node> children, Children before, ContainerNode target) {
    Map<org.jsoup.nodes.Node, Integer> old = new IdentityHashMap<>();
    for (int i = 0; i < before.nodes.size(); i++) {
      old.put(before.nodes.get(i), i);
    }
    Children now = Children.of(children);
    Map<org.jsoup.nodes.Node, Boolean> still = new IdentityHashMap<>();
    now.nodes.forEach(node -> still.put(node, true));
    for (org.jsoup.nodes.Node gone : before.nodes) {
      Node ours = mirrored.get(gone);
      if (!still.containsKey(gone) && ours != null && ours.parent() == target) {
        target.removeChild(ours); // whoever has it now puts it there
      }
    }
    // What is in the order that it was in stays where it is.
    int count = now.nodes.size();
    @Nullable Integer[] keptPlace = new Integer[count];
    int last = -1;
    for (int i = 0; i < count; i++) {
      Integer place = old.get(now.nodes.get(i));
      if (place != null && place > last) {
        keptPlace[i] = place;
        last = place;
      }
    }
    @Nullable Node[] nextKept = new Node[count + 1];
    for (int i = count - 1; i >= 0; i--) {
      Node ours = keptPlace[i] == null ? null : mirrored.get(now.nodes.get(i));
      nextKept[i] = ours != null && ours.parent() == target ? ours : nextKept[i + 1];
    }
    int start = 0;
    for (int i = 0; i < count; i++) {
      Integer place = keptPlace[i];
      if (place == null) {
        start = place(children, start, target, nextKept[i + 1]);
      } else {
        int end = endOfRun(children, start);
        if (isText(children.get(start))) {
          textChanged(
              textOf(children, start, end), before.lengths.get(place), children, start, target);
        }
        start = end;
      }
    }
  }

  /// HTML §13.2.6.1 "insert a character": to the text that is there, or a new one.
  private void textChanged(
      String data,
      int oldLength,
      List<org.jsoup.nodes.Node> children,
      int start,
      ContainerNode target) {
    if (data.length() == oldLength) {
      return;
    }
    if (mirrored.get(children.get(start)) instanceof Text text && text.parent() == target) {
      text.setData(data.length() > oldLength ? text.data() + data.substring(oldLength) : data);
    } else if (data.length() > oldLength) {
      appendText(data.substring(oldLength), children.get(start), target, null);
    }
  }

  private void appendText(
      String data, org.jsoup.nodes.Node source, ContainerNode target, @Nullable Node next) {
    Node previous = next == null ? target.lastChild() : next.previousSibling();
    if (previous instanceof Text text) {
      text.setData(text.data() + data);
      mirrored.put(source, text);
    } else {
      Text text = document.createText(data);
      mirrored.put(source, text);
      target.insertBefore(text, next);
    }
  }

  /// Puts a child, or a run of texts, before `next`; returns the index after it.
  private int place(
      List<org.jsoup.nodes.Node> children, int index, ContainerNode target, @Nullable Node next) {
    org.jsoup.nodes.Node child = children.get(index);
    int end = endOfRun(children, index);
    if (isText(child)) {
      if (mirrored.get(child) instanceof Text moved && moved.parent() == null) {
        target.insertBefore(moved, next);
      } else {
        String data = textOf(children, index, end);
        if (!data.isEmpty()) {
          appendText(data, child, target, next);
        }
      }
      return end;
    }
    Node wanted = mirrored.get(child);
    if (wanted == null) {
      wanted = copyNode(child, target);
      boolean first = isCustomizing();
      if (first && !shadowTemplates.contains(wanted)) {
        target.insertBefore(wanted, next);
        if (wanted instanceof Element made) {
          react(made);
        }
      }
      copyBelow(child);
      if (!first && !shadowTemplates.contains(wanted)) {
        target.insertBefore(wanted, next != null && next.parent() == target ? next : null);
      }
      return end;
    }
    if (shadowTemplates.contains(wanted)) {
      return end;
    }
    if (wanted.contains(target)) {
      // An ancestor became a descendant: take the target out first; its new parent puts it back.
      ((Node) target).remove();
    }
    // Copying may have moved our nodes.
    target.insertBefore(wanted, next != null && next.parent() == target ? next : null);
    return end;
  }

  private static int endOfRun(List<org.jsoup.nodes.Node> children, int index) {
    int end = index + 1;
    if (isText(children.get(index))) {
      while (end < children.size() && isText(children.get(end))) {
        end++;
      }
    }
    return end;
  }

  private static int lengthOf(List<org.jsoup.nodes.Node> children, int from, int to) {
    int length = 0;
    for (int i = from; i < to; i++) {
      length += text(children.get(i)).length();
    }
    return length;
  }

  private static int startOfRun(List<org.jsoup.nodes.Node> children, int index) {
    int start = index;
    if (isText(children.get(index))) {
      while (start > 0 && isText(children.get(start - 1))) {
        start--;
      }
    }
    return start;
  }

  private static boolean isText(org.jsoup.nodes.Node node) {
    return node instanceof TextNode || node instanceof DataNode;
  }

  private static String textOf(List<org.jsoup.nodes.Node> children, int from, int to) {
    if (to == from + 1) {
      return text(children.get(from));
    }
    StringBuilder out = new StringBuilder();
    for (int i = from; i < to; i++) {
      out.append(text(children.get(i)));
    }
    return out.toString();
  }

  private static String text(org.jsoup.nodes.Node node) {
    return node instanceof TextNode text
        ? text.getWholeText()
        : node instanceof DataNode data ? data.getWholeData() : "";
  }

  /// Copies nodes that are finished to the end of `target`.
  void copyInto(List<org.jsoup.nodes.Node> nodes, ContainerNode target) {
    int i = 0;
    while (i < nodes.size()) {
      int end = i + 1;
      if (isText(nodes.get(i))) {
        while (end < nodes.size() && isText(nodes.get(end))) {
          end++;
        }
        String data = textOf(nodes, i, end);
        if (!data.isEmpty()) {
          target.appendChild(document.createText(data));
        }
      } else {
        Node copy = copyNode(nodes.get(i), target);
        if (!shadowTemplates.contains(copy)) {
          target.appendChild(copy);
        }
        copyBelow(nodes.get(i));
      }
      i = end;
    }
  }

  /// Whether elements go into the tree before what is below them, the way a parser makes them: a
  /// custom element hears that it is connected before it has children.
  private boolean isCustomizing() {
    CustomElementRegistry registry = document.customElements();
    return registry != null && !registry.isEmpty();
  }

  /// A node whose children are being copied.
  private static final class Copying {
    final List<org.jsoup.nodes.Node> children;
    final ContainerNode target;
    int next;

    Copying(org.jsoup.nodes.Element source, ContainerNode target) {
      this.children = children(source);
      this.target = target;
    }
  }

  /// Copies what is below a jsoup node to its copy, in tree order; without recursion.
  private void copyBelow(org.jsoup.nodes.Node root) {
    if (!(root instanceof org.jsoup.nodes.Element top)) {
      return;
    }
    ArrayDeque<Copying> open = new ArrayDeque<>();
    open.push(new Copying(top, container((Element) mirrored.get(top))));
    while (!open.isEmpty()) {
      Copying at = open.peek();
      if (at.next == at.children.size()) {
        open.pop();
        continue;
      }
      int index = at.next;
      org.jsoup.nodes.Node child = at.children.get(index);
      at.next = endOfRun(at.children, index);
      if (isText(child)) {
        String data = textOf(at.children, index, at.next);
        if (!data.isEmpty()) {
          Text text = document.createText(data);
          mirrored.put(child, text);
          at.target.appendChild(text);
        }
        continue;
      }
      // A node that was moved here from elsewhere keeps its identity; what is below it is followed
      // by its own turn.
      Node known = mirrored.get(child);
      Node wanted = known != null ? known : copyNode(child, at.target);
      if (!shadowTemplates.contains(wanted)) {
        at.target.appendChild(wanted);
        if (wanted instanceof Element made) {
          react(made);
        }
      }
      if (child instanceof org.jsoup.nodes.Element element) {
        if (known instanceof Element) {
          openAgain(element);
        } else {
          open.push(new Copying(element, container((Element) mirrored.get(element))));
        }
      }
    }
  }

  private void openAgain(org.jsoup.nodes.Element moved) {
    follow(moved);
  }

  private Node copyNode(org.jsoup.nodes.Node source, ContainerNode target) {
    Node made =
        switch (source) {
          case org.jsoup.nodes.Element element -> copyElement(element, target);
          case Comment comment -> document.createComment(comment.getData());
          case DocumentType type ->
              document.createDocumentType(type.name(), type.publicId(), type.systemId());
          case XmlDeclaration declaration ->
              document.createComment("?" + declaration.getWholeDeclaration());
          case LeafNode other -> document.createComment(other.outerHtml());
          default -> throw new IllegalArgumentException(source.getClass().getName());
        };
    mirrored.put(source, made);
    return made;
  }

  /// §13.2.6.1 "create an element for the token", steps 10 and 11: it hears of its attributes.
  private void react(Element made) {
    CustomElementRegistry registry = document.customElements();
    if (registry != null && made.custom() != null && parser.document() != null) {
      registry.constructor().react();
    }
  }

  private Element copyElement(org.jsoup.nodes.Element source, ContainerNode target) {
    if (shadowAllowed && target instanceof Element host && source.normalName().equals("template")) {
      Element template = DeclarativeShadow.templateFor(host, source);
      if (template != null) {
        shadowTemplates.add(template);
        return template;
      }
    }
    String namespace = source.tag().namespace();
    String name = source.normalName();
    Element made =
        switch (namespace) {
          case org.jsoup.parser.Parser.NamespaceHtml -> htmlElement(source, name);
          case org.jsoup.parser.Parser.NamespaceSvg ->
              document.createElement(namespace, null, ForeignNames.svgElement(name));
          default -> document.createElement(namespace, null, name);
        };
    if (source.attributesSize() > 0) {
      copyAttributes(source, made);
      react(made);
    }
    if (made.is("input") && made.hasAttribute("checked")
        || made.is("option") && made.hasAttribute("selected")) {
      made.setState(ElementState.CHECKED, true);
    }
    if (made.localName().equals("script") && !scriptsRun
        || parser.document() != null && made.localName().equals("style")) {
      document.notifyParsed(made);
    }
    return made;
  }

  /// HTML §13.2.6.1 "create an element for the token".
  private Element htmlElement(org.jsoup.nodes.Element source, String name) {
    CustomElementRegistry registry = document.customElements();
    String is = source.hasAttr("is") ? source.attr("is") : null;
    if (registry != null && !registry.isEmpty() && parser.document() != null) {
      CustomElementDefinition definition = registry.find(name, is);
      if (definition != null && definition.isAutonomous()) {
        Element made = registry.constructor().construct(document, definition);
        if (made != null) {
          return made;
        }
      }
    }
    Element made = document.createElement(name);
    if (is != null) {
      made.makeCustom().setIs(is);
    }
    return made;
  }

  private void copyAttributes(org.jsoup.nodes.Element source, Element target) {
    for (org.jsoup.nodes.Attribute attribute : source.attributes()) {
      String key = attribute.getKey();
      Attribute copy =
          target.isHtml()
              ? shared(key, attribute.getValue())
              : ForeignNames.attribute(target.namespace(), key, attribute.getValue());
      if (!target.hasAttribute(copy.name())) {
        target.setAttribute(copy);
      }
    }
  }

  /// An attribute that is the same as one a short while ago is that one: a document repeats most
  /// of its classes and types.
  private Attribute shared(String name, String value) {
    if (value.length() > LONGEST_SHARED) {
      return Attribute.of(name.intern(), value);
    }
    if (recent.length == 0) {
      recent = new Attribute[SHARED];
    }
    int slot = (31 * name.hashCode() + value.hashCode()) & (SHARED - 1);
    Attribute known = recent[slot];
    if (known != null && known.name().equals(name) && known.value().equals(value)) {
      return known;
    }
    Attribute made = Attribute.of(name.intern(), value);
    recent[slot] = made;
    return made;
  }

  private static ContainerNode container(@Nullable Element element) {
    if (element == null) {
      throw new IllegalStateException("an element was not mirrored");
    }
    DocumentFragment contents = element.templateContents();
    return contents != null ? contents : element;
  }
}
