package bulkhead.renderer.dom;

/// What a custom element may be called (HTML §4.13.3).
public final class CustomElementNames {
  private CustomElementNames() {}

  public static boolean isValid(String name) {
    if (name.isEmpty()
        || name.charAt(0) < 'a'
        || name.charAt(0) > 'z'
        || name.indexOf('-') < 0
        || !isElementName(name)) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) >= 'A' && name.charAt(i) <= 'Z') {
        return false;
      }
    }
    return switch (name) {
      case "annotation-xml",
          "color-profile",
          "font-face",
          "font-face-src",
          "font-face-uri",
          "font-face-format",
          "font-face-name",
          "missing-glyph" ->
          false;
      default -> true;
    };
  }

  /// DOM §1.4 "valid element local name", of a name that begins with a letter.
  private static boolean isElementName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == 0 || c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == '/'
          || c == '>') {
        return false;
      }
    }
    return true;
  }
}
