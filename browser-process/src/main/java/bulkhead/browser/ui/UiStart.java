package bulkhead.browser.ui;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import java.awt.Font;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.swing.JPopupMenu;
import javax.swing.ToolTipManager;
import javax.swing.UIManager;
import javax.swing.UnsupportedLookAndFeelException;
import javax.swing.plaf.FontUIResource;

/// Brings up AWT, Swing and FlatLaf, once for all windows. The native toolkit and the first window
/// need some 40 ms, FlatLaf needs 50 to 100 ms more: that happens on a thread `UiStart`, while the
/// first window is already on the screen.
final class UiStart {
  private UiStart() {}

  /// Settings that AWT reads when it is first touched.
  static void setProperties(UiOptions options) {
    // Lightweight and native components never overlap here; without this AWT cuts shapes out of the
    // page.
    System.setProperty("sun.awt.disableMixing", "true");
    if (System.getProperty("awt.useSystemAAFontSettings") == null) {
      System.setProperty("awt.useSystemAAFontSettings", "on");
    }
    // Window decorations and the like, which are not used: saves the loading of a library.
    System.setProperty("flatlaf.useNativeLibrary", "false");
    System.setProperty("flatlaf.useWindowDecorations", "false");
    if (options.deviceScale().isPresent()) {
      // Java scales by whole numbers only; Look does the rest.
      double scale = options.deviceScale().getAsDouble();
      boolean whole = scale == Math.rint(scale) && scale >= 1;
      System.setProperty("sun.java2d.uiScale", whole ? Integer.toString((int) scale) : "1");
    }
  }

  /// Loads FlatLaf. Done before any Swing component is made; whoever makes one waits for the
  /// future.
  static CompletableFuture<Void> loadTheme(Look look) {
    System.setProperty("flatlaf.uiScale", Float.toString(look.ownScale()));
    return CompletableFuture.runAsync(
        () -> installTheme(look),
        task -> Thread.ofPlatform().name("UiStart").daemon(true).start(task));
  }

  private static void installTheme(Look look) {
    Font font = look.font();
    FlatLaf.setGlobalExtraDefaults(
        Map.of("@accentColor", look.palette().dark() ? "#A8C7FA" : "#0B57D0"));
    try {
      UIManager.setLookAndFeel(look.palette().dark() ? new FlatDarkLaf() : new FlatLightLaf());
      UIManager.put(
          "defaultFont", new FontUIResource(font)); // before it, this would load Metal first
    } catch (UnsupportedLookAndFeelException e) {
      throw new IllegalStateException("FlatLaf refuses to run here", e);
    }
    // Lightweight ones would disappear behind the native page area.
    JPopupMenu.setDefaultLightWeightPopupEnabled(false);
    ToolTipManager.sharedInstance().setLightWeightPopupEnabled(false);
    ToolTipManager.sharedInstance().setInitialDelay(500);
  }
}
