package bulkhead.renderer.paint;

import bulkhead.renderer.css.value.LengthPercentage;
import bulkhead.renderer.css.value.Position;
import bulkhead.renderer.css.value.Size;
import bulkhead.renderer.css.value.VerticalAlign;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.BoxModel;
import bulkhead.renderer.layout.fragment.Fragment;
import bulkhead.renderer.layout.fragment.Insets;
import bulkhead.renderer.layout.fragment.LineFragment;
import bulkhead.renderer.layout.fragment.TextFragment;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.layout.tree.ElementBox.Kind;
import bulkhead.renderer.style.ComputedStyle;
import io.github.humbleui.types.Rect;
import java.util.ArrayList;
import java.util.List;

/// Inline boxes that nothing is seen of and that change nothing for what is in them: as in Chromium
/// they have no rectangles but those of their contents, also where these are moved by `position:
/// relative` or are higher than the line's text.
final class CulledInlines {
  private CulledInlines() {}

  /// The rectangles of a fragment that lies at `x` and `y`: its border box, or those of what is in
  /// it.
  static List<Rect> rectsOf(BoxFragment fragment, float x, float y) {
    if (!isCulled(fragment)) {
      return List.of(Rect.makeXYWH(x, y, fragment.width(), fragment.height()));
    }
    List<Rect> rects = new ArrayList<>(fragment.childCount());
    collect(fragment, x, y, rects);
    return rects;
  }

  private static void collect(BoxFragment fragment, float x, float y, List<Rect> rects) {
    if (!isCulled(fragment)) {
      rects.add(Rect.makeXYWH(x, y, fragment.width(), fragment.height()));
      return;
    }
    for (int i = 0; i < fragment.childCount(); i++) {
      Fragment.Child child = fragment.child(i);
      float left = x + child.x();
      float top = y + child.y();
      switch (child.fragment()) {
        case BoxFragment box -> collect(box, left, top, rects);
        case LineFragment line -> rects.add(Rect.makeXYWH(left, top, line.width(), line.height()));
        case TextFragment text -> rects.add(Rect.makeXYWH(left, top, text.width(), text.height()));
      }
    }
  }

  private static boolean isCulled(BoxFragment fragment) {
    ElementBox box = fragment.box();
    if (box.kind() != Kind.INLINE
        || box.isAnonymous()
        || box.pseudo() != null
        || fragment.childCount() == 0
        || isSeen(box)) {
      return false;
    }
    for (int i = 0; i < fragment.childCount(); i++) {
      if (fragment.child(i).fragment() instanceof BoxFragment child && !fits(fragment, child)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSeen(ElementBox box) {
    ComputedStyle style = box.style();
    return style.hasBackground()
        || style.position() != Position.STATIC
        || BoxModel.border(box) != Insets.NONE
        || !isZero(style.paddingTop())
        || !isZero(style.paddingRight())
        || !isZero(style.paddingBottom())
        || !isZero(style.paddingLeft())
        || hasMargins(style);
  }

  private static boolean hasMargins(ComputedStyle style) {
    return !isZero(style.marginTop())
        || !isZero(style.marginRight())
        || !isZero(style.marginBottom())
        || !isZero(style.marginLeft());
  }

  private static boolean isZero(Size size) {
    return size instanceof LengthPercentage length
        && !length.hasPercent()
        && length.resolve(0) == 0;
  }

  /// Whether a child's text stands as that of the box around it.
  private static boolean fits(BoxFragment around, BoxFragment child) {
    ElementBox box = child.box();
    if (box.kind() == Kind.BREAK) {
      return true;
    }
    return box.kind() == Kind.INLINE
        && child.height() - child.border().vertical() - child.padding().vertical()
            == around.height()
        && box.style().verticalAlign() == VerticalAlign.Alignment.BASELINE
        && !hasMargins(box.style());
  }
}
