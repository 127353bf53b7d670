package bulkhead.renderer.print;

import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.Fragment;
import bulkhead.renderer.layout.fragment.LineFragment;
import bulkhead.renderer.layout.fragment.TextFragment;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.layout.tree.ElementBox.Kind;
import bulkhead.renderer.layout.tree.FormControls;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Where a document that was laid out as one long page is cut into pages (CSS Fragmentation 3 §3
/// and §4). Nothing is moved: a page is a slice of the document, and a cut goes neither through a
/// line nor through a box that is to stay whole, unless that is higher than a page. Columns beside
/// each other are cut at the same height. Thread: `RendererMain`.
final class PageBreaks {
  private static final float TOLERANCE = 1f / 32;

  /// Lines at the end and at the beginning of a page (§3.3, `orphans` and `widows`).
  private static final int FEWEST_LINES = 2;

  /// What stays whole: no cut between its edges.
  private record Whole(float top, float bottom) {}

  private final float pageHeight;
  private final List<Whole> wholes = new ArrayList<>();
  private final TreeSet<Float> forced = new TreeSet<>();

  private PageBreaks(float pageHeight) {
    this.pageHeight = pageHeight;
  }

  /// The tops of all pages, the first of which is 0, in CSS px.
  ///
  /// @param root of a layout
  /// @param height of all that is printed, CSS px
  /// @param most pages at the most
  static List<Float> tops(BoxFragment root, float height, float pageHeight, int most) {
    PageBreaks breaks = new PageBreaks(pageHeight);
    breaks.collect(root, 0);
    breaks.wholes.sort(Comparator.comparingDouble(Whole::top));
    List<Float> tops = new ArrayList<>();
    float top = 0;
    tops.add(top);
    while (tops.size() < most) {
      top = breaks.end(top);
      if (top >= height - TOLERANCE) {
        break;
      }
      tops.add(top);
    }
    return tops;
  }

  private void collect(BoxFragment fragment, float y) {
    List<Whole> lines = new ArrayList<>();
    for (int i = 0; i < fragment.childCount(); i++) {
      Fragment.Child child = fragment.child(i);
      float top = y + child.y();
      switch (child.fragment()) {
        case LineFragment line -> lines.add(new Whole(top, top + line.height()));
        case BoxFragment box -> {
          box(box, top);
          if (isBreak(box, "avoid", false) && i + 1 < fragment.childCount()) {
            // The cut would be between the two, which then touch.
            float end = top + box.height();
            float next = y + fragment.child(i + 1).y();
            keep(Math.min(end, next) - 1, Math.max(end, next) + 1);
          }
        }
        case TextFragment text -> {}
      }
    }
    addLines(lines);
  }

  private void addLines(List<Whole> lines) {
    lines.forEach(line -> keep(line.top, line.bottom));
    if (lines.size() >= FEWEST_LINES) {
      keep(lines.getFirst().top, lines.get(FEWEST_LINES - 1).bottom);
      keep(lines.get(lines.size() - FEWEST_LINES).top, lines.getLast().bottom);
    }
  }

  private void box(BoxFragment fragment, float top) {
    ElementBox box = fragment.box();
    float bottom = top + fragment.height();
    if (!box.isOutOfFlow()) {
      if (isBreak(fragment, "force", true)) {
        forced.add(top);
      }
      if (isBreak(fragment, "force", false)) {
        forced.add(bottom);
      }
    }
    boolean fits = fragment.height() <= pageHeight;
    if (fits && (isMonolithic(fragment) || avoidsInside(box))) {
      keep(top, bottom);
    }
    if (!isMonolithic(fragment)) {
      collect(fragment, top);
    }
  }

  private void keep(float top, float bottom) {
    if (bottom - top > TOLERANCE && bottom - top <= pageHeight) {
      wholes.add(new Whole(top, bottom));
    }
  }

  /// Whether `break-before` or `break-after` says so: "force" for all values that force a page.
  private static boolean isBreak(BoxFragment fragment, String wanted, boolean before) {
    ElementBox box = fragment.box();
    if (box.isAnonymous()) {
      return false;
    }
    return switch (before ? box.style().breakBefore() : box.style().breakAfter()) {
      case "always", "all", "page", "left", "right", "recto", "verso" -> wanted.equals("force");
      case "avoid", "avoid-page" -> wanted.equals("avoid");
      default -> false;
    };
  }

  private static boolean avoidsInside(ElementBox box) {
    if (box.isAnonymous()) {
      return false;
    }
    if (box.kind() == Kind.TABLE_ROW) {
      return true;
    }
    String inside = box.style().breakInside();
    return inside.equals("avoid") || inside.equals("avoid-page");
  }

  /// §4.1: what cannot be cut.
  private static boolean isMonolithic(BoxFragment fragment) {
    ElementBox box = fragment.box();
    return box.kind() == Kind.REPLACED || box.isScrollContainer() || FormControls.fitsContents(box);
  }

  /// Where the page that begins at `top` ends.
  private float end(float top) {
    Float next = forced.higher(top + 1);
    if (next != null && next <= top + pageHeight) {
      return next;
    }
    float limit = top + pageHeight;
    float cut = limit;
    for (Whole around = across(cut); around != null && around.top > top + 1; ) {
      cut = around.top;
      around = across(cut);
      if (around != null && around.top <= top + 1) {
        return limit; // all of the page hangs together
      }
    }
    Whole last = across(cut);
    return last == null ? cut : limit;
  }

  /// What a cut would go through; null for nothing.
  private @Nullable Whole across(float cut) {
    int from = 0;
    int to = wholes.size();
    while (from < to) { // the first whose top is too far above
      int middle = (from + to) >>> 1;
      if (wholes.get(middle).top < cut - pageHeight - 1) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    for (int i = from; i < wholes.size() && wholes.get(i).top < cut - TOLERANCE; i++) {
      if (wholes.get(i).bottom > cut + TOLERANCE) {
        return wholes.get(i);
      }
    }
    return null;
  }
}
