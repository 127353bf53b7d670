package bulkhead.renderer.paint;

/// A script, a fragment navigation or a restored history entry asks for a scroll offset, in CSS px.
/// The compositor limits it to what the contents allow.
public record ScrollRequest(ElementId element, float x, float y, ScrollBehavior behavior) {
  /// `scroll-behavior`.
  public enum ScrollBehavior {
    INSTANT,
    SMOOTH
  }
}
