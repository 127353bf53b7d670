package bulkhead.browser.devtools;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What one session has asked to be otherwise about its page's requests. Thread: `BrowserMain`.
final class NetworkOverrides {
  /// A pattern of `Fetch.enable` or `Network.setBlockedURLs`: `*` stands for any text, `?` for one
  /// character.
  ///
  /// @param resourceType null for all
  /// @param stage where a request that fits waits
  record UrlPattern(Pattern pattern, @Nullable String resourceType, NetworkLoad.Stage stage) {
    static UrlPattern of(String glob) {
      return of(glob, null, NetworkLoad.Stage.REQUEST);
    }

    static UrlPattern of(String glob, @Nullable String resourceType, NetworkLoad.Stage stage) {
      StringBuilder expression = new StringBuilder();
      for (int i = 0; i < glob.length(); i++) {
        char c = glob.charAt(i);
        if (c == '\\' && i + 1 < glob.length()) {
          expression.append(Pattern.quote(String.valueOf(glob.charAt(++i))));
        } else {
          expression.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
      }
      return new UrlPattern(
          Pattern.compile(expression.toString(), Pattern.DOTALL), resourceType, stage);
    }

    boolean matches(String url, String type) {
      return (resourceType == null || resourceType.equals(type)) && pattern.matcher(url).matches();
    }
  }

  final Map<String, String> extraHeaders = new LinkedHashMap<>();
  @Nullable String userAgent;
  @Nullable String acceptLanguage;
  boolean cacheDisabled;
  boolean offline;

  /// How long requests over the network wait before they are sent; milliseconds.
  int latencyMillis;

  /// How much of the network's answers comes in a second; 0 for as it comes.
  double bytesPerSecond;

  /// Servers are believed whoever has signed for them.
  boolean anyCertificate;

  List<UrlPattern> blocked = List.of();

  /// What answers as if there were no network.
  List<UrlPattern> unreachable = List.of();

  /// Which requests wait for the session's word; empty for none.
  List<UrlPattern> intercepted = List.of();

  /// Whether the session is asked for names and passwords.
  boolean authenticates;

  boolean intercepts(String url, String type, NetworkLoad.Stage stage) {
    return intercepted.stream()
        .anyMatch(pattern -> pattern.stage() == stage && pattern.matches(url, type));
  }

  boolean isOffline(String url) {
    return url.startsWith("http")
        && (offline || unreachable.stream().anyMatch(pattern -> pattern.matches(url, "")));
  }

  boolean blocks(String url) {
    return blocked.stream().anyMatch(pattern -> pattern.matches(url, ""));
  }
}
