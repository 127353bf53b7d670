package bulkhead.browser.ui;

import java.awt.event.KeyEvent;
import java.util.Locale;

/// AWT key events in the words of the DOM. Sources: https://www.w3.org/TR/uievents-key/ and
/// https://www.w3.org/TR/uievents-code/. AWT does not tell which key of the keyboard was pressed,
/// only what it means in the layout; `code` is therefore that of the key with this meaning on a US
/// keyboard. Pure.
final class DomKeys {
  private DomKeys() {}

  /// `KeyboardEvent.key`.
  static String key(KeyEvent event) {
    String named = namedKey(event.getKeyCode());
    if (!named.isEmpty()) {
      return named;
    }
    char typed = event.getKeyChar();
    if (typed != KeyEvent.CHAR_UNDEFINED && typed >= ' ' && typed != 0x7F) {
      return String.valueOf(typed);
    }
    int code = event.getKeyCode(); // with Ctrl held, keyChar is a control character
    if ((code >= KeyEvent.VK_A && code <= KeyEvent.VK_Z)
        || (code >= KeyEvent.VK_0 && code <= KeyEvent.VK_9)) {
      String letter = String.valueOf((char) code);
      return event.isShiftDown() ? letter : letter.toLowerCase(Locale.ROOT);
    }
    return "Unidentified";
  }

  private static String namedKey(int keyCode) {
    if (keyCode >= KeyEvent.VK_F1 && keyCode <= KeyEvent.VK_F12) {
      return "F" + (keyCode - KeyEvent.VK_F1 + 1);
    }
    return switch (keyCode) {
      case KeyEvent.VK_ENTER -> "Enter";
      case KeyEvent.VK_TAB -> "Tab";
      case KeyEvent.VK_BACK_SPACE -> "Backspace";
      case KeyEvent.VK_DELETE -> "Delete";
      case KeyEvent.VK_ESCAPE -> "Escape";
      case KeyEvent.VK_INSERT -> "Insert";
      case KeyEvent.VK_HOME -> "Home";
      case KeyEvent.VK_END -> "End";
      case KeyEvent.VK_PAGE_UP -> "PageUp";
      case KeyEvent.VK_PAGE_DOWN -> "PageDown";
      case KeyEvent.VK_LEFT, KeyEvent.VK_KP_LEFT -> "ArrowLeft";
      case KeyEvent.VK_RIGHT, KeyEvent.VK_KP_RIGHT -> "ArrowRight";
      case KeyEvent.VK_UP, KeyEvent.VK_KP_UP -> "ArrowUp";
      case KeyEvent.VK_DOWN, KeyEvent.VK_KP_DOWN -> "ArrowDown";
      case KeyEvent.VK_SHIFT -> "Shift";
      case KeyEvent.VK_CONTROL -> "Control";
      case KeyEvent.VK_ALT -> "Alt";
      case KeyEvent.VK_ALT_GRAPH -> "AltGraph";
      case KeyEvent.VK_META, KeyEvent.VK_WINDOWS -> "Meta";
      case KeyEvent.VK_CAPS_LOCK -> "CapsLock";
      case KeyEvent.VK_NUM_LOCK -> "NumLock";
      case KeyEvent.VK_SCROLL_LOCK -> "ScrollLock";
      case KeyEvent.VK_PAUSE -> "Pause";
      case KeyEvent.VK_PRINTSCREEN -> "PrintScreen";
      case KeyEvent.VK_CONTEXT_MENU -> "ContextMenu";
      default -> "";
    };
  }

