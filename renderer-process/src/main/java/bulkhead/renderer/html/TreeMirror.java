package bulkhead.renderer.html;

import bulkhead.renderer.dom.Attribute;
import bulkhead.renderer.dom.ContainerNode;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.DocumentFragment;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.ElementState;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.Text;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
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
/// last look (html, head and body get late additions too). So each [#sync] compares the child lists
/// of those, and copies what is new:
/// ```
/// stack at the last sync:  html body ul li        compared: document html head body ul li
/// stack now:               html body p            new below them: copied whole
/// ```
/// Moves by the adoption agency and foster parenting, which jsoup tells nobody, are among these
/// too. The last sync compares everything, so that the finished document equals the finished jsoup
/// tree whatever happened between.
///
/// What differs from jsoup's tree by the standard: white space before `<html>` and `<head>` is
/// dropped, and that after `</body>` is in the body (§13.2.6.4.1 to .3, .19), adjacent texts are
/// one node (HTML §13.2.6.1 insert a character), a template's children are its contents (§4.12.3),
/// names of foreign elements and attributes are adjusted (§13.2.6.5).
final class TreeMirror implements NodeVisitor {
  private final Document document;
  private final SteppingParser parser = new SteppingParser(this);
  private final Map<org.jsoup.nodes.Node, Node> mirrored = new IdentityHashMap<>();

  /// For each mirrored container: how many jsoup children were compared last, to skip an unchanged
  /// beginning.
  private final Map<org.jsoup.nodes.Element, Integer> comparedChildren = new IdentityHashMap<>();

  private final List<org.jsoup.nodes.Element> openAtLastSync = new ArrayList<>();
  private final List<org.jsoup.nodes.Element> closed = new ArrayList<>();
  private int nodeCount;

  TreeMirror(Document document) {
    this.document = document;
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
    if (node instanceof org.jsoup.nodes.Element element && mirrored.containsKey(element)) {
      openAtLastSync.add(element); // opened again, as head is for a late <style>
    }
  }

  @Override
  public void tail(org.jsoup.nodes.Node node, int depth) {
    if (node instanceof org.jsoup.nodes.Element element && isWatchedClose(element)) {
      closed.add(element);
    }
  }

  /// The elements whose end tag matters to somebody; all others close unseen.
  private static boolean isWatchedClose(org.jsoup.nodes.Element element) {
    return switch (element.normalName()) {
      case "style", "script", "title", "object", "select", "textarea", "video", "audio", "svg" ->
          true;
      default -> false;
    };
  }

  /// Brings our document up to jsoup's. `all` compares every element.
  void sync(boolean all) {
    org.jsoup.nodes.@Nullable Document source = parser.document();
    if (source == null) {
      return;
    }
    document.setMode(
        switch (source.quirksMode()) {
          case noQuirks -> Document.Mode.NO_QUIRKS;
          case limitedQuirks -> Document.Mode.LIMITED_QUIRKS;
          case quirks -> Document.Mode.QUIRKS;
        });
    compareChildren(source, document);
    if (all) {
      compareAll(source);
    } else {
      for (int i = 0; i < source.childNodeSize(); i++) {
        if (source.childNode(i) instanceof org.jsoup.nodes.Element html) {
          compare(html);
          for (org.jsoup.nodes.Node child : html.childNodes()) {
            if (child instanceof org.jsoup.nodes.Element element) {
              compare(element); // head and body
            }
          }
        }
      }
      for (org.jsoup.nodes.Element element : openAtLastSync) {
        compare(element);
      }
    }
    openAtLastSync.clear();
    openAtLastSync.addAll(parser.openElements());
    for (org.jsoup.nodes.Element element : closed) {
      if (mirrored.get(element) instanceof Element ours && ours.isConnected()) {
        document.notifyClosed(ours);
      }
    }
    closed.clear();
    if (all) {
      mirrored.clear();
      comparedChildren.clear();
    }
  }

  private void compareAll(org.jsoup.nodes.Document source) {
    comparedChildren.clear();
    ArrayDeque<org.jsoup.nodes.Element> open = new ArrayDeque<>();
    open.push(source);
    while (!open.isEmpty()) {
      org.jsoup.nodes.Element parent = open.pop();
      int size = parent.childNodeSize();
      for (int i = 0; i < size; i++) {
        if (parent.childNode(i) instanceof org.jsoup.nodes.Element child) {
          compare(child);
          open.push(child);
        }
      }
    }
  }

