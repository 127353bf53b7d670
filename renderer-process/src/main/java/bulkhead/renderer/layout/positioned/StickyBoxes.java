package bulkhead.renderer.layout.positioned;

import bulkhead.renderer.css.value.Position;
import bulkhead.renderer.css.value.Size;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.BoxModel;
import bulkhead.renderer.layout.fragment.Fragment;
import bulkhead.renderer.layout.fragment.Insets;
import bulkhead.renderer.layout.fragment.LineFragment;
import bulkhead.renderer.layout.fragment.Px;
import bulkhead.renderer.layout.fragment.TextFragment;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.layout.tree.ElementBox.Kind;
import bulkhead.renderer.style.ComputedStyle;
import io.github.humbleui.types.Rect;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The sticky boxes of a layout (css-position-3 §3.4). Layout puts them where they were without
/// sticking; how far scrolling moves them is found from here, without another layout. Found in one
/// walk that enters only fragments with such boxes in them.
public final class StickyBoxes {
  public static final StickyBoxes NONE = new StickyBoxes();

  private final Map<BoxFragment, StickyBox> byFragment = new IdentityHashMap<>();

  /// The boxes of an inline element with several lines share what they have.
  private final Map<ElementBox, Rect> inlineBounds = new HashMap<>();

  private final Map<Object, StickyBox> inlines = new IdentityHashMap<>();

  /// What is around a fragment.
  ///
  /// @param container the containing block
  /// @param shifting the nearest sticky box, if it is inside the scroller
  /// @param containerShifting the same of the container
  private record Around(
      Placed container,
      Placed scroller,
      boolean scrolls,
      @Nullable StickyBox shifting,
      @Nullable StickyBox containerShifting) {}

  private record Placed(BoxFragment fragment, float x, float y) {
    Rect padding() {
      Insets border = fragment.border();
      return Rect.makeLTRB(
          x + border.left(),
          y + border.top(),
          Math.max(x + border.left(), x + fragment.width() - border.right()),
          Math.max(y + border.top(), y + fragment.height() - border.bottom()));
    }
  }

  private StickyBoxes() {}

  /// @param root the initial containing block's fragment
  public static StickyBoxes of(BoxFragment root) {
    if (!root.hasSticky()) {
      return NONE;
    }
    StickyBoxes found = new StickyBoxes();
    Placed viewport = new Placed(root, 0, 0);
    found.children(root, 0, 0, new Around(viewport, viewport, true, null, null));
    return found;
  }

  /// Null if the fragment's box is not sticky.
  public @Nullable StickyBox find(BoxFragment fragment) {
    return byFragment.get(fragment);
  }

  public boolean isEmpty() {
    return byFragment.isEmpty();
  }

  // ---------------------------------------------------------------- the walk

  private void children(BoxFragment fragment, float x, float y, Around around) {
    boolean lines = false;
    for (int i = 0; i < fragment.childCount(); i++) {
      lines |= fragment.child(i).fragment() instanceof LineFragment;
    }
    if (lines) {
      for (int i = 0; i < fragment.childCount(); i++) {
        measureInlines(fragment.child(i), x, y);
      }
    }
    for (int i = 0; i < fragment.childCount(); i++) {
      child(fragment.child(i), x, y, around);
    }
  }

  /// Notes how far the inline boxes of these lines reach.
  private void measureInlines(Fragment.Child child, float dx, float dy) {
    float x = dx + child.x();
    float y = dy + child.y();
    switch (child.fragment()) {
      case LineFragment line -> {
        for (Fragment.Child each : line.children()) {
          measureInlines(each, x, y);
        }
      }
      case BoxFragment box -> {
        if (box.box().kind() == Kind.INLINE && box.hasSticky()) {
          if (isSticky(box.box())) {
            Rect rect = Rect.makeXYWH(x, y, box.width(), box.height());
            inlineBounds.merge(box.box(), rect, StickyBoxes::union);
          }
          for (int i = 0; i < box.childCount(); i++) {
            measureInlines(box.child(i), x, y);
          }
        }
      }
      case TextFragment text -> {}
    }
  }

  private static Rect union(Rect a, Rect b) {
    return Rect.makeLTRB(
        Math.min(a.getLeft(), b.getLeft()),
        Math.min(a.getTop(), b.getTop()),
        Math.max(a.getRight(), b.getRight()),
        Math.max(a.getBottom(), b.getBottom()));
  }

