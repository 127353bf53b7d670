package bulkhead.renderer.css.value;

/// `fit-content(limit)`.
public record FitContent(LengthPercentage limit) implements Size {
  @Override
  public String toString() {
    return "fit-content(" + limit + ")";
  }
}
