package bulkhead.renderer.layout.fragment;

import bulkhead.renderer.layout.tree.KeptLayout;
import org.jspecify.annotations.Nullable;

/// How the children of a box were placed that has floats in it or beside it: no result that could
/// be used elsewhere among other floats, but the children need not all be placed again.
///
/// @param history null for a box with few children; that this is kept still says that the box is
///     as it was
public record KeptFlow(@Nullable FlowHistory history) implements KeptLayout {
  private static final KeptFlow SHORT = new KeptFlow(null);

  /// What can be kept of such a box's fragment.
  public static KeptFlow of(BoxFragment fragment) {
    return fragment.extra() instanceof FlowHistory history ? new KeptFlow(history) : SHORT;
  }

  @Override
  public boolean isCurrent() {
    return true;
  }

  @Override
  public @Nullable KeptLayout outdated(int sameAtStart, int sameAtEnd) {
    return history == null ? null : new EarlierFlows(history, sameAtStart, sameAtEnd, null);
  }
}
