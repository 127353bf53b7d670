package bulkhead.renderer.layout.grid;

import bulkhead.renderer.css.value.Alignment;
import java.util.Arrays;
import java.util.List;

/// Where the tracks of an axis are, from the content box's start edge: content distribution
/// (CSS Box Alignment 3 §5, Grid 2 §10.5) of tracks that have their sizes. Immutable.
record TrackPositions(float[] starts, float[] ends) {
  static final TrackPositions NONE = new TrackPositions(new float[0], new float[0]);

  /// Whether all tracks are in the same places.
  boolean isAs(TrackPositions other) {
    return Arrays.equals(starts, other.starts) && Arrays.equals(ends, other.ends);
  }

  float start(GridItem item, boolean column) {
    return starts[item.start(column)];
  }

  float end(GridItem item, boolean column) {
    return Math.max(starts[item.start(column)], ends[item.end(column) - 1]);
  }

  float size(GridItem item, boolean column) {
    return end(item, column) - start(item, column);
  }

  /// Of columns. `left` and `right` are the start and the end, or the other way round.
  static TrackPositions inline(
      List<GridTrack> tracks, float room, float gap, Alignment alignment, boolean rtl) {
    return of(tracks, room, gap, alignment, rtl ? 1 : 0, rtl ? 0 : 1);
  }

  /// Of rows, where `left` and `right` are as `start`.
  static TrackPositions block(List<GridTrack> tracks, float room, float gap, Alignment alignment) {
    return of(tracks, room, gap, alignment, 0, 0);
  }

  /// @param left how much of the free space comes before the tracks for `left`
  /// @param right the same for `right`
  private static TrackPositions of(
      List<GridTrack> tracks, float room, float gap, Alignment alignment, float left, float right) {
    int visible = 0;
    float sum = 0;
    for (GridTrack track : tracks) {
      visible += track.collapsed ? 0 : 1;
      sum += track.base;
    }
    float free = room - sum - gap * Math.max(0, visible - 1);
    float at = 0;
    float between = gap;
    boolean safe = alignment.safety() == Alignment.Safety.SAFE && free < 0;
    switch (alignment.keyword()) {
      case CENTER -> at = safe ? 0 : free / 2;
      case END, FLEX_END, SELF_END -> at = safe ? 0 : free;
      case RIGHT -> at = safe ? 0 : free * right;
      case LEFT -> at = safe ? 0 : free * left;
      case SPACE_BETWEEN -> between += free > 0 && visible > 1 ? free / (visible - 1) : 0;
      case SPACE_AROUND -> {
        float share = free > 0 && visible > 0 ? free / visible : 0;
        at = share / 2;
        between += share;
      }
      case SPACE_EVENLY -> {
        float share = free > 0 ? free / (visible + 1) : 0;
        at = share;
        between += share;
      }
      case LAST_BASELINE -> at = free > 0 ? free : 0;
      case AUTO,
          NORMAL,
          STRETCH,
          BASELINE,
          START,
          SELF_START,
          FLEX_START,
          LEGACY,
          ANCHOR_CENTER -> {}
    }
    float[] starts = new float[tracks.size()];
    float[] ends = new float[tracks.size()];
    boolean gutter = false;
    for (int i = 0; i < starts.length; i++) {
      GridTrack track = tracks.get(i);
      if (!track.collapsed && gutter) {
        at += between;
      }
      starts[i] = at;
      at += track.base;
      ends[i] = at;
      gutter |= !track.collapsed;
    }
    return new TrackPositions(starts, ends);
  }
}
