package bulkhead.gpu.display;

import bulkhead.gpu.frame.Affine;
import bulkhead.gpu.frame.Draw;
import bulkhead.gpu.frame.DrawList;
import bulkhead.gpu.frame.PixelRect;
import bulkhead.gpu.frame.Placement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Takes out of a draw list what opaque draws above it hide: drawing it would cost time and change
/// no pixel. Thread: any; each use is of one list.
public final class Occlusion {
  /// Rectangles remembered; a page's tiles soon become one.
  private static final int MOST = 16;

  /// What is covered so far by what lies above; they may overlap.
  private final List<PixelRect> covered = new ArrayList<>();

  private Occlusion() {}

  /// The same picture by less drawing.
  public static DrawList withoutHidden(DrawList list) {
    Occlusion above = new Occlusion();
    PixelRect bounds = list.size().bounds();
    List<Draw> kept = new ArrayList<>(list.draws().size());
    for (Draw draw : list.draws().reversed()) { // from the top down
      PixelRect touched = draw.at().touchedPixels().intersect(bounds);
      PixelRect seen = above.visibleOf(touched);
      if (seen.isEmpty()) {
        continue;
      }
      kept.add(seen.equals(touched) ? draw : clipped(draw, seen));
      if (isOpaque(draw)) {
        above.cover(touched);
      }
    }
    Collections.reverse(kept);
    return new DrawList(list.size(), list.clearColor(), kept, above.largest());
  }

  /// A rectangle around all of `rect` that is not covered.
  private PixelRect visibleOf(PixelRect rect) {
    PixelRect rest = rect;
    PixelRect before;
    do {
      before = rest;
      for (PixelRect cover : covered) {
        rest = without(rest, cover);
      }
    } while (!rest.equals(before) && !rest.isEmpty());
    return rest;
  }

  /// What is left of a rectangle, if that is one; otherwise all of it.
  private static PixelRect without(PixelRect rect, PixelRect cover) {
    PixelRect common = rect.intersect(cover);
    if (common.isEmpty()) {
      return rect;
    }
    if (common.equals(rect)) {
      return PixelRect.EMPTY;
    }
    if (common.width() == rect.width()) {
      if (common.top() == rect.top()) {
        return new PixelRect(rect.left(), common.bottom(), rect.right(), rect.bottom());
      }
      if (common.bottom() == rect.bottom()) {
        return new PixelRect(rect.left(), rect.top(), rect.right(), common.top());
      }
    }
    if (common.height() == rect.height()) {
      if (common.left() == rect.left()) {
        return new PixelRect(common.right(), rect.top(), rect.right(), rect.bottom());
      }
      if (common.right() == rect.right()) {
        return new PixelRect(rect.left(), rect.top(), common.left(), rect.bottom());
      }
    }
    return rect;
  }

  private void cover(PixelRect rect) {
    PixelRect added = rect;
    for (int i = 0; i < covered.size(); i++) {
      PixelRect other = covered.get(i);
      if (other.contains(added)) {
        return;
      }
      if (added.contains(other) || areOneRectangle(added, other)) {
        added = added.union(other);
        covered.remove(i);
        i = -1; // the larger one may meet those that it did not meet before
      }
    }
    covered.add(added);
    if (covered.size() > MOST) {
      covered.remove(Collections.min(covered, Occlusion::byArea));
    }
  }

  /// Whether two rectangles without gap have a whole side in common.
  private static boolean areOneRectangle(PixelRect a, PixelRect b) {
    boolean sameRows = a.top() == b.top() && a.bottom() == b.bottom();
    boolean sameColumns = a.left() == b.left() && a.right() == b.right();
    return (sameRows && a.left() <= b.right() && b.left() <= a.right())
        || (sameColumns && a.top() <= b.bottom() && b.top() <= a.bottom());
  }

  private static int byArea(PixelRect a, PixelRect b) {
    return Long.compare(area(a), area(b));
  }

  private static long area(PixelRect rect) {
    return (long) rect.width() * rect.height();
  }

  private PixelRect largest() {
    return covered.isEmpty() ? PixelRect.EMPTY : Collections.max(covered, Occlusion::byArea);
  }

  /// Whether every pixel that a draw touches is its own.
  private static boolean isOpaque(Draw draw) {
    Affine matrix = draw.at().matrix();
    return matrix.keepsRectsUpright()
        && switch (draw) {
          case Draw.Fill(var at, var color) -> color >>> 24 == 255 && at.opacity() == 1;
          case Draw.Tile tile -> tile.isOpaque();
          case Draw.Group group -> false;
        };
  }

  private static Draw clipped(Draw draw, PixelRect clip) {
    Placement old = draw.at();
    Placement at =
        new Placement(old.rect(), old.matrix(), old.clip().intersect(clip), old.opacity());
    return switch (draw) {
      case Draw.Fill(var ignored, var color) -> new Draw.Fill(at, color);
      case Draw.Tile tile -> new Draw.Tile(at, tile.memory(), tile.resource(), tile.source());
      case Draw.Group group -> new Draw.Group(at, group.content());
    };
  }
}
