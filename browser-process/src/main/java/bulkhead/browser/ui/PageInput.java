package bulkhead.browser.ui;

import java.util.List;

/// What the user did in the page area. Immutable; goes from the EDT to `BrowserMain`, and on to the
/// page's process. Positions are device pixels from the page area's top left corner and may lie
/// outside of it while a button is held.
public sealed interface PageInput {

  /// `System.nanoTime()` of the moment the window heard of it.
  long timeNanos();

  /// @param button the one that was pressed or let go; `NONE` for other kinds
  /// @param buttonsHeld as DOM `MouseEvent.buttons`: 1 left, 2 right, 4 middle, added up
  record Mouse(
      MouseKind kind,
      int xPx,
      int yPx,
      Button button,
      int buttonsHeld,
      int clickCount,
      Modifiers modifiers,
      long timeNanos)
      implements PageInput {}

  /// @param deltaXPx, deltaYPx device pixels to scroll by; positive is towards the right and the
  ///     bottom
  /// @param ticksX, ticksY the same in notches of a wheel, or fractions of one
  /// @param precise from a touch pad: not in steps, not to be animated
  record Wheel(
      int xPx,
      int yPx,
      float deltaXPx,
      float deltaYPx,
      float ticksX,
      float ticksY,
      boolean precise,
      Modifiers modifiers,
      long timeNanos)
      implements PageInput {}

  /// What changed of the fingers on a touch screen.
  ///
  /// @param fingers those that changed; not empty
  record Touch(TouchKind kind, List<Finger> fingers, Modifiers modifiers, long timeNanos)
      implements PageInput {
    public Touch {
      fingers = List.copyOf(fingers);
    }
  }

  /// @param id from when it is put down until it is lifted
  /// @param rotationAngle of the ellipse that it touches, degrees
  /// @param force from 0 to 1
  record Finger(
      int id,
      float xPx,
      float yPx,
      float radiusXPx,
      float radiusYPx,
      float rotationAngle,
      float force) {}

  /// @param key as `KeyboardEvent.key`
  /// @param code as `KeyboardEvent.code`: the place on the keyboard, by the letters of a US layout
  /// @param keyCode as the old `KeyboardEvent.keyCode`
  /// @param awtKeyCode as `KeyEvent.getKeyCode()`, for the window's shortcuts; not for the page
  /// @param text what it types; empty for keys that type nothing. Only with [KeyKind#CHAR] and
  ///     [KeyKind#INSERT]
  /// @param location as `KeyboardEvent.location`
  record Key(
      KeyKind kind,
      String key,
      String code,
      int keyCode,
      int awtKeyCode,
      String text,
      int location,
      boolean repeat,
      Modifiers modifiers,
      long timeNanos)
      implements PageInput {}

  /// An input method shows what it would type; the text replaces what it showed before.
  ///
  /// @param selectionStart, selectionEnd what of the text is selected
  record Composition(String text, int selectionStart, int selectionEnd, long timeNanos)
      implements PageInput {}

  /// The page area got or lost the keyboard.
  record Focus(boolean focused, long timeNanos) implements PageInput {}

  enum MouseKind {
    MOVED,
    PRESSED,
    RELEASED,
    ENTERED,
    LEFT
  }

  enum TouchKind {
    STARTED,
    MOVED,
    ENDED,
    CANCELED
  }

  /// In the order of DOM `MouseEvent.button`.
  enum Button {
    LEFT,
    MIDDLE,
    RIGHT,
    BACK,
    FORWARD,
    /// Of moves, which no button caused.
    NONE
  }

  /// In the order in which Chromium sends them: down, what it types, up.
  enum KeyKind {
    DOWN,
    CHAR,
    UP,
    /// Text that no key typed, such as an input method's.
    INSERT
  }

  record Modifiers(boolean shift, boolean control, boolean alt, boolean meta) {
    public static final Modifiers NONE = new Modifiers(false, false, false, false);
  }
}
