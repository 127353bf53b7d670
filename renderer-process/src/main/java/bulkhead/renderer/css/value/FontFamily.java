package bulkhead.renderer.css.value;

import java.util.Locale;

/// One entry of `font-family`. `generic` ones (`serif`, `system-ui`, …) are keywords, not names of
/// fonts.
public record FontFamily(String name, boolean generic) {
  /// The initial value: the user's standard font, which can be another one for each language.
  public static final FontFamily STANDARD = new FontFamily("-webkit-standard", true);

  @Override
  public String toString() {
    if (equals(STANDARD)) {
      return "\"Times New Roman\"";
    }
    if (generic || isIdentifiers(name) && !isKeyword(name)) {
      return name;
    }
    return "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  /// Names that would be something else without quotes.
  private static boolean isKeyword(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "serif",
          "sans-serif",
          "cursive",
          "fantasy",
          "monospace",
          "system-ui",
          "ui-serif",
          "ui-sans-serif",
          "ui-monospace",
          "ui-rounded",
          "math",
          "emoji",
          "fangsong",
          "inherit",
          "initial",
          "unset",
          "revert",
          "revert-layer",
          "default" ->
          true;
      default -> false;
    };
  }

  private static boolean isIdentifiers(String name) {
    if (name.isEmpty() || name.charAt(0) >= '0' && name.charAt(0) <= '9') {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 128;
      if (!letter && c != '-' && c != '_' && !(c >= '0' && c <= '9')) {
        return false;
      }
    }
    return true;
  }
}
