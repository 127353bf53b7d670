package bulkhead.renderer.css.value;

/// Computed `list-style-type`, or a counter's style: the name of a counter style, or a string to
/// show as it is.
public record ListStyleType(String name, boolean literal) {
  public static final ListStyleType NONE = new ListStyleType("none", false);
  public static final ListStyleType DISC = new ListStyleType("disc", false);
  public static final ListStyleType DECIMAL = new ListStyleType("decimal", false);

  /// Drawn as a shape instead of text: `disc`, `circle`, `square`.
  public boolean isSymbol() {
    return !literal && (name.equals("disc") || name.equals("circle") || name.equals("square"));
  }

  @Override
  public String toString() {
    return literal ? "\"" + name + "\"" : name;
  }
}
