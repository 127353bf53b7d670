package bulkhead.renderer.style;

import bulkhead.renderer.css.value.Direction;
import bulkhead.renderer.css.value.WritingMode;

/// Which physical property a logical one stands for (CSS Logical Properties 1 §4). The longhands of
/// a logical entry are the physical candidates: top, right, bottom, left; or horizontal, vertical;
/// or the four corners from the top left clockwise.
final class LogicalMapping {
  static final int BLOCK_START = 1;
  static final int BLOCK_END = 2;
  static final int INLINE_START = 3;
  static final int INLINE_END = 4;
  static final int INLINE_AXIS = 5;
  static final int BLOCK_AXIS = 6;
  static final int CORNER_START_START = 7;
  static final int CORNER_START_END = 8;
  static final int CORNER_END_START = 9;
  static final int CORNER_END_END = 10;

  private static final int TOP = 0;
  private static final int RIGHT = 1;
  private static final int BOTTOM = 2;
  private static final int LEFT = 3;

  private LogicalMapping() {}

  static Property physical(Property logical, WritingMode mode, Direction direction) {
    boolean horizontal = mode.isHorizontal();
    return switch (logical.logicalKind) {
      case INLINE_AXIS -> logical.longhands[horizontal ? 0 : 1];
      case BLOCK_AXIS -> logical.longhands[horizontal ? 1 : 0];
      case BLOCK_START -> logical.longhands[blockStart(mode)];
      case BLOCK_END -> logical.longhands[opposite(blockStart(mode))];
      case INLINE_START -> logical.longhands[inlineStart(mode, direction)];
      case INLINE_END -> logical.longhands[opposite(inlineStart(mode, direction))];
      case CORNER_START_START ->
          logical.longhands[corner(blockStart(mode), inlineStart(mode, direction))];
      case CORNER_START_END ->
          logical.longhands[corner(blockStart(mode), opposite(inlineStart(mode, direction)))];
      case CORNER_END_START ->
          logical.longhands[corner(opposite(blockStart(mode)), inlineStart(mode, direction))];
      case CORNER_END_END ->
          logical
              .longhands[
              corner(opposite(blockStart(mode)), opposite(inlineStart(mode, direction)))];
      default -> throw new IllegalArgumentException(logical.name);
    };
  }

  private static int blockStart(WritingMode mode) {
    return switch (mode) {
      case HORIZONTAL_TB -> TOP;
      case VERTICAL_RL, SIDEWAYS_RL -> RIGHT;
      case VERTICAL_LR, SIDEWAYS_LR -> LEFT;
    };
  }

  private static int inlineStart(WritingMode mode, Direction direction) {
    boolean ltr = direction == Direction.LTR;
    return switch (mode) {
      case HORIZONTAL_TB -> ltr ? LEFT : RIGHT;
      case VERTICAL_RL, VERTICAL_LR, SIDEWAYS_RL -> ltr ? TOP : BOTTOM;
      case SIDEWAYS_LR -> ltr ? BOTTOM : TOP;
    };
  }

  private static int opposite(int side) {
    return (side + 2) & 3;
  }

  private static int corner(int side, int otherSide) {
    boolean top = side == TOP || otherSide == TOP;
    boolean left = side == LEFT || otherSide == LEFT;
    return top ? (left ? 0 : 1) : (left ? 3 : 2);
  }
}
