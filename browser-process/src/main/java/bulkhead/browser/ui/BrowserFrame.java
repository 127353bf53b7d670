package bulkhead.browser.ui;

import java.awt.Component;
import java.awt.Container;
import java.awt.Frame;
import javax.swing.JLayeredPane;
import javax.swing.JRootPane;
import javax.swing.RootPaneContainer;
import org.jspecify.annotations.Nullable;

/// A window whose Swing part comes later. A `JFrame` needs the look and feel before its first line;
/// this one can be on the screen with its native page area, and be drawn into, while FlatLaf is
/// still being loaded. Thread: EDT.
final class BrowserFrame extends Frame implements RootPaneContainer {
  private static final long serialVersionUID = 1L;

  private @Nullable JRootPane rootPane;
  private final transient Runnable layout;

  /// @param layout puts the children in their places; called whenever the size changes
  BrowserFrame(Runnable layout) {
    super("Bulkhead");
    this.layout = layout;
    setLayout(null);
  }

  @Override
  public void doLayout() {
    layout.run();
  }

  void setRootPane(JRootPane newRootPane) {
    rootPane = newRootPane;
    add(newRootPane); // last, so that the native children stay above it
  }

  @Override
  public JRootPane getRootPane() {
    JRootPane pane = rootPane;
    if (pane == null) {
      throw new IllegalStateException("the window has no Swing part yet");
    }
    return pane;
  }

  boolean hasRootPane() {
    return rootPane != null;
  }

  @Override
  public void setContentPane(Container contentPane) {
    getRootPane().setContentPane(contentPane);
  }

  @Override
  public Container getContentPane() {
    return getRootPane().getContentPane();
  }

  @Override
  public void setLayeredPane(JLayeredPane layeredPane) {
    getRootPane().setLayeredPane(layeredPane);
  }

  @Override
  public JLayeredPane getLayeredPane() {
    return getRootPane().getLayeredPane();
  }

  @Override
  public void setGlassPane(Component glassPane) {
    getRootPane().setGlassPane(glassPane);
  }

  @Override
  public Component getGlassPane() {
    return getRootPane().getGlassPane();
  }
}
