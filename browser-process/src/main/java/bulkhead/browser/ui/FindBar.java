package bulkhead.browser.ui;

import bulkhead.browser.ui.BrowserCommands.Direction;
import bulkhead.browser.ui.BrowserCommands.FindFrom;
import java.awt.BorderLayout;
import java.awt.Graphics;
import java.awt.GridBagLayout;
import java.awt.Panel;
import java.awt.Rectangle;
import java.awt.event.KeyAdapter;
import java.awt.event.KeyEvent;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JRootPane;
import javax.swing.JTextField;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import javax.swing.plaf.basic.BasicTextFieldUI;
import org.jspecify.annotations.Nullable;

/// Find in page: what is looked for, how many times it is there, and the way from one match to the
/// next. It lies over the page's upper right corner: a native window like the page's canvas, with
/// Swing components in it. One for the window; what it looks for stays from tab to tab. Thread:
/// EDT.
final class FindBar extends Panel {
  private static final long serialVersionUID = 1L;
  private static final int WIDTH = 360;
  private static final int HEIGHT = 46;
  private static final int BUTTON = 30;

  private final transient Look look;
  private final transient BrowserCommands commands;
  private final transient Runnable focusPage;
  private final JTextField field = new JTextField();
  private final JLabel count = new JLabel();
  private transient TabId tab;
  private transient @Nullable TabId searching; // the tab whose page has the marks

  /// @param focusPage gives the keyboard back to the page
  FindBar(Look look, BrowserCommands commands, TabId first, Runnable focusPage) {
    super(new BorderLayout());
    this.look = look;
    this.commands = commands;
    this.tab = first;
    this.focusPage = focusPage;
    setVisible(false);
    setBackground(look.palette().toolbar());
    var root = new JRootPane();
    root.setContentPane(content());
    add(root);
  }

  private JComponent content() {
    var content = new Pane();
    content.setLayout(new BoxLayout(content, BoxLayout.X_AXIS));
    content.setBorder(
        BorderFactory.createEmptyBorder(look.px(4), look.px(12), look.px(4), look.px(8)));
    field.setUI(new BasicTextFieldUI());
    field.setBorder(BorderFactory.createEmptyBorder());
    field.setOpaque(false);
    field.setFont(look.font(13.5f));
    field.setForeground(look.palette().text());
    field.setCaretColor(look.palette().text());
    field.setSelectionColor(look.palette().selection());
    field.setSelectedTextColor(look.palette().text());
    field.getAccessibleContext().setAccessibleName("Find in page");
    FieldEditing.of(field, null);
    field
        .getDocument()
        .addDocumentListener(
            new DocumentListener() {
              @Override
              public void insertUpdate(DocumentEvent event) {
                textChanged();
              }

              @Override
              public void removeUpdate(DocumentEvent event) {
                textChanged();
              }

              @Override
              public void changedUpdate(DocumentEvent event) {}
            });
    field.addKeyListener(
        new KeyAdapter() {
          @Override
          public void keyPressed(KeyEvent event) {
            switch (event.getKeyCode()) {
              case KeyEvent.VK_ENTER ->
                  step(event.isShiftDown() ? Direction.BACKWARD : Direction.FORWARD);
              case KeyEvent.VK_ESCAPE -> close(true);
              default -> {}
            }
          }
        });
    count.setFont(look.font(12.5f));
    count.setForeground(look.palette().mutedText());
    var previous = button(Glyph.UP, "Previous (Shift+Enter)", Direction.BACKWARD);
    var next = button(Glyph.DOWN, "Next (Enter)", Direction.FORWARD);
    var close = new IconButton(look, Glyph.CLOSE, "Close (Esc)", BUTTON, 16);
    close.addActionListener(event -> close(true));
    var middle = new JPanel(new BorderLayout());
    middle.setOpaque(false);
    middle.add(field);
    content.add(middle);
    content.add(Box.createHorizontalStrut(look.px(8)));
    content.add(count);
    content.add(Box.createHorizontalStrut(look.px(8)));
    for (IconButton each : new IconButton[] {previous, next, close}) {
      var cell = new JPanel(new GridBagLayout());
      cell.setOpaque(false);
      cell.setMaximumSize(each.getPreferredSize());
      cell.add(each);
      content.add(cell);
    }
    return content;
  }

  private IconButton button(Glyph glyph, String tip, Direction direction) {
    var button = new IconButton(look, glyph, tip, BUTTON, 16);
    button.addActionListener(event -> step(direction));
    return button;
  }

  /// The bar's background and its line towards the page.
  private final class Pane extends JPanel {
    private static final long serialVersionUID = 1L;

    @Override
    protected void paintComponent(Graphics g) {
      g.setColor(look.palette().toolbar());
      g.fillRect(0, 0, getWidth(), getHeight());
      g.setColor(look.palette().line());
      g.drawRect(0, -1, getWidth() - 1, getHeight());
    }
  }

  // What the window does with it

  JTextField textField() {
    return field;
  }

  boolean isOpen() {
    return isVisible();
  }

  /// Shows the bar with the keyboard in it and its text selected.
  void open(Rectangle page) {
    placeOn(page);
    setVisible(true);
    validate();
    field.requestFocusInWindow();
    field.selectAll();
    if (searching == null) {
      textChanged();
    }
  }

  void placeOn(Rectangle page) {
    int width = Math.min(look.px(WIDTH), page.width);
    setBounds(
        Math.max(page.x, page.x + page.width - width - look.px(24)),
        page.y,
        width,
        look.px(HEIGHT));
  }

  /// To the next match, or the one before; opens the search again if it was ended.
  void step(Direction direction) {
    String text = field.getText();
    if (!text.isEmpty()) {
      FindFrom from = tab.equals(searching) ? FindFrom.ACTIVE_MATCH : FindFrom.HERE;
      searching = tab;
      commands.find(tab, text, direction, from);
    }
  }

  boolean hasText() {
    return !field.getText().isEmpty();
  }

  /// @param select what was found last becomes the page's selection, and the page has the keyboard
  void close(boolean select) {
    if (!isVisible()) {
      return;
    }
    setVisible(false);
    end(select);
    if (select) {
      focusPage.run();
    }
  }

  private void end(boolean select) {
    TabId with = searching;
    searching = null;
    if (with != null) {
      commands.stopFinding(with, select);
    }
  }

  /// Another snapshot is shown.
  void show(TabState shown) {
    if (!shown.id().equals(tab)) {
      close(false);
      tab = shown.id();
    }
    TabState.FindResult found = shown.find();
    String text = found == null || !hasText() ? "" : found.active() + "/" + found.matches();
    if (!text.equals(count.getText())) {
      count.setText(text);
      count.setForeground(
          found != null && found.matches() == 0
              ? look.palette().warning()
              : look.palette().mutedText());
      validate();
      repaint();
    }
    if (found == null && isVisible() && tab.equals(searching)) {
      searching = null; // the page is another one now
    }
  }

  private void textChanged() {
    String text = field.getText();
    if (text.isEmpty()) {
      end(false);
      count.setText("");
    } else if (isVisible()) {
      searching = tab;
      commands.find(tab, text, Direction.FORWARD, FindFrom.HERE);
    }
  }
}
