package bulkhead.browser.devtools;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which kinds of targets a client wants to hear of: the first entry that fits decides, and no
/// entry means no. Immutable.
record TargetFilter(List<Entry> entries) {
  /// @param type null for every type
  record Entry(@Nullable String type, @Nullable Boolean exclude) {}

  /// What clients get that name no filter: all but browsers and tabs.
  static final TargetFilter DEFAULT =
      new TargetFilter(
          List.of(new Entry("browser", true), new Entry("tab", true), new Entry(null, null)));

  static TargetFilter of(@Nullable List<Entry> entries) {
    return entries == null ? DEFAULT : new TargetFilter(entries);
  }

  boolean wants(DevToolsTarget target) {
    for (Entry entry : entries) {
      if (entry.type == null || entry.type.equals(target.type())) {
        return entry.exclude == null || !entry.exclude;
      }
    }
    return false;
  }
}
