package bulkhead.browser.ui;

import bulkhead.browser.internals.InternalPages;
import bulkhead.browser.storage.Bookmark;
import bulkhead.browser.ui.BrowserCommands.Placement;
import java.awt.BasicStroke;
import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.awt.event.KeyAdapter;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.geom.RoundRectangle2D;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
  private final JTextField field = new UrlField();
  private final transient FieldEditing editing;
  private final BookmarkBubble bubble;
  private final ConnectionChip chip;
  private final IconButton star;
  private final transient Map<TabId, String> drafts = new HashMap<>();
  private final transient Set<TabId> leftWithKeyboard = new HashSet<>();
  private transient @Nullable TabId sent; // its tab is on its way where the field says
  private transient TabState tab;
  private transient @Nullable Bookmark bookmark;
  private transient @Nullable String justBookmarked; // its bubble opens when it is known
  private boolean hovered;
  private boolean selectAllOnRelease;
  private boolean backSoon; // a menu or another window has the keyboard for a while

  /// @param focusPage gives the keyboard back to the page
  Omnibox(
      Look look,
      BrowserCommands commands,
      TabState first,
      BookmarkBubble bubble,
      Runnable focusPage) {
    this.look = look;
    this.commands = commands;
    this.tab = first;
    this.focusPage = focusPage;
    this.bubble = bubble;
    this.chip = new ConnectionChip(look);
    this.star = new IconButton(look, Glyph.STAR, "Bookmark this page (Ctrl+D)", 28, 18);
    setLayout(new BorderLayout());
    setBorder(BorderFactory.createEmptyBorder(look.px(3), look.px(5), look.px(3), look.px(8)));
    setUpField();
    editing = FieldEditing.of(field, new GoToPasted());
    star.addActionListener(event -> starPressed());
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
            sent = null; // what is typed from now on is another text
            if (!backSoon && !drafts.containsKey(tab.id())) {
              setText(full());
              field.selectAll();
            }
            backSoon = false;
            Omnibox.this.repaint();
          }

          @Override
          public void focusLost(FocusEvent event) {
            keepDraft();
            backSoon = event.isTemporary();
            if (!backSoon) {
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
        boolean edited = !field.getText().equals(full());
        drafts.remove(tab.id());
        setText(full());
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
    go(field.getText(), placement, newTab);
  }

  private void go(String typed, Placement placement, boolean newTab) {
    if (OmniboxInput.of(typed) instanceof OmniboxInput.Empty) {
      return;
    }
    drafts.remove(tab.id());
    if (newTab) {
      setText(full());
      commands.newTab(typed, placement);
    } else {
      sent = tab.id();
      commands.navigate(tab.id(), typed);
    }
    backSoon = false;
    focusPage.run();
  }

  private void setText(String text) {
    field.setText(text);
    editing.forget();
  }

  /// The whole address, as it is edited.
  private String full() {
    return DisplayedUrl.of(tab.url());
  }

  private void keepDraft() {
    if (field.getText().equals(full()) || field.getText().equals(shortened(tab))) {
      drafts.remove(tab.id());
    } else {
      drafts.put(tab.id(), field.getText());
    }
  }

  void show(TabState newTab, @Nullable Bookmark newBookmark, List<TabState> all) {
    TabState before = tab;
    boolean otherTab = !newTab.id().equals(before.id());
    if (otherTab) {
      leave(before.id());
    }
    // The model has heard of what was sent: where the tab did not go there, the field says so.
    boolean answered = newTab.id().equals(sent) && !hasKeyboard();
    if (answered) {
      sent = null;
    }
    backSoon &= !otherTab;
    boolean typing = hasKeyboard() && !otherTab && !field.getText().equals(full());
    tab = newTab;
    Set<TabId> known = new HashSet<>();
    all.forEach(each -> known.add(each.id()));
    drafts.keySet().retainAll(known);
    leftWithKeyboard.retainAll(known);
    boolean otherUrl = !newTab.url().equals(before.url());
    if (otherTab
        || (!typing && (otherUrl || answered || newTab.connection() != before.connection()))) {
      if (!otherTab && (otherUrl || answered)) {
        drafts.remove(newTab.id()); // it went somewhere: what was typed is done with
      }
      showUrl();
    }
    if (!Objects.equals(bookmark, newBookmark)) {
      bookmark = newBookmark;
      star.setGlyph(
          newBookmark == null ? Glyph.STAR : Glyph.STAR_FILLED,
          newBookmark == null ? "Bookmark this page (Ctrl+D)" : "Edit this bookmark (Ctrl+D)");
      star.setAccented(newBookmark != null);
      if (newBookmark != null && newBookmark.url().equals(justBookmarked)) {
        justBookmarked = null;
        edit(newBookmark, "Bookmark added");
      }
    }
    star.setVisible(!newTab.url().isEmpty());
    chip.show(newTab);
    if (before.loading() != newTab.loading() || before.progress() != newTab.progress()) {
      repaint();
    }
  }

  private void leave(TabId left) {
    if (field.isFocusOwner()) {
      keepDraft();
      leftWithKeyboard.add(left);
    } else {
      leftWithKeyboard.remove(left);
    }
  }

  /// Whether the keyboard was here when that tab was seen last.
  boolean hadKeyboardIn(TabId id) {
    return leftWithKeyboard.contains(id);
  }

  private void showUrl() {
    String draft = drafts.get(tab.id());
    String text = draft != null ? draft : hasKeyboard() ? full() : shortened(tab);
    if (!text.equals(field.getText())) {
      setText(text);
      field.setCaretPosition(0);
    }
    if (field.isFocusOwner() && draft == null) {
      field.selectAll();
    }
  }

  private boolean hasKeyboard() {
    return field.isFocusOwner() || backSoon;
  }

  /// Without what the chip says already.
  private static String shortened(TabState tab) {
    String url = DisplayedUrl.of(tab.url());
    return switch (tab.connection()) {
      case FILE -> url.startsWith("file://") ? url.substring("file://".length()) : url;
      case SECURE -> withoutScheme(url, "https://");
      case NOT_SECURE -> withoutScheme(url, "http://");
      case NONE -> url.startsWith("http://") ? withoutScheme(url, "http://") : url;
    };
  }

  /// Nor with a slash that is the whole path.
  private static String withoutScheme(String url, String scheme) {
    String rest = url.startsWith(scheme) ? url.substring(scheme.length()) : url;
    int slash = rest.indexOf('/');
    return slash >= 0 && slash == rest.length() - 1 ? rest.substring(0, slash) : rest;
  }

  void focusAndSelect() {
    field.requestFocusInWindow();
    field.selectAll();
  }

  JTextField textField() {
    return field;
  }

  private void starPressed() {
    if (bubble.isOpen()) {
      bubble.close();
    } else {
      bookmarkPage();
    }
  }

  /// Bookmarks the page, and opens what its bookmark is changed or removed with.
  void bookmarkPage() {
    Bookmark known = bookmark;
    if (known != null) {
      edit(known, "Edit bookmark");
    } else if (!tab.url().isEmpty()) {
      justBookmarked = tab.url();
      commands.addBookmark(tab.title(), tab.url());
    }
  }

  private void edit(Bookmark known, String title) {
    Point corner = new Point(star.getWidth(), star.getHeight() + look.px(4));
    bubble.open(known, title, tab.id(), star, corner, star);
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = Draw.smooth(graphics);
    Palette palette = look.palette();
    boolean focused = hasKeyboard();
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

  /// The field: of a whole address that nobody has edited, what is copied is the address itself, as
  /// other programs understand it.
  private final class UrlField extends JTextField {
    private static final long serialVersionUID = 1L;

    @Override
    public void copy() {
      String text = getText();
      if (!text.isEmpty() && text.equals(getSelectedText()) && text.equals(full())) {
        boolean words = InternalPages.wordsOfSearch(tab.url()) != null;
        SystemClipboards.write(words ? text : tab.url(), BrowserWindow.Clipboard.STANDARD);
      } else {
        super.copy();
      }
    }

    @Override
    public void paste() {
      String text = SystemClipboards.read(BrowserWindow.Clipboard.STANDARD);
      if (!text.isEmpty()) {
        replaceSelection(OmniboxInput.pasted(text));
      }
    }
  }

  /// "Paste and go" of the field's menu.
  private final class GoToPasted implements FieldEditing.PasteAndGo {
    private static final int LONGEST = 40;

    @Override
    public String label(String text) {
      String line = text.strip().replaceAll("\\s+", " ");
      String shown = line.length() > LONGEST ? line.substring(0, LONGEST - 1) + "…" : line;
      return switch (OmniboxInput.of(OmniboxInput.pasted(text))) {
        case OmniboxInput.Address address -> "Paste and go to " + shown;
        case OmniboxInput.Words words -> "Paste and search for “" + shown + "”";
        case OmniboxInput.Empty empty -> "Paste and go";
      };
    }

    @Override
    public void go(String text) {
      Omnibox.this.go(OmniboxInput.pasted(text), Placement.FOREGROUND, false);
    }
  }

  private static Color withAlpha(Color color, int alpha) {
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
  }
}
