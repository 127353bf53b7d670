package bulkhead.renderer.paint;

import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.Fragment;
import io.github.humbleui.skija.Path;
import io.github.humbleui.skija.PathBuilder;
import io.github.humbleui.skija.PathFillMode;
import io.github.humbleui.types.Rect;

/// Where a fieldset's border goes that has a legend in it (HTML §15.3.13).
final class FieldsetShapes {
  private FieldsetShapes() {}

  private static Fragment.Child legend(BoxFragment fieldset) {
    return fieldset.child(0);
  }

  /// The upper border goes through the middle of a legend that is higher than it.
  static Rect borderBox(BoxFragment fieldset, Rect whole) {
    Fragment.Child legend = legend(fieldset);
    float legendBottom = legend.y() + legend.fragment().height();
    float lower = Math.max(0, (legendBottom - fieldset.border().top()) / 2);
    return Rect.makeLTRB(
        whole.getLeft(),
        Math.min(whole.getTop() + lower, whole.getBottom()),
        whole.getRight(),
        whole.getBottom());
  }

  /// All but the place of the legend.
  static Path aroundLegend(BoxFragment fieldset, Rect whole) {
    Fragment.Child legend = legend(fieldset);
    float height = Math.max(fieldset.border().top(), legend.y() + legend.fragment().height());
    try (PathBuilder path = new PathBuilder(PathFillMode.EVEN_ODD)) {
      path.addRect(whole);
      Rect gap =
          Rect.makeXYWH(
              whole.getLeft() + legend.x(), whole.getTop(), legend.fragment().width(), height);
      Rect inside =
          Rect.makeLTRB(
              Math.max(gap.getLeft(), whole.getLeft()),
              gap.getTop(),
              Math.min(gap.getRight(), whole.getRight()),
              Math.min(gap.getBottom(), whole.getBottom()));
      path.addRect(inside);
      return path.build();
    }
  }
}
