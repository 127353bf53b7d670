package bulkhead.browser.tab;

import bulkhead.browser.net.RequestOptions.HeaderField;
import bulkhead.browser.net.ResponseHead;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a response that is to be saved is called (RFC 6266): by its head, else by its address.
/// Stateless.
final class DownloadName {
  private static final Pattern EXTENDED =
      Pattern.compile("filename\\*\\s*=\\s*utf-8''([^;\\s]+)", Pattern.CASE_INSENSITIVE);
  /// Possessive, so that a name of any length needs no more of the stack.
  private static final Pattern PLAIN =
      Pattern.compile(
          "filename\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^;\\s]+))", Pattern.CASE_INSENSITIVE);

  private DownloadName() {}

  static String of(ResponseHead head) {
    for (HeaderField field : head.headers()) {
      if (field.name().equalsIgnoreCase("content-disposition")) {
        String named = named(field.value());
        if (!named.isEmpty()) {
          return named;
        }
      }
    }
    String path = head.url().href().replaceFirst("[?#].*", "");
    String last = path.substring(path.lastIndexOf('/') + 1);
    return last.isEmpty() ? "download" : decoded(last);
  }

  /// Empty where the field names no file.
  static String named(String disposition) {
    Matcher extended = EXTENDED.matcher(disposition);
    if (extended.find()) {
      return decoded(extended.group(1));
    }
    Matcher plain = PLAIN.matcher(disposition);
    if (!plain.find()) {
      return "";
    }
    String quoted = plain.group(1);
    return quoted == null ? plain.group(2) : quoted.replaceAll("\\\\(.)", "$1");
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return text;
    }
  }
}
