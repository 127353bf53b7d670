package bulkhead.renderer.layout.fragment;

import bulkhead.renderer.css.value.Direction;
import bulkhead.renderer.css.value.Position;
import bulkhead.renderer.layout.tree.ElementBox;

/// `float`, `clear` and `position: relative` of a box, as directions of the page.
public final class FloatStyles {
  private FloatStyles() {}

  public static FloatContext.Side side(ElementBox box) {
    return switch (box.style().floating()) {
      case RIGHT -> FloatContext.Side.RIGHT;
      case INLINE_END -> isRightToLeft(box) ? FloatContext.Side.LEFT : FloatContext.Side.RIGHT;
      case INLINE_START -> isRightToLeft(box) ? FloatContext.Side.RIGHT : FloatContext.Side.LEFT;
      case LEFT, NONE -> FloatContext.Side.LEFT;
    };
  }

  public static FloatContext.Clear clear(ElementBox box) {
    if (box.isAnonymous()) {
      return FloatContext.Clear.NONE;
    }
    return switch (box.style().clear()) {
      case NONE -> FloatContext.Clear.NONE;
      case LEFT -> FloatContext.Clear.LEFT;
      case RIGHT -> FloatContext.Clear.RIGHT;
      case BOTH -> FloatContext.Clear.BOTH;
      case INLINE_START -> isRightToLeft(box) ? FloatContext.Clear.RIGHT : FloatContext.Clear.LEFT;
      case INLINE_END -> isRightToLeft(box) ? FloatContext.Clear.LEFT : FloatContext.Clear.RIGHT;
    };
  }

  private static boolean isRightToLeft(ElementBox box) {
    ElementBox parent = box.parent();
    return parent != null && parent.style().direction() == Direction.RTL;
  }

  public static boolean isRelative(ElementBox box) {
    return !box.isAnonymous() && box.style().position() == Position.RELATIVE;
  }
}