  /// `KeyboardEvent.code`; empty where it is not known.
  static String code(KeyEvent event) {
    int keyCode = event.getKeyCode();
    if (keyCode >= KeyEvent.VK_A && keyCode <= KeyEvent.VK_Z) {
      return "Key" + (char) keyCode;
    }
    if (keyCode >= KeyEvent.VK_0 && keyCode <= KeyEvent.VK_9) {
      return "Digit" + (char) keyCode;
    }
    if (keyCode >= KeyEvent.VK_NUMPAD0 && keyCode <= KeyEvent.VK_NUMPAD9) {
      return "Numpad" + (keyCode - KeyEvent.VK_NUMPAD0);
    }
    boolean right = event.getKeyLocation() == KeyEvent.KEY_LOCATION_RIGHT;
    return switch (keyCode) {
      case KeyEvent.VK_SHIFT -> right ? "ShiftRight" : "ShiftLeft";
      case KeyEvent.VK_CONTROL -> right ? "ControlRight" : "ControlLeft";
      case KeyEvent.VK_ALT -> right ? "AltRight" : "AltLeft";
      case KeyEvent.VK_ALT_GRAPH -> "AltRight";
      case KeyEvent.VK_META, KeyEvent.VK_WINDOWS -> right ? "MetaRight" : "MetaLeft";
      case KeyEvent.VK_ENTER ->
          event.getKeyLocation() == KeyEvent.KEY_LOCATION_NUMPAD ? "NumpadEnter" : "Enter";
      case KeyEvent.VK_SPACE -> "Space";
      case KeyEvent.VK_MINUS -> "Minus";
      case KeyEvent.VK_EQUALS, KeyEvent.VK_PLUS -> "Equal";
      case KeyEvent.VK_OPEN_BRACKET -> "BracketLeft";
      case KeyEvent.VK_CLOSE_BRACKET -> "BracketRight";
      case KeyEvent.VK_BACK_SLASH -> "Backslash";
      case KeyEvent.VK_SEMICOLON -> "Semicolon";
      case KeyEvent.VK_QUOTE -> "Quote";
      case KeyEvent.VK_BACK_QUOTE -> "Backquote";
      case KeyEvent.VK_COMMA -> "Comma";
      case KeyEvent.VK_PERIOD -> "Period";
      case KeyEvent.VK_SLASH -> "Slash";
      case KeyEvent.VK_ADD -> "NumpadAdd";
      case KeyEvent.VK_SUBTRACT -> "NumpadSubtract";
      case KeyEvent.VK_MULTIPLY -> "NumpadMultiply";
      case KeyEvent.VK_DIVIDE -> "NumpadDivide";
      case KeyEvent.VK_DECIMAL -> "NumpadDecimal";
      default -> namedKey(keyCode);
    };
  }

  /// The old `KeyboardEvent.keyCode`: those of Windows, which AWT's are too but for these.
  static int keyCode(KeyEvent event) {
    return switch (event.getKeyCode()) {
      case KeyEvent.VK_ENTER -> 13;
      case KeyEvent.VK_DELETE -> 46;
      case KeyEvent.VK_INSERT -> 45;
      case KeyEvent.VK_META, KeyEvent.VK_WINDOWS -> 91;
      case KeyEvent.VK_CONTEXT_MENU -> 93;
      case KeyEvent.VK_SEMICOLON -> 186;
      case KeyEvent.VK_EQUALS, KeyEvent.VK_PLUS -> 187;
      case KeyEvent.VK_COMMA -> 188;
      case KeyEvent.VK_MINUS -> 189;
      case KeyEvent.VK_PERIOD -> 190;
      case KeyEvent.VK_SLASH -> 191;
      case KeyEvent.VK_BACK_QUOTE -> 192;
      case KeyEvent.VK_OPEN_BRACKET -> 219;
      case KeyEvent.VK_BACK_SLASH -> 220;
      case KeyEvent.VK_CLOSE_BRACKET -> 221;
      case KeyEvent.VK_QUOTE -> 222;
      case KeyEvent.VK_ALT_GRAPH -> 18;
      default -> event.getKeyCode();
    };
  }

  /// What a `KEY_TYPED` puts into a text: empty for what only commands, such as Ctrl+C or
  /// Backspace.
  static String text(KeyEvent typed) {
    char c = typed.getKeyChar();
    if (c == '\n' || c == '\r') {
      return "\r"; // as Chromium has it
    }
    boolean command = typed.isControlDown() != typed.isAltDown() && !typed.isAltGraphDown();
    return c < ' ' || c == 0x7F || c == KeyEvent.CHAR_UNDEFINED || command ? "" : String.valueOf(c);
  }

  /// `KeyboardEvent.location`.
  static int location(KeyEvent event) {
    return switch (event.getKeyLocation()) {
      case KeyEvent.KEY_LOCATION_LEFT -> 1;
      case KeyEvent.KEY_LOCATION_RIGHT -> 2;
      case KeyEvent.KEY_LOCATION_NUMPAD -> 3;
      default -> 0;
    };
  }
}
