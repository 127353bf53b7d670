package bulkhead.browser.tab;

import bulkhead.browser.net.NetworkContext;
import bulkhead.browser.storage.SiteData;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// All storage areas of all sites that are in use: those of local storage by browser context and
/// origin, those of session storage by tab and origin. Thread: `BrowserMain`.
final class SiteAreas {
  static final int MOST_CHARACTERS = 5 << 20;

  /// One area. `items` is there when `loaded` is done.
  static final class Area {
    final Map<String, String> items = new LinkedHashMap<>();
    CompletableFuture<Void> loaded = CompletableFuture.completedFuture(null);
    long characters;

    /// False if there is no room.
    boolean put(String name, String value) {
      String before = items.get(name);
      long after =
          characters + value.length() - (before == null ? -name.length() : before.length());
      if (after > MOST_CHARACTERS) {
        return false;
      }
      characters = after;
      items.put(name, value);
      return true;
    }

    void remove(String name) {
      String before = items.remove(name);
      if (before != null) {
        characters -= name.length() + before.length();
      }
    }

    void clear() {
      items.clear();
      characters = 0;
    }
  }

  private final SiteData profile;
  private final Supplier<NetworkContext> profileContext;

  /// By browser context; the profile's is that of the network.
  private final Map<NetworkContext, Map<String, Area>> local = new WeakHashMap<>();

  private final Map<Tab, Map<String, Area>> session = new WeakHashMap<>();

  SiteAreas(SiteData profile, Supplier<NetworkContext> profileContext) {
    this.profile = profile;
    this.profileContext = profileContext;
  }

  /// Whether the context's data outlive the browser.
  private boolean isKept(NetworkContext context) {
    return context == profileContext.get();
  }

  Area local(NetworkContext context, String origin, java.util.concurrent.Executor model) {
    return local
        .computeIfAbsent(context, key -> new LinkedHashMap<>())
        .computeIfAbsent(
            origin,
            key -> {
              Area area = new Area();
              if (isKept(context)) {
                area.loaded =
                    profile.load(origin).thenAcceptAsync(items -> items.forEach(area::put), model);
              }
              return area;
            });
  }

  Area session(Tab tab, String origin) {
    return session
        .computeIfAbsent(tab, key -> new LinkedHashMap<>())
        .computeIfAbsent(origin, key -> new Area());
  }

  /// A window that knows its opener begins with what the opener's session holds (HTML §7.3.1.7
  /// "creating a new auxiliary browsing context").
  void copySession(Tab from, Tab to) {
    session
        .getOrDefault(from, Map.of())
        .forEach((origin, area) -> area.items.forEach(session(to, origin)::put));
  }

  void keep(NetworkContext context, String origin, String name, String value) {
    if (isKept(context)) {
      profile.put(origin, name, value);
    }
  }

  void drop(NetworkContext context, String origin, String name) {
    if (isKept(context)) {
      profile.remove(origin, name);
    }
  }

  void dropAll(NetworkContext context, String origin) {
    if (isKept(context)) {
      profile.clear(origin);
    }
  }
}
