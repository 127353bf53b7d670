package bulkhead.renderer.layout.fragment;

import org.jspecify.annotations.Nullable;

/// Results of one box, the newest first. Flex containers and tables measure a box in one space and
/// lay it out in another; keeping a few makes nested ones take linear time.
public record KeptFragments(
    ConstraintSpace space, BoxFragment fragment, @Nullable KeptFragments older) {
  private static final int MOST = 4;

  /// The fragment that was made in that space, if it is still here.
  public @Nullable BoxFragment in(ConstraintSpace wanted) {
    for (KeptFragments each = this; each != null; each = each.older) {
      if (each.space.isSame(wanted)) {
        return each.fragment;
      }
    }
    return null;
  }

  /// This result before those that were kept.
  public static KeptFragments add(
      ConstraintSpace space, BoxFragment fragment, @Nullable KeptFragments before) {
    return new KeptFragments(space, fragment, before == null ? null : before.newest(MOST - 1));
  }

  private @Nullable KeptFragments newest(int count) {
    return count == 0
        ? null
        : new KeptFragments(space, fragment, older == null ? null : older.newest(count - 1));
  }
}
