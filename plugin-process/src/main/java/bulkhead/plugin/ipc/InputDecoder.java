package bulkhead.plugin.ipc;

import bulkhead.ipc.api.KeyInput;
import bulkhead.ipc.api.MouseInput;
import bulkhead.ipc.api.WheelInput;
import bulkhead.plugin.api.PluginInput;
import bulkhead.plugin.api.PluginInput.Modifiers;
import bulkhead.plugin.api.PluginInput.MouseButton;
import org.jspecify.annotations.Nullable;

/// Input messages as the plugin interface has them; null where it has no such thing. Stateless.
final class InputDecoder {
  private InputDecoder() {}

  static @Nullable PluginInput decode(MouseInput input) {
    int x = pixel(input.getX());
    int y = pixel(input.getY());
    Modifiers modifiers = modifiers(input.getModifiers());
    MouseButton button = button(input.getButton());
    return switch (input.getType()) {
      case MOVED -> new PluginInput.MouseMove(x, y, modifiers);
      case PRESSED ->
          button == null
              ? null
              : new PluginInput.MouseDown(x, y, button, input.getClickCount(), modifiers);
      case RELEASED -> button == null ? null : new PluginInput.MouseUp(x, y, button, modifiers);
      case EXITED -> new PluginInput.MouseLeave(modifiers);
      case TYPE_UNSPECIFIED, UNRECOGNIZED -> null;
    };
  }

  static PluginInput decode(WheelInput input) {
    return new PluginInput.Wheel(
        pixel(input.getX()),
        pixel(input.getY()),
        input.getDeltaX(),
        input.getDeltaY(),
        modifiers(input.getModifiers()));
  }

  /// Typed characters are left out: the key that typed them was pressed before.
  static @Nullable PluginInput decode(KeyInput input) {
    Modifiers modifiers = modifiers(input.getModifiers());
    return switch (input.getType()) {
      case PRESSED -> new PluginInput.KeyDown(input.getKey(), modifiers);
      case RELEASED -> new PluginInput.KeyUp(input.getKey(), modifiers);
      case TYPED, INSERTED, COMPOSED, TYPE_UNSPECIFIED, UNRECOGNIZED -> null;
    };
  }

  private static int pixel(float position) {
    return (int) Math.floor(position);
  }

  /// Back and forward buttons are the window's.
  private static @Nullable MouseButton button(int number) {
    return switch (number) {
      case 1 -> MouseButton.LEFT;
      case 2 -> MouseButton.MIDDLE;
      case 3 -> MouseButton.RIGHT;
      default -> null;
    };
  }

  private static Modifiers modifiers(int bits) {
    return new Modifiers((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0);
  }
}
