package bulkhead.renderer.style;

import org.jspecify.annotations.Nullable;

/// Pseudo-elements that get a style of their own. `BEFORE`, `AFTER`, `MARKER` and `BACKDROP` make
/// boxes; the others style parts of the element's own boxes.
public enum PseudoElement {
  BEFORE("before"),
  AFTER("after"),
  MARKER("marker"),
  FIRST_LINE("first-line"),
  FIRST_LETTER("first-letter"),
  SELECTION("selection"),
  PLACEHOLDER("placeholder"),
  FILE_SELECTOR_BUTTON("file-selector-button"),
  BACKDROP("backdrop");

  private final String css;

  PseudoElement(String css) {
    this.css = css;
  }

  /// The name after `::`.
  public String css() {
    return css;
  }

  /// The pseudo-element of this lower-case name, or null.
  public static @Nullable PseudoElement byName(String name) {
    return switch (name) {
      case "before" -> BEFORE;
      case "after" -> AFTER;
      case "marker" -> MARKER;
      case "first-line" -> FIRST_LINE;
      case "first-letter" -> FIRST_LETTER;
      case "selection" -> SELECTION;
      case "placeholder", "-webkit-input-placeholder" -> PLACEHOLDER;
      case "file-selector-button", "-webkit-file-upload-button" -> FILE_SELECTOR_BUTTON;
      case "backdrop" -> BACKDROP;
      default -> null;
    };
  }
}
