package bulkhead.renderer.style;

import static bulkhead.renderer.style.Properties.*;

import bulkhead.renderer.css.value.AspectRatio;
import bulkhead.renderer.css.value.WritingMode;

/// Styles as layout reads them in vertical writing modes (CSS Writing Modes 4 §6): turned so that
/// lines run from left to right and blocks from top to bottom. What is said of a side or a
/// dimension of the page is said of the one that comes to lie there.
///
/// ```
/// vertical-rl: margin-right (where blocks begin) is read as margin-top,
///              height (along the lines) as width
/// ```
final class TurnedStyle {
  /// Top, right, bottom, left.
  private static final Property[][] SIDES = {
    {MARGIN_TOP, MARGIN_RIGHT, MARGIN_BOTTOM, MARGIN_LEFT},
    {PADDING_TOP, PADDING_RIGHT, PADDING_BOTTOM, PADDING_LEFT},
    {TOP, RIGHT, BOTTOM, LEFT},
    {BORDER_TOP_WIDTH, BORDER_RIGHT_WIDTH, BORDER_BOTTOM_WIDTH, BORDER_LEFT_WIDTH},
    {BORDER_TOP_STYLE, BORDER_RIGHT_STYLE, BORDER_BOTTOM_STYLE, BORDER_LEFT_STYLE},
    {BORDER_TOP_COLOR, BORDER_RIGHT_COLOR, BORDER_BOTTOM_COLOR, BORDER_LEFT_COLOR},
  };

  /// Horizontal, vertical.
  private static final Property[][] AXES = {
    {WIDTH, HEIGHT},
    {MIN_WIDTH, MIN_HEIGHT},
    {MAX_WIDTH, MAX_HEIGHT},
    {OVERFLOW_X, OVERFLOW_Y},
    {CONTAIN_INTRINSIC_WIDTH, CONTAIN_INTRINSIC_HEIGHT},
  };

  private TurnedStyle() {}

  /// @param mode a vertical one
  static Object[][] of(Object[][] groups, WritingMode mode) {
    Object[][] made = new Object[groups.length][];
    for (int i = 0; i < groups.length; i++) {
      // The inherited groups have nothing of this; fonts are told apart by the identity of theirs.
      made[i] = i < StyleGroup.INHERITED_COUNT ? groups[i] : groups[i].clone();
    }
    int[] from = sources(mode);
    for (Property[] sides : SIDES) {
      for (int side = 0; side < 4; side++) {
        put(made, sides[side], get(groups, sides[from[side]]));
      }
    }
    for (Property[] axes : AXES) {
      put(made, axes[0], get(groups, axes[1]));
      put(made, axes[1], get(groups, axes[0]));
    }
    if (get(groups, ASPECT_RATIO) instanceof AspectRatio ratio) {
      put(made, ASPECT_RATIO, new AspectRatio(ratio.auto(), ratio.height(), ratio.width()));
    }
    return made;
  }

  /// Which side (0 top, 1 right, 2 bottom, 3 left) is read as the top, right, bottom and left one.
  private static int[] sources(WritingMode mode) {
    return switch (mode) {
      case HORIZONTAL_TB -> new int[] {0, 1, 2, 3};
      case VERTICAL_RL, SIDEWAYS_RL -> new int[] {1, 2, 3, 0};
      case VERTICAL_LR -> new int[] {3, 2, 1, 0};
      case SIDEWAYS_LR -> new int[] {3, 0, 1, 2};
    };
  }

  private static Object get(Object[][] groups, Property property) {
    return groups[property.groupIndex][property.slot];
  }

  private static void put(Object[][] groups, Property property, Object value) {
    groups[property.groupIndex][property.slot] = value;
  }
}
