package bulkhead.browser.tab;

import bulkhead.browser.net.CookieStore;
import bulkhead.browser.net.LoaderClient;
import bulkhead.browser.net.LoaderHandle;
import bulkhead.browser.net.NetworkContext;
import bulkhead.browser.net.UrlLoaderFactory;
import bulkhead.browser.net.UrlRequest;
import bulkhead.browser.net.WebSocketClient;
import bulkhead.browser.net.WebSocketHandle;
import bulkhead.browser.net.WebSocketRequest;
import bulkhead.process.TaskLoop;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// How tabs reach the network: by way of whoever watches their loads, with the cookies of the
/// tab's browser context. The network itself is made when it is first needed. Thread:
/// `BrowserMain`.
final class TabNetwork implements TabLoads {
  private final TaskLoop loop;
  private final ObjectUrls objectUrls;
  private final Supplier<UrlLoaderFactory> supplier;
  private @Nullable UrlLoaderFactory network;
  private TabLoads watched = (tab, request, initiator, client) -> network().start(request, client);

  TabNetwork(TaskLoop loop, ObjectUrls objectUrls, Supplier<UrlLoaderFactory> supplier) {
    this.loop = loop;
    this.objectUrls = objectUrls;
    this.supplier = supplier;
  }

  UrlLoaderFactory network() {
    UrlLoaderFactory factory = network;
    if (factory == null) {
      factory = supplier.get();
      network = factory;
    }
    return factory;
  }

  /// Has all loads of all tabs started by `loads` from now on.
  void watch(TabLoads loads) {
    watched = loads;
  }

  @Override
  public LoaderHandle start(
      Tab tab, UrlRequest request, TabLoads.Initiator initiator, LoaderClient client) {
    return request.url().hasScheme("blob")
        ? objectUrls.load(contextOf(tab), request.url(), loop, client)
        : watched.start(tab, request, initiator, client);
  }

  /// Opens a WebSocket of a tab's page.
  WebSocketHandle openSocket(Tab tab, WebSocketRequest request, WebSocketClient client) {
    return watched.openSocket(tab, network(), request, client);
  }

  /// What the tab's browser context has of the network.
  @Override
  public NetworkContext context(Tab tab) {
    NetworkContext own = watched.context(tab);
    return own == null ? network().context() : own;
  }

  /// The cookies that the tab's requests carry.
  CookieStore cookies(Tab tab) {
    return context(tab).cookies();
  }

  /// What stands for the tab's browser context, without making the network for it.
  Object contextOf(Tab tab) {
    NetworkContext own = watched.context(tab);
    return own == null ? this : own;
  }
}
