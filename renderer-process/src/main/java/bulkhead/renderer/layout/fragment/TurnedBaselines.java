package bulkhead.renderer.layout.fragment;

import bulkhead.renderer.css.value.WritingMode;
import bulkhead.renderer.layout.fragment.Fragment.Child;
import org.jspecify.annotations.Nullable;

/// Baselines of vertical lines in fragments that lie as on the page, for boxes around that have
/// another writing mode. Stateless; `RendererMain`.
public final class TurnedBaselines {
  private TurnedBaselines() {}

  /// What a fragment of another writing mode than its container's looks like on the page; null for
  /// others.
  public static @Nullable BoxFragment onPage(BoxFragment fragment) {
    return fragment.extra() instanceof Turned(BoxFragment content) ? content : null;
  }

  /// From the left border edge to the baseline of the first or last vertical line; NaN if there is
  /// none.
  public static float of(BoxFragment onPage, boolean last) {
    WritingMode mode = onPage.box().pageStyle().writingMode();
    if (mode.isHorizontal()) {
      return Float.NaN;
    }
    for (int i = 0; i < onPage.childCount(); i++) {
      Child child = onPage.child(last ? onPage.childCount() - 1 - i : i);
      float within =
          switch (child.fragment()) {
            case LineFragment line ->
                mode == WritingMode.SIDEWAYS_LR ? line.baseline() : line.width() - line.baseline();
            case BoxFragment box -> box.box().isInFlow() ? of(box, last) : Float.NaN;
            case TextFragment text -> Float.NaN;
          };
      if (!Float.isNaN(within)) {
        return child.x() + within;
      }
    }
    return Float.NaN;
  }
}
