package bulkhead.browser.net;

import bulkhead.url.Url;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import okhttp3.Cookie;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/// The cookie jar, by RFC 6265bis §5: parsing, domains and public suffixes as OkHttp does them.
/// What is to outlive the browser is told to a [Keeper]. Any thread.
public final class CookieStore {
  /// Keeps cookies beyond the end of the browser. Any thread; does not block.
  public interface Keeper {
    /// Keeps nothing.
    Keeper NONE =
        new Keeper() {
          @Override
          public CompletableFuture<List<Entry>> load() {
            return CompletableFuture.completedFuture(List.of());
          }

          @Override
          public void put(Entry cookie) {}

          @Override
          public void remove(Entry cookie) {}

          @Override
          public void clear() {}
        };

    /// Those that were kept, in the order in which they were set.
    CompletableFuture<List<Entry>> load();

    void put(Entry cookie);

    /// Takes out the one of that name, domain and path.
    void remove(Entry cookie);

    void clear();
  }

  /// How long a request waits for the cookies of the profile.
  private static final int LOAD_SECONDS = 10;

  /// §5.5: none lives longer.
  private static final long MOST_MILLIS = 400L * 24 * 60 * 60 * 1000;

  private static final int MOST_BYTES = 4096;
  private static final int MOST_PER_DOMAIN = 180;
  private static final int MOST_DOMAINS = 1000;

  private record Key(String name, String domain, String path) {}

  /// By registrable domain, the least lately used first.
  private final LinkedHashMap<String, LinkedHashMap<Key, Cookie>> domains =
      new LinkedHashMap<>(16, 0.75f, true);

  private final Keeper keeper;
  private final CompletableFuture<?> loaded;

  /// A jar that is empty at the beginning, and forgotten at the end.
  public CookieStore() {
    this(Keeper.NONE);
  }

  /// Starts to load what was kept.
  public CookieStore(Keeper keeper) {
    this.keeper = keeper;
    this.loaded = keeper.load().thenAccept(this::restore).exceptionally(CookieStore::notRestored);
  }

  private static @Nullable Void notRestored(Throwable failure) {
    System.getLogger("bulkhead.browser.net")
        .log(System.Logger.Level.WARNING, "the profile's cookies", failure);
    return null;
  }

  private synchronized void restore(List<Entry> kept) {
    for (Entry entry : kept) {
      Parsed cookie = parse(entry);
      if (cookie != null) {
        insert(cookie.url, cookie.cookie);
      }
    }
  }

  /// Network threads wait until the profile's cookies are there.
  private void awaitLoaded() {
    try {
      loaded.get(LOAD_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // The request goes without them, as on a machine whose disk has died.
    }
  }

  /// Keeps what a response sets.
  void save(HttpUrl url, List<String> setCookie, CookieSite from) {
    if (!setCookie.isEmpty()) {
      awaitLoaded();
      saveAll(url, setCookie, from);
    }
  }

  private synchronized void saveAll(HttpUrl url, List<String> setCookie, CookieSite from) {
    for (String header : setCookie) {
      Cookie cookie = header.length() > MOST_BYTES ? null : parse(url, header);
      if (cookie != null && keepsPromises(cookie) && maySet(cookie, from)) {
        save(url, cookie);
      }
    }
  }

  private void save(HttpUrl url, Cookie given) {
    long longest = System.currentTimeMillis() + MOST_MILLIS;
    Cookie cookie =
        given.persistent() && given.expiresAt() > longest
            ? given.newBuilder().expiresAt(longest).build()
            : given;
    if (cookie.secure() && !url.isHttps() && !isLocal(url.host())) {
      return; // §5.7 step 11
    }
    if (!insert(url, cookie)) {
      return;
    }
    if (cookie.persistent() && cookie.expiresAt() > System.currentTimeMillis()) {
      keeper.put(entry(cookie));
    } else {
      keeper.remove(entry(cookie));
    }
  }

  /// False if what is there stands.
  private boolean insert(HttpUrl url, Cookie cookie) {
    Map<Key, Cookie> ofDomain =
        domains.computeIfAbsent(bucket(url.host()), key -> new LinkedHashMap<>());
    Key key = new Key(cookie.name(), cookie.domain(), cookie.path());
    boolean secureStands =
        !url.isHttps()
            && !isLocal(url.host())
            && ofDomain.containsKey(key)
            && ofDomain.get(key).secure();
    if (secureStands) {
      return false; // §5.7 step 13: what came securely is not replaced from the outside
    }
    if (cookie.expiresAt() <= System.currentTimeMillis()) {
      ofDomain.remove(key);
      return true;
    }
    ofDomain.put(key, cookie);
    if (ofDomain.size() > MOST_PER_DOMAIN) {
      keeper.remove(entry(ofDomain.remove(ofDomain.keySet().iterator().next())));
    }
    if (domains.size() > MOST_DOMAINS) {
      String oldest = domains.keySet().iterator().next();
      Map<Key, Cookie> dropped = domains.remove(oldest);
      if (dropped != null) {
        dropped.values().forEach(each -> keeper.remove(entry(each)));
      }
    }
    return true;
  }

  /// The value of the Cookie header, or null for none. Longer paths come first (§5.8.3).
  @Nullable String header(HttpUrl url, CookieSite from) {
    awaitLoaded();
    return header(url, from, true);
  }

  private synchronized @Nullable String header(HttpUrl url, CookieSite from, boolean http) {
    Map<Key, Cookie> ofDomain = domains.isEmpty() ? null : domains.get(bucket(url.host()));
    if (ofDomain == null) {
      return null;
    }
    long now = System.currentTimeMillis();
    ofDomain.values().removeIf(cookie -> cookie.expiresAt() <= now);
    List<Cookie> sent = new ArrayList<>();
    for (Cookie cookie : ofDomain.values()) {
      if (matches(cookie, url) && maySend(cookie, from) && (http || !cookie.httpOnly())) {
        sent.add(cookie);
      }
    }
    sent.sort(Comparator.comparingInt((Cookie cookie) -> cookie.path().length()).reversed());
    StringBuilder header = new StringBuilder();
    for (Cookie cookie : sent) {
      header.append(header.isEmpty() ? "" : "; ");
      header
          .append(cookie.name())
          .append(cookie.name().isEmpty() ? "" : "=")
          .append(cookie.value());
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
        if (cookie.expiresAt() > System.currentTimeMillis() && matches(cookie, target)) {
          matching.add(entry(cookie));
        }
      }
    }
    return matching;
  }

