package bulkhead.browser.tab;

import bulkhead.browser.storage.Preferences;
import bulkhead.ipc.Outcome;
import bulkhead.url.Url;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// How large pages are shown: per host, as in Chromium, and remembered in the profile. Pages
/// without a host share one size per scheme. Thread: `BrowserMain`.
final class ZoomLevels {
  private static final int PLAIN = 100;

  private final Preferences preferences;
  private final Runnable changed;
  private final Map<String, Integer> percents = new HashMap<>();
  private boolean textOnly;

  /// @param changed some page's size is another now
  ZoomLevels(Preferences preferences, Runnable changed) {
    this.preferences = preferences;
    this.changed = changed;
  }

  /// Reads what the profile remembers; what was set meanwhile is kept.
  void load(Executor loop) {
    Outcome.then(preferences.zoomLevels(), loop,
            known -> {
              known.forEach(percents::putIfAbsent);
              if (!known.isEmpty()) {
                changed.run();
              }
            });
    Outcome.then(preferences.zoomTextOnly(), loop,
            only -> {
              if (only != textOnly) {
                textOnly = only;
                changed.run();
              }
            });
  }

  int percent(@Nullable Url url) {
    return percents.getOrDefault(key(url), PLAIN);
  }

  void set(@Nullable Url url, int percent) {
    String key = key(url);
    if (percent(url) == percent) {
      return;
    }
    if (percent == PLAIN) {
      percents.remove(key);
    } else {
      percents.put(key, percent);
    }
    preferences.setZoomLevel(key, percent == PLAIN ? null : percent);
    changed.run();
  }

  /// Whether zoom is for letters only.
  boolean textOnly() {
    return textOnly;
  }

  void setTextOnly(boolean only) {
    textOnly = only;
    preferences.setZoomTextOnly(only);
    changed.run();
  }

  private static String key(@Nullable Url url) {
    if (url == null) {
      return "";
    }
    Url shown = url.scheme().equals("view-source") ? Url.parse(ViewSource.inner(url.href())) : url;
    String host = shown == null ? null : shown.host();
    return host == null || host.isEmpty() ? url.scheme() + ":" : host;
  }
}
