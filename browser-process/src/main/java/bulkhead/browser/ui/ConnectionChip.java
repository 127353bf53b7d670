package bulkhead.browser.ui;

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import javax.swing.JComponent;
import javax.swing.JToolTip;
import org.jspecify.annotations.Nullable;

/// Left of the URL: how the page came here, as an icon and a word or two. Thread: EDT.
final class ConnectionChip extends JComponent {
  private static final long serialVersionUID = 1L;

  private final transient Look look;
  private transient Glyph glyph = Glyph.GLOBE;
  private String words = "";

  ConnectionChip(Look look) {
    this.look = look;
    setFont(look.font(13));
    show("", Glyph.GLOBE, null);
  }

  void show(TabState tab) {
    switch (tab.connection()) {
      case NONE -> show("", Glyph.GLOBE, null);
      case SECURE -> show("", Glyph.LOCK, "The connection to this site is encrypted");
      case NOT_SECURE ->
          show("Not secure", Glyph.WARNING, "The connection to this site is not encrypted");
      case FILE -> show("File", Glyph.INFO, "This page is a file on this computer");
    }
  }

  private void show(String newWords, Glyph newGlyph, @Nullable String tooltip) {
    if (newWords.equals(words) && newGlyph == glyph && isPreferredSizeSet()) {
      return;
    }
    words = newWords;
    glyph = newGlyph;
    setToolTipText(tooltip);
    int text = words.isEmpty() ? 0 : getFontMetrics(getFont()).stringWidth(words) + look.px(6 + 4);
    setPreferredSize(new Dimension(look.px(8 + 16 + 4) + text, look.px(26)));
    revalidate();
    repaint();
  }

  @Override
  public JToolTip createToolTip() {
    return Draw.plainText(super.createToolTip());
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = Draw.smooth(graphics);
    Palette palette = look.palette();
    if (!words.isEmpty()) {
      g.setColor(palette.toolbar());
      g.fillRoundRect(
          0, look.px(1), getWidth(), getHeight() - look.px(2), getHeight(), getHeight());
    }
    int size = look.px(16);
    glyph.paint(g, look.px(8), (getHeight() - size) / 2.0, size, palette.icon(), 1.3);
    g.setColor(palette.text());
    g.setFont(getFont());
    g.drawString(words, look.px(8 + 16 + 5), Draw.baseline(g.getFontMetrics(), 0, getHeight()));
    g.dispose();
  }
}
