package bulkhead.renderer.layout.inline;

import bulkhead.renderer.layout.fragment.LayoutContext;
import bulkhead.renderer.layout.fragment.Px;
import bulkhead.renderer.text.ShapeResult;
import bulkhead.renderer.text.TextSpacing;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A line that is cut off with `text-overflow: ellipsis` (CSS Overflow 3 §5.1): what does not fit
/// beside the ellipsis is not seen, but the first character or atomic inline of the line is.
///
/// @param seen the items that are seen, and what of each; the others are hidden
/// @param left edge of the ellipsis, from the line's
/// @param textStart where it stands in the formatting context's text
record Ellipsis(Map<LineItem, LineItem> seen, ShapeResult shape, float left, int textStart) {
  static final String TEXT = "\u2026";

  private static final float TOLERANCE = 1f / 64;

  /// @param items in visual order
  /// @param start where the first of them is, seen from the side where the line starts
  static Ellipsis of(
      LayoutContext context,
      InlineContent content,
      List<LineItem> items,
      float available,
      float start) {
    boolean rtl = content.rightToLeft;
    ShapeResult shape =
        context.shaper().shape(TEXT, context.fonts(content.root.style()), rtl, TextSpacing.NONE);
    float limit = available - shape.width() + TOLERANCE;
    float used = start;
    boolean first = true;
    int textStart = 0;
    Map<LineItem, LineItem> seen = new IdentityHashMap<>();
    for (LineItem item : rtl ? items.reversed() : items) {
      if (isLeaf(item)) {
        LineItem left = item;
        boolean cut = used + item.width > limit;
        if (cut) {
          left = part(item, limit - used, rtl, first);
          if (left == null) {
            break;
          }
        }
        first = false;
        textStart = left.end;
        seen.put(item, left);
        used += left.width;
        if (cut) {
          break;
        }
      } else {
        used += item.width;
      }
    }
    return new Ellipsis(seen, shape, rtl ? available - used - shape.width() : used, textStart);
  }

  static boolean isLeaf(LineItem item) {
    return item.item instanceof InlineItem.TextItem
        || item.item instanceof InlineItem.Atomic
        || item.item instanceof InlineItem.Tab;
  }

  /// What fits of an item, from the side where the line starts; null for nothing.
  private static @Nullable LineItem part(LineItem item, float room, boolean rtl, boolean first) {
    ShapeResult shape = item.shape;
    if (shape == null || !(item.item instanceof InlineItem.TextItem)) {
      return first ? item : null;
    }
    boolean fromStart = (item.level() & 1) != 0 == rtl;
    int from = item.shapeFrom;
    int to = item.shapeTo;
    int edge = fromStart ? from : to;
    boolean any = false;
    while (fromStart ? edge < to : edge > from) {
      int next = nextCluster(shape.text(), edge, fromStart, from, to);
      float width = fromStart ? shape.width(from, next) : shape.width(next, to);
      if (width > room && !(first && !any)) {
        break;
      }
      any = true;
      edge = next;
    }
    if (!any) {
      return null;
    }
    int start = fromStart ? item.start : item.start + (edge - from);
    int end = fromStart ? item.end - (to - edge) : item.end;
    LineItem part = new LineItem(item.item, item.index, start, end, 0);
    part.shape = shape;
    part.shapeFrom = fromStart ? from : edge;
    part.shapeTo = fromStart ? edge : to;
    part.width = Px.ceil(shape.width(part.shapeFrom, part.shapeTo));
    return part;
  }

  private static int nextCluster(String text, int edge, boolean forward, int from, int to) {
    int at = forward ? edge + 1 : edge - 1;
    while (at > from && at < to && !InlineStyles.isClusterStart(text, at)) {
      at += forward ? 1 : -1;
    }
    return at;
  }
}
