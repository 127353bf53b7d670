package bulkhead.renderer.paint;

import bulkhead.renderer.dom.Element;
import bulkhead.renderer.layout.LayoutResult;
import bulkhead.renderer.layout.fragment.BoxFragment;
import org.jspecify.annotations.Nullable;

/// How far a scroll container or the viewport can be scrolled, and the offsets that there are in
/// between, in CSS px. Not in the specification: as in Chromium, contents and scrollport count in
/// whole device pixels, and so do offsets, so that the end of `scrollTop` is the `scrollHeight`
/// less the `clientHeight` of scripts. Immutable.
///
/// @param minX 0, or less where the contents begin at the right (CSS Overflow 3 §2.2)
/// @param minY the same of contents that begin at the bottom
/// @param pixelRatio device pixels in one CSS px
public record ScrollRange(float minX, float minY, float maxX, float maxY, float pixelRatio) {
  public static final ScrollRange NONE = new ScrollRange(0, 0, 0, 0, 1);

  /// Of contents that begin at the top left.
  public static ScrollRange of(
      float width, float height, float contentWidth, float contentHeight, float pixelRatio) {
    return new ScrollRange(
        0,
        0,
        extent(contentWidth, width, pixelRatio),
        extent(contentHeight, height, pixelRatio),
        pixelRatio);
  }

  /// Of the viewport.
  public static ScrollRange of(LayoutResult layout, float pixelRatio) {
    return of(
        layout.viewportWidth(),
        layout.viewportHeight(),
        layout.scrollWidth(),
        layout.scrollHeight(),
        pixelRatio);
  }

  /// Of an element, or of the viewport for null; nothing for an element that does not scroll.
  public static ScrollRange of(LayoutResult layout, @Nullable Element scroller, float pixelRatio) {
    if (scroller == null) {
      return of(layout, pixelRatio);
    }
    BoxFragment box = layout.finder().boxOf(scroller);
    return box == null || !box.box().isScrollContainer() ? NONE : of(box, pixelRatio);
  }

  /// Of a box that is a scroll container.
  public static ScrollRange of(BoxFragment box, float pixelRatio) {
    float width = box.width() - box.border().horizontal();
    float height = box.height() - box.border().vertical();
    float right = box.scrollableOverflow().getRight() - box.border().left();
    float bottom = box.scrollableOverflow().getBottom() - box.border().top();
    float before = extent(width + box.scrollableBefore(), width, pixelRatio);
    float above = extent(height + box.scrollableAbove(), height, pixelRatio);
    return new ScrollRange(
        0 - before,
        0 - above,
        box.scrollsLeft() ? 0 : extent(right, width, pixelRatio),
        box.scrollsUp() ? 0 : extent(bottom, height, pixelRatio),
        pixelRatio);
  }

  private static float extent(float contents, float seen, float pixelRatio) {
    double pixels = whole(contents * (double) pixelRatio) - whole(seen * (double) pixelRatio);
    return (float) (Math.max(0, pixels) / pixelRatio);
  }

  /// Halves away from zero.
  private static double whole(double pixels) {
    return Math.copySign(Math.floor(Math.abs(pixels) + 0.5), pixels);
  }

  /// Whether there is nowhere to scroll to.
  public boolean isEmpty() {
    return minX == maxX && minY == maxY;
  }

  /// The offset that is nearest to `to`; the start of the range for what is not a number.
  public float x(double to) {
    return nearest(to, minX, maxX);
  }

  /// The offset that is nearest to `to`; the start of the range for what is not a number.
  public float y(double to) {
    return nearest(to, minY, maxY);
  }

  private float nearest(double to, float min, float max) {
    if (Double.isNaN(to)) {
      return Math.clamp(0, min, max);
    }
    float offset = (float) (whole(Math.clamp(to, min, max) * pixelRatio) / pixelRatio);
    return Math.clamp(offset + 0f, min, max);
  }
}
