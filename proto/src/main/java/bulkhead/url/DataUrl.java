package bulkhead.url;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a `data:` URL holds, by the Fetch Standard's §6 "data: URL processor". Both the browser
/// process and a renderer read them: a picture of megabytes need not travel between them.
///
/// @param type the MIME type as written; empty where none is
public record DataUrl(String type, byte[] body) {

  /// Reads one; null if it is none, or has no comma, or its base64 is broken.
  public static @Nullable DataUrl parse(Url url) {
    if (!url.hasScheme("data")) {
      return null;
    }
    // Steps 1 to 7: everything behind "data:" up to the comma is the type.
    String input = url.withoutFragment().href().substring("data:".length());
    int comma = input.indexOf(',');
    if (comma < 0) {
      return null;
    }
    String type = input.substring(0, comma).strip();
    // Steps 8 to 10.
    byte[] body = PercentEncoding.decode(input.substring(comma + 1));
    // Step 11: it ends in `;`, spaces, and `base64` in any case.
    String lower = type.toLowerCase(Locale.ROOT);
    if (lower.endsWith("base64")) {
      String kept = type.substring(0, type.length() - "base64".length()).replaceFirst(" +$", "");
      if (kept.endsWith(";")) {
        byte[] decoded = forgivingBase64(body);
        return decoded == null
            ? null
            : new DataUrl(withDefault(kept.substring(0, kept.length() - 1)), decoded);
      }
    }
    return new DataUrl(withDefault(type), body);
  }

  /// Step 12.
  private static String withDefault(String type) {
    return type.startsWith(";") ? "text/plain" + type : type;
  }

  /// Infra Standard §7, forgiving-base64 decode: white space is ignored, padding may be missing.
  private static byte @Nullable [] forgivingBase64(byte[] body) {
    String text = new String(body, StandardCharsets.ISO_8859_1).replaceAll("[\\t\\n\\f\\r ]", "");
    if (text.length() % 4 == 0) {
      text =
          text.endsWith("==")
              ? text.substring(0, text.length() - 2)
              : text.endsWith("=") ? text.substring(0, text.length() - 1) : text;
    }
    try {
      return text.indexOf('=') < 0 ? Base64.getDecoder().decode(text) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