  /// Puts a cookie into the jar.
  /// @return whether it is one
  public synchronized boolean put(Entry entry) {
    Parsed parsed = parse(entry);
    if (parsed != null) {
      save(parsed.url, parsed.cookie);
    }
    return parsed != null;
  }

  private record Parsed(HttpUrl url, Cookie cookie) {}

  private static @Nullable Parsed parse(Entry entry) {
    String host = entry.domain().startsWith(".") ? entry.domain().substring(1) : entry.domain();
    HttpUrl url = HttpUrl.parse((entry.secure() ? "https://" : "http://") + host + entry.path());
    if (url == null) {
      return null;
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
    Cookie cookie = parse(url, header.toString());
    if (cookie == null || !hasRightPrefix(cookie)) {
      return null;
    }
    return new Parsed(url, cookie);
  }

  /// §5.6: what has no `=`, or nothing before it, is a value without a name, which the library does
  /// not take.
  private static @Nullable Cookie parse(HttpUrl url, String header) {
    int end = header.indexOf(';');
    String pair = header.substring(0, end < 0 ? header.length() : end);
    int equals = pair.indexOf('=');
    if (equals >= 0 && !pair.substring(0, equals).isBlank()) {
      return Cookie.parse(url, header);
    }
    String value = pair.substring(equals + 1).strip();
    String lower = value.toLowerCase(Locale.ROOT);
    if (value.isEmpty() || lower.startsWith("__secure-") || lower.startsWith("__host-")) {
      return null; // §5.7 steps 4 and 22
    }
    Cookie named = Cookie.parse(url, "unnamed=" + value + (end < 0 ? "" : header.substring(end)));
    return named == null ? null : named.newBuilder().name("").build();
  }

  public synchronized void clear() {
    domains.clear();
    keeper.clear();
  }

  /// Takes those out that the test names.
  public synchronized void removeIf(Predicate<Entry> test) {
    for (Map<Key, Cookie> ofDomain : domains.values()) {
      ofDomain
          .values()
          .removeIf(
              cookie -> {
                boolean gone = test.test(entry(cookie));
                if (gone) {
                  keeper.remove(entry(cookie));
                }
                return gone;
              });
    }
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

  /// §5.7 steps 18 and 20 to 22. For a manager of the jar only the prefixes count.
  private static boolean keepsPromises(Cookie cookie) {
    return hasRightPrefix(cookie)
        && (cookie.secure() || !"none".equalsIgnoreCase(cookie.sameSite()));
  }

  /// As the library has it; but this machine's own servers are as good as secure ones, as in
  /// Chromium.
  private static boolean matches(Cookie cookie, HttpUrl url) {
    return cookie.matches(
        cookie.secure() && isLocal(url.host()) ? url.newBuilder().scheme("https").build() : url);
  }

  /// §5.8.3 step 1: between sites a cookie goes only if it says `None` and is secure; with a
  /// navigation, unless it says `Strict`.
  private static boolean maySend(Cookie cookie, CookieSite from) {
    return switch (from) {
      case SAME -> true;
      case NAVIGATION -> !"strict".equalsIgnoreCase(cookie.sameSite());
      case CROSS -> "none".equalsIgnoreCase(cookie.sameSite()) && cookie.secure();
    };
  }

  private static boolean maySet(Cookie cookie, CookieSite from) {
    return from != CookieSite.CROSS
        || "none".equalsIgnoreCase(cookie.sameSite()) && cookie.secure();
  }

  // document.cookie (HTML §3.1.4); the documents are in their own tab, so of the same site

  /// The cookies that a document's script may read.
  public synchronized String forScript(Url document) {
    HttpUrl url = target(document);
    String header = url == null ? null : header(url, CookieSite.SAME, false);
    return header == null ? "" : header;
  }

  /// A cookie that a document's script sets: none that only servers may see, and none of those is
  /// replaced.
  public synchronized void setByScript(Url document, String text) {
    HttpUrl url = target(document);
    Cookie cookie = url == null || text.length() > MOST_BYTES ? null : parse(url, text);
    if (url == null || cookie == null || cookie.httpOnly() || !keepsPromises(cookie)) {
      return;
    }
    Map<Key, Cookie> ofDomain = domains.get(bucket(url.host()));
    Cookie there =
        ofDomain == null
            ? null
            : ofDomain.get(new Key(cookie.name(), cookie.domain(), cookie.path()));
    if (there == null || !there.httpOnly()) {
      save(url, cookie);
    }
  }

  private static boolean isLocal(String host) {
    return host.equals("localhost") || host.endsWith(".localhost") || host.startsWith("127.");
  }

  private static @Nullable HttpUrl target(Url url) {
    return url.isHttpFamily() ? HttpUrl.parse(url.withoutFragment().href()) : null;
  }
}
