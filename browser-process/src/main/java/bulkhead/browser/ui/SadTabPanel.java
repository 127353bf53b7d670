package bulkhead.browser.ui;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Image;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JPanel;

/// In the place of a page whose process is gone: what happened, that nothing else is affected, and
/// a button that loads the page again in a new process. Thread: EDT.
final class SadTabPanel extends JPanel {
  private static final long serialVersionUID = 1L;
  private static final int COLUMN = 560;

  private final transient Look look;
  private final TextButton reload;
  private transient SadTab sadTab = new SadTab(SadTab.Kind.CRASHED, "", 0);

  SadTabPanel(Look look, Runnable reloadPage) {
    super(null);
    this.look = look;
    reload = new TextButton(look, "Reload", TextButton.Kind.FILLED, reloadPage);
    setOpaque(true);
    add(reload);
  }

  void show(SadTab newSadTab) {
    sadTab = newSadTab;
    getAccessibleContext().setAccessibleName(title(newSadTab) + " " + explanation(newSadTab));
    revalidate();
    repaint();
  }

  void focusReload() {
    reload.requestFocusInWindow();
  }

  /// As [#focusReload], from another native window of the same frame.
  void takeFocus() {
    reload.requestFocus();
  }

  /// Draws it once where nobody sees it, so that its fonts and code are there when a process dies:
  /// the user should see the death of a page within a few milliseconds of it.
  void warmUp() {
    setSize(look.px(800), look.px(600));
    doLayout();
    Image image =
        createVolatileImage(getWidth(), getHeight()); // drawn by the same code as the screen
    if (image == null) {
      return;
    }
    Graphics g = image.getGraphics();
    printAll(g);
    g.dispose();
    image.flush();
  }

  static String title(SadTab sadTab) {
    return switch (sadTab.kind()) {
      case CRASHED -> "This page crashed";
      case KILLED -> "This page's process was killed";
      case OUT_OF_MEMORY -> "This page ran out of memory";
      case LAUNCH_FAILED -> "This page's process could not be started";
      case BAD_MESSAGE -> "This page was ended";
      case UNRESPONSIVE -> "You have ended this page";
      case TOO_MANY_CRASHES -> "This page keeps crashing";
    };
  }

  static String explanation(SadTab sadTab) {
    return switch (sadTab.kind()) {
      case CRASHED ->
          "Something went wrong in the process that showed it. Other tabs have processes of their own and go on as before.";
      case KILLED ->
          "Something outside of the page ended it. Other tabs have processes of their own and go on as before.";
      case OUT_OF_MEMORY ->
          "It needed more memory than its process may have. Other tabs are not affected; closing some may leave more for this one.";
      case LAUNCH_FAILED ->
          "The operating system refused to start it. The other tabs are not affected.";
      case UNRESPONSIVE ->
          "Its process did not respond. Other tabs have processes of their own and go on as before.";
      case BAD_MESSAGE ->
          "Its process sent the browser something that no page may send, and the browser ended it. The other tabs are not affected.";
      case TOO_MANY_CRASHES ->
          "Its process died again and again, so it is not started anew by itself. The other tabs are not affected.";
    };
  }

  static String details(SadTab sadTab) {
    var parts = new ArrayList<String>();
    if (!sadTab.detail().isEmpty()) {
      parts.add("Reason: " + sadTab.detail());
    }
    if (sadTab.processId() != 0) {
      parts.add("process " + sadTab.processId());
    }
    return String.join(" · ", parts);
  }

  private int column() {
    return Math.max(look.px(80), Math.min(look.px(COLUMN), getWidth() - look.px(48)));
  }

  private int left() {
    return Math.max(look.px(24), (getWidth() - column()) / 2);
  }

  private int top() {
    return Math.max(look.px(24), Math.min(look.px(120), (getHeight() - look.px(280)) / 2));
  }

  private Font titleFont() {
    return look.font(24);
  }

  private Font textFont() {
    return look.font(14);
  }

  @Override
  public void doLayout() {
    var size = reload.getPreferredSize();
    reload.setBounds(
        left() + column() - size.width, textEnd() + look.px(16), size.width, size.height);
  }

  private int titleTop() {
    return top() + look.px(56 + 28);
  }

  private int textTop() {
    return titleTop() + getFontMetrics(titleFont()).getHeight() + look.px(14);
  }

  private int textEnd() {
    FontMetrics metrics = getFontMetrics(textFont());
    int lines = wrap(metrics, explanation(sadTab), column()).size();
    int details = details(sadTab).isEmpty() ? 0 : metrics.getHeight() + look.px(14);
    return textTop() + lines * (metrics.getHeight() + look.px(3)) + details;
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = Draw.smooth(graphics);
    Palette palette = look.palette();
    g.setColor(palette.dark() ? palette.frame() : palette.toolbar());
    g.fillRect(0, 0, getWidth(), getHeight());
    Glyph.SAD_PAGE.paint(g, left() - look.px(8), top(), look.px(56), palette.mutedText(), 0.8);
    g.setColor(palette.text());
    g.setFont(titleFont());
    FontMetrics metrics = g.getFontMetrics();
    g.drawString(
        Draw.fit(metrics, title(sadTab), column()), left(), titleTop() + metrics.getAscent());
    g.setFont(textFont());
    metrics = g.getFontMetrics();
    g.setColor(palette.mutedText());
    int y = textTop();
    for (String line : wrap(metrics, explanation(sadTab), column())) {
      g.drawString(line, left(), y + metrics.getAscent());
      y += metrics.getHeight() + look.px(3);
    }
    if (!details(sadTab).isEmpty()) {
      y += look.px(10);
      g.drawString(Draw.fit(metrics, details(sadTab), column()), left(), y + metrics.getAscent());
    }
    g.dispose();
  }

  private static List<String> wrap(FontMetrics metrics, String text, int width) {
    List<String> lines = new ArrayList<>();
    var line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (!line.isEmpty() && metrics.stringWidth(line + " " + word) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
