package bulkhead.renderer;

import bulkhead.ipc.api.KeyInput;
import bulkhead.ipc.api.MouseInput;
import bulkhead.ipc.api.WheelInput;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Turns the user's input into the events that scripts hear (UI Events, Pointer Events). Thread:
/// `RendererMain`.
final class InputEvents {
  /// Who dispatches the events.
  interface Sink {
    /// @param related what `relatedTarget` is to be
    /// @param init the rest of the init dictionary as JSON
    /// @return false when the event was canceled
    boolean fire(Node target, String kind, String type, @Nullable Node related, String init);
  }

  private static final int SHIFT = 1;
  private static final int CONTROL = 2;
  private static final int ALT = 4;
  private static final int META = 8;
  private static final int LEFT = 1;

  /// What `wheelDelta` counts for a notch of the wheel.
  private static final int WHEEL_TICK = 120;

  private @Nullable Element under;
  private @Nullable Element pressedOn;
  private boolean compatibilityOff; // pointerdown was canceled: no mouse events until pointerup
  private final PointerCapture capture = new PointerCapture();
  private @Nullable MouseInput lastMove;

  /// Of the finger whose tap the mouse events stand for; 0 for the mouse itself.
  private int tapPointer;

  /// What the pointer is over.
  @Nullable Element under() {
    return under;
  }

  /// From now on mouse events stand for the tap of a finger, whose pointer has had its own events;
  /// 0 ends that.
  ///
  /// @param mouseEvents false when `pointerdown` was canceled, so that only the click is heard
  void standFor(int pointer, boolean mouseEvents) {
    tapPointer = pointer;
    compatibilityOff = !mouseEvents;
  }

  private boolean firePointer(
      Sink sink, Element target, String type, MouseInput input, float scale, double x, double y) {
    return tapPointer != 0 || fire(sink, target, type, null, input, scale, 0, true, x, y);
  }

  PointerCapture capture() {
    return capture;
  }

  /// Who has captured the pointer gets its events; else what is under it.
  private @Nullable Element targetOf(
      Sink sink, @Nullable Element element, MouseInput input, float scale) {
    capture.process(
        new PointerCapture.Changes() {
          @Override
          public void lost(Element before) {
            Node target = before.isConnected() ? before : before.ownerDocument();
            fireCapture(sink, target, "lostpointercapture", input, scale);
          }

          @Override
          public void got(Element now) {
            fireCapture(sink, now, "gotpointercapture", input, scale);
          }
        });
    Element captured = capture.target();
    return captured != null && captured.isConnected() ? captured : element;
  }

  private void fireCapture(Sink sink, Node target, String type, MouseInput input, float scale) {
    MouseInput still = input.toBuilder().setType(MouseInput.Type.MOVED).build();
    fire(sink, target, type, null, still, scale, 0, true, 0, 0);
  }

  /// The drag of an element takes the pointer away.
  void canceled(Sink sink, MouseInput input, float scale) {
    Element at = under;
    if (at != null && at.isConnected()) {
      fire(sink, at, "pointercancel", null, input, scale, 0, true);
    }
    capture.releaseAll();
    targetOf(sink, null, input, scale);
    capture.setButtonDown(false);
    pressedOn = null;
    compatibilityOff = false;
  }

  /// The pointer has moved: what it left and entered hears of that, then the element under it.
  void moved(Sink sink, @Nullable Element hit, MouseInput input, float scale) {
    Element element = targetOf(sink, hit, input, scale);
    boundary(sink, element, input, scale);
    MouseInput from = lastMove == null ? input : lastMove;
    lastMove = input;
    if (element != null) {
      double x = input.getX() / scale - from.getX() / scale;
      double y = input.getY() / scale - from.getY() / scale;
      firePointer(sink, element, "pointermove", input, scale, x, y);
      if (!compatibilityOff) {
        x = Math.floor(input.getX() / scale) - Math.floor(from.getX() / scale);
        y = Math.floor(input.getY() / scale) - Math.floor(from.getY() / scale);
        fire(sink, element, "mousemove", null, input, scale, 0, true, x, y);
      }
    }
  }

  /// The page has moved under the pointer: as [#moved], without a move to be told of.
  void isOver(Sink sink, @Nullable Element element, MouseInput input, float scale) {
    boundary(sink, targetOf(sink, element, input, scale), input, scale);
    lastMove = input;
  }

  /// The pointer has left the page.
  void left(Sink sink, MouseInput input, float scale) {
    boundary(sink, null, input, scale);
  }

