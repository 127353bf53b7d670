package bulkhead.renderer.compositor;

/// A turn of the mouse wheel, or a movement on a touch pad. Device pixels of the page area;
/// positive deltas scroll right and down.
public record WheelInput(
    float x, float y, float deltaX, float deltaY, Granularity granularity, long timeNanos) {

  public enum Granularity {
    /// Notches of a wheel: scrolled smoothly.
    TICKS,
    /// Fine movements: followed at once.
    PIXELS
  }
}
