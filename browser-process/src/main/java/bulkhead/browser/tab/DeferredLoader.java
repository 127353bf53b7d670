package bulkhead.browser.tab;

import bulkhead.browser.process.RenderProcessHost;
import bulkhead.ipc.api.ResourceCancel;
import bulkhead.ipc.api.ResourceGrant;
import bulkhead.ipc.api.ResourceLoader;
import bulkhead.ipc.api.ResourceRequest;

/// Passes a renderer's requests to its loaders, which are made (with the network behind them) only
/// when the first comes: a channel is bound on the I/O thread, before there is anything to load.
/// Thread: `BrowserMain`.
record DeferredLoader(BrowserModel browser, RenderProcessHost host) implements ResourceLoader {
  @Override
  public void start(ResourceRequest request) {
    browser.loadersOf(host).start(request);
  }

  @Override
  public void cancel(ResourceCancel request) {
    browser.loadersOf(host).cancel(request);
  }

  @Override
  public void grant(ResourceGrant request) {
    browser.loadersOf(host).grant(request);
  }
}
