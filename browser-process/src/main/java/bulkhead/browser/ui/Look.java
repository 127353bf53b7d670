package bulkhead.browser.ui;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.awt.Toolkit;
import java.util.Locale;

/// How large and in which colours windows are drawn: found once, when the first window opens.
/// Immutable.
///
/// Java scales by whole numbers on X11 (`javaScale`: 1, 2, …); what is left of the desktop's or the
/// user's factor is done by the components themselves through [#px(int)] (`ownScale`: 1.25 and so
/// on).
///
/// @param deviceScale device pixels for one CSS pixel; `javaScale * ownScale`
record Look(Palette palette, int javaScale, float ownScale, float deviceScale, Font font) {
  private static final int FONT_SIZE = 13;

  /// Asks the desktop; the AWT toolkit must have been set up with
  /// [UiStart#setProperties(UiOptions)].
  static Look find(UiOptions options) {
    Toolkit toolkit = Toolkit.getDefaultToolkit();
    int javaScale =
        (int)
            GraphicsEnvironment.getLocalGraphicsEnvironment()
                .getDefaultScreenDevice()
                .getDefaultConfiguration()
                .getDefaultTransform()
                .getScaleX();
    float own = (float) options.deviceScale().orElse(desktopScale(toolkit, javaScale)) / javaScale;
    Font font = new Font(Font.SANS_SERIF, Font.PLAIN, Math.round(FONT_SIZE * own));
    boolean dark = options.darkMode() || desktopIsDark(toolkit);
    return new Look(dark ? Palette.DARK : Palette.LIGHT, javaScale, own, javaScale * own, font);
  }

  /// What XSETTINGS says of the resolution (in 1/1024 dots per inch; 96 is plain size), where a
  /// desktop sets it.
  private static double desktopScale(Toolkit toolkit, int javaScale) {
    if (toolkit.getDesktopProperty("gnome.Xft/DPI") instanceof Integer dpi && dpi > 0) {
      double scale = dpi / 1024.0 / 96.0;
      return Math.max(javaScale, Math.round(scale * 4) / 4.0);
    }
    return javaScale;
  }

  private static boolean desktopIsDark(Toolkit toolkit) {
    if (toolkit.getDesktopProperty("gnome.Net/ThemeName") instanceof String theme) {
      return theme.toLowerCase(Locale.ROOT).endsWith("-dark");
    }
    String gtkTheme = System.getenv("GTK_THEME");
    return gtkTheme != null && gtkTheme.toLowerCase(Locale.ROOT).endsWith("dark");
  }

  /// A length at scale 1, in the units of this window's components.
  int px(int length) {
    return Math.round(length * ownScale);
  }

  Font font(float sizeAtScaleOne) {
    return font.deriveFont(sizeAtScaleOne * ownScale);
  }

  Font boldFont(float sizeAtScaleOne) {
    return font.deriveFont(Font.BOLD, sizeAtScaleOne * ownScale);
  }
}
