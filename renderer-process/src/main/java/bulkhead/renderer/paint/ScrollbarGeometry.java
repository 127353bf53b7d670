package bulkhead.renderer.paint;

import bulkhead.renderer.paint.Layer.Orientation;
import io.github.humbleui.types.Rect;

/// Where the parts of a scrollbar are, along its length: a button, the track with the thumb in it,
/// a button. CSS px of its layer. Immutable.
///
/// @param track the whole scrollbar
/// @param offset how far the contents are scrolled, 0 to `maxOffset`
/// @param viewed how much of the contents is seen at a time
/// @param unit CSS px in one of the scrollbar's own, in which its parts are measured
public record ScrollbarGeometry(
    Rect track, Orientation orientation, float offset, float maxOffset, float viewed, float unit) {

  private static final float BUTTON_LENGTH = 18;
  private static final float SHORTEST_THUMB = 17;

  /// A thumb as long as it is thick.
  private static final float LEAST_ROOM = 9;

  /// Of a scroller that is scrolled to (`x`, `y`).
  public static ScrollbarGeometry of(
      Rect track, PropertyTrees.ScrollNode node, Orientation orientation, float x, float y) {
    return switch (orientation) {
      case VERTICAL ->
          new ScrollbarGeometry(
              track,
              orientation,
              y - node.range().minY(),
              node.range().maxY() - node.range().minY(),
              node.container().getHeight(),
              node.scrollbars().unit());
      case HORIZONTAL ->
          new ScrollbarGeometry(
              track,
              orientation,
              x - node.range().minX(),
              node.range().maxX() - node.range().minX(),
              node.container().getWidth(),
              node.scrollbars().unit());
    };
  }

  /// What a pointer can be on.
  public enum Part {
    BACK_BUTTON,
    BACK_TRACK,
    THUMB,
    FORWARD_TRACK,
    FORWARD_BUTTON
  }

  /// The same in the scrollbar's own px.
  ScrollbarGeometry inUnits() {
    return unit == 1
        ? this
        : new ScrollbarGeometry(
            Rects.scaled(track, 1 / unit),
            orientation,
            offset / unit,
            maxOffset / unit,
            viewed / unit,
            1);
  }

  private float start() {
    return orientation == Orientation.VERTICAL ? track.getTop() : track.getLeft();
  }

  private float length() {
    return orientation == Orientation.VERTICAL ? track.getHeight() : track.getWidth();
  }

  private float buttonLength() {
    return (float) Math.floor(Math.min(BUTTON_LENGTH, length() / unit / 2)) * unit;
  }

  private float roomForThumb() {
    return length() - 2 * buttonLength();
  }

  private float thumbLength() {
    if (maxOffset <= 0 || roomForThumb() < LEAST_ROOM * unit) {
      return 0;
    }
    float share = viewed / (viewed + maxOffset);
    float length = Math.max(SHORTEST_THUMB, Math.round(roomForThumb() * share / unit));
    return Math.min(length * unit, roomForThumb());
  }

  private float thumbStart() {
    float free = roomForThumb() - thumbLength();
    return start() + buttonLength() + (maxOffset <= 0 ? 0 : free * offset / maxOffset);
  }

  /// Empty if there is nothing to scroll, or no room.
  Rect thumb() {
    return thumbLength() == 0 ? Rects.EMPTY : piece(thumbStart(), thumbStart() + thumbLength());
  }

  Rect backButton() {
    return piece(start(), start() + buttonLength());
  }

  Rect forwardButton() {
    return piece(start() + length() - buttonLength(), start() + length());
  }

  private Rect piece(float from, float to) {
    return orientation == Orientation.VERTICAL
        ? Rects.of(track.getLeft(), from, track.getRight(), to)
        : Rects.of(from, track.getTop(), to, track.getBottom());
  }

  /// What is at this place, which is on the scrollbar.
  public Part partAt(float x, float y) {
    float along = orientation == Orientation.VERTICAL ? y : x;
    if (along < start() + buttonLength()) {
      return Part.BACK_BUTTON;
    }
    if (along >= start() + length() - buttonLength()) {
      return Part.FORWARD_BUTTON;
    }
    float middle = thumbLength() == 0 ? start() + length() / 2 : thumbStart();
    if (along < middle) {
      return Part.BACK_TRACK;
    }
    return along < thumbStart() + thumbLength() ? Part.THUMB : Part.FORWARD_TRACK;
  }

  /// How much further the contents are to be scrolled when the thumb is dragged by `distance`.
  public float offsetForDrag(float distance) {
    float free = roomForThumb() - thumbLength();
    return free <= 0 ? 0 : distance * maxOffset / free;
  }
}
