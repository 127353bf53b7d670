package bulkhead.browser.net;

import bulkhead.browser.net.FetchParameters.Credentials;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import okhttp3.Headers;

/// The CORS-preflight cache (Fetch §4.9), and what a preflight's answer allows (§4.8). Any thread.
final class Preflights {
  private static final int MOST_ENTRIES = 500;
  private static final long DEFAULT_SECONDS = 5;
  private static final long MOST_SECONDS = 7200;

  private record Key(String origin, String url, boolean credentials) {}

  private record Allowed(Set<String> methods, Set<String> headers, long untilNanos) {}

  private final LinkedHashMap<Key, Allowed> cache =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Allowed> eldest) {
          return size() > MOST_ENTRIES;
        }
      };

  private static Key key(String origin, String url, Credentials credentials) {
    return new Key(origin, url, credentials == Credentials.INCLUDE);
  }

  /// Whether an earlier answer allows this request.
  synchronized boolean knows(
      String origin, String url, Credentials credentials, String method, List<String> unsafe) {
    Allowed known = cache.get(key(origin, url, credentials));
    return known != null
        && known.untilNanos - System.nanoTime() > 0
        && permits(known, credentials, method, unsafe);
  }

  /// Takes the answer to a preflight, whose CORS check and status are good already; false if it
  /// does not allow the request.
  boolean answered(
      String origin,
      String url,
      Credentials credentials,
      String method,
      List<String> unsafe,
      Headers answer) {
    Set<String> methods = list(answer.values("Access-Control-Allow-Methods"), false);
    Set<String> headers = list(answer.values("Access-Control-Allow-Headers"), true);
    long seconds = DEFAULT_SECONDS;
    String age = answer.get("Access-Control-Max-Age");
    if (age != null && age.matches("[0-9]{1,9}")) {
      seconds = Math.min(MOST_SECONDS, Long.parseLong(age));
    }
    Allowed allowed = new Allowed(methods, headers, System.nanoTime() + seconds * 1_000_000_000L);
    if (!permits(allowed, credentials, method, unsafe)) {
      return false;
    }
    synchronized (this) {
      cache.put(key(origin, url, credentials), allowed);
    }
    return true;
  }

  private static boolean permits(
      Allowed allowed, Credentials credentials, String method, List<String> unsafe) {
    boolean stars = credentials != Credentials.INCLUDE;
    boolean methodAllowed =
        Cors.isSafelistedMethod(method)
            || allowed.methods.contains(method)
            || stars && allowed.methods.contains("*");
    if (!methodAllowed) {
      return false;
    }
    List<String> rest = new ArrayList<>(unsafe);
    rest.removeAll(allowed.headers);
    return rest.isEmpty()
        || stars && allowed.headers.contains("*") && !rest.contains("authorization");
  }

  private static Set<String> list(List<String> values, boolean lower) {
    Set<String> items = new HashSet<>();
    for (String value : values) {
      for (String each : value.split(",", -1)) {
        String item = each.strip();
        items.add(lower ? item.toLowerCase(Locale.ROOT) : item);
      }
    }
    items.remove("");
    return items;
  }
}
