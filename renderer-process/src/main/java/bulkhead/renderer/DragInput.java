package bulkhead.renderer;

import bulkhead.ipc.api.MouseInput;
import bulkhead.renderer.dom.Element;
import org.jspecify.annotations.Nullable;

/// Dragging an element with the mouse (HTML §6.11.5): it begins some pixels from where the button
/// went down; from then on the page hears of the drag, and of no mouse. What is dragged, and where
/// it may be dropped, is in `08-drag.js`. Thread: `RendererMain`.
final class DragInput {
  /// How far the pointer goes before it drags, in CSS px, as in Chromium on Linux.
  private static final float THRESHOLD = 3;

  /// Tells the document's scripts.
  interface Script {
    /// @return see `drag` in `08-drag.js`
    boolean drag(Element target, String step, float x, float y, MouseInput input);
  }

  private @Nullable Element pressed;
  private float fromX;
  private float fromY;
  private boolean on;
  private boolean held;

  boolean isOn() {
    return on;
  }

  /// A client of the DevTools protocol carries it: the mouse does not.
  void hold() {
    held = true;
  }

  /// A client has ended it.
  void letGo() {
    on = false;
    held = false;
  }

  /// The left button went down on an element.
  void pressed(@Nullable Element element, MouseInput input) {
    pressed = element;
    fromX = input.getX();
    fromY = input.getY();
    letGo();
  }

  /// The mouse moved. True if a drag has begun.
  boolean begins(Script script, MouseInput input, float scale) {
    Element element = pressed;
    if (element == null
        || on
        || (input.getButtons() & 1) == 0
        || Math.hypot(input.getX() - fromX, input.getY() - fromY) <= THRESHOLD * scale) {
      return false;
    }
    pressed = null;
    on =
        element.isConnected() && script.drag(element, "start", fromX / scale, fromY / scale, input);
    return on;
  }

  /// The drag is over some element now, or over none.
  void moved(Script script, @Nullable Element over, MouseInput input, float scale) {
    if (over != null && !held) {
      script.drag(over, "move", input.getX() / scale, input.getY() / scale, input);
    }
  }

  /// The button came up, or the drag was given up.
  void ended(Script script, @Nullable Element over, MouseInput input, float scale, boolean drops) {
    boolean carried = held;
    letGo();
    if (over != null) {
      String step = drops && !carried ? "drop" : "cancel";
      script.drag(over, step, input.getX() / scale, input.getY() / scale, input);
    }
  }

  /// The button came up before anything was dragged.
  void released() {
    pressed = null;
  }
}