  private void boundary(Sink sink, @Nullable Element now, MouseInput input, float scale) {
    Element before = under != null && under.isConnected() ? under : null;
    under = now;
    if (before == now) {
      return;
    }
    List<Element> left = chain(before);
    List<Element> entered = chain(now);
    Set<Element> common = Collections.newSetFromMap(new IdentityHashMap<>());
    common.addAll(left);
    common.retainAll(entered);
    left.removeAll(common);
    entered.removeAll(common);
    for (String family : new String[] {"pointer", "mouse"}) {
      if (tapPointer != 0 && family.equals("pointer")) {
        continue;
      }
      if (before != null) {
        fire(sink, before, family + "out", now, input, scale, 0, true);
        for (Element each : left) {
          fire(sink, each, family + "leave", now, input, scale, 0, false);
        }
      }
      if (now != null) {
        fire(sink, now, family + "over", before, input, scale, 0, true);
        for (Element each : entered.reversed()) {
          fire(sink, each, family + "enter", before, input, scale, 0, false);
        }
      }
    }
  }

  private static List<Element> chain(@Nullable Element innermost) {
    List<Element> chain = new ArrayList<>();
    for (Element at = innermost; at != null; at = at.parentElement()) {
      chain.add(at);
    }
    return chain;
  }

  /// A button went down.
  ///
  /// @return whether what a press does by default is to be done
  boolean pressed(Sink sink, Element hit, MouseInput input, float scale) {
    Element captured = targetOf(sink, hit, input, scale);
    Element element = captured == null ? hit : captured;
    boundary(sink, element, input, scale);
    capture.setButtonDown(true);
    pressedOn = element;
    boolean first = Integer.bitCount(input.getButtons()) <= 1;
    boolean goesOn =
        firePointer(sink, element, first ? "pointerdown" : "pointermove", input, scale, 0, 0);
    if (first && tapPointer == 0) {
      compatibilityOff = !goesOn;
    }
    int clicks = Math.max(1, input.getClickCount());
    return compatibilityOff
        ? tapPointer == 0
        : PageFocus.isInDisabled(element)
            || fire(sink, element, "mousedown", null, input, scale, clicks, true);
  }

  /// @return whether the browser's own menu is to be shown
  boolean contextMenu(Sink sink, Element element, MouseInput input, float scale) {
    return !element.isConnected()
        || fire(sink, element, "contextmenu", null, input, scale, 0, true);
  }

  /// A button went up. A click is dispatched at the nearest element that both ends of it are in;
  /// links, controls and the like then act by themselves, unless it was canceled.
  ///
  /// @return whether what a click does by default, beyond that, is to be done
  boolean released(Sink sink, @Nullable Element hit, MouseInput input, float scale) {
    Element from = pressedOn;
    pressedOn = null;
    boolean last = input.getButtons() == 0;
    Element element = targetOf(sink, hit, input, scale);
    Element captor = capture.target();
    int clicks = Math.max(1, input.getClickCount());
    if (element != null) {
      firePointer(sink, element, last ? "pointerup" : "pointermove", input, scale, 0, 0);
      if (!compatibilityOff && !PageFocus.isInDisabled(element)) {
        fire(sink, element, "mouseup", null, input, scale, clicks, true);
      }
    }
    if (last) {
      compatibilityOff = false;
      capture.releaseAll();
      capture.setButtonDown(false);
      if (captor != null) {
        boundary(sink, targetOf(sink, hit, input, scale), input, scale);
      }
    }
    Element target = captor != null ? captor : commonAncestor(from, element);
    if (target == null || !target.isConnected() || PageFocus.isInDisabled(target)) {
      return true;
    }
    if (input.getButton() != LEFT) {
      return fire(sink, target, "auxclick", null, input, scale, clicks, true);
    }
    boolean goesOn = fire(sink, target, "click", null, input, scale, clicks, true);
    if (clicks == 2 && tapPointer == 0 && target.isConnected()) {
      fire(sink, target, "dblclick", null, input, scale, clicks, true);
    }
    return goesOn;
  }

  private static @Nullable Element commonAncestor(@Nullable Element one, @Nullable Element other) {
    if (one == null || other == null || !one.isConnected() || !other.isConnected()) {
      return null;
    }
    Set<Element> around = Collections.newSetFromMap(new IdentityHashMap<>());
    around.addAll(chain(one));
    for (Element each : chain(other)) {
      if (around.contains(each)) {
        return each;
      }
    }
    return null;
  }

