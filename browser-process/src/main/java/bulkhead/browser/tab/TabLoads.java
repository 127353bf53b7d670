package bulkhead.browser.tab;

import bulkhead.browser.net.LoaderClient;
import bulkhead.browser.net.LoaderHandle;
import bulkhead.browser.net.NetworkContext;
import bulkhead.browser.net.UrlLoaderFactory;
import bulkhead.browser.net.UrlRequest;
import bulkhead.browser.net.WebSocketClient;
import bulkhead.browser.net.WebSocketHandle;
import bulkhead.browser.net.WebSocketRequest;
import org.jspecify.annotations.Nullable;

/// Starts the loads of tabs: documents and what they use. Who implements it may watch them, change
/// them, or answer in the network's place. Thread: `BrowserMain`.
public interface TabLoads {
  LoaderHandle start(Tab tab, UrlRequest request, Initiator initiator, LoaderClient client);

  /// Opens a WebSocket of the tab's page.
  default WebSocketHandle openSocket(
      Tab tab, UrlLoaderFactory network, WebSocketRequest request, WebSocketClient client) {
    return network.openSocket(request, client);
  }

  /// Who asks for a load, as its renderer says: nothing is allowed or refused by it.
  ///
  /// @param frame the token of the frame that asks, or that a document is for; empty for the tab's
  /// @param xhr whether `XMLHttpRequest` asks
  record Initiator(String frame, boolean xhr) {
    public static final Initiator TAB = new Initiator("", false);
  }

  /// What the tab's browser context has of the network, where it is another than the browser's own.
  default @Nullable NetworkContext context(Tab tab) {
    return null;
  }
}
