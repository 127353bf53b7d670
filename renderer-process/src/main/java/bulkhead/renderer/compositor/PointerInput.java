package bulkhead.renderer.compositor;

/// The mouse, in device pixels of the page area.
public record PointerInput(Type type, float x, float y, Button button, long timeNanos) {
  public enum Type {
    MOVED,
    PRESSED,
    RELEASED,
    EXITED
  }

  /// The button that was pressed or released; [#NONE] for movements.
  public enum Button {
    NONE,
    PRIMARY,
    OTHER
  }
}
