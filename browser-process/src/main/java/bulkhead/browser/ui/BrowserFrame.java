package bulkhead.browser.ui;

import java.awt.Frame;

/// A window whose Swing part comes later, as a plain `JRootPane` below its native children. A
/// `JFrame` needs the look and feel before its first line; this one can be on the screen with its
/// native page area, and be drawn into, while FlatLaf is still being loaded. Thread: EDT.
final class BrowserFrame extends Frame {
  private static final long serialVersionUID = 1L;

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
}
