package bulkhead.browser.net;

import bulkhead.url.Url;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import okhttp3.Cookie;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/// Cookies for as long as the browser runs, by RFC 6265bis §5: parsing, domains and public suffixes
/// as OkHttp does them. Any thread.
public final class CookieStore {
  private static final int MOST_BYTES = 4096;
  private static final int MOST_PER_DOMAIN = 180;
  private static final int MOST_DOMAINS = 1000;

  private record Key(String name, String domain, String path) {}

  /// By registrable domain, the least lately used first.
  private final LinkedHashMap<String, LinkedHashMap<Key, Cookie>> domains =
      new LinkedHashMap<>(16, 0.75f, true);

  /// Keeps what a response sets.
  /// @param document that the request was made for; null for a navigation
  synchronized void save(HttpUrl url, List<String> setCookie, @Nullable Url document) {
    for (String header : setCookie) {
      Cookie cookie = header.length() > MOST_BYTES ? null : Cookie.parse(url, header);
      if (cookie != null && hasRightPrefix(cookie) && mayCross(cookie, url, document)) {
        save(url, cookie);
      }
    }
  }

  private void save(HttpUrl url, Cookie cookie) {
    Map<Key, Cookie> ofDomain =
        domains.computeIfAbsent(bucket(url.host()), key -> new LinkedHashMap<>());
    Key key = new Key(cookie.name(), cookie.domain(), cookie.path());
    boolean secureStands =
        !url.isHttps() && ofDomain.containsKey(key) && ofDomain.get(key).secure();
    if (secureStands) {
      return; // §5.7 step 13: what came securely is not replaced from the outside
    }
    if (cookie.expiresAt() <= System.currentTimeMillis()) {
      ofDomain.remove(key);
      return;
    }
    ofDomain.put(key, cookie);
    if (ofDomain.size() > MOST_PER_DOMAIN) {
      ofDomain.remove(ofDomain.keySet().iterator().next());
    }
    if (domains.size() > MOST_DOMAINS) {
      domains.remove(domains.keySet().iterator().next());
    }
  }

  /// The value of the Cookie header, or null for none. Longer paths come first (§5.8.3).
  synchronized @Nullable String header(HttpUrl url, @Nullable Url document) {
    Map<Key, Cookie> ofDomain = domains.isEmpty() ? null : domains.get(bucket(url.host()));
    if (ofDomain == null) {
      return null;
    }
    long now = System.currentTimeMillis();
    ofDomain.values().removeIf(cookie -> cookie.expiresAt() <= now);
    List<Cookie> sent = new ArrayList<>();
    for (Cookie cookie : ofDomain.values()) {
      if (cookie.matches(url) && mayCross(cookie, url, document)) {
        sent.add(cookie);
      }
    }
    sent.sort(Comparator.comparingInt((Cookie cookie) -> cookie.path().length()).reversed());
    StringBuilder header = new StringBuilder();
    for (Cookie cookie : sent) {
      header.append(header.isEmpty() ? "" : "; ");
      header.append(cookie.name()).append('=').append(cookie.value());
    }
    return header.isEmpty() ? null : header.toString();
  }

  /// A cookie, for those who manage the jar.
  ///
  /// @param domain with a leading dot unless only its host gets it
  /// @param expires seconds since 1970; -1 for the end of the browser
  /// @param sameSite `Strict`, `Lax`, `None`, or empty
  public record Entry(
      String name,
      String value,
      String domain,
      String path,
      double expires,
      boolean httpOnly,
      boolean secure,
      String sameSite) {}

  private static Entry entry(Cookie cookie) {
    return new Entry(
        cookie.name(),
        cookie.value(),
        cookie.hostOnly() ? cookie.domain() : "." + cookie.domain(),
        cookie.path(),
        cookie.persistent() ? cookie.expiresAt() / 1000.0 : -1,
        cookie.httpOnly(),
        cookie.secure(),
        cookie.sameSite() == null ? "" : cookie.sameSite());
  }

  /// All cookies.
  public synchronized List<Entry> all() {
    List<Entry> all = new ArrayList<>();
    long now = System.currentTimeMillis();
    for (Map<Key, Cookie> ofDomain : domains.values()) {
      for (Cookie cookie : ofDomain.values()) {
        if (cookie.expiresAt() > now) {
          all.add(entry(cookie));
        }
      }
    }
    return all;
  }

  /// Those that a request for that URL would carry.
  public synchronized List<Entry> of(Url url) {
    HttpUrl target = url.isHttpFamily() ? HttpUrl.parse(url.withoutFragment().href()) : null;
    if (target == null) {
      return List.of();
    }
    List<Entry> matching = new ArrayList<>();
    Map<Key, Cookie> ofDomain = domains.get(bucket(target.host()));
    if (ofDomain != null) {
      for (Cookie cookie : ofDomain.values()) {
        if (cookie.expiresAt() > System.currentTimeMillis() && cookie.matches(target)) {
          matching.add(entry(cookie));
        }
      }
    }
    return matching;
  }

  /// Puts a cookie into the jar.
  /// @return whether it is one
  public synchronized boolean put(Entry entry) {
    String host = entry.domain().startsWith(".") ? entry.domain().substring(1) : entry.domain();
    HttpUrl url = HttpUrl.parse((entry.secure() ? "https://" : "http://") + host + entry.path());
    if (url == null) {
      return false;
    }
    StringBuilder header = new StringBuilder(entry.name()).append('=').append(entry.value());
    header.append("; Path=").append(entry.path());
    if (entry.domain().startsWith(".")) {
      header.append("; Domain=").append(host);
    }
    if (entry.expires() >= 0) {
      header
          .append("; Max-Age=")
          .append((long) (entry.expires() - System.currentTimeMillis() / 1000.0));
    }
    header.append(entry.secure() ? "; Secure" : "").append(entry.httpOnly() ? "; HttpOnly" : "");
    if (!entry.sameSite().isEmpty()) {
      header.append("; SameSite=").append(entry.sameSite());
    }
    Cookie cookie = Cookie.parse(url, header.toString());
    if (cookie == null || !hasRightPrefix(cookie)) {
      return false;
    }
    save(url, cookie);
    return true;
  }

  public synchronized void clear() {
    domains.clear();
  }

  /// Takes those out that the test names.
  public synchronized void removeIf(Predicate<Entry> test) {
    domains.values().forEach(cookies -> cookies.values().removeIf(c -> test.test(entry(c))));
    domains.values().removeIf(Map::isEmpty);
  }

  private static String bucket(String host) {
    Url url = Url.parse("http://" + host + "/");
    return url == null ? host : Sites.site(url);
  }

  /// §5.7 steps 20 and 21: the names `__Secure-` and `__Host-` promise something.
  private static boolean hasRightPrefix(Cookie cookie) {
    String name = cookie.name().toLowerCase(Locale.ROOT);
    if (name.startsWith("__host-")) {
      return cookie.secure() && cookie.hostOnly() && cookie.path().equals("/");
    }
    return !name.startsWith("__secure-") || cookie.secure();
  }

  /// SameSite: between sites a cookie goes only with a navigation, unless it says `None` and is
  /// secure.
  private static boolean mayCross(Cookie cookie, HttpUrl url, @Nullable Url document) {
    if (document == null) {
      return true;
    }
    boolean none = "none".equalsIgnoreCase(cookie.sameSite()) && cookie.secure();
    Url target = Url.parse(url.toString());
    return none
        || (document.isHttpFamily()
            && target != null
            && Sites.site(document).equals(Sites.site(target)));
  }
}
