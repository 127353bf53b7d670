package bulkhead.renderer.svg;

import bulkhead.renderer.dom.Element;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The attributes that keep an element from being rendered (SVG 2 §5.9 "conditional processing").
/// Pure.
final class SvgConditions {
  private static final Set<String> EXTENSIONS =
      Set.of("http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/Math/MathML");
  private static final String LANGUAGE = "en";

  private SvgConditions() {}

  static boolean hold(Element element) {
    String extensions = element.attribute("requiredExtensions");
    if (extensions != null
        && (extensions.isBlank()
            || !EXTENSIONS.containsAll(List.of(extensions.strip().split("\\s+"))))) {
      return false;
    }
    String languages = element.attribute("systemLanguage");
    return languages == null || speaks(languages);
  }

  private static boolean speaks(String languages) {
    for (String each : languages.toLowerCase(Locale.ROOT).split(",")) {
      String tag = each.strip();
      if (tag.equals(LANGUAGE) || tag.startsWith(LANGUAGE + "-")) {
        return true;
      }
    }
    return false;
  }
}
