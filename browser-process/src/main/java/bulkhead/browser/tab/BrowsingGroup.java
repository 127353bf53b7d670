package bulkhead.browser.tab;

import bulkhead.browser.process.RenderProcessHost;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tabs whose scripts can reach each other, because one opened the other (HTML §7.3.2 "browsing
/// context group"). Those of one site share a process, so that they can use each other's objects.
/// Thread: `BrowserMain`.
final class BrowsingGroup {
  private final Set<Tab> tabs = new LinkedHashSet<>();

  void add(Tab tab) {
    tabs.add(tab);
  }

  void remove(Tab tab) {
    tabs.remove(tab);
  }

  Set<Tab> tabs() {
    return Set.copyOf(tabs);
  }

  /// The living process of that site in the group; null if there is none.
  @Nullable RenderProcessHost hostOf(String site) {
    for (Tab tab : tabs) {
      PageRef page = tab.page();
      if (page != null && !page.host().isGone() && site.equals(page.host().site())) {
        return page.host();
      }
    }
    return null;
  }
}
