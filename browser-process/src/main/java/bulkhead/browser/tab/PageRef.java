package bulkhead.browser.tab;

import bulkhead.browser.process.RenderProcessHost;
import bulkhead.ipc.api.SurfaceId;

/// A page in a renderer process: the document area of one tab. Immutable.
public record PageRef(RenderProcessHost host, int pageId) {
  SurfaceId surface() {
    return host.surface(pageId);
  }
}
