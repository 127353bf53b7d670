package bulkhead.renderer.dom;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A live range (DOM §5). Thread: owned by `RendererMain`.
public final class Range extends ScriptObject.Base {
  public static final int START_TO_START = 0;
  public static final int START_TO_END = 1;
  public static final int END_TO_END = 2;
  public static final int END_TO_START = 3;

  private Node startNode;
  private int startOffset;
  private Node endNode;
  private int endOffset;
  private Document home;
  private @Nullable DocumentSelection selection;

  /// A range that is collapsed at the document's beginning.
  public Range(Document document) {
    this.startNode = document;
    this.endNode = document;
    this.home = document;
    document.ranges().add(this);
  }

  public Node startContainer() {
    return startNode;
  }

  public int startOffset() {
    return startOffset;
  }

  public Node endContainer() {
    return endNode;
  }

  public int endOffset() {
    return endOffset;
  }

  public boolean collapsed() {
    return startNode == endNode && startOffset == endOffset;
  }

  /// The innermost node that holds both ends.
  public Node commonAncestorContainer() {
    Node container = startNode;
    while (!container.contains(endNode)) {
      ContainerNode parent = container.parent();
      if (parent == null) {
        throw new IllegalStateException("the ends are in different trees");
      }
      container = parent;
    }
    return container;
  }

  // Boundary points

  /// DOM §4.2 "length" of a node.
  public static int lengthOf(Node node) {
    return switch (node) {
      case CharacterData data -> data.length();
      case DocumentType ignored -> 0;
      case Attr ignored -> 0;
      case ContainerNode container -> {
        int count = 0;
        for (Node child = container.firstChild(); child != null; child = child.next) {
          count++;
        }
        yield count;
      }
    };
  }

  /// DOM §5.2: whether (a, offsetA) is before (-1), at (0) or after (1) (b, offsetB), in one tree.
  public static int compare(Node a, int offsetA, Node b, int offsetB) {
    if (a == b) {
      return Integer.compare(offsetA, offsetB);
    }
    if (NodeOrder.isFollowing(a, b)) {
      return -compare(b, offsetB, a, offsetA);
    }
    // a is before b in tree order, or above it.
    if (a.contains(b)) {
      Node child = b;
      while (child.parent() != a) {
        child = parentOf(child);
      }
      if (child.index() < offsetA) {
        return 1;
      }
    }
    return -1;
  }

  static Node parentOf(Node node) {
    ContainerNode parent = node.parent();
    if (parent == null) {
      throw new IllegalStateException("no parent");
    }
    return parent;
  }

  private static void check(Node node, long offset) {
    if (node instanceof DocumentType) {
      throw new DomException("InvalidNodeTypeError", "A doctype cannot hold a boundary point");
    }
    if (offset > lengthOf(node)) {
      throw DomException.indexSize("The offset " + offset + " is past the node's end");
    }
  }

  private void belongTo(Node node) {
    Document document = node.ownerDocument();
    if (document != home) {
      home.ranges().remove(this);
      home = document;
      document.ranges().add(this);
    }
  }

  void moveStart(Node node, int offset) {
    startNode = node;
    startOffset = offset;
    moved();
  }

  /// The selection whose range this is, which hears of changes; null for none.
  void setSelection(@Nullable DocumentSelection selection) {
    this.selection = selection;
  }

  private void moved() {
    if (selection != null) {
      selection.rangeMoved();
    }
  }

  void moveEnd(Node node, int offset) {
    endNode = node;
    endOffset = offset;
    moved();
  }

  public void setStart(Node node, long offset) {
    check(node, offset);
    boolean outside =
        node.root() != endNode.root() || compare(node, (int) offset, endNode, endOffset) > 0;
    if (outside) {
      moveEnd(node, (int) offset);
    }
    moveStart(node, (int) offset);
    belongTo(node);
  }

  public void setEnd(Node node, long offset) {
    check(node, offset);
    boolean outside =
        node.root() != startNode.root() || compare(node, (int) offset, startNode, startOffset) < 0;
    if (outside) {
      moveStart(node, (int) offset);
    }
    moveEnd(node, (int) offset);
    belongTo(node);
  }

