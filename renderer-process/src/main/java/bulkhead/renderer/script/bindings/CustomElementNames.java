package bulkhead.renderer.script.bindings;

/// What a custom element may be called (HTML §4.13.3).
final class CustomElementNames {
  private CustomElementNames() {}

  static boolean isValid(String name) {
    if (name.isEmpty()
        || name.charAt(0) < 'a'
        || name.charAt(0) > 'z'
        || name.indexOf('-') < 0
        || !NameChecks.isElementName(name)) {
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
}