  private void child(Fragment.Child child, float dx, float dy, Around around) {
    float x = dx + child.x();
    float y = dy + child.y();
    switch (child.fragment()) {
      case TextFragment text -> {}
      case LineFragment line -> {
        for (Fragment.Child each : line.children()) {
          child(each, x, y, around);
        }
      }
      case BoxFragment box -> {
        if (box.hasSticky()) {
          box(box, x, y, around);
        }
      }
    }
  }

  private void box(BoxFragment fragment, float x, float y, Around around) {
    ElementBox box = fragment.box();
    Placed here = new Placed(fragment, x, y);
    StickyBox shifting = around.shifting;
    if (isSticky(box)) {
      Object key = box.kind() == Kind.INLINE ? box : fragment;
      shifting = inlines.computeIfAbsent(key, k -> make(here, around));
      byFragment.put(fragment, shifting);
    }
    if (box.isScrollContainer()) {
      children(fragment, x, y, new Around(here, here, true, null, null));
      return;
    }
    boolean fixed = !box.isAnonymous() && box.style().position() == Position.FIXED;
    boolean holds = isContainingBlock(box);
    children(
        fragment,
        x,
        y,
        new Around(
            holds ? here : around.container,
            around.scroller,
            around.scrolls && !fixed,
            shifting,
            holds ? shifting : around.containerShifting));
  }

  /// Cells, rows and row groups stick within their table.
  private static boolean isContainingBlock(ElementBox box) {
    return switch (box.kind()) {
      case INLINE, BREAK, TABLE_ROW, TABLE_ROW_GROUP -> false;
      case TABLE_COLUMN, TABLE_COLUMN_GROUP -> false;
      case BLOCK -> !box.isAnonymous();
      case ROOT, REPLACED, TABLE, TABLE_CELL, TABLE_CAPTION, FLEX, GRID, MARKER -> true;
    };
  }

  private static boolean isSticky(ElementBox box) {
    return !box.isAnonymous() && box.style().position() == Position.STICKY;
  }

  private StickyBox make(Placed placed, Around around) {
    ElementBox box = placed.fragment.box();
    Rect view = around.scroller.padding();
    Insets scrollerPadding = around.scroller.fragment.padding();
    view =
        Rect.makeLTRB(
            view.getLeft() + scrollerPadding.left(),
            view.getTop() + scrollerPadding.top(),
            view.getRight() - scrollerPadding.right(),
            view.getBottom() - scrollerPadding.bottom());
    Rect own =
        inlineBounds.getOrDefault(
            box,
            Rect.makeXYWH(placed.x, placed.y, placed.fragment.width(), placed.fragment.height()));
    ComputedStyle style = box.style();
    float width = view.getWidth();
    float height = view.getHeight();
    StickyLimits limits =
        new StickyLimits(
            view,
            own,
            containing(box, around),
            inset(style.left(), width),
            inset(style.top(), height),
            inset(style.right(), width),
            inset(style.bottom(), height));
    return new StickyBox(
        box,
        around.scroller.fragment.box(),
        around.scrolls,
        limits,
        around.shifting,
        around.containerShifting);
  }

  private static float inset(Size size, float basis) {
    return size.isAuto() ? Float.NaN : Px.floor(size.resolveOr(basis, 0));
  }

  /// The content box of the containing block, of a scroller with all that can be scrolled to, less
  /// the sticky box's margins.
  private static Rect containing(ElementBox box, Around around) {
    Placed container = around.container;
    BoxFragment fragment = container.fragment;
    Rect rect = container.padding();
    if (fragment == around.scroller.fragment) {
      Rect overflow = fragment.scrollableOverflow();
      rect =
          Rect.makeLTRB(
              rect.getLeft(),
              rect.getTop(),
              Math.max(rect.getRight(), container.x + overflow.getRight()),
              Math.max(rect.getBottom(), container.y + overflow.getBottom()));
    }
    Insets padding = fragment.padding();
    Insets margin = BoxModel.margin(box, fragment.width() - padding.horizontal());
    return Rect.makeLTRB(
        rect.getLeft() + padding.left() + margin.left(),
        rect.getTop() + padding.top() + margin.top(),
        Math.max(
            rect.getLeft() + padding.left() + margin.left(),
            rect.getRight() - padding.right() - margin.right()),
        Math.max(
            rect.getTop() + padding.top() + margin.top(),
            rect.getBottom() - padding.bottom() - margin.bottom()));
  }
}
