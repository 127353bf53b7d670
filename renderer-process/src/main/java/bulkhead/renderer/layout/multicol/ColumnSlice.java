package bulkhead.renderer.layout.multicol;

import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.Fragment;
import bulkhead.renderer.layout.fragment.Insets;
import bulkhead.renderer.layout.fragment.OutOfFlow;
import java.util.List;

/// A piece of a long column: of every box in it that part that lies between two cuts.
final class ColumnSlice {
  private static final float TOLERANCE = 1f / 32;

  private final float from;
  private final float to;

  /// How far down a box reaches that goes on in the next column.
  private final float end;

  /// @param from where the column begins
  /// @param to where the next one begins
  /// @param height of the column
  ColumnSlice(float from, float to, float height) {
    this.from = from;
    this.to = to;
    end = from + height;
  }

  /// Adds what is between the cuts to `out`.
  ///
  /// @param dx left edge of the column in `out`
  /// @param dy its top edge
  void addTo(BoxFragment.Builder out, BoxFragment flow, float dx, float dy) {
    for (int i = 0; i < flow.childCount(); i++) {
      Fragment.Child child = flow.child(i);
      Fragment piece = piece(child.fragment(), child.y());
      if (piece != null) {
        out.add(child.x() + dx, Math.max(child.y(), cutTop(child, piece)) - from + dy, piece);
      }
    }
    for (OutOfFlow waiting : flow.outOfFlow()) {
      if (!isIn(flow, waiting) && starts(waiting.staticY())) {
        out.add(waiting.movedBy(dx, dy - from));
      }
    }
  }

  /// Whether a child brings it, so that it comes with that.
  private static boolean isIn(BoxFragment flow, OutOfFlow waiting) {
    for (int i = 0; i < flow.childCount(); i++) {
      if (flow.child(i).fragment() instanceof BoxFragment box) {
        for (OutOfFlow each : box.outOfFlow()) {
          if (each.box() == waiting.box()) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private float cutTop(Fragment.Child child, Fragment piece) {
    return piece == child.fragment() ? child.y() : from;
  }

  private boolean starts(float y) {
    return y >= from - TOLERANCE && y < to - TOLERANCE;
  }

  /// The part of a fragment whose top is at `y` of the flow; null if it is in other columns.
  private @org.jspecify.annotations.Nullable Fragment piece(Fragment fragment, float y) {
    if (!(fragment instanceof BoxFragment box) || ColumnBreaks.isMonolithic(box)) {
      return starts(y) ? fragment : null;
    }
    float boxEnd = y + box.height();
    if (starts(y) && boxEnd <= to + TOLERANCE) {
      return fragment;
    }
    if (boxEnd <= from + TOLERANCE || y >= to - TOLERANCE) {
      return null;
    }
    float top = Math.max(y, from);
    BoxFragment.Builder builder = box.toBuilder();
    List<Fragment.Child> all = List.copyOf(builder.children());
    builder.children().clear();
    builder.outOfFlow().clear();
    Insets border = box.border();
    Insets padding = box.padding();
    boolean first = y >= from - TOLERANCE;
    boolean last = boxEnd <= to + TOLERANCE;
    float bottom = last ? boxEnd : Math.max(end, top);
    builder.border =
        new Insets(
            first ? border.top() : 0, border.right(), last ? border.bottom() : 0, border.left());
    builder.padding =
        new Insets(
            first ? padding.top() : 0,
            padding.right(),
            last ? padding.bottom() : 0,
            padding.left());
    for (Fragment.Child child : all) {
      float childY = y + child.y();
      Fragment piece = piece(child.fragment(), childY);
      if (piece == null) {
        continue;
      }
      float at = piece == child.fragment() ? childY : Math.max(childY, from);
      builder.add(child.x(), at - top, piece);
    }
    builder.height = bottom - top;
    return builder.build();
  }
}
