package bulkhead.renderer.layout.fragment;

import bulkhead.renderer.layout.tree.KeptLayout;
import org.jspecify.annotations.Nullable;

/// Results of one box, the newest first. Flex containers and tables measure a box in one space and
/// lay it out in another; keeping a few makes nested ones take linear time.
///
/// @param older the last of them may be from before a change
public record KeptFragments(ConstraintSpace space, BoxFragment fragment, @Nullable KeptLayout older)
    implements KeptLayout {
  private static final int MOST = 4;

  /// The fragment that was made in that space, if it is still here.
  public static @Nullable BoxFragment find(@Nullable KeptLayout kept, ConstraintSpace wanted) {
    KeptLayout next = kept;
    while (next instanceof KeptFragments(var space, var fragment, var older)) {
      if (space.isSame(wanted)) {
        return fragment;
      }
      next = older;
    }
    return null;
  }

  /// Whether that fragment is among the results, and so still right.
  public static boolean holds(@Nullable KeptLayout kept, BoxFragment wanted) {
    KeptLayout next = kept;
    while (next instanceof KeptFragments(var space, var fragment, var older)) {
      if (fragment == wanted) {
        return true;
      }
      next = older;
    }
    return false;
  }

  /// This result before those that were kept.
  public static KeptFragments add(
      ConstraintSpace space, BoxFragment fragment, @Nullable KeptLayout before) {
    return new KeptFragments(space, fragment, newest(before, MOST - 1));
  }

  private static @Nullable KeptLayout newest(@Nullable KeptLayout kept, int count) {
    if (!(kept instanceof KeptFragments(var space, var fragment, var older))) {
      return kept;
    }
    return count == 0
        ? newest(older, 0)
        : new KeptFragments(space, fragment, newest(older, count - 1));
  }

  @Override
  public boolean isCurrent() {
    return true;
  }

  @Override
  public @Nullable KeptLayout outdated(int sameAtStart, int sameAtEnd) {
    EarlierFlows flows = null;
    KeptLayout next = this;
    while (next instanceof KeptFragments(var space, var fragment, var older)) {
      if (fragment.extra() instanceof FlowHistory history) {
        flows = new EarlierFlows(history, sameAtStart, sameAtEnd, flows);
      }
      next = older;
    }
    return next instanceof KeptFlow(FlowHistory history) && history != null
        ? new EarlierFlows(history, sameAtStart, sameAtEnd, flows)
        : flows;
  }
}
