package bulkhead.browser.fonts;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Families whose characters have the same widths, so that one may stand for the other without a
/// page's lines breaking elsewhere: those that Chromium takes on Linux. What a system's fontconfig
/// holds for alike beyond these is no answer to a page that names a family.
final class MetricCompatible {
  private static final List<List<String>> FAMILIES =
      List.of(
          List.of("arial", "arimo", "liberation sans"),
          List.of("times new roman", "liberation serif", "tinos"),
          List.of("courier new", "cousine", "liberation mono"),
          List.of("symbol", "symbol neu"),
          List.of("ms pgothic", "ｍｓ ｐゴシック", "noto sans cjk jp", "ipapgothic", "motoyag04gothic"),
          List.of(
              "ms gothic", "ｍｓ ゴシック", "noto sans mono cjk jp", "ipagothic", "motoyag04gothicmono"),
          List.of("ms pmincho", "ｍｓ ｐ明朝", "noto serif cjk jp", "ipapmincho", "motoyag04mincho"),
          List.of("ms mincho", "ｍｓ 明朝", "noto serif cjk jp", "ipamincho", "motoyag04minchomono"),
          List.of("simsun", "宋体", "noto serif cjk sc", "msung gb18030", "song asc"),
          List.of("nsimsun", "新宋体", "noto serif cjk sc", "msung gb18030", "n song asc"),
          List.of("simhei", "黑体", "noto sans cjk sc", "myingheigb18030", "myingheib5hk"),
          List.of("pmingliu", "新細明體", "noto serif cjk tc", "msung b5hk"),
          List.of("mingliu", "細明體", "noto serif cjk tc", "msung b5hk"),
          List.of("cambria", "caladea"),
          List.of("calibri", "carlito"));

  /// Old names that pages use, and what Chromium tries when they are not there.
  private static final Map<String, String> OTHER_NAMES =
      Map.of(
          "helvetica", "Arial",
          "arial", "Helvetica",
          "courier", "Courier New",
          "courier new", "Courier",
          "times", "Times New Roman",
          "times new roman", "Times");

  private static final Map<String, List<List<String>>> CLASSES = new HashMap<>();

  static {
    for (List<String> families : FAMILIES) {
      for (String family : families) {
        CLASSES.merge(family, List.of(families), (a, b) -> List.of(a.getFirst(), b.getFirst()));
      }
    }
  }

  private MetricCompatible() {}

  static boolean replaces(String found, String wanted) {
    String other = found.toLowerCase(Locale.ROOT);
    return CLASSES.getOrDefault(wanted.toLowerCase(Locale.ROOT), List.of()).stream()
        .anyMatch(families -> families.contains(other));
  }

  static @Nullable String otherName(String family) {
    return OTHER_NAMES.get(family.toLowerCase(Locale.ROOT));
  }
}
