package bulkhead.renderer;

import bulkhead.renderer.dom.Element;
import org.jspecify.annotations.Nullable;

/// The element of a document that has captured the mouse: its events go there, wherever the pointer
/// is (Pointer Events §4.1). Script asks for it; it counts from the next pointer event on. Thread:
/// `RendererMain`.
final class PointerCapture {
  private @Nullable Element pending;
  private @Nullable Element override;
  private boolean buttonDown;

  /// §8.1 `setPointerCapture`: without a button down it does nothing.
  void set(Element element) {
    if (buttonDown) {
      pending = element;
    }
  }

  /// §8.2 `releasePointerCapture`.
  void release(Element element) {
    if (pending == element) {
      pending = null;
    }
  }

  boolean has(Element element) {
    return pending == element;
  }

  void setButtonDown(boolean down) {
    buttonDown = down;
  }

  /// The last button came up, or the pointer was taken away.
  void releaseAll() {
    pending = null;
  }

  /// Who gets the events of the pointer; null for what is under it.
  @Nullable Element target() {
    return override;
  }

  /// Who hears that it lost or got the capture.
  interface Changes {
    void lost(Element element);

    void got(Element element);
  }

  /// §4.1.3.2 "process pending pointer capture".
  void process(Changes changes) {
    if (pending != null && !pending.isConnected()) {
      pending = null;
    }
    Element before = override;
    Element now = pending;
    if (before == now) {
      return;
    }
    override = now;
    if (before != null) {
      changes.lost(before);
    }
    if (now != null) {
      changes.got(now);
    }
  }
}
