package bulkhead.browser.devtools;

import bulkhead.browser.net.NetworkContext;
import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

/// Cookies, a cache, connections and permissions of its own, and the pages that use them. Thread:
/// `BrowserMain`.
///
/// @param owner whose end is the context's too, if `disposeOnDetach`
/// @param permissions what clients have answered for the user: by origin, by name, its state
record BrowserContext(
    String id,
    boolean disposeOnDetach,
    @Nullable Connection owner,
    NetworkContext network,
    JsonObject permissions) {
  BrowserContext(
      String id, boolean disposeOnDetach, @Nullable Connection owner, NetworkContext network) {
    this(id, disposeOnDetach, owner, network, new JsonObject());
  }
}
