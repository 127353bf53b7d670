package bulkhead.browser.ui;

import java.awt.Graphics2D;
import java.util.OptionalDouble;
import javax.swing.JPanel;

/// A part of a [ChooserPopup] in which the user chooses a value. Thread: EDT.
abstract class ChooserPanel extends JPanel {
  private static final long serialVersionUID = 1L;

  /// Who is told what the user takes.
  interface Picks {
    /// @param value empty to clear the field
    /// @param done whether there is nothing more to choose
    void pick(OptionalDouble value, boolean done);
  }

  final transient Look look;
  final transient Picks picks;

  ChooserPanel(Look look, Picks picks) {
    super(null);
    this.look = look;
    this.picks = picks;
    setOpaque(true);
    setFocusable(true);
    setBackground(look.palette().toolbar());
    setFont(look.font(13));
  }

  /// Shows what the field has now.
  abstract void show(OptionalDouble value);

  /// Where typing goes at first.
  void takeFocus() {
    requestFocusInWindow();
  }

  /// A line of text in the middle of a box.
  final void drawCentred(Graphics2D g, String text, int x, int y, int width, int height) {
    var metrics = g.getFontMetrics();
    g.drawString(
        text, x + (width - metrics.stringWidth(text)) / 2, Draw.baseline(metrics, y, height));
  }
}
