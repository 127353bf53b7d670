package bulkhead.renderer.paint;

import bulkhead.renderer.css.value.Visibility;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.style.ComputedStyle;
import io.github.humbleui.types.Rect;
import java.util.function.Consumer;

/// What a box with `resize` is pulled by (CSS Basic UI 4 §4.1): a corner of its padding box with
/// two oblique lines, as in Chromium. Stateless; any thread.
public final class ResizeGrip {
  /// Of the corner, in CSS px.
  public static final float SIDE = 15;

  /// The lines' ends are that far from the box's.
  private static final int MARGIN = 3;

  private static final int LONG_LINE = 7;
  private static final int SHORT_LINE = 3;
  private static final int LIGHT = 0xff666666;
  private static final int DARK = 0xffb0b0b0;

  private ResizeGrip() {}

  /// Whether the user may change the size of this box.
  public static boolean has(BoxFragment fragment) {
    return fragment.box().isScrollContainer()
        && !fragment.box().isAnonymous()
        && !fragment.box().pageStyle().resize().equals("none");
  }

  /// The corner, if the border box's top left is at that place.
  public static Rect corner(BoxFragment fragment, float x, float y) {
    Rect padding = BoxShapes.inset(BoxShapes.borderBox(fragment, x, y), fragment.borderLines());
    return Rect.makeLTRB(
        Math.max(padding.getLeft(), padding.getRight() - SIDE),
        Math.max(padding.getTop(), padding.getBottom() - SIDE),
        padding.getRight(),
        padding.getBottom());
  }

  static void paint(BoxFragment fragment, float x, float y, Consumer<DisplayItem.FillRect> draw) {
    ComputedStyle style = fragment.box().pageStyle();
    if (!has(fragment) || style.visibility() != Visibility.VISIBLE) {
      return;
    }
    Rect corner = corner(fragment, x, y);
    float right = Math.round(corner.getRight()) - MARGIN;
    float bottom = Math.round(corner.getBottom()) - MARGIN;
    int argb = style.isDark() ? DARK : LIGHT;
    line(right, bottom, LONG_LINE, argb, draw);
    line(right, bottom, SHORT_LINE, argb, draw);
  }

  private static void line(
      float right, float bottom, int length, int argb, Consumer<DisplayItem.FillRect> draw) {
    for (int i = 0; i < length; i++) {
      draw.accept(
          new DisplayItem.FillRect(Rect.makeXYWH(right - i, bottom - length + 1 + i, 1, 1), argb));
    }
  }
}
