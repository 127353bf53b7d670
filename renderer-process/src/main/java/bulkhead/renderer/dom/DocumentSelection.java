package bulkhead.renderer.dom;

import org.jspecify.annotations.Nullable;

/// The selection of a document as script sees it (Selection API §3): a live range, or none, and the
/// way it was made. The page's own selection, which the user moves, follows it and is followed by
/// it. Thread: owned by `RendererMain`.
public final class DocumentSelection extends ScriptObject.Base {
  /// Which end the anchor is.
  public enum Direction {
    FORWARDS,
    BACKWARDS,
    DIRECTIONLESS
  }

  private final Document document;
  private @Nullable Range range;
  private Direction direction = Direction.DIRECTIONLESS;
  private int version;
  private int announced;

  DocumentSelection(Document document) {
    this.document = document;
  }

  public Document document() {
    return document;
  }

  /// Rises with each change.
  public int version() {
    return version;
  }

  /// Whether it has changed since this was asked last.
  public boolean takeChanged() {
    boolean changed = announced != version;
    announced = version;
    return changed;
  }

  void rangeMoved() {
    version++;
  }

  /// The range, if it is in the document.
  public @Nullable Range range() {
    Range kept = range;
    return kept != null && kept.startContainer().shadowIncludingRoot() == document ? kept : null;
  }

  public Direction direction() {
    return range() == null ? Direction.DIRECTIONLESS : direction;
  }

  private boolean isBackwards() {
    return direction == Direction.BACKWARDS;
  }

  public @Nullable Node anchorNode() {
    Range kept = range();
    return kept == null ? null : isBackwards() ? kept.endContainer() : kept.startContainer();
  }

  public int anchorOffset() {
    Range kept = range();
    return kept == null ? 0 : isBackwards() ? kept.endOffset() : kept.startOffset();
  }

  public @Nullable Node focusNode() {
    Range kept = range();
    return kept == null ? null : isBackwards() ? kept.startContainer() : kept.endContainer();
  }

  public int focusOffset() {
    Range kept = range();
    return kept == null ? 0 : isBackwards() ? kept.startOffset() : kept.endOffset();
  }

  public int rangeCount() {
    return range() == null ? 0 : 1;
  }

  private boolean isElsewhere(Node node) {
    return node.shadowIncludingRoot() != document;
  }

  /// §3.1 `addRange`: only the first range counts.
  public void addRange(Range added) {
    if (!isElsewhere(added.startContainer()) && range() == null) {
      set(added, Direction.FORWARDS);
    }
  }

  public void removeRange(Range gone) {
    if (range() != gone) {
      throw DomException.notFound("The given range isn't in the selection.");
    }
    removeAll();
  }

  public void removeAll() {
    if (range != null) {
      set(null, Direction.DIRECTIONLESS);
    }
  }

  private void set(@Nullable Range made, Direction way) {
    Range old = range;
    if (old != null) {
      old.setSelection(null);
    }
    range = made;
    direction = way;
    version++;
    if (made != null) {
      made.setSelection(this);
    }
  }

  private static void check(Node node, long offset) {
    if (node instanceof DocumentType) {
      throw new DomException("InvalidNodeTypeError", "A doctype cannot be selected in.");
    }
    if (offset > Range.lengthOf(node)) {
      throw DomException.indexSize("The offset " + offset + " is past the node's end.");
    }
  }

  public void collapse(@Nullable Node node, long offset) {
    if (node == null) {
      removeAll();
      return;
    }
    check(node, offset);
    if (!isElsewhere(node)) {
      set(between(node, (int) offset, node, (int) offset), Direction.FORWARDS);
    }
  }

  private static Range between(Node start, int startOffset, Node end, int endOffset) {
    Range made = new Range(start.ownerDocument());
    made.setStart(start, startOffset);
    made.setEnd(end, endOffset);
    return made;
  }

  private Range expectRange() {
    Range kept = range();
    if (kept == null) {
      throw new DomException("InvalidStateError", "There is no selection.");
    }
    return kept;
  }

  public void collapseToStart() {
    Range kept = expectRange();
    collapse(kept.startContainer(), kept.startOffset());
  }

  public void collapseToEnd() {
    Range kept = expectRange();
    collapse(kept.endContainer(), kept.endOffset());
  }

  /// §3.1 `extend`: the anchor stays.
  public void extend(Node node, long offset) {
    if (isElsewhere(node)) {
      return;
    }
    expectRange();
    check(node, offset);
    Node anchor = anchorNode();
    if (anchor == null || anchor.root() != node.root()) {
      set(between(node, (int) offset, node, (int) offset), Direction.FORWARDS);
    } else {
      select(anchor, anchorOffset(), node, (int) offset);
    }
  }

  /// §3.1 `setBaseAndExtent`.
  public void setBaseAndExtent(Node anchor, long anchorOffset, Node focus, long focusOffset) {
    if (anchorOffset > Range.lengthOf(anchor) || focusOffset > Range.lengthOf(focus)) {
      throw DomException.indexSize("The offset is past the node's end.");
    }
    if (isElsewhere(anchor) || isElsewhere(focus)) {
      return;
    }
    check(anchor, anchorOffset);
    check(focus, focusOffset);
    if (anchor.root() != focus.root()) {
      set(between(focus, (int) focusOffset, focus, (int) focusOffset), Direction.FORWARDS);
    } else {
      select(anchor, (int) anchorOffset, focus, (int) focusOffset);
    }
  }

  private void select(Node anchor, int anchorOffset, Node focus, int focusOffset) {
    if (Range.compare(anchor, anchorOffset, focus, focusOffset) <= 0) {
      set(between(anchor, anchorOffset, focus, focusOffset), Direction.FORWARDS);
    } else {
      set(between(focus, focusOffset, anchor, anchorOffset), Direction.BACKWARDS);
    }
  }

  public void selectAllChildren(Node node) {
    check(node, 0);
    if (!isElsewhere(node)) {
      set(
          between(
              node,
              0,
              node,
              node instanceof ContainerNode container ? container.children().size() : 0),
          Direction.FORWARDS);
    }
  }

  public void deleteFromDocument() {
    Range kept = range();
    if (kept != null) {
      kept.deleteContents();
    }
  }

  /// §3.1 `containsNode`.
  public boolean containsNode(Node node, boolean partly) {
    Range kept = range();
    if (kept == null || kept.startContainer().root() != node.root()) {
      return false;
    }
    ContainerNode parent = node.parent();
    if (parent == null) {
      return node == kept.startContainer().root() && partly;
    }
    int index = node.index();
    boolean fromStart =
        Range.compare(parent, index, kept.startContainer(), kept.startOffset()) >= 0;
    boolean toEnd = Range.compare(parent, index + 1, kept.endContainer(), kept.endOffset()) <= 0;
    return partly ? kept.intersectsNode(node) : fromStart && toEnd;
  }
}
