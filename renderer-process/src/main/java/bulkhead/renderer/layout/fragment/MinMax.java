package bulkhead.renderer.layout.fragment;

/// Min-content and max-content width of a box or its contents.
public record MinMax(float min, float max) {
  public static final MinMax ZERO = new MinMax(0, 0);

  public MinMax plus(float width) {
    return new MinMax(Px.clamp(min + width), Px.clamp(max + width));
  }

  public MinMax union(MinMax other) {
    return new MinMax(Math.max(min, other.min), Math.max(max, other.max));
  }

  /// Shrink-to-fit.
  public float fit(float available) {
    return Math.max(min, Math.min(max, available));
  }
}
