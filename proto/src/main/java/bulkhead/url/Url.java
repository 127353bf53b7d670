package bulkhead.url;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A URL by the WHATWG URL Standard. Immutable; any thread. Any text can be given to [#parse]; what
/// is not a URL gives null, never an exception. Equal URLs are those with the same [#href].
///
/// It keeps one string, the serialised URL, and where its parts begin:
/// ```
///   https :// user : pass @ example.com : 8080 /a/b ? q=1 # frag
///   scheme    username      host          port path   query fragment
/// ```
public final class Url {
  private static final Url ABOUT_BLANK = expectParse("about:blank");

  private final String href;
  private final int schemeEnd;
  private final int usernameEnd;
  private final int passwordStart;
  private final int passwordEnd;
  private final int hostStart; // -1: the host is null
  private final int hostEnd;
  private final int port;
  private final int pathStart;
  private final int pathEnd;
  private final int queryEnd;
  private final boolean opaquePath;

  /// The URL serialiser, URL Standard §4.5.
  Url(
      String scheme,
      String username,
      String password,
      @Nullable String host,
      int port,
      List<String> path,
      @Nullable String opaquePath,
      @Nullable String query,
      @Nullable String fragment) {
    StringBuilder out = new StringBuilder();
    out.append(scheme).append(':');
    schemeEnd = scheme.length();
    if (host != null) {
      out.append("//").append(username);
      usernameEnd = out.length();
      if (!password.isEmpty()) {
        out.append(':');
      }
      passwordStart = out.length();
      out.append(password);
      passwordEnd = out.length();
      if (!username.isEmpty() || !password.isEmpty()) {
        out.append('@');
      }
      hostStart = out.length();
      out.append(host);
      hostEnd = out.length();
      if (port >= 0) {
        out.append(':').append(port);
      }
    } else {
      usernameEnd = passwordStart = passwordEnd = hostEnd = out.length();
      hostStart = -1;
      if (opaquePath == null && path.size() > 1 && path.getFirst().isEmpty()) {
        // Or the path would be read as a host.
        out.append("/.");
      }
    }
    this.port = port;
    this.opaquePath = opaquePath != null;
    pathStart = out.length();
    if (opaquePath != null) {
      out.append(opaquePath);
    } else {
      path.forEach(segment -> out.append('/').append(segment));
    }
    pathEnd = out.length();
    if (query != null) {
      out.append('?').append(query);
    }
    queryEnd = out.length();
    if (fragment != null) {
      out.append('#').append(fragment);
    }
    href = out.toString();
  }

  /// The same URL up to `end`: without its fragment.
  private Url(Url from, int end) {
    href = from.href.substring(0, end);
    schemeEnd = from.schemeEnd;
    usernameEnd = from.usernameEnd;
    passwordStart = from.passwordStart;
    passwordEnd = from.passwordEnd;
    hostStart = from.hostStart;
    hostEnd = from.hostEnd;
    port = from.port;
    pathStart = from.pathStart;
    pathEnd = from.pathEnd;
    queryEnd = from.queryEnd;
    opaquePath = from.opaquePath;
  }

  /// Parses an absolute URL; null if it is none.
  public static @Nullable Url parse(String input) {
    return new UrlParser(input, null, StandardCharsets.UTF_8).parse();
  }

  /// Parses a URL written in the program itself.
  /// @throws IllegalArgumentException if it is none
  public static Url expectParse(String input) {
    Url url = parse(input);
    if (url == null) {
      throw new IllegalArgumentException("not a URL: " + input);
    }
    return url;
  }

  public static Url aboutBlank() {
    return ABOUT_BLANK;
  }

  /// Parses a URL as seen from this one, its base; null if it is none.
  public @Nullable Url resolve(String input) {
    return resolve(input, StandardCharsets.UTF_8);
  }

  /// As [#resolve(String)] for a document in another encoding, which the query is written in (HTML
  /// §2.4.2, encoding-parse a URL). Documents in UTF-16 count as UTF-8.
  public @Nullable Url resolve(String input, Charset documentEncoding) {
    boolean unicode = documentEncoding.name().startsWith("UTF-") || !documentEncoding.canEncode();
    return new UrlParser(input, this, unicode ? StandardCharsets.UTF_8 : documentEncoding).parse();
  }

  /// The whole URL, ASCII only.
  public String href() {
    return href;
  }

  /// Lower case, without the colon.
  public String scheme() {
    return href.substring(0, schemeEnd);
  }

  public boolean hasScheme(String scheme) {
    return schemeEnd == scheme.length() && href.startsWith(scheme);
  }

  /// `http` or `https`.
  public boolean isHttpFamily() {
    return hasScheme("http") || hasScheme("https");
  }

  public boolean isAboutBlank() {
    return hasScheme("about") && opaquePath && path().equals("blank");
  }

  /// Percent-encoded; empty if there is none.
  public String username() {
    return hostStart < 0 ? "" : href.substring(schemeEnd + 3, usernameEnd);
  }

  /// Percent-encoded; empty if there is none.
  public String password() {
    return href.substring(passwordStart, passwordEnd);
  }

  /// The host as written in the URL (IPv6 in brackets); empty for `file:///`, null where a scheme
  /// has no host (`data:`).
  public @Nullable String host() {
    return hostStart < 0 ? null : href.substring(hostStart, hostEnd);
  }

  /// True if the host is an IPv4 or IPv6 address.
  public boolean hasIpAddressHost() {
    if (hostStart < 0 || hostStart == hostEnd || !isSpecialScheme(scheme())) {
      return false;
    }
    // The parser fails where a host ends in a number and is not an IPv4 address.
    char last = href.charAt(hostEnd - 1);
    return href.charAt(hostStart) == '['
        || (last >= '0' && last <= '9' && href.substring(hostStart, hostEnd).matches("[0-9.]+"));
  }

  /// The port written in the URL, or -1 for the scheme's default.
  public int port() {
    return port;
  }

  /// The port to connect to; -1 if the scheme has none.
  public int effectivePort() {
    return port >= 0 ? port : defaultPort(scheme());
  }

  /// Percent-encoded, from its first slash if it has one.
  public String path() {
    return href.substring(pathStart, pathEnd);
  }

  /// True for paths that are not lists of segments: those of `data:`, `about:`, `mailto:`.
  public boolean hasOpaquePath() {
    return opaquePath;
  }

  /// Without the question mark; null if there is none.
  public @Nullable String query() {
    return pathEnd == queryEnd ? null : href.substring(pathEnd + 1, queryEnd);
  }

  /// Without the hash; null if there is none.
  public @Nullable String fragment() {
    return queryEnd == href.length() ? null : href.substring(queryEnd + 1);
  }

  public Url withoutFragment() {
    return queryEnd == href.length() ? this : new Url(this, queryEnd);
  }

  /// True if the two differ in their fragments at most.
  public boolean equalsIgnoringFragment(Url other) {
    return queryEnd == other.queryEnd && href.regionMatches(0, other.href, 0, queryEnd);
  }

  /// Secure Contexts §3.2 "potentially trustworthy", of addresses in the network.
  public boolean isTrustworthy() {
    String host = host() == null ? "" : host();
    return hasScheme("https")
        || hasScheme("wss")
        || host.equals("localhost")
        || host.endsWith(".localhost")
        || host.equals("[::1]")
        || host.matches("127(\\.\\d+){3}");
  }

  /// HTML §7.4.3 "can have its URL rewritten": whether a script of `document` may show this URL in
  /// its place.
  public boolean canRewrite(Url document) {
    boolean sameUpToPath =
        pathStart == document.pathStart && href.regionMatches(0, document.href, 0, pathStart);
    if (!sameUpToPath) {
      return false;
    }
    return switch (scheme()) {
      case "http", "https" -> true;
      case "file" -> path().equals(document.path());
      default -> path().equals(document.path()) && Objects.equals(query(), document.query());
    };
  }

  /// URL Standard §4.7. Each call for a URL with an opaque origin gives a new one.
  public Origin origin() {
    return switch (scheme()) {
      case "http", "https", "ws", "wss", "ftp" ->
          new Origin.Tuple(scheme(), href.substring(hostStart, hostEnd), port);
      case "blob" -> {
        Url inner = parse(path());
        yield inner != null && inner.isHttpFamily() ? inner.origin() : Origin.opaque();
      }
      default -> Origin.opaque();
    };
  }

  /// What the setters of the URL API change, URL Standard §6.1.
  public enum Part {
    PROTOCOL,
    USERNAME,
    PASSWORD,
    HOST,
    HOSTNAME,
    PORT,
    PATHNAME,
    SEARCH,
    HASH
  }

  /// The URL after the setter of that part; the same where that makes no sense.
  public Url with(Part part, String value) {
    String host = host();
    boolean bare = host == null || host.isEmpty() || hasScheme("file");
    return switch (part) {
      case PROTOCOL -> new UrlParser(this, part, value + ":").override();
      case USERNAME, PASSWORD -> bare ? this : new UrlParser(this, part, value).override();
      case HOST, HOSTNAME, PATHNAME ->
          opaquePath ? this : new UrlParser(this, part, value).override();
      case PORT ->
          bare
              ? this
              : value.isEmpty() ? withoutPort() : new UrlParser(this, part, value).override();
      case SEARCH -> value.isEmpty() ? made(null, fragment()) : set(part, value, '?');
      case HASH -> value.isEmpty() ? withoutFragment() : set(part, value, '#');
    };
  }

  private Url set(Part part, String value, char mark) {
    return new UrlParser(this, part, value.charAt(0) == mark ? value.substring(1) : value)
        .override();
  }

  private Url made(@Nullable String newQuery, @Nullable String newFragment) {
    return new Url(
        scheme(),
        username(),
        password(),
        host(),
        port,
        pathSegments(),
        opaquePath ? path() : null,
        newQuery,
        newFragment);
  }

  private Url withoutPort() {
    return new Url(
        scheme(), username(), password(), host(), -1, pathSegments(), null, query(), fragment());
  }

  List<String> pathSegments() {
    return pathStart == pathEnd || opaquePath
        ? List.of()
        : Arrays.asList(href.substring(pathStart + 1, pathEnd).split("/", -1));
  }

  static boolean isSpecialScheme(String scheme) {
    return scheme.equals("file") || defaultPort(scheme) >= 0;
  }

  static int defaultPort(String scheme) {
    return switch (scheme) {
      case "http", "ws" -> 80;
      case "https", "wss" -> 443;
      case "ftp" -> 21;
      default -> -1;
    };
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Url url && href.equals(url.href);
  }

  @Override
  public int hashCode() {
    return href.hashCode();
  }

  @Override
  public String toString() {
    return href;
  }
}
