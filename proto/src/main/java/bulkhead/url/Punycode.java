package bulkhead.url;

import org.jspecify.annotations.Nullable;

/// Punycode by RFC 3492: a label in Unicode written in ASCII and back. (`java.net.IDN` follows the
/// older IDNA 2003, whose Unicode is 3.2.)
public final class Punycode {
  private static final int BASE = 36;
  private static final int T_MIN = 1;
  private static final int T_MAX = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;
  private static final int INITIAL_BIAS = 72;
  private static final int INITIAL_N = 128;

  /// Encoding takes time that grows with the square of the length, and no host name is longer than
  /// 253.
  private static final int MAX_LABEL = 1000;

  private Punycode() {}

  /// RFC 3492 §6.3, or null for a label that is too long.
  static @Nullable String encode(String label) {
    if (label.length() > MAX_LABEL) {
      return null;
    }
    int[] input = label.codePoints().toArray();
    StringBuilder output = new StringBuilder();
    for (int codePoint : input) {
      if (codePoint < INITIAL_N) {
        output.append((char) codePoint);
      }
    }
    int basic = output.length();
    int handled = basic;
    if (basic > 0) {
      output.append('-');
    }
    int n = INITIAL_N;
    int delta = 0;
    int bias = INITIAL_BIAS;
    while (handled < input.length) {
      int next = Integer.MAX_VALUE;
      for (int codePoint : input) {
        if (codePoint >= n && codePoint < next) {
          next = codePoint;
        }
      }
      // Cannot overflow: 0x10FFFF times MAX_LABEL fits in an int.
      delta += (next - n) * (handled + 1);
      n = next;
      for (int codePoint : input) {
        if (codePoint < n) {
          delta++;
        } else if (codePoint == n) {
          int q = delta;
          for (int k = BASE; ; k += BASE) {
            int t = threshold(k, bias);
            if (q < t) {
              break;
            }
            output.append(digit(t + (q - t) % (BASE - t)));
            q = (q - t) / (BASE - t);
          }
          output.append(digit(q));
          bias = adapt(delta, handled + 1, handled == basic);
          delta = 0;
          handled++;
        }
      }
      delta++;
      n++;
    }
    return output.toString();
  }

  /// RFC 3492 §6.2, or null if `text` (without `xn--`) is not Punycode.
  public static @Nullable String decode(String text) {
    if (text.length() > MAX_LABEL) {
      return null;
    }
    StringBuilder output = new StringBuilder();
    int lastDelimiter = text.lastIndexOf('-');
    if (lastDelimiter > 0) {
      output.append(text, 0, lastDelimiter);
    }
    int count = output.length();
    int n = INITIAL_N;
    int i = 0;
    int bias = INITIAL_BIAS;
    int at = lastDelimiter > 0 ? lastDelimiter + 1 : 0;
    while (at < text.length()) {
      long value = i;
      long weight = 1;
      for (int k = BASE; ; k += BASE) {
        int digit = at < text.length() ? Character.digit(text.charAt(at++), BASE) : -1;
        if (digit < 0) {
          return null;
        }
        // Character.digit gives 0-9 for digits and 10-35 for letters; Punycode has the letters
        // first.
        digit = digit >= 10 ? digit - 10 : digit + 26;
        value += digit * weight;
        if (value > Integer.MAX_VALUE) {
          return null;
        }
        int t = threshold(k, bias);
        if (digit < t) {
          break;
        }
        weight *= BASE - t;
        if (weight > Integer.MAX_VALUE) {
          return null;
        }
      }
      count++;
      bias = adapt((int) value - i, count, i == 0);
      long codePoint = n + value / count;
      if (codePoint > Character.MAX_CODE_POINT || (codePoint >= 0xD800 && codePoint <= 0xDFFF)) {
        return null;
      }
      n = (int) codePoint;
      i = (int) (value % count);
      output.insert(output.offsetByCodePoints(0, i), Character.toChars(n));
      i++;
    }
    return output.toString();
  }

  private static int threshold(int k, int bias) {
    return Math.clamp(k - bias, T_MIN, T_MAX);
  }

  private static int adapt(int delta, int points, boolean first) {
    delta = first ? delta / DAMP : delta / 2;
    delta += delta / points;
    int k = 0;
    while (delta > (BASE - T_MIN) * T_MAX / 2) {
      delta /= BASE - T_MIN;
      k += BASE;
    }
    return k + (BASE - T_MIN + 1) * delta / (delta + SKEW);
  }

  private static char digit(int value) {
    return (char) (value < 26 ? 'a' + value : '0' + value - 26);
  }
}
