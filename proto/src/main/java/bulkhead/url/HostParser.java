package bulkhead.url;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Host parsing by URL Standard §3.5. A result is the host in its serialised form: ASCII, IPv6 in
/// brackets.
final class HostParser {
  private static final String FORBIDDEN_HOST = "\0\t\n\r #/:<>?@[\\]^|";

  /// A name of this length cannot be looked up by anyone; the limit bounds the work on Unicode.
  private static final int MAX_UNICODE_HOST = 4096;

  private HostParser() {}

  /// The host parser; null is failure.
  static @Nullable String parse(String input, boolean isOpaque) {
    if (input.startsWith("[")) {
      return input.endsWith("]") ? parseIpv6(input.substring(1, input.length() - 1)) : null;
    }
    if (isOpaque) {
      return parseOpaque(input);
    }
    String domain = new String(PercentEncoding.decode(input), StandardCharsets.UTF_8);
    String ascii = domainToAscii(domain);
    if (ascii == null || ascii.isEmpty() || hasForbiddenDomainCodePoint(ascii)) {
      return null;
    }
    return endsInNumber(ascii) ? parseIpv4(ascii) : ascii;
  }

  private static @Nullable String parseOpaque(String input) {
    for (int i = 0; i < input.length(); i++) {
      if (FORBIDDEN_HOST.indexOf(input.charAt(i)) >= 0) {
        return null;
      }
    }
    StringBuilder out = new StringBuilder(input.length());
    PercentEncoding.append(out, input, PercentEncoding.Set.C0_CONTROL);
    return out.toString();
  }

  private static boolean hasForbiddenDomainCodePoint(String domain) {
    for (int i = 0; i < domain.length(); i++) {
      char c = domain.charAt(i);
      if (c <= 0x20 || c == '%' || c >= 0x7F || FORBIDDEN_HOST.indexOf(c) >= 0) {
        return true;
      }
    }
    return false;
  }

  // ---- Domain to ASCII (URL Standard §3.3, UTS #46 with CheckHyphens and VerifyDnsLength off,
  // non-transitional) ----

  private static @Nullable String domainToAscii(String domain) {
    if (isAscii(domain)) {
      String lower = domain.toLowerCase(Locale.ROOT);
      if (!lower.startsWith("xn--") && !lower.contains(".xn--")) {
        return lower;
      }
    }
    if (domain.length() > MAX_UNICODE_HOST) {
      return null;
    }
    StringBuilder out = new StringBuilder();
    for (String label : split(map(domain))) {
      String ascii = labelToAscii(label);
      if (ascii == null) {
        return null;
      }
      out.append(ascii).append('.');
    }
    return out.substring(0, out.length() - 1);
  }

  /// UTS #46 §4 steps 1 and 2 with the data that the JDK has: ignored characters dropped, the full
  /// stops of other scripts turned into `.`, lower case, NFKC. The four deviation characters (ß, ς,
  /// ZWJ, ZWNJ) are kept.
  private static String map(String domain) {
    StringBuilder mapped = new StringBuilder(domain.length());
    domain
        .codePoints()
        .filter(c -> !isIgnored(c))
        .map(HostParser::toLowerCase)
        .forEach(mapped::appendCodePoint);
    String composed = Normalizer.normalize(mapped, Normalizer.Form.NFKC);
    mapped.setLength(0);
    composed.codePoints().map(HostParser::toLowerCase).forEach(mapped::appendCodePoint);
    return Normalizer.normalize(mapped, Normalizer.Form.NFKC);
  }

  private static int toLowerCase(int c) {
    return isFullStop(c) ? '.' : Character.toLowerCase(c);
  }

  private static boolean isFullStop(int c) {
    return c == 0x3002 || c == 0xFF0E || c == 0xFF61;
  }

  private static boolean isIgnored(int c) {
    return c == 0xAD
        || c == 0x200B
        || c == 0x2060
        || c == 0x2064
        || c == 0xFEFF
        || (c >= 0xFE00 && c <= 0xFE0F)
        || (c >= 0xE0100 && c <= 0xE01EF);
  }

  private static @Nullable String labelToAscii(String label) {
    if (label.startsWith("xn--")) {
      // UTS #46 §4 step 4: it must decode to a valid label that is not plain ASCII, and be the very
      // encoding of it.
      String decoded = Punycode.decode(label.substring(4));
      return decoded != null
              && !isAscii(decoded)
              && decoded.equals(map(decoded))
              && isValidLabel(decoded)
              && label.substring(4).equals(Punycode.encode(decoded))
          ? label
          : null;
    }
    if (isAscii(label)) {
      return label;
    }
    String encoded = isValidLabel(label) ? Punycode.encode(label) : null;
    return encoded == null ? null : "xn--" + encoded;
  }

