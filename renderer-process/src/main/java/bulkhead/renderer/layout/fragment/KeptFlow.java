package bulkhead.renderer.layout.fragment;

import bulkhead.renderer.layout.tree.KeptLayout;
import org.jspecify.annotations.Nullable;

/// How the children of a box were placed that has floats in it or beside it, or in another room
/// than there was in the end (a scroll container before it got its scrollbars): no result that
/// could be used elsewhere, but the children need not all be placed again.
///
/// @param history null for a box with few children; that this is kept still says that the box is
///     as it was
public record KeptFlow(@Nullable FlowHistory history) implements KeptLayout {
  private static final KeptFlow SHORT = new KeptFlow(null);

  /// What can be kept of such a box's fragment.
  public static KeptFlow of(BoxFragment fragment) {
    return fragment.extra() instanceof FlowHistory history ? new KeptFlow(history) : SHORT;
  }

  /// This one behind the results that a box has, in the place of what was from before a change.
  public static KeptLayout behind(@Nullable KeptLayout kept, FlowHistory history) {
    return kept instanceof KeptFragments(var space, var fragment, var older)
        ? new KeptFragments(space, fragment, behind(older, history))
        : new KeptFlow(history);
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
