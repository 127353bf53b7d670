package bulkhead.renderer.layout.tree;

import bulkhead.renderer.css.value.WritingMode;
import bulkhead.renderer.style.ComputedStyle;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// One box of the box tree. Owned by `RendererMain`.
public abstract sealed class Box permits ElementBox, TextBox {
  private final ComputedStyle style;
  private ComputedStyle seen;
  private @Nullable TurnedView turned;
  private @Nullable ElementBox parent;
  private int order;

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

  /// Rises in tree order; only for comparing boxes of one tree, after [#numberTree].
  public final int order() {
    return order;
  }

  /// Gives all boxes of the tree that this one is in their numbers, unless they have them.
  public final void numberTree() {
    Box root = this;
    for (ElementBox above = parent; above != null; above = above.parent()) {
      root = above;
    }
    if (root.order != 0) {
      return;
    }
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
