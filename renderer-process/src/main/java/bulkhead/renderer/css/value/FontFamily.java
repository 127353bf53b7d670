package bulkhead.renderer.css.value;

/// One entry of `font-family`. `generic` ones (`serif`, `system-ui`, …) are keywords, not names of
/// fonts.
public record FontFamily(String name, boolean generic) {
  @Override
  public String toString() {
    if (generic || isIdentifiers(name)) {
      return name;
    }
    return "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
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
