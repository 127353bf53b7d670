package bulkhead.browser.devtools;

import bulkhead.browser.tab.PageRef;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A target that a renderer answers for. Thread: `BrowserMain`.
sealed interface Inspectable extends DevToolsTarget permits PageTarget, WorkerTarget {
  /// The pages in renderers that sessions are attached to.
  Set<PageRef> renderers();

  /// The page whose renderer answers now; null for none.
  @Nullable PageRef answering();

  /// The worker of that page that is meant; 0 for the page itself.
  int worker();
}
