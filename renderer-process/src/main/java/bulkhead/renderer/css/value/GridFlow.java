package bulkhead.renderer.css.value;

/// Computed `grid-auto-flow`.
///
/// @param column whether auto-placement fills columns
/// @param dense whether it fills holes
public record GridFlow(boolean column, boolean dense) {
  public static final GridFlow ROW = new GridFlow(false, false);

  @Override
  public String toString() {
    return column ? (dense ? "column dense" : "column") : dense ? "dense" : "row";
  }
}
