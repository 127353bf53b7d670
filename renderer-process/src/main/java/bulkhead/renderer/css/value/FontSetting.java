package bulkhead.renderer.css.value;

import bulkhead.renderer.css.syntax.CssNumbers;

/// One entry of `font-feature-settings` or `font-variation-settings`: a four-letter tag and its
/// value.
public record FontSetting(String tag, float value) {
  @Override
  public String toString() {
    return "\"" + tag + "\" " + CssNumbers.format(value);
  }
}
