package bulkhead.plugin.pdf;

import bulkhead.plugin.api.PixelRect;

/// One scrollbar as it stands now. Device pixels of the box. Immutable.
///
/// @param maxScroll the scroll offset when the thumb is at the track's end, above 0
record Scrollbar(Axis axis, PixelRect track, PixelRect thumb, int maxScroll) {
  enum Axis {
    HORIZONTAL,
    VERTICAL
  }

  /// @param visible how much of `content` pixels is seen at once
  static Scrollbar of(
      Axis axis, PixelRect track, int visible, int content, int scroll, int minThumb) {
    int maxScroll = Math.max(1, content - visible);
    int length = axis == Axis.VERTICAL ? track.height() : track.width();
    int thumb =
        (int)
            Math.clamp(
                (long) length * visible / Math.max(1, content), Math.min(minThumb, length), length);
    int offset = (int) ((long) (length - thumb) * scroll / maxScroll);
    PixelRect thumbRect =
        axis == Axis.VERTICAL
            ? new PixelRect(track.x(), track.y() + offset, track.width(), thumb)
            : new PixelRect(track.x() + offset, track.y(), thumb, track.height());
    return new Scrollbar(axis, track, thumbRect, maxScroll);
  }

  /// Where along the track a point is, from the thumb's start.
  int distanceFromThumb(int x, int y) {
    return axis == Axis.VERTICAL ? y - thumb.y() : x - thumb.x();
  }

  /// The scroll offset that puts the thumb's point `grab` (from its start) under this point.
  int scrollFor(int x, int y, int grab) {
    int room =
        axis == Axis.VERTICAL ? track.height() - thumb.height() : track.width() - thumb.width();
    int start = axis == Axis.VERTICAL ? y - track.y() - grab : x - track.x() - grab;
    return room <= 0 ? 0 : (int) ((long) Math.clamp(start, 0, room) * maxScroll / room);
  }
}
