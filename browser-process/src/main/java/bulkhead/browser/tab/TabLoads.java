package bulkhead.browser.tab;

import bulkhead.browser.net.LoaderClient;
import bulkhead.browser.net.LoaderHandle;
import bulkhead.browser.net.UrlRequest;

/// Starts the loads of tabs: documents and what they use. Who implements it may watch them, change
/// them, or answer in the network's place. Thread: `BrowserMain`.
public interface TabLoads {
  LoaderHandle start(Tab tab, UrlRequest request, LoaderClient client);
}
