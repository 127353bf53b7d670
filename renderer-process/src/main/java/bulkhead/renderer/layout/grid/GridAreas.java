package bulkhead.renderer.layout.grid;

import bulkhead.renderer.css.syntax.CssNumbers;
import bulkhead.renderer.css.value.GridLine;
import bulkhead.renderer.layout.fragment.AbsoluteAreas;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.style.ComputedStyle;
import io.github.humbleui.types.Rect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the lines of a laid-out grid are. Immutable.
///
/// @param columns in the inline axis, from the border box's left
/// @param rows from the border box's top
public record GridAreas(Axis columns, Axis rows) implements AbsoluteAreas {

  /// One axis of the grid.
  ///
  /// @param explicit its explicit tracks, whose lines have names
  /// @param before implicit tracks before the first explicit one
  /// @param starts of the tracks, in the direction of the axis
  /// @param ends of the tracks
  /// @param origin of the axis in the border box; for a mirrored axis that of its far edge
  /// @param mirrored whether it runs from right to left
  record Axis(
      ExplicitTracks explicit,
      int before,
      float[] starts,
      float[] ends,
      float origin,
      boolean mirrored) {

    /// The edges of the area between two lines, in the border box; NaN for `auto`.
    private float[] edges(GridLine start, GridLine end) {
      GridLines lines = new GridLines(explicit);
      float from = Float.NaN;
      float to = Float.NaN;
      if (start.isDefinite() && end.isDefinite()) {
        GridLines.Place place = lines.place(start, end);
        from = startOf(place.start());
        to = endOf(place.end());
      } else if (start.isDefinite()) {
        from = startOf(lines.line(start, true));
        to = end.span() ? endOf(lines.place(start, end).end()) : Float.NaN;
      } else if (end.isDefinite()) {
        to = endOf(lines.line(end, false));
        from = start.span() ? startOf(lines.place(start, end).start()) : Float.NaN;
      }
      return mirrored
          ? new float[] {origin - to, origin - from}
          : new float[] {origin + from, origin + to};
    }

    /// §7.2.6 "resolved value of a track listing": the used sizes of all tracks, implicit ones too,
    /// and the names that lines were given.
    private String tracks() {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i <= starts.length; i++) {
        List<String> names = explicit.givenNames(i - before);
        if (!names.isEmpty()) {
          text.append(" [").append(String.join(" ", names)).append(']');
        }
        if (i < starts.length) {
          text.append(' ').append(CssNumbers.format(ends[i] - starts[i])).append("px");
        }
      }
      return starts.length == 0 ? "none" : text.substring(1);
    }

    /// A line that does not exist counts as `auto` (§9.1).
    private float startOf(int line) {
      int track = line + before;
      return track < 0 || track > starts.length || starts.length == 0
          ? Float.NaN
          : track == starts.length ? ends[track - 1] : starts[track];
    }

    private float endOf(int line) {
      int track = line + before;
      return track < 0 || track > starts.length || starts.length == 0
          ? Float.NaN
          : track == 0 ? starts[0] : ends[track - 1];
    }
  }

  /// The used value of `grid-template-columns` or `-rows`; null where the fragment is no grid's.
  public static @Nullable String usedTracks(BoxFragment fragment, boolean ofColumns) {
    return fragment.extra() instanceof GridAreas(Axis columns, Axis rows)
        ? (ofColumns ? columns : rows).tracks()
        : null;
  }

  @Override
  public Rect containingBlock(ElementBox child, Rect padding) {
    ComputedStyle style = child.style();
    float[] x = columns.edges(style.gridColumnStart(), style.gridColumnEnd());
    float[] y = rows.edges(style.gridRowStart(), style.gridRowEnd());
    float left = Float.isNaN(x[0]) ? padding.getLeft() : x[0];
    float right = Float.isNaN(x[1]) ? padding.getRight() : x[1];
    float top = Float.isNaN(y[0]) ? padding.getTop() : y[0];
    float bottom = Float.isNaN(y[1]) ? padding.getBottom() : y[1];
    return Rect.makeLTRB(left, top, Math.max(left, right), Math.max(top, bottom));
  }
}
