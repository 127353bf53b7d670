package bulkhead.renderer.style;

import bulkhead.renderer.css.value.UsedZoom;

/// Styles as layout and paint read them in elements with `zoom` (CSS Viewport 1 §6): with all
/// lengths so many times as long. Computed values are not zoomed, so what is inherited and what
/// scripts see need no way back.
final class ZoomedStyle {
  private ZoomedStyle() {}

  static Object[][] of(Object[][] groups, UsedZoom zoom) {
    Object[][] made = new Object[groups.length][];
    for (int group = 0; group < groups.length; group++) {
      made[group] = zoomed(group, groups[group], zoom);
    }
    return made;
  }

  private static Object[] zoomed(int group, Object[] values, UsedZoom zoom) {
    Object[] made = values.clone();
    for (int slot = 0; slot < made.length; slot++) {
      made[slot] = zoomed(Differences.property(group, slot).grammar, made[slot], zoom);
    }
    return made;
  }

  private static Object zoomed(Grammar grammar, Object value, UsedZoom zoom) {
    return switch (grammar) {
      case LENGTH, LENGTH_NONNEGATIVE, FONT_SIZE, BORDER_SPACING -> (Float) value * zoom.factor();
      case LINE_WIDTH ->
          StyleBuilder.snappedLineWidth((Float) value * zoom.factor(), zoom.pixelRatio());
      case BORDER_IMAGE_SIDES -> ZoomedValues.text(value, zoom.factor());
      default -> ZoomedValues.of(value, zoom.factor());
    };
  }
}
