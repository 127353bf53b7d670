package bulkhead.browser.ui;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.OptionalDouble;

/// What the window shows in the place of a page whose process is gone, painted by the panel itself
/// but in another process: a test compares it with the screen to read there which reason is given.
public final class SadTabPicture {
  private static final UiOptions OPTIONS = new UiOptions(false, OptionalDouble.of(1), null, null);

  private SadTabPicture() {}

  /// Must come before AWT is used in this JVM, so that text is drawn as the browser draws it.
  public static void setUp() {
    UiStart.setProperties(OPTIONS);
  }

  /// The whole panel but its button, which changes with focus and mouse and is left out of the
  /// picture: it is cut where the button begins.
  public static BufferedImage paint(SadTab sadTab, int width, int height) {
    SadTabPanel panel = new SadTabPanel(Look.find(OPTIONS), () -> {});
    panel.show(sadTab);
    panel.setSize(width, height);
    panel.doLayout();
    BufferedImage picture = new BufferedImage(width, button(panel).y, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = picture.createGraphics();
    panel.paintComponent(g);
    g.dispose();
    return picture;
  }

  /// Where its reload button is.
  public static Rectangle button(SadTab sadTab, int width, int height) {
    SadTabPanel panel = new SadTabPanel(Look.find(OPTIONS), () -> {});
    panel.show(sadTab);
    panel.setSize(width, height);
    panel.doLayout();
    return button(panel);
  }

  private static Rectangle button(SadTabPanel panel) {
    return panel.getComponent(0).getBounds();
  }

  /// The large words of a sad tab.
  public static String title(SadTab.Kind kind) {
    return SadTabPanel.title(new SadTab(kind, "", 0));
  }
}
