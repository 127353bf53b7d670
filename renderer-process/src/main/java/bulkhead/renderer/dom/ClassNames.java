package bulkhead.renderer.dom;

import java.util.Arrays;

/// The names in values of `class` attributes. Elements with equal values share one array, which
/// nobody changes. Immutable but for what it remembers, which any thread may find or overwrite.
final class ClassNames {
  private static final String[] NONE = {};
  private static final int REMEMBERED = 512;
  private static final ClassNames[] LATEST = new ClassNames[REMEMBERED];

  private final String value;
  private final String[] names;

  private ClassNames(String value) {
    this.value = value;
    names = split(value);
  }

  /// HTML "space-separated tokens", each interned.
  static String[] of(String value) {
    int place = value.hashCode() & (REMEMBERED - 1);
    ClassNames known = LATEST[place];
    if (known == null || !known.value.equals(value)) {
      known = new ClassNames(value);
      LATEST[place] = known;
    }
    return known.names;
  }

  private static String[] split(String value) {
    String[] found = NONE;
    int count = 0;
    int length = value.length();
    int i = 0;
    while (i < length) {
      while (i < length && isSpace(value.charAt(i))) {
        i++;
      }
      int start = i;
      while (i < length && !isSpace(value.charAt(i))) {
        i++;
      }
      if (i > start) {
        if (count == found.length) {
          found = Arrays.copyOf(found, count == 0 ? 1 : count * 2);
        }
        found[count++] = value.substring(start, i).intern();
      }
    }
    return count == found.length ? found : Arrays.copyOf(found, count);
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
  }
}
