package bulkhead.browser.devtools;

import bulkhead.devtools.Json;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a session can be attached to. Thread: `BrowserMain`.
sealed interface DevToolsTarget permits BrowserTarget, TabTarget, Inspectable {
  String id();

  /// As in `TargetInfo.type`.
  String type();

  String title();

  String url();

  /// Empty for the browser.
  String browserContextId();

  /// The sessions of all clients, in the order of their beginning.
  List<Session> sessions();

  /// The target that opened it; null for none.
  default @Nullable String openerId() {
    return null;
  }

  /// `Target.TargetInfo`.
  default JsonObject info() {
    JsonObject info =
        Json.object(
            "targetId", id(),
            "type", type(),
            "title", title(),
            "url", url(),
            "attached", !sessions().isEmpty(),
            "openerId", openerId(),
            "canAccessOpener", openerId() != null);
    if (!browserContextId().isEmpty()) {
      info.addProperty("browserContextId", browserContextId());
    }
    return info;
  }

  /// Sends an event to those sessions that have switched the domain on.
  default void event(String method, JsonObject parameters) {
    String domain = method.substring(0, method.indexOf('.'));
    for (Session session : new ArrayList<>(sessions())) {
      if (session.enabled(domain)) {
        session.event(method, parameters);
      }
    }
  }
}