  /// @param cancelable false when the page has scrolled already
  /// @return whether the page is to scroll
  boolean wheel(Sink sink, Element element, WheelInput input, float scale, boolean cancelable) {
    String x = number(Math.floor(input.getX() / scale));
    String y = number(Math.floor(input.getY() / scale));
    String init =
        "{\"bubbles\":true,\"composed\":true,\"cancelable\":"
            + cancelable
            + position(x, y)
            + ",\"deltaX\":"
            + number(input.getDeltaX() / scale)
            + ",\"deltaY\":"
            + number(input.getDeltaY() / scale)
            + ",\"wheelDeltaX\":"
            + number(Math.round(-input.getTicksX() * WHEEL_TICK))
            + ",\"wheelDeltaY\":"
            + number(Math.round(-input.getTicksY() * WHEEL_TICK))
            + modifiers(input.getModifiers())
            + "}";
    return sink.fire(element, "WheelEvent", "wheel", null, init);
  }

  private boolean fire(
      Sink sink,
      Element target,
      String type,
      @Nullable Element related,
      MouseInput input,
      float scale,
      int detail,
      boolean bubbles) {
    return fire(sink, target, type, related, input, scale, detail, bubbles, 0, 0);
  }

  private boolean fire(
      Sink sink,
      Node target,
      String type,
      @Nullable Element related,
      MouseInput input,
      float scale,
      int detail,
      boolean bubbles,
      double movementX,
      double movementY) {
    boolean pointer = type.startsWith("pointer") || type.endsWith("pointercapture");
    boolean cancelable =
        bubbles && !type.endsWith("pointercapture") && !type.equals("pointercancel");
    boolean click = type.equals("click") || type.equals("auxclick") || type.equals("contextmenu");
    boolean changes =
        input.getType() == MouseInput.Type.PRESSED || input.getType() == MouseInput.Type.RELEASED;
    boolean boundary = related != null || !bubbles || type.endsWith("over") || type.endsWith("out");
    boolean byKey = type.equals("contextmenu") && !changes;
    int least = pointer || byKey ? -1 : 0; // no button
    int button = changes && !boundary ? input.getButton() - 1 : least;
    float left = input.getX() / scale;
    float top = input.getY() / scale;
    String x = number(pointer ? left : Math.floor(left));
    String y = number(pointer ? top : Math.floor(top));
    StringBuilder init = new StringBuilder("{\"bubbles\":").append(bubbles);
    init.append(",\"cancelable\":").append(cancelable);
    init.append(",\"composed\":").append(bubbles);
    init.append(",\"detail\":").append(detail).append(position(x, y));
    init.append(",\"button\":").append(Math.max(button, least));
    init.append(",\"buttons\":").append(buttons(input.getButtons()));
    init.append(modifiers(input.getModifiers()));
    if (movementX != 0 || movementY != 0) {
      init.append(",\"movementX\":").append(number(movementX));
      init.append(",\"movementY\":").append(number(movementY));
    }
    if (pointer || click) {
      init.append(",\"pointerId\":")
          .append(tapPointer == 0 ? 1 : tapPointer)
          .append(tapPointer == 0 ? ",\"pointerType\":\"mouse\"" : ",\"pointerType\":\"touch\"")
          .append(",\"isPrimary\":")
          .append(pointer)
          .append(",\"pressure\":")
          .append(pointer && input.getButtons() != 0 ? "0.5" : "0");
    }
    init.append('}');
    String kind = pointer || click ? "PointerEvent" : "MouseEvent";
    return sink.fire(target, kind, type, related, init.toString());
  }

  private static String position(String x, String y) {
    return ",\"clientX\":" + x + ",\"clientY\":" + y + ",\"screenX\":" + x + ",\"screenY\":" + y;
  }

  /// The contract counts left, middle, right; UI Events left, right, middle.
  static int buttons(int bits) {
    return bits & ~6 | (bits & 2) << 1 | (bits & 4) >> 1;
  }

