package bulkhead.renderer.layout.inline;

import bulkhead.renderer.layout.tree.ElementBox;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Puts the items of one line into the order in which they are seen (UAX 9 L2).
final class VisualOrder {
  private final boolean rightToLeft;
  private final List<LineItem> positionedRightToLeft = new ArrayList<>(0);

  /// @param rightToLeft the direction of the paragraph
  VisualOrder(boolean rightToLeft) {
    this.rightToLeft = rightToLeft;
  }

  /// Whether a positioned box is in text from right to left, so that it ends where it would have
  /// been.
  boolean isRightToLeft(LineItem positioned) {
    return positionedRightToLeft.contains(positioned);
  }

  /// Reorders leaves by level; inline boxes are opened and closed anew around what is theirs.
  List<LineItem> order(List<LineItem> logical) {
    List<LineItem> leaves = new ArrayList<>();
    List<List<LineItem>> chains = new ArrayList<>();
    List<LineItem> open = new ArrayList<>();
    List<Integer> leavesBefore = new ArrayList<>();
    Map<ElementBox, LineItem> closes = new HashMap<>();
    for (LineItem item : logical) {
      switch (item.item) {
        case InlineItem.Open unused -> {
          open.add(item);
          leavesBefore.add(leaves.size());
        }
        case InlineItem.Close(ElementBox box, int start) -> {
          closes.put(box, item);
          if (!open.isEmpty() && ((InlineItem.Open) open.getLast().item).box() == box) {
            if (leavesBefore.removeLast() == leaves.size()) {
              addLeaf(item, open, leaves, chains); // an inline box with nothing in it
            }
            open.removeLast();
          }
        }
        case InlineItem.TextItem unused -> addLeaf(item, open, leaves, chains);
        case InlineItem.Tab unused -> addLeaf(item, open, leaves, chains);
        case InlineItem.Atomic unused -> addLeaf(item, open, leaves, chains);
        case InlineItem.ForcedBreak unused -> addLeaf(item, open, leaves, chains);
        case InlineItem.LineFeed unused -> addLeaf(item, open, leaves, chains);
        case InlineItem.Positioned unused -> addLeaf(item, open, leaves, chains);
        case InlineItem.Floating unused -> {}
      }
    }
    int count = leaves.size();
    byte[] levels = new byte[count];
    Integer[] order = new Integer[count];
    int base = rightToLeft ? 1 : 0;
    for (int i = 0; i < count; i++) {
      order[i] = i;
      boolean neutral =
          leaves.get(i).item instanceof InlineItem.ForcedBreak
              || leaves.get(i).item instanceof InlineItem.LineFeed
              || leaves.get(i).item instanceof InlineItem.Tab;
      levels[i] = (byte) (neutral ? base : leaves.get(i).level());
    }
    for (int i = 0; i < count; i++) {
      if (isOfNoLength(leaves.get(i))) {
        levels[i] = (byte) levelAmong(leaves, levels, i, base);
        if ((levels[i] & 1) != 0) {
          positionedRightToLeft.add(leaves.get(i));
        }
      }
    }
    if (count > 0) {
      java.text.Bidi.reorderVisually(levels, 0, order, 0, count);
    }
    List<LineItem> out = new ArrayList<>();
    List<LineItem> openNow = new ArrayList<>();
    Set<ElementBox> seen = new HashSet<>();
    Map<ElementBox, Integer> lastUse = new HashMap<>();
    for (int v = 0; v < count; v++) {
      for (LineItem each : chains.get(order[v])) {
        lastUse.put(((InlineItem.Open) each.item).box(), v);
      }
    }
    for (int v = 0; v < count; v++) {
      List<LineItem> chain = chains.get(order[v]);
      int common = 0;
      while (common < openNow.size()
          && common < chain.size()
          && openNow.get(common) == chain.get(common)) {
        common++;
      }
      closeTo(openNow, common, out, closes, lastUse, v - 1);
      for (int i = common; i < chain.size(); i++) {
        LineItem opened = chain.get(i);
        ElementBox box = ((InlineItem.Open) opened.item).box();
        out.add(seen.add(box) ? opened : edgeless(opened));
        openNow.add(opened);
      }
      LineItem leaf = leaves.get(order[v]);
      if (!(leaf.item instanceof InlineItem.Close)) {
        out.add(leaf);
      }
    }
    closeTo(openNow, 0, out, closes, lastUse, count - 1);
    return out;
  }

  private static boolean isOfNoLength(LineItem leaf) {
    return leaf.item instanceof InlineItem.Positioned || leaf.item instanceof InlineItem.Close;
  }

  /// A positioned box, and an inline box with nothing in it, counts as a neutral character (UAX 9
  /// N1, N2): it goes with what is around it if that is of one level, else with the paragraph.
  private static int levelAmong(List<LineItem> leaves, byte[] levels, int at, int base) {
    int next = at + 1;
    while (next < leaves.size() && isOfNoLength(leaves.get(next))) {
      next++;
    }
    // Those before it have their levels already.
    int before = at == 0 ? base : levels[at - 1];
    int after = next == leaves.size() ? base : levels[next];
    return before == after ? before : base;
  }

  private static void addLeaf(
      LineItem item, List<LineItem> open, List<LineItem> leaves, List<List<LineItem>> chains) {
    leaves.add(item);
    chains.add(List.copyOf(open));
  }

  private static LineItem edgeless(LineItem item) {
    return new LineItem(item.item, -1, item.start, item.end, 0);
  }

  private static void closeTo(
      List<LineItem> openNow,
      int depth,
      List<LineItem> out,
      Map<ElementBox, LineItem> closes,
      Map<ElementBox, Integer> lastUse,
      int at) {
    while (openNow.size() > depth) {
      LineItem opened = openNow.removeLast();
      ElementBox box = ((InlineItem.Open) opened.item).box();
      LineItem close = closes.get(box);
      if (close != null && lastUse.getOrDefault(box, -1) == at) {
        out.add(close);
      } else {
        out.add(
            new LineItem(
                new InlineItem.Close(box, opened.start), -1, opened.start, opened.start, 0));
      }
    }
  }
}
