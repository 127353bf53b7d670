package bulkhead.browser.devtools;

import bulkhead.browser.net.UrlLoaderFactory;
import bulkhead.devtools.ProtocolError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The browser contexts: the profile's, and those that clients have made. Thread: `BrowserMain`.
final class BrowserContexts {
  private final UrlLoaderFactory network;
  private final BrowserContext ofProfile;
  private final Map<String, BrowserContext> made = new LinkedHashMap<>();

  BrowserContexts(UrlLoaderFactory network) {
    this.network = network;
    this.ofProfile = new BrowserContext(Ids.next(), false, null, network.context());
  }

  /// That of all pages which no client has put elsewhere.
  BrowserContext ofProfile() {
    return ofProfile;
  }

  /// @param proxyServer as the command line's `--proxy-server`; null for what that says
  BrowserContext create(
      Connection owner, boolean disposeOnDetach, @Nullable String proxyServer, String proxyBypass) {
    BrowserContext context =
        new BrowserContext(
            Ids.next(), disposeOnDetach, owner, network.newContext(proxyServer, proxyBypass));
    made.put(context.id(), context);
    return context;
  }

  /// The context of that id; the profile's for null.
  BrowserContext expect(@Nullable String id) throws ProtocolError {
    BrowserContext context =
        id == null || id.equals(ofProfile.id()) ? ofProfile : made.get(id);
    if (context == null) {
      throw ProtocolError.because("Failed to find browser context with id " + id);
    }
    return context;
  }

  /// Those that clients have made.
  List<BrowserContext> made() {
    return List.copyOf(made.values());
  }

  /// Nobody finds it any more.
  void remove(BrowserContext context) {
    made.remove(context.id());
  }
}
