package bulkhead.renderer.policy;

import bulkhead.url.Url;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One member of a source list (CSP §2.3.1). Immutable.
sealed interface SourceExpression {
  /// `'self'`, `'unsafe-inline'` and their like, without the quotes.
  record Keyword(String name) implements SourceExpression {}

  record Nonce(String value) implements SourceExpression {}

  /// @param algorithm `sha256`, `sha384` or `sha512`
  /// @param value base64, with `+` and `/`
  record Hash(String algorithm, String value) implements SourceExpression {}

  record Scheme(String scheme) implements SourceExpression {}

  /// @param scheme empty for that of the page
  /// @param host may begin with `*.`, or be `*`
  /// @param port empty for the scheme's own; may be `*`
  /// @param path empty for any
  record Host(String scheme, String host, String port, String path) implements SourceExpression {}

  Set<String> KEYWORDS =
      Set.of(
          "self",
          "unsafe-inline",
          "unsafe-eval",
          "wasm-unsafe-eval",
          "strict-dynamic",
          "unsafe-hashes",
          "report-sample");
  Pattern QUOTED = Pattern.compile("'([^']*)'");
  Pattern HASH = Pattern.compile("(?i)(sha256|sha384|sha512)-([A-Za-z0-9+/_-]+={0,2})");
  Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):");
  Pattern HOST =
      Pattern.compile(
          "(?:([A-Za-z][A-Za-z0-9+.-]*)://)?(\\*|(?:\\*\\.)?[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*\\.?|\\[[0-9a-fA-F:.]+])(?::([0-9]+|\\*))?(/[^?#]*)?");

  /// Null for what the grammar does not know, which matches nothing.
  static @Nullable SourceExpression parse(String token) {
    Matcher quoted = QUOTED.matcher(token);
    if (quoted.matches()) {
      String inside = quoted.group(1);
      String lower = inside.toLowerCase(Locale.ROOT);
      if (KEYWORDS.contains(lower)) {
        return new Keyword(lower);
      }
      if (lower.startsWith("nonce-") && inside.length() > "nonce-".length()) {
        return new Nonce(inside.substring("nonce-".length()));
      }
      Matcher hash = HASH.matcher(inside);
      return hash.matches()
          ? new Hash(
              hash.group(1).toLowerCase(Locale.ROOT),
              hash.group(2).replace('-', '+').replace('_', '/'))
          : null;
    }
    Matcher scheme = SCHEME.matcher(token);
    if (scheme.matches()) {
      return new Scheme(scheme.group(1).toLowerCase(Locale.ROOT));
    }
    Matcher host = HOST.matcher(token);
    return host.matches()
        ? new Host(
            orEmpty(host.group(1)).toLowerCase(Locale.ROOT),
            host.group(2).toLowerCase(Locale.ROOT),
            orEmpty(host.group(3)),
            orEmpty(host.group(4)))
        : null;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /// §6.7.2.8 "does url match expression in origin with redirect count".
  ///
  /// @param self the page's own address, whose origin `'self'` means; null for an opaque origin
  default boolean matches(Url url, @Nullable Url self, boolean redirected) {
    return switch (this) {
      case Nonce nonce -> false;
      case Hash hash -> false;
      case Scheme(String scheme) -> schemeMatches(scheme, url.scheme());
      case Keyword(String name) -> name.equals("self") && self != null && isSelf(url, self);
      case Host host -> hostMatches(host, url, self, redirected);
    };
  }

  private static boolean isSelf(Url url, Url self) {
    if (url.origin().equals(self.origin())) {
      return true;
    }
    boolean ports =
        url.effectivePort() == self.effectivePort() || url.port() < 0 && self.port() < 0;
    boolean schemes =
        url.hasScheme("https")
            || url.hasScheme("wss")
            || self.hasScheme("http") && url.hasScheme("ws");
    return url.host() != null && url.host().equals(self.host()) && ports && schemes;
  }

  /// §6.7.2.9 "scheme-part match": a policy may be met by something more secure.
  private static boolean schemeMatches(String wanted, String scheme) {
    return switch (wanted) {
      case "http" -> scheme.equals("http") || scheme.equals("https");
      case "ws" ->
          scheme.equals("ws")
              || scheme.equals("wss")
              || scheme.equals("http")
              || scheme.equals("https");
      case "wss" -> scheme.equals("wss") || scheme.equals("https");
      default -> wanted.equals(scheme);
    };
  }

  private static boolean hostMatches(Host wanted, Url url, @Nullable Url self, boolean redirected) {
    String host = url.host();
    boolean network =
        url.isHttpFamily() || url.hasScheme("ws") || url.hasScheme("wss") || url.hasScheme("ftp");
    if (wanted.host.equals("*")
        && wanted.scheme.isEmpty()
        && wanted.port.isEmpty()
        && wanted.path.isEmpty()) {
      return network || self != null && schemeMatches(self.scheme(), url.scheme());
    }
    if (host == null || host.isEmpty()) {
      return false;
    }
    boolean scheme =
        wanted.scheme.isEmpty()
            ? self == null
                || schemeMatches(self.scheme(), url.scheme())
                || self.hasScheme("http") && url.hasScheme("ws")
                || url.hasScheme("wss")
            : schemeMatches(wanted.scheme, url.scheme());
    String lower = host.toLowerCase(Locale.ROOT);
    boolean name =
        wanted.host.equals("*")
            || (wanted.host.startsWith("*.")
                ? lower.endsWith(wanted.host.substring(1))
                : lower.equals(wanted.host));
    return scheme
        && name
        && portMatches(wanted, url)
        && (redirected || pathMatches(wanted.path, url.path()));
  }

  /// §6.7.2.11
  private static boolean portMatches(Host wanted, Url url) {
    if (wanted.port.equals("*")) {
      return true;
    }
    if (wanted.port.isEmpty()) {
      return url.port() < 0;
    }
    String port = String.valueOf(url.effectivePort());
    boolean upgraded =
        wanted.port.equals("80")
            && port.equals("443")
            && (url.hasScheme("https") || url.hasScheme("wss"));
    return wanted.port.equals(port) || upgraded;
  }

  /// §6.7.2.12
  private static boolean pathMatches(String wanted, String path) {
    if (wanted.isEmpty()) {
      return true;
    }
    String a = decoded(wanted);
    String b = decoded(path);
    return a.endsWith("/") ? b.startsWith(a) : a.equals(b);
  }

  private static String decoded(String path) {
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return path;
    }
  }
}
