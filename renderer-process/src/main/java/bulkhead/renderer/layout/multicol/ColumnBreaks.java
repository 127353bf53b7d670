package bulkhead.renderer.layout.multicol;

import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.Fragment;
import bulkhead.renderer.layout.fragment.Insets;
import bulkhead.renderer.layout.fragment.LineFragment;
import bulkhead.renderer.layout.fragment.TextFragment;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.layout.tree.ElementBox.Kind;
import bulkhead.renderer.layout.tree.FormControls;
import bulkhead.renderer.style.ComputedStyle;
import java.util.ArrayList;
import java.util.List;

/// Where one long column may be cut, and where it is cut for columns of a given height (css-break-3
/// §4). Between cuts are units that stay whole: lines, and boxes that cannot break.
final class ColumnBreaks {
  private static final float TOLERANCE = 1f / 32;

  /// @param top where a column begins if it is cut before this unit
  /// @param forced the page asks for a cut before it
  /// @param avoided a cut before it is against `break-*: avoid`, `orphans` or `widows`
  /// @param lone of those, one that balancing avoids by higher columns; `widows` is not
  /// @param empty the room of a box without contents, which may be cut anywhere
  private record Unit(
      float top, float bottom, boolean forced, boolean avoided, boolean lone, boolean empty) {}

  /// A page does not get more columns by empty room alone.
  private static final int MOST_COLUMNS = 1000;

  private final List<Unit> units = new ArrayList<>();
  private boolean forceNext;
  private boolean avoidNext;

  /// Top of the outermost box that the next unit begins; NaN when it begins none.
  private float pendingTop = Float.NaN;

  ColumnBreaks(BoxFragment flow) {
    collect(flow, 0, false);
  }

  private void collect(BoxFragment fragment, float y, boolean avoidInside) {
    List<Fragment.Child> lines = new ArrayList<>();
    for (int i = 0; i < fragment.childCount(); i++) {
      Fragment.Child child = fragment.child(i);
      switch (child.fragment()) {
        case LineFragment line -> lines.add(child);
        case BoxFragment box -> addBox(box, y + child.y(), avoidInside);
        case TextFragment text -> {}
      }
    }
    addLines(fragment.box(), lines, y, avoidInside);
  }

  private void addLines(ElementBox box, List<Fragment.Child> lines, float y, boolean avoid) {
    int orphans = 2;
    int widows = 2;
    for (int i = 0; i < lines.size(); i++) {
      Fragment.Child line = lines.get(i);
      boolean lone = i > 0 && (avoid || i < orphans);
      boolean few = i > 0 && lines.size() - i < widows;
      add(y + line.y(), y + line.y() + line.fragment().height(), lone || few, lone);
    }
  }

  private void addBox(BoxFragment fragment, float y, boolean avoidInside) {
    ElementBox box = fragment.box();
    if (box.isOutOfFlow()) {
      return;
    }
    String before = box.isAnonymous() ? "auto" : box.style().breakBefore();
    String after = box.isAnonymous() ? "auto" : box.style().breakAfter();
    boolean inside = avoidInside || (!box.isAnonymous() && avoidsInside(box.style()));
    forceNext |= forces(before);
    avoidNext |= avoids(before) || avoidInside;
    if (Float.isNaN(pendingTop)) {
      pendingTop = y;
    }
    float end = y + fragment.height();
    if (isMonolithic(fragment)) {
      add(y, end, false, false);
    } else {
      int count = units.size();
      collect(fragment, y, inside);
      Insets edges = fragment.border().plus(fragment.padding());
      if (units.size() == count) {
        add(y, end, false, false);
        Unit last = units.removeLast();
        units.add(new Unit(last.top, last.bottom, last.forced, last.avoided, last.lone, !inside));
      } else {
        float filled = units.getLast().bottom;
        if (!inside && edges.bottom() == 0 && filled + 1 < end) {
          units.add(new Unit(filled, end, false, false, false, true));
        } else if (edges.bottom() > 0 || units.getLast().bottom < end) {
          extendLast(Math.min(end, Math.max(units.getLast().bottom + edges.bottom(), end)));
        }
      }
    }
    pendingTop = Float.NaN;
    forceNext = forces(after);
    avoidNext = avoids(after);
  }

