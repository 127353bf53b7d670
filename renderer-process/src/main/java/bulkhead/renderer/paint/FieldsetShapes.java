package bulkhead.renderer.paint;

import bulkhead.renderer.layout.fragment.LegendGap;
import io.github.humbleui.skija.Path;
import io.github.humbleui.skija.PathBuilder;
import io.github.humbleui.skija.PathFillMode;
import io.github.humbleui.types.Rect;

/// A fieldset's border on the page, with the gap for its legend.
final class FieldsetShapes {
  private FieldsetShapes() {}

  static Rect borderBox(LegendGap legend, Rect whole) {
    return moved(legend.borderBox(), whole);
  }

  /// All but the place of the legend.
  static Path aroundLegend(LegendGap legend, Rect whole) {
    try (PathBuilder path = new PathBuilder(PathFillMode.EVEN_ODD)) {
      path.addRect(whole);
      path.addRect(Rects.intersection(moved(legend.gap(), whole), whole));
      return path.build();
    }
  }

  private static Rect moved(Rect rect, Rect by) {
    return Rects.of(
        rect.getLeft() + by.getLeft(),
        rect.getTop() + by.getTop(),
        rect.getRight() + by.getLeft(),
        rect.getBottom() + by.getTop());
  }
}
