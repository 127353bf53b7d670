package bulkhead.url;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Percent-encoding and its sets, by URL Standard §1.3.
public final class PercentEncoding {

  /// A percent-encode set: the ASCII characters that are written as `%XX`. Everything above U+007E
  /// always is.
  enum Set {
    C0_CONTROL(""),
    FRAGMENT(" \"<>`"),
    QUERY(" \"#<>"),
    SPECIAL_QUERY(" \"#<>'"),
    PATH(" \"#<>?^`{}"),
    USERINFO(" \"#<>?^`{}/:;=@[\\]|"),
    COMPONENT(" \"#<>?^`{}/:;=@[\\]|$%&+,");

    private final boolean[] encoded = new boolean[128];

    Set(String printable) {
      for (int c = 0; c < 0x20; c++) {
        encoded[c] = true;
      }
      encoded[0x7F] = true;
      for (int i = 0; i < printable.length(); i++) {
        encoded[printable.charAt(i)] = true;
      }
    }

    boolean contains(int codePoint) {
      return codePoint >= 128 || encoded[codePoint];
    }
  }

  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  private PercentEncoding() {}

  /// Appends one code point, as UTF-8 and percent-encoded where `set` asks for it. A lone surrogate
  /// becomes U+FFFD.
  static void append(StringBuilder out, int codePoint, Set set) {
    if (!set.contains(codePoint)) {
      out.append((char) codePoint);
    } else if (codePoint < 0x80) {
      appendByte(out, codePoint);
    } else if (codePoint < 0x800) {
      appendByte(out, 0xC0 | codePoint >> 6);
      appendByte(out, 0x80 | codePoint & 0x3F);
    } else if (codePoint >= 0xD800 && codePoint <= 0xDFFF) {
      append(out, 0xFFFD, set);
    } else if (codePoint < 0x10000) {
      appendByte(out, 0xE0 | codePoint >> 12);
      appendByte(out, 0x80 | codePoint >> 6 & 0x3F);
      appendByte(out, 0x80 | codePoint & 0x3F);
    } else {
      appendByte(out, 0xF0 | codePoint >> 18);
      appendByte(out, 0x80 | codePoint >> 12 & 0x3F);
      appendByte(out, 0x80 | codePoint >> 6 & 0x3F);
      appendByte(out, 0x80 | codePoint & 0x3F);
    }
  }

  static void append(StringBuilder out, String text, Set set) {
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      append(out, codePoint, set);
      i += Character.charCount(codePoint);
    }
  }

  static void appendByte(StringBuilder out, int value) {
    out.append('%').append(HEX[value >> 4 & 0xF]).append(HEX[value & 0xF]);
  }

  /// Percent-encodes as JavaScript's `encodeURIComponent` does, near enough for building a query.
  public static String encodeComponent(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    append(out, text, Set.COMPONENT);
    return out.toString();
  }

  /// Percent-decodes to bytes; a `%` without two hex digits stays as it is. `input` above ASCII is
  /// taken as UTF-8.
  public static byte[] decode(String input) {
    byte[] bytes = input.getBytes(StandardCharsets.UTF_8);
    if (input.indexOf('%') < 0) {
      return bytes;
    }
    int length = 0;
    for (int i = 0; i < bytes.length; i++) {
      int b = bytes[i];
      if (b == '%' && i + 2 < bytes.length) {
        int high = Character.digit(bytes[i + 1], 16);
        int low = Character.digit(bytes[i + 2], 16);
        if (high >= 0 && low >= 0) {
          b = high << 4 | low;
          i += 2;
        }
      }
      bytes[length++] = (byte) b;
    }
    return Arrays.copyOf(bytes, length);
  }

  /// Percent-decodes to text; bytes that are not UTF-8 become U+FFFD.
  public static String decodeToString(String input) {
    return new String(decode(input), StandardCharsets.UTF_8);
  }
}
