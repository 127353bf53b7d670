package bulkhead.renderer.layout.positioned;

import bulkhead.renderer.css.value.Direction;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.Fragment;
import bulkhead.renderer.layout.fragment.Insets;
import bulkhead.renderer.layout.fragment.LineFragment;
import bulkhead.renderer.layout.fragment.TextFragment;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.layout.tree.ElementBox.Kind;
import io.github.humbleui.types.Rect;
import org.jspecify.annotations.Nullable;

/// The containing block that an inline box makes in a fragment (CSS Position 3 §2.1): from where
// its
/// padding boxes start on its first line to where they end on its last, and never less than nothing
/// wide. Used by the layout's thread.
final class InlineContainingBlock {
  private final ElementBox inline;
  private @Nullable LineFragment line;
  private @Nullable Rect first;
  private @Nullable Rect last;
  private @Nullable LineFragment firstLine;
  private @Nullable LineFragment lastLine;

  private InlineContainingBlock(ElementBox inline) {
    this.inline = inline;
  }

  /// In the fragment's coordinates, or null if the inline box is not in it.
  static @Nullable Rect of(BoxFragment within, ElementBox inline) {
    InlineContainingBlock found = new InlineContainingBlock(inline);
    found.visit(within, 0, 0);
    Rect first = found.first;
    Rect last = found.last;
    if (first == null || last == null) {
      return null;
    }
    float top = first.getTop();
    float bottom = Math.max(top, last.getBottom());
    if (within.box().style().direction() == Direction.RTL) {
      float right = first.getRight();
      return Rect.makeLTRB(Math.min(last.getLeft(), right), top, right, bottom);
    }
    float left = first.getLeft();
    return Rect.makeLTRB(left, top, Math.max(left, last.getRight()), bottom);
  }

  /// An anonymous block container that is there for its lines only.
  static boolean isWrapper(ElementBox box) {
    return box.isAnonymous() && box.kind() == Kind.BLOCK && !box.isNewFormattingContext();
  }

  private void visit(Fragment within, float dx, float dy) {
    switch (within) {
      case BoxFragment box -> {
        for (int i = 0; i < box.childCount(); i++) {
          Fragment.Child child = box.child(i);
          if (child.fragment() instanceof LineFragment
              || child.fragment() instanceof BoxFragment inner
                  && (inner.box().kind() == Kind.INLINE || isWrapper(inner.box()))) {
            add(child, dx, dy);
          }
        }
      }
      case LineFragment each -> {
        line = each;
        for (Fragment.Child child : each.children()) {
          add(child, dx, dy);
        }
      }
      case TextFragment text -> {}
    }
  }

  private void add(Fragment.Child child, float dx, float dy) {
    float x = dx + child.x();
    float y = dy + child.y();
    if (!(child.fragment() instanceof BoxFragment box
        && box.box().element() == inline.element()
        && box.box().kind() == Kind.INLINE)) {
      visit(child.fragment(), x, y);
      return;
    }
    Insets border = box.border();
    float left = x + border.left();
    float top = y + border.top();
    Rect padding =
        Rect.makeLTRB(
            left,
            top,
            Math.max(left, x + box.width() - border.right()),
            Math.max(top, y + box.height() - border.bottom()));
    if (first == null || firstLine == line) {
      first = union(first, padding);
      firstLine = line;
    }
    last = lastLine == line ? union(last, padding) : padding;
    lastLine = line;
  }

  private static Rect union(@Nullable Rect a, Rect b) {
    return a == null
        ? b
        : Rect.makeLTRB(
            Math.min(a.getLeft(), b.getLeft()),
            Math.min(a.getTop(), b.getTop()),
            Math.max(a.getRight(), b.getRight()),
            Math.max(a.getBottom(), b.getBottom()));
  }
}
