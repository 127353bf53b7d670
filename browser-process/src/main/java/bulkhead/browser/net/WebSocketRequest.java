package bulkhead.browser.net;

import bulkhead.url.Url;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A WebSocket that is wanted. Immutable.
///
/// @param url of scheme `ws` or `wss`
/// @param origin of who wants it, serialised
/// @param document of the tab, for SameSite; null for none
/// @param protocols subprotocols, the best first
/// @param options of a DevTools client
public record WebSocketRequest(
    Url url,
    String origin,
    @Nullable Url document,
    List<String> protocols,
    RequestOptions options) {
  public WebSocketRequest {
    protocols = List.copyOf(protocols);
  }

  public WebSocketRequest withOptions(RequestOptions newOptions) {
    return new WebSocketRequest(url, origin, document, protocols, newOptions);
  }
}