  private static ContainerNode expectParent(Node node) {
    ContainerNode parent = node.parent();
    if (parent == null) {
      throw new DomException("InvalidNodeTypeError", "The given Node has no parent.");
    }
    return parent;
  }

  public void setStartBefore(Node node) {
    setStart(expectParent(node), node.index());
  }

  public void setStartAfter(Node node) {
    setStart(expectParent(node), node.index() + 1);
  }

  public void setEndBefore(Node node) {
    setEnd(expectParent(node), node.index());
  }

  public void setEndAfter(Node node) {
    setEnd(expectParent(node), node.index() + 1);
  }

  public void collapse(boolean toStart) {
    if (toStart) {
      moveEnd(startNode, startOffset);
    } else {
      moveStart(endNode, endOffset);
    }
  }

  public void selectNode(Node node) {
    ContainerNode parent = expectParent(node);
    int index = node.index();
    moveStart(parent, index);
    moveEnd(parent, index + 1);
    belongTo(parent);
  }

  public void selectNodeContents(Node node) {
    check(node, 0);
    moveStart(node, 0);
    moveEnd(node, lengthOf(node));
    belongTo(node);
  }

  public int compareBoundaryPoints(int how, Range source) {
    if (how < START_TO_START || how > END_TO_START) {
      throw DomException.notSupported("The comparison method provided must be one of 0 to 3.");
    }
    if (startNode.root() != source.startNode.root()) {
      throw new DomException("WrongDocumentError", "The ranges are in different trees");
    }
    return switch (how) {
      case START_TO_START -> compare(startNode, startOffset, source.startNode, source.startOffset);
      case START_TO_END -> compare(endNode, endOffset, source.startNode, source.startOffset);
      case END_TO_END -> compare(endNode, endOffset, source.endNode, source.endOffset);
      default -> compare(startNode, startOffset, source.endNode, source.endOffset);
    };
  }

  public boolean isPointInRange(Node node, long offset) {
    if (node.root() != startNode.root()) {
      return false;
    }
    check(node, offset);
    return compare(node, (int) offset, startNode, startOffset) >= 0
        && compare(node, (int) offset, endNode, endOffset) <= 0;
  }

  public int comparePoint(Node node, long offset) {
    if (node.root() != startNode.root()) {
      throw new DomException("WrongDocumentError", "The node is in another tree");
    }
    check(node, offset);
    if (compare(node, (int) offset, startNode, startOffset) < 0) {
      return -1;
    }
    return compare(node, (int) offset, endNode, endOffset) > 0 ? 1 : 0;
  }

  public boolean intersectsNode(Node node) {
    if (node.root() != startNode.root()) {
      return false;
    }
    ContainerNode parent = node.parent();
    if (parent == null) {
      return true;
    }
    int offset = node.index();
    return compare(parent, offset, endNode, endOffset) < 0
        && compare(parent, offset + 1, startNode, startOffset) > 0;
  }

  public Range cloneRange() {
    Range clone = new Range(home);
    clone.moveStart(startNode, startOffset);
    clone.moveEnd(endNode, endOffset);
    return clone;
  }

  // Following changes

  boolean touches(Node container) {
    return startNode == container || endNode == container;
  }

  void inserted(Node parent, int index) {
    if (startNode == parent && startOffset > index) {
      startOffset++;
    }
    if (endNode == parent && endOffset > index) {
      endOffset++;
    }
  }

  void removing(Node parent, Node node, int index) {
    if (node.contains(startNode)) {
      moveStart(parent, index);
    }
    if (node.contains(endNode)) {
      moveEnd(parent, index);
    }
    if (startNode == parent && startOffset > index) {
      startOffset--;
    }
    if (endNode == parent && endOffset > index) {
      endOffset--;
    }
  }

  void dataReplaced(Node node, int offset, int count, int length) {
    if (startNode == node) {
      startOffset = afterReplacement(startOffset, offset, count, length);
    }
    if (endNode == node) {
      endOffset = afterReplacement(endOffset, offset, count, length);
    }
  }

  private static int afterReplacement(int at, int offset, int count, int length) {
    if (at <= offset) {
      return at;
    }
    return at <= offset + count ? offset : at + length - count;
  }

