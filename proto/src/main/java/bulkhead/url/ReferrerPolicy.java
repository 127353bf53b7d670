package bulkhead.url;

import org.jspecify.annotations.Nullable;

/// Referrer Policy, https://w3c.github.io/webappsec-referrer-policy/. Immutable.
public enum ReferrerPolicy {
  NO_REFERRER,
  NO_REFERRER_WHEN_DOWNGRADE,
  SAME_ORIGIN,
  ORIGIN,
  STRICT_ORIGIN,
  ORIGIN_WHEN_CROSS_ORIGIN,
  STRICT_ORIGIN_WHEN_CROSS_ORIGIN,
  UNSAFE_URL;

  public static final ReferrerPolicy DEFAULT = STRICT_ORIGIN_WHEN_CROSS_ORIGIN;
  private static final int MOST_LENGTH = 4096;

  /// The policy of that name; null for any other text.
  public static @Nullable ReferrerPolicy of(String name) {
    return switch (name) {
      case "no-referrer" -> NO_REFERRER;
      case "no-referrer-when-downgrade" -> NO_REFERRER_WHEN_DOWNGRADE;
      case "same-origin" -> SAME_ORIGIN;
      case "origin" -> ORIGIN;
      case "strict-origin" -> STRICT_ORIGIN;
      case "origin-when-cross-origin" -> ORIGIN_WHEN_CROSS_ORIGIN;
      case "strict-origin-when-cross-origin" -> STRICT_ORIGIN_WHEN_CROSS_ORIGIN;
      case "unsafe-url" -> UNSAFE_URL;
      default -> null;
    };
  }

  /// §8.1: the last policy of a header's list that is known; null if none is.
  public static @Nullable ReferrerPolicy ofHeader(@Nullable String header) {
    ReferrerPolicy found = null;
    if (header != null) {
      for (String each : header.split(",", -1)) {
        ReferrerPolicy policy = of(each.strip().toLowerCase(java.util.Locale.ROOT));
        found = policy == null ? found : policy;
      }
    }
    return found;
  }

  /// §8.3 "determine request's referrer": the Referer header's value; null for none.
  public @Nullable String referrer(@Nullable Url source, Url target) {
    if (source == null || !source.isHttpFamily()) {
      return null;
    }
    String originOnly = source.origin() + "/";
    String query = source.query();
    String full = source.origin() + source.path() + (query == null ? "" : "?" + query);
    if (full.length() > MOST_LENGTH) {
      full = originOnly;
    }
    boolean same = source.origin().equals(target.origin());
    boolean downgrade = source.hasScheme("https") && !target.hasScheme("https");
    return switch (this) {
      case NO_REFERRER -> null;
      case NO_REFERRER_WHEN_DOWNGRADE -> downgrade ? null : full;
      case SAME_ORIGIN -> same ? full : null;
      case ORIGIN -> originOnly;
      case STRICT_ORIGIN -> downgrade ? null : originOnly;
      case ORIGIN_WHEN_CROSS_ORIGIN -> same ? full : originOnly;
      case STRICT_ORIGIN_WHEN_CROSS_ORIGIN -> same ? full : downgrade ? null : originOnly;
      case UNSAFE_URL -> full;
    };
  }

  /// Fetch §3.1 "append a request Origin header" for what is not CORS: whether this policy hides
  /// the origin from such a target.
  public boolean hidesOrigin(@Nullable Url source, Url target) {
    return switch (this) {
      case NO_REFERRER -> true;
      case NO_REFERRER_WHEN_DOWNGRADE, STRICT_ORIGIN, STRICT_ORIGIN_WHEN_CROSS_ORIGIN ->
          source != null && source.hasScheme("https") && !target.hasScheme("https");
      case SAME_ORIGIN -> source == null || !source.origin().equals(target.origin());
      case ORIGIN, ORIGIN_WHEN_CROSS_ORIGIN, UNSAFE_URL -> false;
    };
  }
}
