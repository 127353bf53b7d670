package bulkhead.renderer.css.value;

/// How many times as large an element is shown as its lengths say (CSS Viewport 1 §6): the product
/// of the `zoom` of all around it and its own.
///
/// @param pixelRatio device pixels for one CSS px, in which borders are whole
public record UsedZoom(float factor, float pixelRatio) {
  public static final UsedZoom NONE = new UsedZoom(1, 1);
}
