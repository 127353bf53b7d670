package bulkhead.renderer.css.value;

import org.jspecify.annotations.Nullable;

/// Computed `list-style-type`, or a counter's style: the name of a counter style, or a string to
/// show as it is.
///
/// @param definition what a rule of the page says of that name; null for predefined styles
public record ListStyleType(String name, boolean literal, @Nullable CounterStyle definition) {
  public static final ListStyleType NONE = new ListStyleType("none", false);
  public static final ListStyleType DISC = new ListStyleType("disc", false);
  public static final ListStyleType DECIMAL = new ListStyleType("decimal", false);

  public ListStyleType(String name, boolean literal) {
    this(name, literal, null);
  }

  /// Drawn as a shape instead of text: `disc`, `circle`, `square`.
  public boolean isSymbol() {
    return !literal
        && definition == null
        && (name.equals("disc") || name.equals("circle") || name.equals("square"));
  }

  @Override
  public String toString() {
    return literal ? "\"" + name + "\"" : name;
  }
}
