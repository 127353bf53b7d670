package bulkhead.renderer.script.bindings;

import bulkhead.url.Url;

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

  /// The address with that part replaced; unchanged when that cannot be.
  static String with(String href, String part, String value) {
    Url url = Url.parse(href);
    if (url == null) {
      return href;
    }
    String base = url.withoutFragment().href();
    String fragment = url.fragment() == null ? "" : "#" + url.fragment();
    String query = url.query() == null ? "" : "?" + url.query();
    String beforeQuery = base.substring(0, base.length() - query.length());
    String changed =
        switch (part) {
          case "hash" -> base + (value.isEmpty() ? "" : hashed('#', value));
          case "search" -> beforeQuery + (value.isEmpty() ? "" : hashed('?', value)) + fragment;
          case "protocol" -> protocol(url, value);
          case "pathname" -> url.hasOpaquePath() ? href : withPath(url, value, query + fragment);
          case "host" -> withAuthority(url, value, url.username(), url.password(), true);
          case "hostname" -> withAuthority(url, value, url.username(), url.password(), false);
          case "port" -> withPort(url, value);
          case "username" -> withUser(url, value, url.password());
          case "password" -> withUser(url, url.username(), value);
          default -> throw new IllegalArgumentException(part);
        };
    Url made = Url.parse(changed);
    return made == null ? href : made.href();
  }

  private static String hashed(char mark, String value) {
    String escaped = mark == '?' ? value.replace("#", "%23") : value;
    return !escaped.isEmpty() && escaped.charAt(0) == mark ? escaped : mark + escaped;
  }

  private static String protocol(Url url, String value) {
    int colon = value.indexOf(':');
    String scheme = colon < 0 ? value : value.substring(0, colon);
    Url probe = Url.parse(scheme + "://x/");
    boolean special = isSpecial(url.scheme());
    if (probe == null || isSpecial(probe.scheme()) != special) {
      return url.href();
    }
    return probe.scheme() + url.href().substring(url.scheme().length());
  }

  private static boolean isSpecial(String scheme) {
    return switch (scheme) {
      case "http", "https", "ws", "wss", "ftp", "file" -> true;
      default -> false;
    };
  }

  private static String authority(Url url, String user, String password, String host) {
    StringBuilder out = new StringBuilder(url.scheme()).append("://");
    if (!user.isEmpty() || !password.isEmpty()) {
      out.append(user);
      if (!password.isEmpty()) {
        out.append(':').append(password);
      }
      out.append('@');
    }
    return out.append(host).toString();
  }

  private static String rest(Url url) {
    return url.path()
        + (url.query() == null ? "" : "?" + url.query())
        + (url.fragment() == null ? "" : "#" + url.fragment());
  }

  private static String port(Url url) {
    return url.port() < 0 ? "" : ":" + url.port();
  }

  private static String withPath(Url url, String value, String after) {
    String path = value.replace("?", "%3F").replace("#", "%23");
    String host = url.host() == null ? "" : url.host();
    return authority(url, url.username(), url.password(), host + port(url))
        + (path.startsWith("/") || path.startsWith("\\") && isSpecial(url.scheme())
            ? path
            : "/" + path)
        + after;
  }

  private static String withAuthority(
      Url url, String value, String user, String password, boolean withPort) {
    if (url.hasOpaquePath() || value.isEmpty() && isSpecial(url.scheme())) {
      return url.href();
    }
    int end = value.length();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '/' || c == '?' || c == '#' || c == '\\' || c == '@') {
        end = i;
        break;
      }
    }
    String host = value.substring(0, end);
    int colon = host.indexOf(':', host.lastIndexOf(']') + 1);
    String port = port(url);
    if (colon >= 0) {
      if (withPort && colon + 1 < host.length()) {
        port = host.substring(colon);
      }
      host = host.substring(0, colon);
    }
    return authority(url, user, password, host + port) + rest(url);
  }

  private static String withPort(Url url, String value) {
    if (url.host() == null || url.host().isEmpty() || url.hasScheme("file")) {
      return url.href();
    }
    int end = 0;
    while (end < value.length() && value.charAt(end) >= '0' && value.charAt(end) <= '9') {
      end++;
    }
    if (end == 0 && !value.isEmpty()) {
      return url.href();
    }
    String port = end == 0 ? "" : ":" + value.substring(0, end);
    return authority(url, url.username(), url.password(), url.host() + port) + rest(url);
  }

  private static String withUser(Url url, String user, String password) {
    if (url.host() == null || url.host().isEmpty() || url.hasScheme("file")) {
      return url.href();
    }
    return authority(url, encoded(user), encoded(password), url.host() + port(url)) + rest(url);
  }

  private static String encoded(String text) {
    return text.replace("/", "%2F")
        .replace("@", "%40")
        .replace(":", "%3A")
        .replace("?", "%3F")
        .replace("#", "%23");
  }
}
