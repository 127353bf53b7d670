package bulkhead.renderer.layout.fragment;

import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.layout.tree.KeptLayout;
import org.jspecify.annotations.Nullable;

/// How the children of a box were placed before some of them changed: no result, but those before
/// and after the change need not be placed again.
///
/// @param sameAtStart how many children at the start are the same
/// @param sameAtEnd the same at the end
/// @param next in another space
public record EarlierFlows(
    FlowHistory history, int sameAtStart, int sameAtEnd, @Nullable EarlierFlows next)
    implements KeptLayout {
  /// What is known of an earlier layout in this room.
  public static @Nullable EarlierFlows of(
      ElementBox box, Insets edges, float contentWidth, float percentageHeight) {
    KeptLayout kept = box.cachedLayout;
    while (kept instanceof KeptFragments fragments) {
      kept = fragments.older();
    }
    if (kept instanceof KeptFlow(FlowHistory unchanged) && unchanged != null) {
      int count = box.children().size();
      kept = new EarlierFlows(unchanged, count, count, null);
    }
    EarlierFlows each = kept instanceof EarlierFlows flows ? flows : null;
    while (each != null && !each.history.isFor(edges, contentWidth, percentageHeight)) {
      each = each.next;
    }
    return each;
  }

  @Override
  public boolean isCurrent() {
    return false;
  }

  @Override
  public @Nullable KeptLayout outdated(int atStart, int atEnd) {
    return null;
  }
}
