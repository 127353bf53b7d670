package bulkhead.browser.tab;

import bulkhead.browser.ui.PageInput;
import bulkhead.ipc.Outcome;
import bulkhead.ipc.api.Done;
import bulkhead.ipc.api.KeyInput;
import bulkhead.ipc.api.MouseInput;
import bulkhead.ipc.api.SetFocusedRequest;
import bulkhead.ipc.api.TouchInput;
import bulkhead.ipc.api.TouchPoint;
import bulkhead.ipc.api.WheelInput;
import java.util.concurrent.CompletableFuture;

/// Turns what the user did in the page area into messages to the page. Stateless. Thread:
/// `BrowserMain`.
final class InputRouter {
  private InputRouter() {}

  /// @return completes when the page has handled it, or will not any more, and never before
  ///     what was sent earlier
  static CompletableFuture<Done> send(Tab tab, PageInput input) {
    PageRef page = tab.page();
    if (page == null || page.host().channel() == null || tab.dialogs().shown() != null) {
      return CompletableFuture.completedFuture(Done.getDefaultInstance());
    }
    CompletableFuture<Done> handled = new CompletableFuture<>();
    Responsiveness watch = tab.responsiveness();
    tab.actions().userInput(input);
    if (isDeed(input)) {
      tab.browser().renderers().bestEffort().userInput();
    }
    int pageId = page.pageId();
    page.host()
        .withPage(
            target -> {
              switch (input) {
                case PageInput.Mouse mouse ->
                    sent(watch, target.mouse(mouse(pageId, mouse)), handled);
                case PageInput.Wheel wheel ->
                    sent(watch, target.wheel(wheel(pageId, wheel)), handled);
                case PageInput.Touch touch ->
                    sent(watch, target.touch(touch(pageId, touch)), handled);
                case PageInput.Key key -> sent(watch, target.key(key(pageId, key)), handled);
                case PageInput.Composition composition ->
                    sent(watch, target.key(composition(pageId, composition)), handled);
                case PageInput.Focus focus -> {
                  target.setFocused(
                      SetFocusedRequest.newBuilder()
                          .setPageId(pageId)
                          .setFocused(focus.focused())
                          .build());
                  handled.complete(Done.getDefaultInstance());
                }
              }
            });
    return tab.actions().inOrder(handled);
  }

  /// Whether a user does something: the mouse alone may only have been in the way.
  private static boolean isDeed(PageInput input) {
    return switch (input) {
      case PageInput.Mouse mouse -> mouse.buttonsHeld() != 0;
      case PageInput.Wheel wheel -> true;
      case PageInput.Touch touch -> true;
      case PageInput.Key key -> true;
      case PageInput.Composition composition -> true;
      case PageInput.Focus focus -> false;
    };
  }

  private static void sent(
      Responsiveness watch, CompletableFuture<Done> answer, CompletableFuture<Done> handled) {
    watch.sent(answer);
    Outcome.either(answer, (done, failure) -> handled.complete(Done.getDefaultInstance()));
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
        .setButtons(heldBits(mouse.buttonsHeld()))
        .setClickCount(mouse.clickCount())
        .setModifiers(bits(mouse.modifiers()))
        .setTimeNanos(mouse.timeNanos())
        .build();
  }

  /// DOM counts left, right, middle; the contract by the buttons' numbers.
  private static int heldBits(int dom) {
    return dom & ~6 | (dom & 2) << 1 | (dom & 4) >> 1;
  }

  private static WheelInput wheel(int pageId, PageInput.Wheel wheel) {
    return WheelInput.newBuilder()
        .setPageId(pageId)
        .setX(wheel.xPx())
        .setY(wheel.yPx())
        .setDeltaX(wheel.deltaXPx())
        .setDeltaY(wheel.deltaYPx())
        .setTicksX(wheel.ticksX())
        .setTicksY(wheel.ticksY())
        .setPrecise(wheel.precise())
        .setModifiers(bits(wheel.modifiers()))
        .setTimeNanos(wheel.timeNanos())
        .build();
  }

  private static TouchInput touch(int pageId, PageInput.Touch touch) {
    TouchInput.Builder message =
        TouchInput.newBuilder()
            .setPageId(pageId)
            .setType(
                switch (touch.kind()) {
                  case STARTED -> TouchInput.Type.STARTED;
                  case MOVED -> TouchInput.Type.MOVED;
                  case ENDED -> TouchInput.Type.ENDED;
                  case CANCELED -> TouchInput.Type.CANCELED;
                })
            .setModifiers(bits(touch.modifiers()))
            .setTimeNanos(touch.timeNanos());
    for (PageInput.Finger finger : touch.fingers()) {
      message.addPoints(
          TouchPoint.newBuilder()
              .setId(finger.id())
              .setX(finger.xPx())
              .setY(finger.yPx())
              .setRadiusX(finger.radiusXPx())
              .setRadiusY(finger.radiusYPx())
              .setRotationAngle(finger.rotationAngle())
              .setForce(finger.force()));
    }
    return message.build();
  }

  private static KeyInput composition(int pageId, PageInput.Composition composition) {
    return KeyInput.newBuilder()
        .setPageId(pageId)
        .setType(KeyInput.Type.COMPOSED)
        .setKey(composition.text())
        .setSelectionStart(composition.selectionStart())
        .setSelectionEnd(composition.selectionEnd())
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
              case INSERT -> KeyInput.Type.INSERTED;
            })
        .setKey(
            switch (key.kind()) {
              case CHAR, INSERT -> key.text();
              case DOWN, UP -> key.key();
            })
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
