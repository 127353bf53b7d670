package bulkhead.browser.tab;

import bulkhead.browser.net.RequestOptions.HeaderField;
import bulkhead.url.PercentEncoding;
import bulkhead.url.Url;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a saved file is to be called. Pure. Source: RFC 6266 §4.3, HTML §4.6.5 "downloading
/// resources".
final class DownloadNames {
  private static final Pattern EXTENDED =
      Pattern.compile("(?i);\\s*filename\\*\\s*=\\s*[\\w-]+'[^']*'([^;\\s]+)");
  private static final Pattern PLAIN =
      Pattern.compile("(?i);\\s*filename\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;\\s]+))");
  private static final int MOST = 200;

  private DownloadNames() {}

  /// @param wished by the link's `download` attribute; may be empty
  static String of(Url url, List<HeaderField> headers, String wished) {
    String named = ofHeaders(headers);
    if (named == null || named.isEmpty()) {
      named = wished;
    }
    if (named.isEmpty() && !url.hasScheme("data") && !url.hasScheme("blob")) {
      String path = url.withoutFragment().href();
      int query = path.indexOf('?');
      path = query < 0 ? path : path.substring(0, query);
      named = PercentEncoding.decodeToString(path.substring(path.lastIndexOf('/') + 1));
    }
    return safe(named);
  }

  private static @Nullable String ofHeaders(List<HeaderField> headers) {
    for (HeaderField field : headers) {
      if (field.name().equalsIgnoreCase("content-disposition")) {
        Matcher extended = EXTENDED.matcher(field.value());
        if (extended.find()) {
          return PercentEncoding.decodeToString(extended.group(1));
        }
        Matcher plain = PLAIN.matcher(field.value());
        if (plain.find()) {
          return plain.group(1) != null
              ? plain.group(1).replaceAll("\\\\(.)", "$1")
              : plain.group(2);
        }
      }
    }
    return null;
  }

  /// A name that stays in its folder: no separators, no control characters, no dot in front.
  static String safe(String name) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < name.length() && out.length() < MOST; i++) {
      char c = name.charAt(i);
      boolean forbidden = c < 0x20 || c == 0x7f || "/\\:*?\"<>|".indexOf(c) >= 0;
      out.append(forbidden ? '_' : c);
    }
    while (!out.isEmpty() && (out.charAt(0) == '.' || out.charAt(0) == ' ')) {
      out.deleteCharAt(0);
    }
    String safe = out.toString().strip();
    return safe.isEmpty() ? "download" : safe;
  }
}
