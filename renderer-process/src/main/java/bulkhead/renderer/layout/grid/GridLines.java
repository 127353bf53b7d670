package bulkhead.renderer.layout.grid;

import bulkhead.renderer.css.value.GridLine;
import java.util.List;

/// Resolves grid-placement properties of one axis to lines (css-grid-2 §8.3). Line 0 is the
/// explicit grid's first; implicit lines before it are negative.
final class GridLines {
  private final ExplicitTracks explicit;

  GridLines(ExplicitTracks explicit) {
    this.explicit = explicit;
  }

  /// Where an item is in the axis.
  ///
  /// @param definite whether `start` is known; otherwise only `span` counts
  record Place(boolean definite, int start, int span) {
    int end() {
      return start + span;
    }
  }

  /// §8.3.1 Placement conflict handling.
  Place place(GridLine start, GridLine end) {
    if (!start.isDefinite() && !end.isDefinite()) {
      // With two spans the end's is dropped; a span to a name is 1 when neither line is known.
      GridLine span = start.span() ? start : end;
      return new Place(false, 0, span.span() && span.name().isEmpty() ? limit(span.number()) : 1);
    }
    int from;
    int to;
    if (start.isDefinite() && end.isDefinite()) {
      from = line(start, true);
      to = line(end, false);
      if (from > to) {
        int swap = from;
        from = to;
        to = swap;
      } else if (from == to) {
        to = from + 1;
      }
    } else if (start.isDefinite()) {
      from = line(start, true);
      to = end.span() ? spanFrom(from, end, 1) : from + 1;
    } else {
      to = line(end, false);
      from = start.span() ? spanFrom(to, start, -1) : to - 1;
    }
    from = clamp(from);
    to = Math.max(from + 1, clamp(to));
    return new Place(true, from, to - from);
  }

  private static int limit(int span) {
    return Math.max(1, Math.min(span, ExplicitTracks.MAX_TRACKS));
  }

  private static int clamp(int line) {
    return Math.max(-ExplicitTracks.MAX_TRACKS, Math.min(ExplicitTracks.MAX_TRACKS, line));
  }

  /// A line that is no span and not `auto`.
  int line(GridLine line, boolean start) {
    if (line.name().isEmpty()) {
      return clamp(numbered(line.number()));
    }
    if (line.number() == 0) {
      List<Integer> area = explicit.lines(line.name() + (start ? "-start" : "-end"));
      if (!area.isEmpty()) {
        return area.getFirst();
      }
    }
    int nth = line.number() == 0 ? 1 : line.number();
    List<Integer> lines = explicit.lines(line.name());
    // All implicit lines have every name.
    if (nth > 0) {
      return clamp(
          nth <= lines.size() ? lines.get(nth - 1) : explicit.count() + (nth - lines.size()));
    }
    int back = -(long) nth > ExplicitTracks.MAX_TRACKS ? ExplicitTracks.MAX_TRACKS : -nth;
    return clamp(back <= lines.size() ? lines.get(lines.size() - back) : -(back - lines.size()));
  }

  private int numbered(int number) {
    int n = clamp(number);
    return n > 0 ? n - 1 : explicit.count() + 1 + n;
  }

  /// The line that a span reaches from `line` in the given direction.
  private int spanFrom(int line, GridLine span, int direction) {
    int count = limit(span.number());
    if (span.name().isEmpty()) {
      return line + direction * count;
    }
    List<Integer> lines = explicit.lines(span.name());
    int at = line;
    int found = 0;
    while (found < count && Math.abs(at) < ExplicitTracks.MAX_TRACKS) {
      at += direction;
      boolean implicit = at < 0 || at > explicit.count();
      if (implicit && (direction > 0 ? at > explicit.count() : at < 0)) {
        at += direction * (count - found - 1);
        break;
      }
      if (implicit || lines.contains(at)) {
        found++;
      }
    }
    return at;
  }
}