  void split(Text text, int offset, Text made, ContainerNode parent) {
    if (startNode == text && startOffset > offset) {
      moveStart(made, startOffset - offset);
    }
    if (endNode == text && endOffset > offset) {
      moveEnd(made, endOffset - offset);
    }
    int index = text.index();
    if (startNode == parent && startOffset == index + 1) {
      startOffset++;
    }
    if (endNode == parent && endOffset == index + 1) {
      endOffset++;
    }
  }

  void joined(Text into, int length, Text from) {
    int index = from.index();
    if (startNode == from) {
      moveStart(into, startOffset + length);
    } else if (startNode == from.parent() && startOffset == index) {
      moveStart(into, length);
    }
    if (endNode == from) {
      moveEnd(into, endOffset + length);
    } else if (endNode == from.parent() && endOffset == index) {
      moveEnd(into, length);
    }
  }

  // Contents

  private boolean isContained(Node node) {
    return node.root() == startNode.root()
        && compare(node, 0, startNode, startOffset) > 0
        && compare(node, lengthOf(node), endNode, endOffset) < 0;
  }

  private static boolean isPartlyContained(Node node, Node one, Node other) {
    return node.contains(one) && !node.contains(other);
  }

  /// The first node after a boundary point in a node that has children, or could have.
  private static @Nullable Node firstAt(Node container, int offset, Node root) {
    Node child = child(container, offset);
    return child != null ? child : container.nextSkippingChildren(root);
  }

  /// DOM §5.5 stringification.
  public String text() {
    if (startNode == endNode && startNode instanceof CharacterData data) {
      return data instanceof Text ? data.data().substring(startOffset, endOffset) : "";
    }
    StringBuilder out = new StringBuilder();
    if (startNode instanceof Text text) {
      out.append(text.data(), startOffset, text.length());
    }
    Node root = startNode.root();
    Node first =
        startNode instanceof CharacterData
            ? startNode.nextInTree(root)
            : firstAt(startNode, startOffset, root);
    Node end = endNode instanceof CharacterData ? endNode : firstAt(endNode, endOffset, root);
    for (Node node = first; node != null && node != end; node = node.nextInTree(root)) {
      if (node instanceof Text text) {
        out.append(text.data());
      }
    }
    if (endNode instanceof Text text) {
      out.append(text.data(), 0, endOffset);
    }
    return out.toString();
  }

  public void deleteContents() {
    if (collapsed()) {
      return;
    }
    Node originalStart = startNode;
    int originalStartOffset = startOffset;
    Node originalEnd = endNode;
    int originalEndOffset = endOffset;
    if (originalStart == originalEnd && originalStart instanceof CharacterData data) {
      data.replaceData(originalStartOffset, originalEndOffset - originalStartOffset, "");
      return;
    }
    List<Node> doomed = new ArrayList<>();
    Node common = commonAncestorContainer();
    Node at = common;
    while (at != null) {
      if (isContained(at)) {
        doomed.add(at);
        at = at.nextSkippingChildren(common);
      } else {
        at = at.nextInTree(common);
      }
    }
    Node newNode = originalStart;
    int newOffset = originalStartOffset;
    if (!originalStart.contains(originalEnd)) {
      Node reference = originalStart;
      while (!parentOf(reference).contains(originalEnd)) {
        reference = parentOf(reference);
      }
      newNode = parentOf(reference);
      newOffset = reference.index() + 1;
    }
    if (originalStart instanceof CharacterData data) {
      data.replaceData(originalStartOffset, data.length() - originalStartOffset, "");
    }
    for (Node node : doomed) {
      node.remove();
    }
    if (originalEnd instanceof CharacterData data) {
      data.replaceData(0, originalEndOffset, "");
    }
    moveStart(newNode, newOffset);
    moveEnd(newNode, newOffset);
  }

  public DocumentFragment extractContents() {
    return take(true);
  }

  public DocumentFragment cloneContents() {
    return take(false);
  }

