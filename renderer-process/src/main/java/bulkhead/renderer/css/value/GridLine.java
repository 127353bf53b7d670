package bulkhead.renderer.css.value;

/// Computed `grid-row-start` and the like (css-grid-2 §8.3).
///
/// @param span whether `number` counts tracks from the other edge, not lines
/// @param number of the line, or how many tracks; 0 where not given
/// @param name of the line or area, or ""
public record GridLine(boolean span, int number, String name) {
  public static final GridLine AUTO = new GridLine(false, 0, "");

  public boolean isAuto() {
    return !span && number == 0 && name.isEmpty();
  }

  /// Neither `auto` nor a span.
  public boolean isDefinite() {
    return !span && !isAuto();
  }

  /// A name alone, which a shorthand repeats for the other edge.
  public boolean isNameOnly() {
    return !span && number == 0 && !name.isEmpty();
  }

  @Override
  public String toString() {
    if (isAuto()) {
      return "auto";
    }
    StringBuilder text = new StringBuilder(span ? "span" : "");
    if (number != 0 && !(span && number == 1 && !name.isEmpty())) {
      text.append(text.isEmpty() ? "" : " ").append(number);
    }
    if (!name.isEmpty()) {
      text.append(text.isEmpty() ? "" : " ").append(name);
    }
    return text.toString();
  }
}
