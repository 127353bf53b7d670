package bulkhead.browser.ui;

import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import org.jspecify.annotations.Nullable;

/// The window's keyboard shortcuts: Chromium's on Linux. They hold wherever the keyboard is, also
/// in the page.
enum Shortcut {
  NEW_TAB,
  NEW_WINDOW,
  CLOSE_TAB,
  REOPEN_CLOSED_TAB,
  NEXT_TAB,
  PREVIOUS_TAB,
  MOVE_TAB_LEFT,
  MOVE_TAB_RIGHT,
  TAB_1,
  TAB_2,
  TAB_3,
  TAB_4,
  TAB_5,
  TAB_6,
  TAB_7,
  TAB_8,
  LAST_TAB,
  FOCUS_OMNIBOX,
  BACK,
  FORWARD,
  RELOAD,
  RELOAD_BYPASSING_CACHE,
  ADD_BOOKMARK,
  TOGGLE_BOOKMARKS_BAR,
  ZOOM_IN,
  ZOOM_OUT,
  ZOOM_RESET,
  FIND,
  FIND_NEXT,
  FIND_PREVIOUS,
  PRINT,
  VIEW_SOURCE,
  HISTORY,
  DOWNLOADS,
  ESCAPE,
  FOCUS_TOOLBAR,
  MAIN_MENU,
  OPEN_FILE,
  FULLSCREEN,
  CLOSE_WINDOW,
  QUIT;

  private static final int CTRL = InputEvent.CTRL_DOWN_MASK;
  private static final int SHIFT = InputEvent.SHIFT_DOWN_MASK;
  private static final int ALT = InputEvent.ALT_DOWN_MASK;
  private static final int META = InputEvent.META_DOWN_MASK;

  /// Whether the window takes the key before the page can: so that no page keeps its user from
  /// leaving it. Those of Chromium's `BrowserCommandController::IsReservedCommandOrKey`, and the
  /// tabs' numbers: a page that hangs must not keep its user either.
  boolean isReserved() {
    return switch (this) {
      case NEW_TAB,
          NEW_WINDOW,
          CLOSE_TAB,
          REOPEN_CLOSED_TAB,
          NEXT_TAB,
          PREVIOUS_TAB,
          TAB_1,
          TAB_2,
          TAB_3,
          TAB_4,
          TAB_5,
          TAB_6,
          TAB_7,
          TAB_8,
          LAST_TAB,
          CLOSE_WINDOW,
          FULLSCREEN,
          QUIT ->
          true;
      case MOVE_TAB_LEFT,
          MOVE_TAB_RIGHT,
          FOCUS_OMNIBOX,
          BACK,
          FORWARD,
          RELOAD,
          RELOAD_BYPASSING_CACHE,
          ADD_BOOKMARK,
          TOGGLE_BOOKMARKS_BAR,
          ZOOM_IN,
          ZOOM_OUT,
          ZOOM_RESET,
          FIND,
          FIND_NEXT,
          FIND_PREVIOUS,
          PRINT,
          VIEW_SOURCE,
          HISTORY,
          DOWNLOADS,
          ESCAPE,
          FOCUS_TOOLBAR,
          MAIN_MENU,
          OPEN_FILE ->
          false;
    };
  }

  /// Whether a field of the window has the keyboard afterwards: what is typed then is for that.
  boolean leadsToField() {
    return this == FOCUS_OMNIBOX || this == FIND;
  }

  /// Whether it is only for keys that the page left over: elsewhere the key is the component's.
  boolean isOnlyAfterPage() {
    return this == ESCAPE || this == FOCUS_TOOLBAR;
  }

  /// @param keyCode of `KEY_PRESSED`, a `VK_…`
  /// @param modifiersEx of the event; mouse buttons in it do not count
  static @Nullable Shortcut of(int keyCode, int modifiersEx) {
    int modifiers = modifiersEx & (CTRL | SHIFT | ALT | META);
    return switch (modifiers) {
      case 0 -> plain(keyCode);
      case InputEvent.CTRL_DOWN_MASK -> control(keyCode);
      case InputEvent.CTRL_DOWN_MASK | InputEvent.SHIFT_DOWN_MASK -> controlShift(keyCode);
      case InputEvent.ALT_DOWN_MASK -> alt(keyCode);
      case InputEvent.SHIFT_DOWN_MASK ->
          switch (keyCode) {
            case KeyEvent.VK_F5 -> RELOAD_BYPASSING_CACHE;
            case KeyEvent.VK_F3 -> FIND_PREVIOUS;
            case KeyEvent.VK_TAB -> FOCUS_TOOLBAR;
            default -> null;
          };
      default -> null;
    };
  }

  /// For a key that came back from the page.
  static @Nullable Shortcut of(PageInput.Key key) {
    PageInput.Modifiers held = key.modifiers();
    return of(
        key.awtKeyCode(),
        (held.shift() ? SHIFT : 0)
            | (held.control() ? CTRL : 0)
            | (held.alt() ? ALT : 0)
            | (held.meta() ? META : 0));
  }

