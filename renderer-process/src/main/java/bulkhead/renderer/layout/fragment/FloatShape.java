package bulkhead.renderer.layout.fragment;

import org.jspecify.annotations.Nullable;

/// The float area of one float (CSS Shapes 1 §2): outlines, and all that is within `margin` of them
/// (§4.3). Immutable.
///
/// @param outlines closed polygons `x0, y0, x1, y1 …` from the corner of the float's margin box, in
///     the lines' own coordinates. Not copied
public record FloatShape(float[][] outlines, float margin) {
  /// From the left to the right end.
  public record Extent(float left, float right) {}

  /// How far the area reaches to both sides between two heights; null if it is not there at all.
  public @Nullable Extent between(float top, float bottom) {
    var found = new Search(top, Math.max(bottom, top + 1f / 64));
    for (float[] outline : outlines) {
      int count = outline.length;
      for (int i = 0; i < count; i += 2) {
        int next = (i + 2) % count;
        found.edge(outline[i], outline[i + 1], outline[next], outline[next + 1], margin);
      }
    }
    return found.left > found.right ? null : new Extent(found.left, found.right);
  }

  /// The hull of what was found so far of an area between two heights. What only touches them from
  /// outside does not count.
  private static final class Search {
    private final float top;
    private final float bottom;
    private float left = Float.POSITIVE_INFINITY;
    private float right = Float.NEGATIVE_INFINITY;

    Search(float top, float bottom) {
      this.top = top;
      this.bottom = bottom;
    }

    /// A line as thick as `margin` to each side, with round ends: its two sides, and a disc at its
    /// start. The other end is the next edge's.
    void edge(float x0, float y0, float x1, float y1, float margin) {
      if (margin <= 0) {
        line(x0, y0, x1, y1);
        return;
      }
      float length = (float) Math.hypot(x1 - x0, y1 - y0);
      if (length > 0) {
        float dx = (y1 - y0) / length * margin;
        float dy = (x0 - x1) / length * margin;
        line(x0 + dx, y0 + dy, x1 + dx, y1 + dy);
        line(x0 - dx, y0 - dy, x1 - dx, y1 - dy);
      }
      disc(x0, y0, margin);
    }

    private void line(float x0, float y0, float x1, float y1) {
      float low = Math.min(y0, y1);
      float high = Math.max(y0, y1);
      if (high <= top || low >= bottom) {
        return;
      }
      if (low == high) {
        add(Math.min(x0, x1), Math.max(x0, x1));
        return;
      }
      float from = x0 + (x1 - x0) * (Math.clamp(top, low, high) - y0) / (y1 - y0);
      float to = x0 + (x1 - x0) * (Math.clamp(bottom, low, high) - y0) / (y1 - y0);
      add(Math.min(from, to), Math.max(from, to));
    }

    private void disc(float x, float y, float radius) {
      if (y + radius <= top || y - radius >= bottom) {
        return;
      }
      float away = Math.clamp(y, top, bottom) - y;
      float half = (float) Math.sqrt(Math.max(0, radius * radius - away * away));
      add(x - half, x + half);
    }

    private void add(float from, float to) {
      left = Math.min(left, from);
      right = Math.max(right, to);
    }
  }
}
