package bulkhead.browser.tab;

import bulkhead.browser.ui.PageInput;
import bulkhead.ipc.api.KeyInput;
import bulkhead.ipc.api.MouseInput;
import bulkhead.ipc.api.SetFocusedRequest;
import bulkhead.ipc.api.WheelInput;

/// Turns what the user did in the page area into messages to the page. Stateless. Thread:
/// `BrowserMain`.
final class InputRouter {
  private InputRouter() {}

  static void send(Tab tab, PageInput input) {
    PageRef page = tab.page();
    if (page == null || page.host().channel() == null) {
      return;
    }
    Responsiveness watch = tab.responsiveness();
    tab.userInput(input);
    int pageId = page.pageId();
    page.host()
        .withPage(
            target -> {
              switch (input) {
                case PageInput.Mouse mouse -> watch.sent(target.mouse(mouse(pageId, mouse)));
                case PageInput.Wheel wheel -> watch.sent(target.wheel(wheel(pageId, wheel)));
                case PageInput.Key key -> watch.sent(target.key(key(pageId, key)));
                case PageInput.Focus focus ->
                    target.setFocused(
                        SetFocusedRequest.newBuilder()
                            .setPageId(pageId)
                            .setFocused(focus.focused())
                            .build());
              }
            });
  }

  private static MouseInput mouse(int pageId, PageInput.Mouse mouse) {
    return MouseInput.newBuilder()
        .setPageId(pageId)
        .setType(
            switch (mouse.kind()) {
              case MOVED, ENTERED -> MouseInput.Type.MOVED;
              case PRESSED -> MouseInput.Type.PRESSED;
              case RELEASED -> MouseInput.Type.RELEASED;
              case LEFT -> MouseInput.Type.EXITED;
            })
        .setX(mouse.xPx())
        .setY(mouse.yPx())
        .setButton(
            switch (mouse.button()) {
              case NONE -> 0;
              case LEFT -> 1;
              case MIDDLE -> 2;
              case RIGHT -> 3;
              case BACK -> 4;
              case FORWARD -> 5;
            })
        .setButtons(mouse.buttonsHeld())
        .setClickCount(mouse.clickCount())
        .setModifiers(bits(mouse.modifiers()))
        .setTimeNanos(mouse.timeNanos())
        .build();
  }

  private static WheelInput wheel(int pageId, PageInput.Wheel wheel) {
    return WheelInput.newBuilder()
        .setPageId(pageId)
        .setX(wheel.xPx())
        .setY(wheel.yPx())
        .setDeltaX(wheel.deltaXPx())
        .setDeltaY(wheel.deltaYPx())
        .setModifiers(bits(wheel.modifiers()))
        .setTimeNanos(wheel.timeNanos())
        .build();
  }

  private static KeyInput key(int pageId, PageInput.Key key) {
    return KeyInput.newBuilder()
        .setPageId(pageId)
        .setType(
            switch (key.kind()) {
              case DOWN -> KeyInput.Type.PRESSED;
              case CHAR -> KeyInput.Type.TYPED;
              case UP -> KeyInput.Type.RELEASED;
            })
        .setKey(key.kind() == PageInput.KeyKind.CHAR ? key.text() : key.key())
        .setCode(key.code())
        .setModifiers(bits(key.modifiers()))
        .setRepeat(key.repeat())
        .build();
  }

  private static int bits(PageInput.Modifiers modifiers) {
    return (modifiers.shift() ? 1 : 0)
        | (modifiers.control() ? 2 : 0)
        | (modifiers.alt() ? 4 : 0)
        | (modifiers.meta() ? 8 : 0);
  }
}
