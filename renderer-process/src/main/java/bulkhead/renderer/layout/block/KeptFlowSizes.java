package bulkhead.renderer.layout.block;

import bulkhead.renderer.layout.fragment.LayoutContext;
import bulkhead.renderer.layout.tree.Box;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.layout.tree.KeptLayout;
import java.util.ArrayList;
import java.util.List;

/// What groups of the children of a long block container add to its intrinsic sizes: after a change
/// only those with changed children are asked again. Immutable.
///
/// @param height what percentages of the children's heights referred to
/// @param first groups from the first child on that are as they were
/// @param last groups that end with the last child; all of them, like `first`, as long as nothing
///     has changed
record KeptFlowSizes(float height, List<FlowSizes> first, List<FlowSizes> last)
    implements KeptLayout {
  private static final int GROUP = 32;

  /// With fewer children there is little to win.
  private static final int LEAST = 64;

  static FlowSizes ofChildren(LayoutContext context, ElementBox box) {
    List<Box> children = box.children();
    int count = children.size();
    if (count < LEAST) {
      return of(context, children);
    }
    float height = context.measuredHeight();
    List<FlowSizes> before = List.of();
    List<FlowSizes> after = List.of();
    if (box.keptContributions() instanceof KeptFlowSizes kept
        && Float.compare(kept.height, height) == 0) {
      before = kept.first;
      after = kept.last;
    }
    List<FlowSizes> groups = new ArrayList<>(before);
    int from = count(before);
    int to = count - count(after);
    int next = 0;
    while (next < after.size() && to < from) {
      to += after.get(next++).count();
    }
    while (from < to) {
      int end = Math.min(to, from + GROUP);
      groups.add(of(context, children.subList(from, end)));
      from = end;
    }
    groups.addAll(after.subList(next, after.size()));
    List<FlowSizes> all = List.copyOf(groups);
    box.keepContributions(new KeptFlowSizes(height, all, all));
    FlowSizes sizes = FlowSizes.NOTHING;
    for (FlowSizes group : all) {
      sizes = sizes.then(group);
    }
    return sizes;
  }

  private static FlowSizes of(LayoutContext context, List<Box> children) {
    FlowSizes sizes = FlowSizes.NOTHING;
    for (Box child : children) {
      sizes = sizes.then(FlowSizes.of(context, child));
    }
    return sizes;
  }

  private static int count(List<FlowSizes> groups) {
    int count = 0;
    for (FlowSizes group : groups) {
      count += group.count();
    }
    return count;
  }

  @Override
  public boolean isCurrent() {
    return first == last;
  }

  @Override
  public KeptLayout outdated(int sameAtStart, int sameAtEnd) {
    int start = 0;
    int left = sameAtStart;
    while (start < first.size() && first.get(start).count() <= left) {
      left -= first.get(start++).count();
    }
    int end = last.size();
    left = sameAtEnd;
    while (end > 0 && last.get(end - 1).count() <= left) {
      left -= last.get(--end).count();
    }
    return new KeptFlowSizes(height, first.subList(0, start), last.subList(end, last.size()));
  }
}
