package bulkhead.browser.ui;

import bulkhead.browser.ui.BrowserCommands.Placement;
import java.awt.BasicStroke;
import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.awt.event.KeyAdapter;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.geom.RoundRectangle2D;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JTextField;
import javax.swing.plaf.basic.BasicTextFieldUI;
import org.jspecify.annotations.Nullable;

/// The address field: what it says of the connection, the URL, the star, and at its lower edge the
/// progress of loading. What the user has typed into a tab's field and not yet sent stays with that
/// tab. Thread: EDT.
final class Omnibox extends JComponent {
  private static final long serialVersionUID = 1L;
  private static final int PROGRESS_HEIGHT = 2;

  private final transient Look look;
  private final transient BrowserCommands commands;
  private final transient Runnable focusPage;
  private final JTextField field = new JTextField();
  private final ConnectionChip chip;
  private final IconButton star;
  private final transient Map<TabId, String> drafts = new HashMap<>();
  private transient TabState tab;
  private transient @Nullable Long bookmarkId;
  private boolean hovered;
  private boolean selectAllOnRelease;

  /// @param focusPage gives the keyboard back to the page
  Omnibox(Look look, BrowserCommands commands, TabState first, Runnable focusPage) {
    this.look = look;
    this.commands = commands;
    this.tab = first;
    this.focusPage = focusPage;
    this.chip = new ConnectionChip(look);
    this.star = new IconButton(look, Glyph.STAR, "Bookmark this page (Ctrl+D)", 28, 18);
    setLayout(new BorderLayout());
    setBorder(BorderFactory.createEmptyBorder(look.px(3), look.px(5), look.px(3), look.px(8)));
    setUpField();
    star.addActionListener(event -> toggleBookmark());
    add(chip, BorderLayout.LINE_START);
    add(field, BorderLayout.CENTER);
    add(star, BorderLayout.LINE_END);
    showUrl();
    chip.show(first);
  }

  private void setUpField() {
    field.setUI(
        new BasicTextFieldUI()); // FlatLaf's frame around it is not wanted; the pill is the frame
    field.setBorder(BorderFactory.createEmptyBorder(0, look.px(6), 0, look.px(6)));
    field.setOpaque(false);
    field.setFont(look.font(14));
    field.setForeground(look.palette().text());
    field.setCaretColor(look.palette().text());
    field.setSelectionColor(look.palette().selection());
    field.setSelectedTextColor(look.palette().text());
    field.setDisabledTextColor(look.palette().disabledIcon());
    field.getAccessibleContext().setAccessibleName("Address bar");
    field.addActionListener(event -> send(Placement.FOREGROUND, false));
    field.addKeyListener(
        new KeyAdapter() {
          @Override
          public void keyPressed(KeyEvent event) {
            fieldKeyPressed(event);
          }
        });
    field.addFocusListener(
        new FocusAdapter() {
          @Override
          public void focusGained(FocusEvent event) {
            if (!drafts.containsKey(tab.id())) {
              field.setText(tab.url());
              field.selectAll();
            }
            Omnibox.this.repaint();
          }

          @Override
          public void focusLost(FocusEvent event) {
            if (!event.isTemporary()) {
              keepDraft();
              showUrl();
            }
            Omnibox.this.repaint();
          }
        });
    field.addMouseListener(
        new MouseAdapter() {
          @Override
          public void mousePressed(MouseEvent event) {
            selectAllOnRelease = !field.isFocusOwner() && event.getButton() == MouseEvent.BUTTON1;
          }

          @Override
          public void mouseReleased(MouseEvent event) {
            if (selectAllOnRelease && field.getSelectedText() == null) {
              field.selectAll();
            }
            selectAllOnRelease = false;
          }

          @Override
          public void mouseEntered(MouseEvent event) {
            hovered = true;
            Omnibox.this.repaint();
          }

          @Override
          public void mouseExited(MouseEvent event) {
            hovered = false;
            Omnibox.this.repaint();
          }
        });
  }

  private void fieldKeyPressed(KeyEvent event) {
    switch (event.getKeyCode()) {
      case KeyEvent.VK_ESCAPE -> {
        boolean edited = !field.getText().equals(tab.url());
        drafts.remove(tab.id());
        field.setText(tab.url());
        field.selectAll();
        if (!edited) {
          focusPage.run();
        }
        event.consume();
      }
      case KeyEvent.VK_ENTER -> {
        if (event.isAltDown()) {
          send(Placement.FOREGROUND, true);
          event.consume();
        } else if (event.isControlDown()) {
          field.setText(withWwwAndCom(field.getText()));
          send(Placement.FOREGROUND, false);
          event.consume();
        }
      }
      default -> {}
    }
  }

  /// Ctrl+Enter, as ever: `example` becomes `www.example.com`.
  private static String withWwwAndCom(String text) {
    String word = text.strip();
    boolean oneWord =
        !word.isEmpty() && word.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-');
    return oneWord ? "www." + word + ".com" : text;
  }

