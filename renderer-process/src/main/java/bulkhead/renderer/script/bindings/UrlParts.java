package bulkhead.renderer.script.bindings;

import bulkhead.url.Url;
import java.util.Locale;

/// The parts of an address as `URL` and links have them (URL §6.1), got and set.
final class UrlParts {
  private UrlParts() {}

  static String get(String href, String part) {
    Url url = Url.parse(href);
    if (url == null) {
      return "";
    }
    String host = url.host() == null ? "" : url.host();
    String port = url.port() < 0 ? "" : Integer.toString(url.port());
    String query = url.query();
    String fragment = url.fragment();
    return switch (part) {
      case "origin" -> url.origin().toString();
      case "protocol" -> url.scheme() + ":";
      case "username" -> url.username();
      case "password" -> url.password();
      case "host" -> port.isEmpty() ? host : host + ":" + port;
      case "hostname" -> host;
      case "port" -> port;
      case "pathname" -> url.path();
      case "search" -> query == null || query.isEmpty() ? "" : "?" + query;
      case "hash" -> fragment == null || fragment.isEmpty() ? "" : "#" + fragment;
      default -> throw new IllegalArgumentException(part);
    };
  }

  /// The address with that part set (URL §6.1).
  static String with(String href, String part, String value) {
    Url url = Url.parse(href);
    return url == null
        ? href
        : url.with(Url.Part.valueOf(part.toUpperCase(Locale.ROOT)), value).href();
  }
}