  private void compare(org.jsoup.nodes.Element element) {
    if (mirrored.get(element) instanceof Element ours) {
      if (element.attributesSize() > ours.attributeCount()) {
        copyAttributes(element, ours); // a second <html> or <body> tag adds attributes
      }
      compareChildren(element, container(ours));
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
        && html.parent() instanceof org.jsoup.nodes.Document) {
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

  /// Makes our children those of `source`, keeping nodes that are there already.
  private void compareChildren(org.jsoup.nodes.Element source, ContainerNode target) {
    List<org.jsoup.nodes.Node> children = children(source);
    int size = children.size();
    int index = 0;
    Node placed = null; // the last of ours that is known to be right
    // OPTIMIZATION: when the last child compared then is still at its place, nothing before it has
    // changed.
    Integer compared = comparedChildren.get(source);
    if (compared != null && compared > 0 && compared <= size) {
      int start = startOfRun(children, compared - 1);
      Node last = mirrored.get(children.get(start));
      if (last != null && last == target.lastChild()) {
        index = start;
        placed = last.previousSibling();
      }
    }
    while (index < size) {
      org.jsoup.nodes.Node child = children.get(index);
      int end = index + 1;
      Node wanted = mirrored.get(child);
      if (isText(child)) {
        while (end < size && isText(children.get(end))) {
          end++;
        }
        String data = textOf(children, index, end);
        if (data.isEmpty()) {
          index = end;
          continue;
        }
        if (wanted instanceof Text text) {
          text.setData(data);
        } else {
          wanted = document.createText(data);
          mirrored.put(child, wanted);
        }
      } else if (wanted == null) {
        wanted = copyTree(child);
      }
      // Copying may have moved our nodes out of here, so what comes next is looked up only now.
      Node ours = placed == null ? target.firstChild() : placed.nextSibling();
      if (wanted != ours) {
        if (wanted.contains(target)) {
          // An ancestor became a descendant: take the target out first; its new parent puts it
          // back.
          ((Node) target).remove();
        }
        target.insertBefore(wanted, ours);
      }
      placed = wanted;
      index = end;
    }
    Node ours = placed == null ? target.firstChild() : placed.nextSibling();
    while (ours != null) {
      Node next = ours.nextSibling();
      target.removeChild(ours);
      ours = next;
    }
    comparedChildren.put(source, size);
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
        target.appendChild(copyTree(nodes.get(i)));
      }
      i = end;
    }
  }

  /// Our copy of a jsoup node with everything below it; without recursion.
  Node copyTree(org.jsoup.nodes.Node root) {
    Node copy = copyNode(root);
    if (!(root instanceof org.jsoup.nodes.Element)) {
      return copy;
    }
    ArrayDeque<org.jsoup.nodes.Element> open = new ArrayDeque<>();
    open.push((org.jsoup.nodes.Element) root);
    while (!open.isEmpty()) {
      org.jsoup.nodes.Element source = open.pop();
      ContainerNode target = container((Element) mirrored.get(source));
      List<org.jsoup.nodes.Node> children = children(source);
      int size = children.size();
      int i = 0;
      while (i < size) {
        org.jsoup.nodes.Node child = children.get(i);
        int end = i + 1;
        if (isText(child)) {
          while (end < size && isText(children.get(end))) {
            end++;
          }
          String data = textOf(children, i, end);
          if (!data.isEmpty()) {
            Text text = document.createText(data);
            mirrored.put(child, text);
            target.appendChild(text);
          }
        } else {
          // A node that was moved here from elsewhere keeps its identity; what is below it is
          // compared by its own turn.
          Node known = mirrored.get(child);
          target.appendChild(known != null ? known : copyNode(child));
          if (known instanceof Element && child instanceof org.jsoup.nodes.Element moved) {
            openAgain(moved);
          } else if (child instanceof org.jsoup.nodes.Element element) {
            open.push(element);
          }
        }
        i = end;
      }
      comparedChildren.put(source, size);
    }
    return copy;
  }

  private void openAgain(org.jsoup.nodes.Element moved) {
    compare(moved);
  }

  private Node copyNode(org.jsoup.nodes.Node source) {
    Node made =
        switch (source) {
          case org.jsoup.nodes.Element element -> copyElement(element);
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

  private Element copyElement(org.jsoup.nodes.Element source) {
    String namespace = source.tag().namespace();
    String name = source.normalName();
    Element made =
        switch (namespace) {
          case org.jsoup.parser.Parser.NamespaceHtml -> document.createElement(name);
          case org.jsoup.parser.Parser.NamespaceSvg ->
              document.createElement(namespace, null, ForeignNames.svgElement(name));
          default -> document.createElement(namespace, null, name);
        };
    if (source.attributesSize() > 0) {
      copyAttributes(source, made);
    }
    if (made.is("input") && made.hasAttribute("checked")
        || made.is("option") && made.hasAttribute("selected")) {
      made.setState(ElementState.CHECKED, true);
    }
    return made;
  }

  private static void copyAttributes(org.jsoup.nodes.Element source, Element target) {
    for (org.jsoup.nodes.Attribute attribute : source.attributes()) {
      String key = attribute.getKey();
      Attribute copy =
          target.isHtml()
              ? Attribute.of(key.intern(), attribute.getValue())
              : ForeignNames.attribute(target.namespace(), key, attribute.getValue());
      if (!target.hasAttribute(copy.name())) {
        target.setAttribute(copy);
      }
    }
  }

  private static ContainerNode container(@Nullable Element element) {
    if (element == null) {
      throw new IllegalStateException("an element was not mirrored");
    }
    DocumentFragment contents = element.templateContents();
    return contents != null ? contents : element;
  }
}
