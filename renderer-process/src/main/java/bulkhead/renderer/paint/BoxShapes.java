package bulkhead.renderer.paint;

import bulkhead.renderer.css.value.BasicShape;
import bulkhead.renderer.css.value.CornerRadius;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.Insets;
import bulkhead.renderer.style.ComputedStyle;
import io.github.humbleui.types.RRect;
import io.github.humbleui.types.Rect;

/// Border, padding and content boxes with their rounded corners (CSS Backgrounds 3 §4).
final class BoxShapes {
  private BoxShapes() {}

  static Rect borderBox(BoxFragment fragment, float x, float y) {
    return Rect.makeXYWH(x, y, fragment.width(), fragment.height());
  }

  static Rect paddingBox(BoxFragment fragment, float x, float y) {
    return inset(borderBox(fragment, x, y), fragment.border());
  }

  static Rect contentBox(BoxFragment fragment, float x, float y) {
    return inset(paddingBox(fragment, x, y), fragment.padding());
  }

  static Rect inset(Rect rect, Insets by) {
    float left = rect.getLeft() + by.left();
    float top = rect.getTop() + by.top();
    return Rect.makeLTRB(
        left,
        top,
        Math.max(left, rect.getRight() - by.right()),
        Math.max(top, rect.getBottom() - by.bottom()));
  }

  static boolean isRounded(ComputedStyle style) {
    return !(style.borderTopLeftRadius().isZero()
        && style.borderTopRightRadius().isZero()
        && style.borderBottomRightRadius().isZero()
        && style.borderBottomLeftRadius().isZero());
  }

  /// The border box with its corners; corners that meet are made smaller together (§4.5). A part of
  /// an inline box has corners only at its own edges.
  static RRect rounded(BoxFragment fragment, Rect box) {
    ComputedStyle style = fragment.box().style();
    float w = box.getWidth();
    float h = box.getHeight();
    float[] radii = new float[8];
    boolean start = fragment.hasStartEdge();
    boolean end = fragment.hasEndEdge();
    set(radii, 0, start ? style.borderTopLeftRadius() : CornerRadius.ZERO, w, h);
    set(radii, 2, end ? style.borderTopRightRadius() : CornerRadius.ZERO, w, h);
    set(radii, 4, end ? style.borderBottomRightRadius() : CornerRadius.ZERO, w, h);
    set(radii, 6, start ? style.borderBottomLeftRadius() : CornerRadius.ZERO, w, h);
    float f = BasicShape.Rounded.fitting(w, h, radii);
    if (f < 1) {
      for (int i = 0; i < 8; i++) {
        radii[i] *= f;
      }
    }
    return RRect.makeComplexLTRB(
        box.getLeft(), box.getTop(), box.getRight(), box.getBottom(), radii);
  }

  private static void set(float[] radii, int at, CornerRadius corner, float w, float h) {
    float rx = Math.max(0, corner.horizontal().resolve(w));
    float ry = Math.max(0, corner.vertical().resolve(h));
    boolean any = rx > 0 && ry > 0;
    radii[at] = any ? rx : 0;
    radii[at + 1] = any ? ry : 0;
  }

  /// The rounded rectangle `by` further in.
  static RRect inset(RRect outer, Insets by) {
    Rect rect = inset(Rects.plain(outer), by);
    float[] from = radii(outer);
    float[] radii = {
      Math.max(0, from[0] - by.left()), Math.max(0, from[1] - by.top()),
      Math.max(0, from[2] - by.right()), Math.max(0, from[3] - by.top()),
      Math.max(0, from[4] - by.right()), Math.max(0, from[5] - by.bottom()),
      Math.max(0, from[6] - by.left()), Math.max(0, from[7] - by.bottom())
    };
    return RRect.makeComplexLTRB(
        rect.getLeft(), rect.getTop(), rect.getRight(), rect.getBottom(), radii);
  }

  /// Eight radii whatever form the rectangle was made in.
  static float[] radii(RRect rrect) {
    float[] radii = rrect._radii;
    return switch (radii.length) {
      case 8 -> radii;
      case 4 ->
          new float[] {
            radii[0], radii[0], radii[1], radii[1], radii[2], radii[2], radii[3], radii[3]
          };
      case 2 ->
          new float[] {
            radii[0], radii[1], radii[0], radii[1], radii[0], radii[1], radii[0], radii[1]
          };
      default -> {
        float r = radii.length == 0 ? 0 : radii[0];
        yield new float[] {r, r, r, r, r, r, r, r};
      }
    };
  }
}
