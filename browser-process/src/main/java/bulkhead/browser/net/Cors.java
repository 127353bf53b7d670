package bulkhead.browser.net;

import bulkhead.browser.net.FetchParameters.Credentials;
import bulkhead.browser.net.RequestOptions.HeaderField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The rules of the CORS protocol (Fetch §3.2) and the header lists that they need (§2.2.2). Pure.
public final class Cors {
  private static final int MOST_SAFELISTED_VALUE = 128;
  private static final int MOST_SAFELISTED_TOTAL = 1024;

  private static final Set<String> FORBIDDEN =
      Set.of(
          "accept-charset",
          "accept-encoding",
          "access-control-request-headers",
          "access-control-request-method",
          "access-control-request-private-network",
          "connection",
          "content-length",
          "cookie",
          "cookie2",
          "date",
          "dnt",
          "expect",
          "host",
          "keep-alive",
          "origin",
          "referer",
          "set-cookie",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "via");

  private static final Set<String> SAFELISTED_RESPONSE =
      Set.of(
          "cache-control",
          "content-language",
          "content-length",
          "content-type",
          "expires",
          "last-modified",
          "pragma");

  private Cors() {}

  /// "Forbidden request-header", by its name.
  public static boolean isForbiddenHeader(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return FORBIDDEN.contains(lower) || lower.startsWith("proxy-") || lower.startsWith("sec-");
  }

  /// RFC 9110 §5.6.2 token.
  public static boolean isToken(String text) {
    if (text.isEmpty()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      if (!letter && "!#$%&'*+-.^_`|~".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  /// "Header value": no line breaks, no NUL, one byte a character.
  public static boolean isHeaderValue(String text) {
    return text.chars().allMatch(c -> c < 256 && c != 0 && c != '\n' && c != '\r');
  }

  /// "Forbidden method".
  public static boolean isForbiddenMethod(String method) {
    return switch (method.toUpperCase(Locale.ROOT)) {
      case "CONNECT", "TRACE", "TRACK" -> true;
      default -> false;
    };
  }

  static boolean isSafelistedMethod(String method) {
    return method.equals("GET") || method.equals("HEAD") || method.equals("POST");
  }

  /// "CORS-safelisted request-header".
  static boolean isSafelisted(HeaderField field) {
    String value = field.value();
    if (value.length() > MOST_SAFELISTED_VALUE) {
      return false;
    }
    return switch (field.name().toLowerCase(Locale.ROOT)) {
      case "accept" -> !hasUnsafeByte(value);
      case "accept-language", "content-language" -> value.matches("[0-9A-Za-z *,\\-.;=]*");
      case "content-type" -> {
        String essence = MimeType.extract(List.of(value)).essence();
        yield !hasUnsafeByte(value)
            && (essence.equals("application/x-www-form-urlencoded")
                || essence.equals("multipart/form-data")
                || essence.equals("text/plain"));
      }
      case "range" -> value.matches("bytes=[0-9]+-[0-9]*");
      default -> false;
    };
  }

  /// "No-CORS-safelisted request-header".
  public static boolean isNoCorsSafelisted(HeaderField field) {
    return !field.name().equalsIgnoreCase("range") && isSafelisted(field);
  }

  /// "CORS-unsafe request-header byte".
  private static boolean hasUnsafeByte(String value) {
    return value
        .chars()
        .anyMatch(c -> c < 0x20 && c != '\t' || "\"():<>?@[\\]{}\u007f".indexOf(c) >= 0);
  }

  /// "CORS-unsafe request-header names": lower case, sorted.
  static List<String> unsafeNames(List<HeaderField> headers) {
    Set<String> unsafe = new TreeSet<>();
    Set<String> safe = new TreeSet<>();
    int safeBytes = 0;
    for (HeaderField field : headers) {
      if (isSafelisted(field)) {
        safe.add(field.name().toLowerCase(Locale.ROOT));
        safeBytes += field.value().length();
      } else {
        unsafe.add(field.name().toLowerCase(Locale.ROOT));
      }
    }
    if (safeBytes > MOST_SAFELISTED_TOTAL) {
      unsafe.addAll(safe);
    }
    return List.copyOf(unsafe);
  }

  /// "CORS check" (§4.10).
  static boolean allows(
      @Nullable String allowOrigin,
      @Nullable String allowCredentials,
      String origin,
      Credentials credentials) {
    if (allowOrigin == null) {
      return false;
    }
    if (credentials != Credentials.INCLUDE && allowOrigin.equals("*")) {
      return true;
    }
    return allowOrigin.equals(origin)
        && (credentials != Credentials.INCLUDE || "true".equals(allowCredentials));
  }

  /// The headers of a "CORS filtered response" (§2.2.6).
  static List<HeaderField> exposed(List<HeaderField> headers, Credentials credentials) {
    Set<String> named = new HashSet<>();
    for (HeaderField field : headers) {
      if (field.name().equalsIgnoreCase("access-control-expose-headers")) {
        for (String name : field.value().split(",", -1)) {
          named.add(name.strip().toLowerCase(Locale.ROOT));
        }
      }
    }
    boolean all = credentials != Credentials.INCLUDE && named.contains("*");
    List<HeaderField> kept = new ArrayList<>();
    for (HeaderField field : visible(headers)) {
      String name = field.name().toLowerCase(Locale.ROOT);
      if (all || SAFELISTED_RESPONSE.contains(name) || named.contains(name)) {
        kept.add(field);
      }
    }
    return kept;
  }

  /// The headers of a "basic filtered response": all but cookies.
  static List<HeaderField> visible(List<HeaderField> headers) {
    return headers.stream()
        .filter(
            field ->
                !field.name().equalsIgnoreCase("set-cookie")
                    && !field.name().equalsIgnoreCase("set-cookie2"))
        .toList();
  }
}