  private static @Nullable Shortcut plain(int keyCode) {
    return switch (keyCode) {
      case KeyEvent.VK_ESCAPE -> ESCAPE;
      case KeyEvent.VK_TAB -> FOCUS_TOOLBAR;
      case KeyEvent.VK_F3 -> FIND_NEXT;
      case KeyEvent.VK_F5 -> RELOAD;
      case KeyEvent.VK_F6 -> FOCUS_OMNIBOX;
      case KeyEvent.VK_F10 -> MAIN_MENU;
      case KeyEvent.VK_F11 -> FULLSCREEN;
      default -> null;
    };
  }

  private static @Nullable Shortcut control(int keyCode) {
    return switch (keyCode) {
      case KeyEvent.VK_T -> NEW_TAB;
      case KeyEvent.VK_N -> NEW_WINDOW;
      case KeyEvent.VK_W, KeyEvent.VK_F4 -> CLOSE_TAB;
      case KeyEvent.VK_TAB, KeyEvent.VK_PAGE_DOWN -> NEXT_TAB;
      case KeyEvent.VK_PAGE_UP -> PREVIOUS_TAB;
      case KeyEvent.VK_1, KeyEvent.VK_NUMPAD1 -> TAB_1;
      case KeyEvent.VK_2, KeyEvent.VK_NUMPAD2 -> TAB_2;
      case KeyEvent.VK_3, KeyEvent.VK_NUMPAD3 -> TAB_3;
      case KeyEvent.VK_4, KeyEvent.VK_NUMPAD4 -> TAB_4;
      case KeyEvent.VK_5, KeyEvent.VK_NUMPAD5 -> TAB_5;
      case KeyEvent.VK_6, KeyEvent.VK_NUMPAD6 -> TAB_6;
      case KeyEvent.VK_7, KeyEvent.VK_NUMPAD7 -> TAB_7;
      case KeyEvent.VK_8, KeyEvent.VK_NUMPAD8 -> TAB_8;
      case KeyEvent.VK_9, KeyEvent.VK_NUMPAD9 -> LAST_TAB;
      case KeyEvent.VK_L, KeyEvent.VK_K, KeyEvent.VK_E -> FOCUS_OMNIBOX;
      case KeyEvent.VK_O -> OPEN_FILE;
      case KeyEvent.VK_R -> RELOAD;
      case KeyEvent.VK_F5 -> RELOAD_BYPASSING_CACHE;
      case KeyEvent.VK_D -> ADD_BOOKMARK;
      case KeyEvent.VK_PLUS, KeyEvent.VK_EQUALS, KeyEvent.VK_ADD -> ZOOM_IN;
      case KeyEvent.VK_MINUS, KeyEvent.VK_SUBTRACT -> ZOOM_OUT;
      case KeyEvent.VK_0, KeyEvent.VK_NUMPAD0 -> ZOOM_RESET;
      case KeyEvent.VK_Q -> QUIT;
      case KeyEvent.VK_F -> FIND;
      case KeyEvent.VK_G -> FIND_NEXT;
      case KeyEvent.VK_P -> PRINT;
      case KeyEvent.VK_U -> VIEW_SOURCE;
      case KeyEvent.VK_H -> HISTORY;
      case KeyEvent.VK_J -> DOWNLOADS;
      default -> null;
    };
  }

  private static @Nullable Shortcut controlShift(int keyCode) {
    return switch (keyCode) {
      case KeyEvent.VK_T -> REOPEN_CLOSED_TAB;
      case KeyEvent.VK_TAB -> PREVIOUS_TAB;
      case KeyEvent.VK_PAGE_UP -> MOVE_TAB_LEFT;
      case KeyEvent.VK_PAGE_DOWN -> MOVE_TAB_RIGHT;
      case KeyEvent.VK_R -> RELOAD_BYPASSING_CACHE;
      case KeyEvent.VK_B -> TOGGLE_BOOKMARKS_BAR;
      case KeyEvent.VK_W -> CLOSE_WINDOW;
      case KeyEvent.VK_G -> FIND_PREVIOUS;
      case KeyEvent.VK_PLUS, KeyEvent.VK_EQUALS -> ZOOM_IN;
      default -> null;
    };
  }

  private static @Nullable Shortcut alt(int keyCode) {
    return switch (keyCode) {
      case KeyEvent.VK_LEFT, KeyEvent.VK_KP_LEFT -> BACK;
      case KeyEvent.VK_RIGHT, KeyEvent.VK_KP_RIGHT -> FORWARD;
      case KeyEvent.VK_D -> FOCUS_OMNIBOX;
      case KeyEvent.VK_F, KeyEvent.VK_E -> MAIN_MENU;
      case KeyEvent.VK_F4 -> CLOSE_WINDOW;
      case KeyEvent.VK_1 -> TAB_1;
      case KeyEvent.VK_2 -> TAB_2;
      case KeyEvent.VK_3 -> TAB_3;
      case KeyEvent.VK_4 -> TAB_4;
      case KeyEvent.VK_5 -> TAB_5;
      case KeyEvent.VK_6 -> TAB_6;
      case KeyEvent.VK_7 -> TAB_7;
      case KeyEvent.VK_8 -> TAB_8;
      case KeyEvent.VK_9 -> LAST_TAB;
      default -> null;
    };
  }
}
