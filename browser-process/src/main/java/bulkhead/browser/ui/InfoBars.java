package bulkhead.browser.ui;

import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.util.List;
import java.util.Objects;
import javax.swing.JComponent;
import javax.swing.JPanel;
import org.jspecify.annotations.Nullable;

/// The lines between the bars and the page: the model's [InfoBar]s, and above them, for a page that
/// has not answered for long, the offer to wait or to end it. Thread: EDT.
final class InfoBars extends JPanel {
  private static final long serialVersionUID = 1L;

  private final transient Look look;
  private final transient BrowserCommands commands;
  private transient List<InfoBar> bars = List.of();
  private transient @Nullable TabId hung;

  InfoBars(Look look, BrowserCommands commands) {
    super(null);
    this.look = look;
    this.commands = commands;
    setOpaque(true);
  }

  /// How many lines a snapshot needs.
  static int count(WindowState state) {
    return state.infoBars().size() + (hungTab(state) == null ? 0 : 1);
  }

  private static @Nullable TabId hungTab(WindowState state) {
    TabState active = state.active();
    return active.responsiveness() == TabState.Responsiveness.HUNG && active.sadTab() == null
        ? active.id()
        : null;
  }

  void show(WindowState state) {
    TabId nowHung = hungTab(state);
    if (state.infoBars().equals(bars) && Objects.equals(nowHung, hung)) {
      return;
    }
    bars = state.infoBars();
    hung = nowHung;
    removeAll();
    if (nowHung != null) {
      add(
          new Line(
              "This page is not responding. Only this page is affected.",
              List.of(
                  new TextButton(
                      look, "Wait", TextButton.Kind.QUIET, () -> commands.waitForPage(nowHung)),
                  new TextButton(
                      look,
                      "Exit page",
                      TextButton.Kind.FILLED,
                      () -> commands.endPage(nowHung)))));
    }
    for (InfoBar bar : bars) {
      var close = new IconButton(look, Glyph.CLOSE, "Close", 28, 16);
      close.addActionListener(event -> commands.dismissInfoBar(bar.id()));
      String label = bar.actionLabel();
      add(
          new Line(
              bar.text(),
              label == null
                  ? List.of(close)
                  : List.of(
                      new TextButton(
                          look,
                          label,
                          TextButton.Kind.QUIET,
                          () -> commands.infoBarAction(bar.id())),
                      close)));
    }
    revalidate();
    repaint();
  }

  @Override
  public void doLayout() {
    int y = 0;
    for (int i = 0; i < getComponentCount(); i++) {
      getComponent(i).setBounds(0, y, getWidth(), look.px(WindowGeometry.INFO_BAR));
      y += look.px(WindowGeometry.INFO_BAR);
    }
  }

  @Override
  protected void paintComponent(Graphics g) {
    g.setColor(look.palette().toolbar());
    g.fillRect(0, 0, getWidth(), getHeight());
    g.setColor(look.palette().line());
    int line = look.px(WindowGeometry.LINE);
    for (int i = 0; i <= getComponentCount(); i++) {
      g.fillRect(0, i * look.px(WindowGeometry.INFO_BAR), getWidth(), line);
    }
  }

  private final class Line extends JPanel {
    private static final long serialVersionUID = 1L;

    private final String text;

    Line(String text, List<? extends JComponent> buttons) {
      super(null);
      setOpaque(false);
      this.text = text;
      setFont(look.font(13.5f));
      getAccessibleContext().setAccessibleName(text);
      for (JComponent button : buttons) {
        add(button);
      }
    }

    @Override
    public void doLayout() {
      int x = getWidth() - look.px(16);
      for (int i = getComponentCount() - 1; i >= 0; i--) {
        var size = getComponent(i).getPreferredSize();
        x -= size.width;
        getComponent(i).setBounds(x, (getHeight() - size.height) / 2, size.width, size.height);
        x -= look.px(8);
      }
    }

    @Override
    protected void paintComponent(Graphics graphics) {
      Graphics2D g = Draw.smooth(graphics);
      g.setFont(getFont());
      g.setColor(look.palette().text());
      FontMetrics metrics = g.getFontMetrics();
      int right = getComponentCount() == 0 ? getWidth() : getComponent(0).getX();
      int left = look.px(20);
      int room = right - left - look.px(16);
      String shown = Draw.fit(metrics, text, room);
      int x =
          Math.clamp(
              (getWidth() - metrics.stringWidth(shown)) / 2,
              left,
              Math.max(left, right - look.px(16) - metrics.stringWidth(shown)));
      g.drawString(shown, x, Draw.baseline(metrics, 0, getHeight()));
      g.dispose();
    }
  }
}