  private void send(Placement placement, boolean newTab) {
    String typed = field.getText();
    if (OmniboxInput.of(typed) instanceof OmniboxInput.Empty) {
      return;
    }
    drafts.remove(tab.id());
    if (newTab) {
      commands.newTab(typed, placement);
    } else {
      commands.navigate(tab.id(), typed);
    }
    focusPage.run();
  }

  private void keepDraft() {
    if (field.getText().equals(tab.url()) || field.getText().equals(shortened(tab))) {
      drafts.remove(tab.id());
    } else {
      drafts.put(tab.id(), field.getText());
    }
  }

  void show(TabState newTab, @Nullable Long newBookmarkId, List<TabState> all) {
    TabState before = tab;
    boolean otherTab = !newTab.id().equals(before.id());
    if (otherTab && field.isFocusOwner()) {
      keepDraft();
    }
    boolean typing = field.isFocusOwner() && !otherTab && !field.getText().equals(before.url());
    tab = newTab;
    drafts.keySet().removeIf(id -> all.stream().noneMatch(known -> known.id().equals(id)));
    boolean otherUrl = !newTab.url().equals(before.url());
    if (otherTab || (!typing && (otherUrl || newTab.connection() != before.connection()))) {
      if (!otherTab && otherUrl) {
        drafts.remove(newTab.id()); // it went somewhere: what was typed is done with
      }
      showUrl();
    }
    if (!Objects.equals(bookmarkId, newBookmarkId)) {
      bookmarkId = newBookmarkId;
      star.setGlyph(
          newBookmarkId == null ? Glyph.STAR : Glyph.STAR_FILLED,
          newBookmarkId == null ? "Bookmark this page (Ctrl+D)" : "Remove this bookmark");
      star.setAccented(newBookmarkId != null);
    }
    star.setVisible(!newTab.url().isEmpty());
    chip.show(newTab);
    if (before.loading() != newTab.loading() || before.progress() != newTab.progress()) {
      repaint();
    }
  }

  private void showUrl() {
    String draft = drafts.get(tab.id());
    String text = draft != null ? draft : field.isFocusOwner() ? tab.url() : shortened(tab);
    if (!text.equals(field.getText())) {
      field.setText(text);
      field.setCaretPosition(0);
    }
    if (field.isFocusOwner() && draft == null) {
      field.selectAll();
    }
  }

  /// Without what the chip says already.
  private static String shortened(TabState tab) {
    String url = tab.url();
    return switch (tab.connection()) {
      case FILE -> url.startsWith("file://") ? url.substring("file://".length()) : url;
      case SECURE ->
          withoutLoneSlash(url.startsWith("https://") ? url.substring("https://".length()) : url);
      case NOT_SECURE ->
          withoutLoneSlash(url.startsWith("http://") ? url.substring("http://".length()) : url);
      case NONE -> url;
    };
  }

  private static String withoutLoneSlash(String url) {
    return url.indexOf('/') == url.length() - 1
        ? url.substring(0, Math.max(0, url.length() - 1))
        : url;
  }

  void focusAndSelect() {
    field.requestFocusInWindow();
    field.selectAll();
  }

  JTextField textField() {
    return field;
  }

  void toggleBookmark() {
    Long id = bookmarkId;
    if (id != null) {
      commands.removeBookmark(id);
    } else if (!tab.url().isEmpty()) {
      commands.addBookmark(tab.title(), tab.url());
    }
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = Draw.smooth(graphics);
    Palette palette = look.palette();
    boolean focused = field.isFocusOwner();
    int arc = getHeight();
    var pill = new RoundRectangle2D.Double(0, 0, getWidth(), getHeight(), arc, arc);
    g.setColor(focused ? (palette.dark() ? palette.field() : palette.toolbar()) : palette.field());
    g.fill(pill);
    if (focused) {
      g.setColor(palette.accent());
      g.setStroke(new BasicStroke(look.px(2)));
      double in = look.px(2) / 2.0;
      g.draw(
          new RoundRectangle2D.Double(
              in, in, getWidth() - 2 * in, getHeight() - 2 * in, arc - 2 * in, arc - 2 * in));
    } else if (hovered) {
      g.setColor(withAlpha(palette.hover(), 0x0C));
      g.fill(pill);
    }
    paintProgress(g);
    g.dispose();
  }

  private void paintProgress(Graphics2D g) {
    if (tab.loading()) {
      double height = look.px(PROGRESS_HEIGHT);
      double inset = getHeight() / 2.0; // the pill's lower edge is straight from here on
      double width = (getWidth() - 2 * inset) * Math.clamp(tab.progress(), 0.02, 1);
      g.setColor(look.palette().accent());
      g.fill(
          new RoundRectangle2D.Double(inset, getHeight() - height, width, height, height, height));
    }
  }

  private static Color withAlpha(Color color, int alpha) {
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
  }
}