  /// UTS #46 §4.1, by the general categories of the JDK's Unicode.
  private static boolean isValidLabel(String label) {
    if (!label.isEmpty() && isMark(label.codePointAt(0))) {
      return false;
    }
    return label
        .codePoints()
        .allMatch(
            c ->
                switch (Character.getType(c)) {
                  case Character.CONTROL,
                      Character.PRIVATE_USE,
                      Character.SURROGATE,
                      Character.UNASSIGNED,
                      Character.LINE_SEPARATOR,
                      Character.PARAGRAPH_SEPARATOR,
                      Character.SPACE_SEPARATOR ->
                      c < 0x80;
                  case Character.FORMAT -> c == 0x200C || c == 0x200D;
                  default -> c != 0xFFFD;
                });
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  private static List<String> split(String domain) {
    return Arrays.asList(domain.split("\\.", -1));
  }

  // ---- IPv4 ----

  /// The ends-in-a-number checker.
  private static boolean endsInNumber(String domain) {
    int end = domain.endsWith(".") ? domain.length() - 1 : domain.length();
    if (end == 0) {
      return false;
    }
    String last = domain.substring(domain.lastIndexOf('.', end - 1) + 1, end);
    if (last.isEmpty()) {
      return false;
    }
    return last.chars().allMatch(c -> c >= '0' && c <= '9') || parseIpv4Number(last) >= 0;
  }

  private static @Nullable String parseIpv4(String domain) {
    List<String> parts = new ArrayList<>(split(domain));
    if (parts.getLast().isEmpty() && parts.size() > 1) {
      parts.removeLast();
    }
    if (parts.size() > 4) {
      return null;
    }
    long address = 0;
    for (int i = 0; i < parts.size(); i++) {
      long number = parseIpv4Number(parts.get(i));
      boolean isLast = i == parts.size() - 1;
      long limit = isLast ? 1L << 8 * (5 - parts.size()) : 256;
      if (number < 0 || number >= limit) {
        return null;
      }
      address += isLast ? number : number << 8 * (3 - i);
    }
    return (address >> 24)
        + "."
        + (address >> 16 & 255)
        + "."
        + (address >> 8 & 255)
        + "."
        + (address & 255);
  }

  /// The number, or -1 for failure; what is larger than any address saturates.
  private static long parseIpv4Number(String text) {
    if (text.isEmpty()) {
      return -1;
    }
    int radix = 10;
    int at = 0;
    if (text.length() >= 2 && text.charAt(0) == '0') {
      boolean hex = text.charAt(1) == 'x' || text.charAt(1) == 'X';
      radix = hex ? 16 : 8;
      at = hex ? 2 : 1;
    }
    long number = 0;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      int digit = c < 0x80 ? Character.digit(c, radix) : -1;
      if (digit < 0) {
        return -1;
      }
      number = Math.min(number * radix + digit, 1L << 40);
    }
    return number;
  }

  // ---- IPv6 ----

  /// The IPv6 parser, then the IPv6 serialiser.
  private static @Nullable String parseIpv6(String input) {
    int[] pieces = new int[8];
    int piece = 0;
    int compress = -1;
    int at = 0;
    int length = input.length();
    if (input.startsWith(":")) {
      if (!input.startsWith("::")) {
        return null;
      }
      at = 2;
      compress = ++piece;
    }
    while (at < length) {
      if (piece == 8) {
        return null;
      }
      if (input.charAt(at) == ':') {
        if (compress >= 0) {
          return null;
        }
        at++;
        compress = ++piece;
        continue;
      }
      int value = 0;
      int digits = 0;
      while (digits < 4 && at < length && hexDigit(input.charAt(at)) >= 0) {
        value = value * 16 + hexDigit(input.charAt(at));
        at++;
        digits++;
      }
      if (at < length && input.charAt(at) == '.') {
        if (digits == 0 || piece > 6 || !parseIpv4InIpv6(input, at - digits, pieces, piece)) {
          return null;
        }
        piece += 2;
        break;
      }
      if (at < length) {
        if (input.charAt(at) != ':' || ++at == length) {
          return null;
        }
      }
      pieces[piece++] = value;
    }
    if (compress >= 0) {
      int moved = piece - compress;
      for (int i = 1; i <= moved; i++) {
        int from = compress + moved - i;
        int to = 8 - i;
        if (to != from) {
          pieces[to] = pieces[from];
          pieces[from] = 0;
        }
      }
    } else if (piece != 8) {
      return null;
    }
    return serializeIpv6(pieces);
  }

  /// Reads `a.b.c.d` up to the end of the input into two pieces.
  private static boolean parseIpv4InIpv6(String input, int at, int[] pieces, int piece) {
    String[] parts = input.substring(at).split("\\.", -1);
    if (parts.length != 4) {
      return false;
    }
    for (int i = 0; i < 4; i++) {
      String part = parts[i];
      boolean digits = part.chars().allMatch(c -> c >= '0' && c <= '9');
      if (part.isEmpty()
          || part.length() > 3
          || !digits
          || (part.length() > 1 && part.startsWith("0"))) {
        return false;
      }
      int number = Integer.parseInt(part);
      if (number > 255) {
        return false;
      }
      pieces[piece + i / 2] = pieces[piece + i / 2] << 8 | number;
    }
    return true;
  }

  private static int hexDigit(char c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }

  private static String serializeIpv6(int[] pieces) {
    int bestStart = -1;
    int bestLength = 1;
    for (int i = 0; i < 8; i++) {
      int end = i;
      while (end < 8 && pieces[end] == 0) {
        end++;
      }
      if (end - i > bestLength) {
        bestStart = i;
        bestLength = end - i;
      }
    }
    StringBuilder out = new StringBuilder("[");
    for (int i = 0; i < 8; i++) {
      if (i == bestStart) {
        out.append(i == 0 ? "::" : ":");
        i += bestLength - 1;
        continue;
      }
      out.append(Integer.toHexString(pieces[i]));
      if (i < 7) {
        out.append(':');
      }
    }
    return out.append(']').toString();
  }
}
