package bulkhead.plugin.api;

/// One thing the user did inside a plugin's box. Positions are device pixels of the box; during a
/// drag they may lie outside it.
public sealed interface PluginInput {
  Modifiers modifiers();

  record MouseMove(int x, int y, Modifiers modifiers) implements PluginInput {}

  /// `clickCount` is 2 for the second press of a double click.
  record MouseDown(int x, int y, MouseButton button, int clickCount, Modifiers modifiers)
      implements PluginInput {}

  record MouseUp(int x, int y, MouseButton button, Modifiers modifiers) implements PluginInput {}

  /// The pointer left the box.
  record MouseLeave(Modifiers modifiers) implements PluginInput {}

  /// Deltas are device pixels to scroll by: positive goes down and right in the document.
  record Wheel(int x, int y, float deltaX, float deltaY, Modifiers modifiers)
      implements PluginInput {}

  /// `key` is named as in DOM's KeyboardEvent.key: `PageDown`, `ArrowLeft`, `Enter`, `a`, `A`, `+`,
  /// ` `.
  record KeyDown(String key, Modifiers modifiers) implements PluginInput {}

  record KeyUp(String key, Modifiers modifiers) implements PluginInput {}

  /// The keys that were held.
  record Modifiers(boolean shift, boolean control, boolean alt, boolean meta) {
    public static final Modifiers NONE = new Modifiers(false, false, false, false);
    public static final Modifiers CONTROL = new Modifiers(false, true, false, false);
    public static final Modifiers SHIFT = new Modifiers(true, false, false, false);
  }

  enum MouseButton {
    LEFT,
    MIDDLE,
    RIGHT
  }
}
