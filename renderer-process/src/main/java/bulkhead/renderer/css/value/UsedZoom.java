package bulkhead.renderer.css.value;

/// How many times as large an element is shown as its lengths say (CSS Viewport 1 §6): the product
/// of the `zoom` of all around it and its own.
///
/// @param pixelRatio device pixels for one CSS px, in which borders are whole
public record UsedZoom(float factor, float pixelRatio) {
  public static final UsedZoom NONE = new UsedZoom(1, 1);

  /// Not in the specification: as in Chromium a product stays in a range in which lengths times it
  /// are numbers.
  public static UsedZoom of(float product, float pixelRatio) {
    return new UsedZoom(Math.clamp(product, 1e-6f, 1e6f), pixelRatio);
  }
}
