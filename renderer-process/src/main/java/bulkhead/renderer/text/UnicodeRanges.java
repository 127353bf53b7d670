package bulkhead.renderer.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A set of characters: the `unicode-range` of a web font's face. Immutable.
public final class UnicodeRanges {
  public static final UnicodeRanges ALL =
      new UnicodeRanges(new int[] {0, Character.MAX_CODE_POINT});

  private static final int MOST_RANGES = 10_000;

  /// First and last character of each range, rising.
  private final int[] bounds;

  private UnicodeRanges(int[] bounds) {
    this.bounds = bounds;
  }

  /// CSS Syntax 3 §7 "the Unicode-Range microsyntax", a list with commas: `U+26, U+0-7F, U+4??`.
  /// Null if it is none.
  public static @Nullable UnicodeRanges parse(String text) {
    List<int[]> ranges = new ArrayList<>();
    for (String part : text.split(",", MOST_RANGES)) {
      int[] range = range(part.strip());
      if (range == null) {
        return null;
      }
      ranges.add(range);
    }
    ranges.sort((a, b) -> Integer.compare(a[0], b[0]));
    int[] bounds = new int[2 * ranges.size()];
    int count = 0;
    for (int[] range : ranges) {
      if (count > 0 && range[0] <= bounds[count - 1] + 1) {
        bounds[count - 1] = Math.max(bounds[count - 1], range[1]);
      } else {
        bounds[count++] = range[0];
        bounds[count++] = range[1];
      }
    }
    return new UnicodeRanges(Arrays.copyOf(bounds, count));
  }

  private static int @Nullable [] range(String text) {
    if (!text.regionMatches(true, 0, "U+", 0, 2)) {
      return null;
    }
    String digits = text.substring(2);
    int dash = digits.indexOf('-');
    String from = dash < 0 ? digits : digits.substring(0, dash);
    String to = dash < 0 ? digits : digits.substring(dash + 1);
    boolean wild = from.indexOf('?') >= 0;
    if (wild && (dash >= 0 || !from.matches("[0-9a-fA-F]*\\?+"))) {
      return null;
    }
    int first = hex(wild ? from.replace('?', '0') : from);
    int last = hex(wild ? to.replace('?', 'F') : to);
    return first < 0 || last < first || last > Character.MAX_CODE_POINT
        ? null
        : new int[] {first, last};
  }

  private static int hex(String digits) {
    if (digits.isEmpty() || digits.length() > 6) {
      return -1;
    }
    for (int i = 0; i < digits.length(); i++) {
      if (Character.digit(digits.charAt(i), 16) < 0 || digits.charAt(i) > 'f') {
        return -1;
      }
    }
    return Integer.parseInt(digits, 16);
  }

  public boolean contains(int codePoint) {
    int low = 0;
    int high = bounds.length / 2 - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (codePoint < bounds[2 * middle]) {
        high = middle - 1;
      } else if (codePoint > bounds[2 * middle + 1]) {
        low = middle + 1;
      } else {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof UnicodeRanges ranges && Arrays.equals(bounds, ranges.bounds);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bounds);
  }
}
