package bulkhead.renderer.layout.inline;

import bulkhead.renderer.layout.tree.ElementBox;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Puts the items of one line into the order in which they are seen (UAX 9 L2).
final class VisualOrder {
  private final boolean rightToLeft;

  /// By characters of the text; null where all are 0.
  private final byte @Nullable [] textLevels;

  /// The index of what is there for its level only.
  private static final int BOUND = -2;

  private final List<LineItem> positionedRightToLeft = new ArrayList<>(0);

  VisualOrder(InlineContent content) {
    rightToLeft = content.rightToLeft;
    textLevels = content.levels;
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
    List<LineItem> open = openBefore(logical);
    List<Integer> leavesBefore = new ArrayList<>();
    open.forEach(earlier -> leavesBefore.add(-1));
    Map<ElementBox, LineItem> opens = new HashMap<>();
    Map<ElementBox, LineItem> closes = new HashMap<>();
    for (LineItem item : logical) {
      switch (item.item) {
        case InlineItem.Open(ElementBox box, int start) -> {
          if (isIsolate(box)) {
            addLeaf(bound(item, start), open, leaves, chains);
          }
          opens.put(box, item);
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
          if (isIsolate(box)) {
            addLeaf(bound(item, start - 1), open, leaves, chains);
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
      levels[i] = (byte) (neutral ? base : levelOf(leaves.get(i)));
    }
    for (int i = 0; i < count; i++) {
      if (leaves.get(i).item instanceof InlineItem.Positioned) {
        levels[i] = (byte) levelAmong(leaves, levels, i, base);
        if ((levels[i] & 1) != 0) {
          positionedRightToLeft.add(leaves.get(i));
        }
      }
    }
    for (int i = count - 1; i >= 0; i--) {
      if (isEmptyBox(leaves.get(i))) {
        levels[i] = i + 1 < count ? levels[i + 1] : (byte) base;
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
      closeTo(openNow, common, out, opens, closes, lastUse, v - 1);
      for (int i = common; i < chain.size(); i++) {
        LineItem opened = chain.get(i);
        ElementBox box = ((InlineItem.Open) opened.item).box();
        LineItem edge = InlineStyles.isRightToLeft(box) ? closes.get(box) : opens.get(box);
        out.add(seen.add(box) && edge != null ? withEdge(opened, edge) : edgeless(opened));
        openNow.add(opened);
      }
      LineItem leaf = leaves.get(order[v]);
      if (!(leaf.item instanceof InlineItem.Close || leaf.item instanceof InlineItem.Open)) {
        out.add(leaf);
      }
    }
    closeTo(openNow, 0, out, opens, closes, lastUse, count - 1);
    return out;
  }

  /// The inline boxes that were opened on earlier lines and end on this one, the outermost first.
  private static List<LineItem> openBefore(List<LineItem> logical) {
    Set<ElementBox> here = new HashSet<>();
    List<LineItem> open = new ArrayList<>();
    for (LineItem item : logical) {
      switch (item.item) {
        case InlineItem.Open(ElementBox box, int start) -> here.add(box);
        case InlineItem.Close(ElementBox box, int start) -> {
          if (!here.contains(box)) {
            open.addFirst(
                new LineItem(new InlineItem.Open(box, item.start), -1, item.start, item.start, 0));
          }
        }
        case InlineItem.TextItem text -> {}
        case InlineItem.Tab tab -> {}
        case InlineItem.Atomic atomic -> {}
        case InlineItem.ForcedBreak br -> {}
        case InlineItem.LineFeed feed -> {}
        case InlineItem.Floating floating -> {}
        case InlineItem.Positioned positioned -> {}
      }
    }
    return open;
  }

  private static boolean isIsolate(ElementBox box) {
    return switch (InlineStyles.unicodeBidi(box)) {
      case ISOLATE, ISOLATE_OVERRIDE, PLAINTEXT -> true;
      case NORMAL, EMBED, BIDI_OVERRIDE -> false;
    };
  }

  /// What stands for the control character at an end of an isolate, which has the level of what is
  /// around: what is inside is not put in order together with that.
  private static LineItem bound(LineItem item, int at) {
    return new LineItem(item.item, BOUND, at, at + 1, 0);
  }

  private int levelOf(LineItem leaf) {
    byte[] all = textLevels;
    return leaf.index != BOUND ? leaf.level() : all == null ? 0 : all[leaf.start];
  }

  /// An inline box with nothing in it, which goes with what follows it, as in Chromium.
  private static boolean isEmptyBox(LineItem leaf) {
    return leaf.item instanceof InlineItem.Close && leaf.index != BOUND;
  }

  private static boolean isOfNoLength(LineItem leaf) {
    return leaf.item instanceof InlineItem.Positioned || isEmptyBox(leaf);
  }

  /// A positioned box counts as a neutral character (UAX 9 N1, N2): it goes with what is around it
  /// if that is of one level, else with the paragraph.
  private static int levelAmong(List<LineItem> leaves, byte[] levels, int at, int base) {
    int next = at + 1;
    while (next < leaves.size() && isOfNoLength(leaves.get(next))) {
      next++;
    }
    int previous = at - 1;
    while (previous >= 0 && isEmptyBox(leaves.get(previous))) {
      previous--;
    }
    // Those before it have their levels already.
    int before = previous < 0 ? base : levels[previous];
    int after = next == leaves.size() ? base : levels[next];
    return before == after ? before : base;
  }

  private static void addLeaf(
      LineItem item, List<LineItem> open, List<LineItem> leaves, List<List<LineItem>> chains) {
    leaves.add(item);
    chains.add(List.copyOf(open));
  }

  private static LineItem withEdge(LineItem item, LineItem edge) {
    return new LineItem(item.item, edge.index, item.start, item.end, edge.width);
  }

  private static LineItem edgeless(LineItem item) {
    return new LineItem(item.item, -1, item.start, item.end, 0);
  }

  private static void closeTo(
      List<LineItem> openNow,
      int depth,
      List<LineItem> out,
      Map<ElementBox, LineItem> opens,
      Map<ElementBox, LineItem> closes,
      Map<ElementBox, Integer> lastUse,
      int at) {
    while (openNow.size() > depth) {
      LineItem opened = openNow.removeLast();
      ElementBox box = ((InlineItem.Open) opened.item).box();
      LineItem close =
          new LineItem(new InlineItem.Close(box, opened.start), -1, opened.start, opened.start, 0);
      LineItem edge = InlineStyles.isRightToLeft(box) ? opens.get(box) : closes.get(box);
      out.add(edge != null && lastUse.getOrDefault(box, -1) == at ? withEdge(close, edge) : close);
    }
  }
}
