package bulkhead.renderer.layout.positioned;

import bulkhead.renderer.dom.Element;
import bulkhead.renderer.layout.tree.ElementBox;
import io.github.humbleui.types.Point;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A sticky box of one layout, see [StickyBoxes]. Compared by identity.
///
/// @param box what sticks
/// @param scroller the box whose scrolling it heeds: a scroll container's, or the root's for the
///     viewport
/// @param scrolls false if the box does not move when the viewport scrolls: it is in a fixed box
/// @param around the next sticky box around it in the same scroller
/// @param containingAround the next one around its containing block
public record StickyBox(
    ElementBox box,
    ElementBox scroller,
    boolean scrolls,
    StickyLimits limits,
    @Nullable StickyBox around,
    @Nullable StickyBox containingAround) {

  /// How far the box is moved on its own, beyond what moves the sticky boxes around it.
  ///
  /// @param offsets how far a scroller is scrolled; of null, the viewport
  public Point shift(Function<@Nullable Element, Point> offsets) {
    return limits.shift(
        scrolls ? offsets.apply(scroller.element()) : Point.ZERO,
        around == null ? Point.ZERO : around.total(offsets),
        containingAround == null ? Point.ZERO : containingAround.total(offsets));
  }

  private Point total(Function<@Nullable Element, Point> offsets) {
    Point own = shift(offsets);
    Point outer = around == null ? Point.ZERO : around.total(offsets);
    return new Point(own.getX() + outer.getX(), own.getY() + outer.getY());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
