package bulkhead.browser.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which requests go through a proxy, by Chromium's `--proxy-server` and `--proxy-bypass-list`.
/// This computer itself is asked directly, unless the list says `<-loopback>`. Immutable.
final class ProxyRules extends ProxySelector {
  private static final int HTTP_PORT = 80;
  private static final int SOCKS_PORT = 1080;
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|.*\\.localhost|127(\\.\\d+){3}|\\[::1]");

  private final Map<String, Proxy> byScheme = new HashMap<>();
  private final @Nullable Proxy forAll;
  private final String[] bypass;

  ProxyRules(String server, String bypass) {
    Proxy all = null;
    for (String rule : server.split(";")) {
      int equals = rule.indexOf('=');
      if (equals > 0) {
        byScheme.put(rule.substring(0, equals).strip(), proxy(rule.substring(equals + 1).strip()));
      } else if (!rule.isBlank() && byScheme.isEmpty()) {
        all = proxy(rule.strip());
        break; // as in Chromium the first rule says of which kind all are
      }
    }
    this.forAll = all;
    this.bypass = bypass.toLowerCase(Locale.ROOT).split("[;,]");
  }

  /// The first of several that are to be tried in turn.
  private static Proxy proxy(String text) {
    String first = text.split(",")[0].strip();
    int scheme = first.indexOf("://");
    String kind = scheme < 0 ? "http" : first.substring(0, scheme).toLowerCase(Locale.ROOT);
    String host = scheme < 0 ? first : first.substring(scheme + 3);
    if (kind.equals("direct") || host.isEmpty()) {
      return Proxy.NO_PROXY;
    }
    boolean socks = kind.startsWith("socks");
    int port = socks ? SOCKS_PORT : HTTP_PORT;
    int colon = host.lastIndexOf(':');
    if (colon > host.lastIndexOf(']')) {
      try {
        port = Integer.parseInt(host.substring(colon + 1));
      } catch (NumberFormatException e) {
        return Proxy.NO_PROXY;
      }
      host = host.substring(0, colon);
    }
    return port < 1 || port > 65535
        ? Proxy.NO_PROXY
        : new Proxy(
            socks ? Proxy.Type.SOCKS : Proxy.Type.HTTP,
            InetSocketAddress.createUnresolved(host, port));
  }

  @Override
  public List<Proxy> select(URI uri) {
    String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    if (isBypassed(host)) {
      return List.of(Proxy.NO_PROXY);
    }
    Proxy proxy = forAll;
    for (String scheme : ways(String.valueOf(uri.getScheme()))) {
      proxy = proxy == null ? byScheme.get(scheme) : proxy;
    }
    return List.of(proxy == null ? Proxy.NO_PROXY : proxy);
  }

  /// Of which schemes the proxy serves that one, the best first; as in Chromium (`ProxyRules`).
  private static List<String> ways(String scheme) {
    return switch (scheme) {
      case "ws", "wss" -> List.of("socks", "https", "http");
      default -> List.of(scheme, "socks");
    };
  }

  private boolean isBypassed(String host) {
    boolean loopback = LOOPBACK.matcher(host).matches();
    for (String each : bypass) {
      String rule = each.strip();
      if (rule.equals("<-loopback>")) {
        loopback = false;
      } else if (rule.equals("*")
          || rule.equals("<local>") && !host.contains(".")
          || !rule.isEmpty() && matches(rule, host)) {
        return true;
      }
    }
    return loopback;
  }

  /// `*` stands for anything, a leading dot for any name before it.
  private static boolean matches(String rule, String host) {
    String pattern = rule.startsWith(".") ? "*" + rule : rule;
    return Pattern.matches("\\Q" + pattern.replace("*", "\\E.*\\Q") + "\\E", host);
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {
    // Each request says so by itself.
  }
}
