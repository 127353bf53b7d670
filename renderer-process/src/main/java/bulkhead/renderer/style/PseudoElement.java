package bulkhead.renderer.style;

import org.jspecify.annotations.Nullable;

/// Pseudo-elements that get a style of their own. `BEFORE`, `AFTER`, `MARKER`, `BACKDROP` and the
/// parts of sliders, progress bars and gauges make boxes; the others style parts of the element's
/// own boxes.
public enum PseudoElement {
  BEFORE("before"),
  AFTER("after"),
  MARKER("marker"),
  FIRST_LINE("first-line"),
  FIRST_LETTER("first-letter"),
  SELECTION("selection"),
  PLACEHOLDER("placeholder"),
  FILE_SELECTOR_BUTTON("file-selector-button"),
  BACKDROP("backdrop"),
  SLIDER_CONTAINER("-webkit-slider-container"),
  SLIDER_TRACK("-webkit-slider-runnable-track"),
  SLIDER_THUMB("-webkit-slider-thumb"),
  PROGRESS_BAR("-webkit-progress-bar"),
  PROGRESS_VALUE("-webkit-progress-value"),
  METER_INNER("-webkit-meter-inner-element"),
  METER_BAR("-webkit-meter-bar"),
  METER_OPTIMUM_VALUE("-webkit-meter-optimum-value"),
  METER_SUBOPTIMUM_VALUE("-webkit-meter-suboptimum-value"),
  METER_WORST_VALUE("-webkit-meter-even-less-good-value");

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
      case "-webkit-slider-container" -> SLIDER_CONTAINER;
      case "-webkit-slider-runnable-track" -> SLIDER_TRACK;
      case "-webkit-slider-thumb" -> SLIDER_THUMB;
      case "-webkit-progress-bar" -> PROGRESS_BAR;
      case "-webkit-progress-value" -> PROGRESS_VALUE;
      case "-webkit-meter-inner-element" -> METER_INNER;
      case "-webkit-meter-bar" -> METER_BAR;
      case "-webkit-meter-optimum-value" -> METER_OPTIMUM_VALUE;
      case "-webkit-meter-suboptimum-value" -> METER_SUBOPTIMUM_VALUE;
      case "-webkit-meter-even-less-good-value" -> METER_WORST_VALUE;
      default -> null;
    };
  }
}
