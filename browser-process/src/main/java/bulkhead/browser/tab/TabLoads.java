package bulkhead.browser.tab;

import bulkhead.browser.net.CookieStore;
import bulkhead.browser.net.LoaderClient;
import bulkhead.browser.net.LoaderHandle;
import bulkhead.browser.net.UrlRequest;
import org.jspecify.annotations.Nullable;

/// Starts the loads of tabs: documents and what they use. Who implements it may watch them, change
/// them, or answer in the network's place. Thread: `BrowserMain`.
public interface TabLoads {
  LoaderHandle start(Tab tab, UrlRequest request, LoaderClient client);

  /// The jar of the tab's cookies, where it has another than the browser's own.
  default @Nullable CookieStore cookies(Tab tab) {
    return null;
  }
}