  private static String modifiers(int bits) {
    return ",\"shiftKey\":"
        + ((bits & SHIFT) != 0)
        + ",\"ctrlKey\":"
        + ((bits & CONTROL) != 0)
        + ",\"altKey\":"
        + ((bits & ALT) != 0)
        + ",\"metaKey\":"
        + ((bits & META) != 0);
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  // Keys

  private KeyInput lastPressed = KeyInput.getDefaultInstance();

  /// A key went down.
  ///
  /// @return whether what the key does by default is to be done
  boolean keyPressed(Sink sink, Node target, KeyInput input) {
    lastPressed = input;
    return key(sink, target, "keydown", input);
  }

  /// The key that went down last types something.
  ///
  /// @return whether it is to be typed
  boolean keyTyped(Sink sink, Node target, KeyInput input) {
    String text = input.getKey();
    String key = text.equals("\r") || text.equals("\n") ? "Enter" : text;
    if (!key.equals("Enter") && !isCharacter(key)) {
      return true;
    }
    KeyInput typed = lastPressed.toBuilder().setKey(key).setModifiers(input.getModifiers()).build();
    return key(sink, target, "keypress", typed);
  }

  void keyReleased(Sink sink, Node target, KeyInput input) {
    key(sink, target, "keyup", input);
  }

  private static boolean isCharacter(String key) {
    return key.codePointCount(0, key.length()) == 1;
  }

  private static boolean key(Sink sink, Node target, String type, KeyInput input) {
    boolean press = type.equals("keypress");
    boolean none = input.getKey().isEmpty();
    int character = none ? 0 : input.getKey().equals("Enter") ? 13 : input.getKey().codePointAt(0);
    String init =
        "{\"bubbles\":true,\"cancelable\":true,\"composed\":true,\"key\":"
            + quoted(input.getKey())
            + ",\"code\":"
            + quoted(input.getCode())
            + ",\"location\":"
            + location(input.getCode())
            + ",\"repeat\":"
            + input.getRepeat()
            + ",\"charCode\":"
            + (press ? character : 0)
            + ",\"keyCode\":"
            + (press ? character : keyCode(input.getKey(), input.getCode()))
            + modifiers(input.getModifiers())
            + "}";
    return sink.fire(target, "KeyboardEvent", type, null, init);
  }

  private static int location(String code) {
    return code.startsWith("Numpad")
        ? 3
        : code.matches("(Shift|Control|Alt|Meta)Left")
            ? 1
            : code.matches("(Shift|Control|Alt|Meta)Right") ? 2 : 0;
  }

  /// The fixed virtual key codes of UI Events §7.3, and what browsers send for the rest.
  static int keyCode(String key, String code) {
    if (code.startsWith("Numpad") && isCharacter(key)) {
      int digit = key.charAt(0);
      if (digit >= '0' && digit <= '9') {
        return 96 + digit - '0';
      }
      switch (key) {
        case "*" -> {
          return 106;
        }
        case "+" -> {
          return 107;
        }
        case "-" -> {
          return 109;
        }
        case ".", "," -> {
          return 110;
        }
        case "/" -> {
          return 111;
        }
        default -> {}
      }
    }
    if (isCharacter(key)) {
      int letter = key.toUpperCase(Locale.ROOT).codePointAt(0);
      if (letter >= 'A' && letter <= 'Z' || letter >= '0' && letter <= '9' || letter == ' ') {
        return letter;
      }
    }
    if (code.matches("Digit[0-9]")) {
      return code.charAt(5);
    }
    if (code.matches("Key[A-Z]")) {
      return code.charAt(3);
    }
    if (key.matches("F([1-9]|1[0-9]|2[0-4])")) {
      return 111 + Integer.parseInt(key.substring(1));
    }
    return switch (key) {
      case "Backspace" -> 8;
      case "Tab" -> 9;
      case "Clear" -> 12;
      case "Enter" -> 13;
      case "Shift" -> 16;
      case "Control" -> 17;
      case "Alt" -> 18;
      case "Pause" -> 19;
      case "CapsLock" -> 20;
      case "Escape" -> 27;
      case "PageUp" -> 33;
      case "PageDown" -> 34;
      case "End" -> 35;
      case "Home" -> 36;
      case "ArrowLeft" -> 37;
      case "ArrowUp" -> 38;
      case "ArrowRight" -> 39;
      case "ArrowDown" -> 40;
      case "Insert" -> 45;
      case "Delete" -> 46;
      case "Meta" -> 91;
      case "ContextMenu" -> 93;
      case ";", ":" -> 186;
      case "=", "+" -> 187;
      case ",", "<" -> 188;
      case "-", "_" -> 189;
      case ".", ">" -> 190;
      case "/", "?" -> 191;
      case "`", "~" -> 192;
      case "[", "{" -> 219;
      case "\\", "|" -> 220;
      case "]", "}" -> 221;
      case "'", "\"" -> 222;
      default -> 0;
    };
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if (each == '"' || each == '\\') {
        out.append('\\').append(each);
      } else if (each < ' ') {
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) each));
      } else {
        out.append(each);
      }
    }
    return out.append('"').toString();
  }
}
