package bulkhead.renderer.layout.fragment;

import bulkhead.renderer.css.value.Direction;
import bulkhead.renderer.css.value.Overflow;
import bulkhead.renderer.css.value.WritingMode;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.style.ComputedStyle;
import io.github.humbleui.types.Rect;

/// The room that scrollbars take inside a scroll container's borders (CSS Overflow 3 §3.2).
public final class Scrollbars {
  /// A thin one, of an ordinary one of 15 CSS px: as in Chromium.
  private static final float THIN = 10f / 15;

  private Scrollbars() {}

  /// How wide the room is on each side of the box as layout sees it now.
  public static Insets of(ElementBox box) {
    if (!box.isScrollContainer() || box.scrollbarThickness() == 0) {
      return Insets.NONE;
    }
    ComputedStyle style = box.pageStyle();
    String gutter = style.scrollbarGutter();
    boolean vertical =
        style.overflowY() == Overflow.SCROLL
            || box.hasAutoVerticalScrollbar()
            || gutter.startsWith("stable");
    boolean horizontal = style.overflowX() == Overflow.SCROLL || box.hasAutoHorizontalScrollbar();
    float thickness =
        switch (style.scrollbarWidth()) {
          case "none" -> 0;
          case "thin" -> Math.round(box.scrollbarThickness() * THIN);
          default -> box.scrollbarThickness();
        };
    if (thickness == 0 || !vertical && !horizontal) {
      return Insets.NONE;
    }
    float side = vertical ? thickness : 0;
    float other = gutter.endsWith("both-edges") ? side : 0;
    float below = horizontal ? thickness : 0;
    Insets page =
        isOnTheLeft(style) ? new Insets(0, other, below, side) : new Insets(0, side, below, other);
    WritingMode mode = box.viewedIn();
    return mode.isHorizontal() ? page : Turning.fromPage(page, mode);
  }

  /// Whether the vertical scrollbar of a box with this style is at its left.
  public static boolean isOnTheLeft(ComputedStyle style) {
    return style.writingMode().isHorizontal() && style.direction() == Direction.RTL;
  }

  /// Whether the contents are higher than what is seen of them, and nobody has made room for a
  /// scrollbar yet.
  public static boolean needsVertical(BoxFragment fragment) {
    ElementBox box = fragment.box();
    return box.pageStyle().overflowY() == Overflow.AUTO
        && !box.hasAutoVerticalScrollbar()
        && overflows(fragment, false);
  }

  /// The same of their width.
  public static boolean needsHorizontal(BoxFragment fragment) {
    ElementBox box = fragment.box();
    return box.pageStyle().overflowX() == Overflow.AUTO
        && !box.hasAutoHorizontalScrollbar()
        && overflows(fragment, true);
  }

  /// Whether there is more of the contents than is seen, in whole pixels.
  public static boolean overflows(BoxFragment fragment, boolean horizontal) {
    Rect overflow = fragment.scrollableOverflow();
    Insets edges = fragment.border();
    float seen =
        horizontal ? fragment.width() - edges.horizontal() : fragment.height() - edges.vertical();
    float contents =
        horizontal ? overflow.getRight() - edges.left() : overflow.getBottom() - edges.top();
    float before = horizontal ? fragment.scrollableBefore() : fragment.scrollableAbove();
    return Math.round(contents) > Math.round(seen) || Math.round(before) > 0;
  }
}
