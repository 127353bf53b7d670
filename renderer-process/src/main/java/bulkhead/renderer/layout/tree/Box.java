package bulkhead.renderer.layout.tree;

import bulkhead.renderer.css.value.WritingMode;
import bulkhead.renderer.style.ComputedStyle;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One box of the box tree. Owned by `RendererMain`.
public abstract sealed class Box permits ElementBox, TextBox {
  private final ComputedStyle style;
  private ComputedStyle seen;
  private @Nullable TurnedView turned;
  private @Nullable ElementBox parent;
  private int order;

  /// So few boxes are compared by the boxes around them.
  private static final int FEW = 16;

  Box(ComputedStyle style) {
    this.style = style;
    seen = style;
  }

  private record TurnedView(WritingMode mode, ComputedStyle style) {}

  /// The computed style; while layout is in a vertical writing mode, turned as its lines are, so
  /// that all of layout can take lines for horizontal.
  public final ComputedStyle style() {
    return seen;
  }

  /// The computed style as the page sees it, whatever writing mode layout is in.
  public final ComputedStyle pageStyle() {
    return style;
  }

  /// The writing mode that [#style] is for.
  public final WritingMode viewedIn() {
    TurnedView view = turned;
    return seen == style || view == null ? WritingMode.HORIZONTAL_TB : view.mode;
  }

  /// From now on [#style] is for layout in this writing mode.
  final void view(WritingMode mode) {
    if (mode.isHorizontal()) {
      seen = style;
      return;
    }
    TurnedView kept = turned;
    if (kept == null || kept.mode != mode) {
      kept = new TurnedView(mode, style.turned(mode));
      turned = kept;
    }
    seen = kept.style;
  }

  public final @Nullable ElementBox parent() {
    return parent;
  }

  final void setParent(@Nullable ElementBox parent) {
    this.parent = parent;
  }

  /// Compares boxes of the tree that this one is in by tree order.
  ///
  /// @param count how many are compared: a few are without a walk over all of the tree
  public final Comparator<Box> treeOrder(int count) {
    Box root = this;
    for (ElementBox above = parent; above != null; above = above.parent()) {
      root = above;
    }
    if (root.order == 0) {
      if (count <= FEW) {
        return Box::compareInTree;
      }
      number(root);
    }
    return Comparator.comparingInt(box -> box.order);
  }

  private int depth() {
    int depth = 0;
    for (ElementBox above = parent; above != null; above = above.parent()) {
      depth++;
    }
    return depth;
  }

  private static int compareInTree(Box first, Box second) {
    if (first == second) {
      return 0;
    }
    Box a = first;
    Box b = second;
    int deeper = a.depth() - b.depth();
    for (int i = deeper; i > 0; i--) {
      a = Objects.requireNonNull(a.parent);
    }
    for (int i = deeper; i < 0; i++) {
      b = Objects.requireNonNull(b.parent);
    }
    if (a == b) {
      return deeper;
    }
    while (a.parent != null && b.parent != null && a.parent != b.parent) {
      a = a.parent;
      b = b.parent;
    }
    ElementBox around = a.parent;
    if (around == null) {
      return 0; // not of one tree
    }
    int own = rank(around, a);
    int others = rank(around, b);
    if (own != others) {
      return Integer.compare(own, others);
    }
    for (Box child : around.children()) {
      if (child == a || child == b) {
        return child == a ? -1 : 1;
      }
    }
    return 0;
  }

  /// Markers come before the contents of the first line, and these before the children.
  private static int rank(ElementBox around, Box inside) {
    FirstLine line = around.firstLine();
    return inside == around.marker() ? 0 : line != null && inside == line.root() ? 1 : 2;
  }

  /// Gives all boxes of a tree their numbers in tree order.
  private static void number(Box root) {
    int next = 1;
    ArrayDeque<Box> open = new ArrayDeque<>();
    open.push(root);
    while (!open.isEmpty()) {
      Box box = open.pop();
      box.order = next++;
      if (box instanceof ElementBox element) {
        for (Box child : element.children().reversed()) {
          open.push(child);
        }
        FirstLine line = element.firstLine();
        if (line != null) {
          open.push(line.root());
        }
        ElementBox marker = element.marker();
        if (marker != null) {
          open.push(marker);
        }
      }
    }
  }

  /// Takes part in an inline formatting context, if it is in flow.
  public abstract boolean isInlineLevel();

  /// Neither floating nor absolutely positioned.
  public boolean isInFlow() {
    return true;
  }
}