  /// DOM §5.5 "extract" and "clone the contents", which differ in what becomes of the original.
  private DocumentFragment take(boolean extract) {
    DocumentFragment fragment = startNode.ownerDocument().createFragment();
    if (collapsed()) {
      return fragment;
    }
    Node originalStart = startNode;
    int originalStartOffset = startOffset;
    Node originalEnd = endNode;
    int originalEndOffset = endOffset;
    if (originalStart == originalEnd && originalStart instanceof CharacterData data) {
      fragment.appendChild(
          PartlyContained.part(data, originalStartOffset, originalEndOffset, extract));
      return fragment;
    }
    Node common = originalStart;
    while (!common.contains(originalEnd)) {
      common = parentOf(common);
    }
    Node firstPartial = null;
    Node lastPartial = null;
    List<Node> contained = new ArrayList<>();
    for (Node child = common.firstChild(); child != null; child = child.next) {
      if (!originalStart.contains(originalEnd)
          && firstPartial == null
          && isPartlyContained(child, originalStart, originalEnd)) {
        firstPartial = child;
      }
      if (!originalEnd.contains(originalStart)
          && isPartlyContained(child, originalEnd, originalStart)) {
        lastPartial = child;
      }
      if (isContained(child)) {
        if (child instanceof DocumentType) {
          throw DomException.hierarchy("A doctype cannot be in a fragment");
        }
        contained.add(child);
      }
    }
    Node newNode = originalStart;
    int newOffset = originalStartOffset;
    if (!originalStart.contains(originalEnd)) {
      Node reference = originalStart;
      while (!parentOf(reference).contains(originalEnd)) {
        reference = parentOf(reference);
      }
      newNode = parentOf(reference);
      newOffset = reference.index() + 1;
    }
    if (firstPartial instanceof CharacterData data) {
      fragment.appendChild(PartlyContained.part(data, originalStartOffset, data.length(), extract));
    } else if (firstPartial != null) {
      fragment.appendChild(
          PartlyContained.afterStart(firstPartial, originalStart, originalStartOffset, extract));
    }
    for (Node child : contained) {
      fragment.appendChild(extract ? child : NodeCloning.clone(child, true));
    }
    if (lastPartial instanceof CharacterData data) {
      fragment.appendChild(PartlyContained.part(data, 0, originalEndOffset, extract));
    } else if (lastPartial != null) {
      fragment.appendChild(
          PartlyContained.beforeEnd(lastPartial, originalEnd, originalEndOffset, extract));
    }
    if (extract) {
      moveStart(newNode, newOffset);
      moveEnd(newNode, newOffset);
    }
    return fragment;
  }

  public void insertNode(Node node) {
    if (startNode instanceof ProcessingInstruction
        || startNode instanceof Comment
        || startNode instanceof Text && startNode.parent() == null
        || startNode instanceof Attr
        || startNode == node) {
      throw DomException.hierarchy("A node cannot be inserted here");
    }
    Node reference = startNode instanceof Text ? startNode : child(startNode, startOffset);
    ContainerNode parent =
        reference == null ? (ContainerNode) startNode : (ContainerNode) parentOf(reference);
    Mutations.checkInsertion(parent, node, reference);
    if (startNode instanceof Text text) {
      reference = text.split(startOffset);
    }
    if (node == reference) {
      reference = reference.next;
    }
    node.remove();
    int newOffset = reference == null ? lengthOf(parent) : reference.index();
    newOffset += node instanceof DocumentFragment ? lengthOf(node) : 1;
    Mutations.insertBefore(parent, node, reference);
    if (collapsed()) {
      moveEnd(parent, newOffset);
    }
  }

  static @Nullable Node child(Node parent, int index) {
    Node child = parent.firstChild();
    for (int i = 0; i < index && child != null; i++) {
      child = child.next;
    }
    return child;
  }

  public void surroundContents(Node newParent) {
    Node common = commonAncestorContainer();
    for (Node node = common; node != null; node = node.nextInTree(common)) {
      if (!(node instanceof Text) && node.contains(startNode) != node.contains(endNode)) {
        throw DomException.invalidState("The range partially contains a node that is not text");
      }
    }
    if (newParent instanceof Document
        || newParent instanceof DocumentType
        || newParent instanceof DocumentFragment) {
      throw new DomException("InvalidNodeTypeError", "This node cannot surround");
    }
    DocumentFragment fragment = extractContents();
    if (newParent instanceof ContainerNode container && container.firstChild() != null) {
      container.replaceAll(null);
    }
    insertNode(newParent);
    if (!(newParent instanceof ContainerNode container)) {
      throw DomException.hierarchy("This node cannot have children");
    }
    Mutations.insertBefore(container, fragment, null);
    selectNode(newParent);
  }
}
