package bulkhead.browser.ui;

/// Where each tab of a strip lies. Tabs share the width; many tabs become narrow, the active one
/// less than the others, as it must have room for its cross; when even the narrowest do not fit,
/// the strip is scrolled to the active one. Pure.
final class TabStripLayout {
  /// Widths at scale 1, with the gap to the next tab.
  static final int STANDARD = 238;

  static final int NARROWEST = 30;
  static final int NARROWEST_ACTIVE = 72;

  private final int[]
      edges; // edges[i] is the left edge of tab i, edges[count] the right edge of the last
  private final int scroll;

  private TabStripLayout(int[] edges, int scroll) {
    this.edges = edges;
    this.scroll = scroll;
  }

  /// @param available the width for all tabs
  /// @param widest no tab is wider: the standard width, or, while tabs are closed one after the
  ///     other with the mouse, the width they had, so that the next cross comes to lie under the
  ///     pointer
  /// @param scale of all widths
  static TabStripLayout of(int count, int active, int available, int widest, float scale) {
    double narrowest = NARROWEST * scale;
    double activeWidth =
        Math.clamp((double) available / count, Math.min(NARROWEST_ACTIVE * scale, widest), widest);
    double width = activeWidth;
    if (count > 1) {
      width =
          Math.clamp((available - activeWidth) / (count - 1), Math.min(narrowest, widest), widest);
    }
    int[] edges = new int[count + 1];
    double x = 0;
    for (int i = 0; i < count; i++) {
      edges[i] = (int) Math.round(x);
      x += i == active ? activeWidth : width;
    }
    edges[count] = (int) Math.round(x);
    int overflow = Math.max(0, edges[count] - available);
    int scroll = Math.clamp((edges[active] + edges[active + 1] - available) / 2, 0, overflow);
    return new TabStripLayout(edges, scroll);
  }

  int count() {
    return edges.length - 1;
  }

  int x(int index) {
    return edges[index] - scroll;
  }

  int width(int index) {
    return edges[index + 1] - edges[index];
  }

  /// Where the button for a new tab goes.
  int end() {
    return edges[count()] - scroll;
  }

  /// The tab at a place, or -1.
  int indexAt(int x) {
    for (int i = 0; i < count(); i++) {
      if (x >= x(i) && x < x(i) + width(i)) {
        return i;
      }
    }
    return -1;
  }

  /// The place in the strip that a tab takes when it is dragged so that its left edge is at `x`:
  /// past each neighbour whose middle its own leading edge has crossed.
  int dropIndex(int dragged, int x) {
    int right = x + width(dragged);
    int target = dragged;
    while (target > 0 && x < middle(target - 1)) {
      target--;
    }
    if (target < dragged) {
      return target;
    }
    while (target < count() - 1 && right > middle(target + 1)) {
      target++;
    }
    return target;
  }

  private int middle(int index) {
    return x(index) + width(index) / 2;
  }
}
