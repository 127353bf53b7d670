package bulkhead.renderer.xpath;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The core function library (XPath 1.0 §4), with how many arguments each takes.
enum Function {
  LAST(0, 0),
  POSITION(0, 0),
  COUNT(1, 1),
  ID(1, 1),
  LOCAL_NAME(0, 1),
  NAMESPACE_URI(0, 1),
  NAME(0, 1),
  STRING(0, 1),
  CONCAT(2, Integer.MAX_VALUE),
  STARTS_WITH(2, 2),
  CONTAINS(2, 2),
  SUBSTRING_BEFORE(2, 2),
  SUBSTRING_AFTER(2, 2),
  SUBSTRING(2, 3),
  STRING_LENGTH(0, 1),
  NORMALIZE_SPACE(0, 1),
  TRANSLATE(3, 3),
  BOOLEAN(1, 1),
  NOT(1, 1),
  TRUE(0, 0),
  FALSE(0, 0),
  LANG(1, 1),
  NUMBER(0, 1),
  SUM(1, 1),
  FLOOR(1, 1),
  CEILING(1, 1),
  ROUND(1, 1);

  private final int least;
  private final int most;

  Function(int least, int most) {
    this.least = least;
    this.most = most;
  }

  boolean takes(int arguments) {
    return arguments >= least && arguments <= most;
  }

  static @Nullable Function named(String name) {
    for (Function function : values()) {
      if (function.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name)) {
        return function;
      }
    }
    return null;
  }
}