  private void extendLast(float bottom) {
    Unit last = units.removeLast();
    units.add(
        new Unit(
            last.top,
            Math.max(last.bottom, bottom),
            last.forced,
            last.avoided,
            last.lone,
            last.empty));
  }

  private void add(float top, float bottom, boolean avoided, boolean lone) {
    float start = Float.isNaN(pendingTop) ? top : Math.min(top, pendingTop);
    units.add(
        new Unit(
            start,
            Math.max(start, bottom),
            forceNext,
            !forceNext && (avoided || avoidNext),
            !forceNext && (lone || avoidNext),
            false));
    pendingTop = Float.NaN;
    forceNext = false;
    avoidNext = false;
  }

  private static boolean forces(String value) {
    return value.equals("column") || value.equals("always") || value.equals("all");
  }

  private static boolean avoids(String value) {
    return value.equals("avoid") || value.equals("avoid-column");
  }

  private static boolean avoidsInside(ComputedStyle style) {
    return avoids(style.breakInside());
  }

  /// css-break-3 §4.1: what cannot be cut.
  static boolean isMonolithic(BoxFragment fragment) {
    ElementBox box = fragment.box();
    return box.kind() != Kind.BLOCK
        || box.isScrollContainer()
        || box.isAtomicInline()
        || FormControls.fitsContents(box)
        || (box.isNewFormattingContext() && !box.isAnonymous() && box.isFloating())
        || box.isMulticol();
  }

  /// The height of the highest unit.
  float highest() {
    float highest = 0;
    for (Unit unit : units) {
      highest = Math.max(highest, unit.empty ? 0 : unit.bottom - unit.top);
    }
    return highest;
  }

  /// The tops of the columns when each is at most `height` high and one unit at least.
  List<Float> columns(float height) {
    List<Float> tops = new ArrayList<>();
    float start = 0;
    tops.add(start);
    int first = 0;
    for (int i = 0; i < units.size(); i++) {
      Unit unit = units.get(i);
      if (unit.empty && !unit.forced && height > 0) {
        if (unit.top >= start + height - TOLERANCE && i > first) {
          start = unit.top;
          tops.add(start);
          first = i;
        }
        while (unit.bottom > start + height + TOLERANCE && tops.size() < MOST_COLUMNS) {
          start += height;
          tops.add(start);
          first = i;
        }
        continue;
      }
      boolean over = unit.bottom > start + height + TOLERANCE && i > first;
      if (!(over || (unit.forced && i > first))) {
        continue;
      }
      int cut = i;
      if (!unit.forced) {
        // The nearest earlier place where a cut is not to be avoided, if there is one.
        while (cut > first && units.get(cut).avoided) {
          cut--;
        }
        if (cut == first) {
          cut = i;
        }
      }
      start = units.get(cut).top;
      tops.add(start);
      first = cut;
      i = cut;
    }
    return tops;
  }

  /// css-multicol-1 §7: the smallest height at which the contents fit in `count` columns.
  float balanced(float total, int count) {
    float height = Math.max(highest(), total / count);
    for (int round = 0; round <= units.size(); round++) {
      List<Float> tops = columns(height);
      if (tops.size() <= count && !cutsLone(tops) || hasOnlyForced(tops)) {
        break;
      }
      float shortage = Float.POSITIVE_INFINITY;
      for (int c = 0; c + 1 < tops.size() && c < count; c++) {
        float next = nextHeight(tops.get(c), height);
        shortage = Math.min(shortage, next - height);
      }
      if (shortage == Float.POSITIVE_INFINITY || shortage <= 0) {
        break;
      }
      height += shortage;
    }
    return height;
  }

  private boolean hasOnlyForced(List<Float> tops) {
    return columns(Float.POSITIVE_INFINITY).size() >= tops.size();
  }

  private boolean cutsLone(List<Float> tops) {
    int next = 1;
    for (Unit unit : units) {
      if (next < tops.size() && unit.top == tops.get(next)) {
        if (unit.lone) {
          return true;
        }
        next++;
      }
    }
    return false;
  }

  /// The least height above `height` at which a column that starts at `top` would hold more.
  private float nextHeight(float top, float height) {
    for (Unit unit : units) {
      if (!unit.empty && unit.top >= top && unit.bottom - top > height + TOLERANCE) {
        return unit.bottom - top;
      }
    }
    return Float.POSITIVE_INFINITY;
  }
}
