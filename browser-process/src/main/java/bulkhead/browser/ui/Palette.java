package bulkhead.browser.ui;

import java.awt.Color;

/// The window's colours, light or dark; close to Chromium's, so that nobody has to get used to
/// them. Immutable.
///
/// @param frame behind the tabs
/// @param toolbar of the active tab, the toolbar and all bars below it
/// @param field the omnibox while nobody types in it
/// @param text on `toolbar` and `field`
/// @param mutedText on `frame`, and less important on `toolbar`
/// @param icon of buttons; `disabledIcon` of those that cannot be pressed
/// @param hover laid over what is below when the pointer is there; `pressed` while the button is
///     down
/// @param line between the bars
/// @param accent of progress, focus and filled buttons; `onAccent` for the text on it
/// @param page where a page will be
record Palette(
    boolean dark,
    Color frame,
    Color toolbar,
    Color field,
    Color text,
    Color mutedText,
    Color icon,
    Color disabledIcon,
    Color hover,
    Color pressed,
    Color line,
    Color tabSeparator,
    Color accent,
    Color onAccent,
    Color warning,
    Color selection,
    Color page) {

  static final Palette LIGHT =
      new Palette(
          false,
          rgb(0xD3E3FD),
          rgb(0xFFFFFF),
          rgb(0xEDF2FA),
          rgb(0x1F1F1F),
          rgb(0x444746),
          rgb(0x474747),
          rgb(0xB2B5BB),
          new Color(0x1F, 0x1F, 0x1F, 0x14),
          new Color(0x1F, 0x1F, 0x1F, 0x28),
          rgb(0xE1E3E1),
          rgb(0xA8C7FA),
          rgb(0x0B57D0),
          rgb(0xFFFFFF),
          rgb(0xE37400),
          rgb(0xC2DBFF),
          rgb(0xFFFFFF));

  static final Palette DARK =
      new Palette(
          true,
          rgb(0x1F2020),
          rgb(0x3C3C3C),
          rgb(0x282828),
          rgb(0xE3E3E3),
          rgb(0xC7C7C7),
          rgb(0xC7C7C7),
          rgb(0x757575),
          new Color(0xFF, 0xFF, 0xFF, 0x1C),
          new Color(0xFF, 0xFF, 0xFF, 0x30),
          rgb(0x4B4D4C),
          rgb(0x5E5F5F),
          rgb(0xA8C7FA),
          rgb(0x062E6F),
          rgb(0xFDD663),
          rgb(0x2B4A77),
          rgb(0x121212));

  private static Color rgb(int value) {
    return new Color(value);
  }
}
