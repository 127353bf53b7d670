package bulkhead.browser.ui;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Panel;
import java.awt.Rectangle;
import java.awt.event.KeyEvent;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JRootPane;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import javax.swing.LayoutFocusTraversalPolicy;
import org.jspecify.annotations.Nullable;

/// What a page asks, over the upper edge of that page: the rest of the window, and the other tabs,
/// go on. A native window like the page's canvas, with Swing components in it. Thread: EDT.
final class DialogPanel extends Panel {
  private static final long serialVersionUID = 1L;
  private static final int WIDTH = 440;
  private static final int MOST_LINES = 12;
  private static final int MOST_SHOWN = 4000;
  private static final int MOST_LINE_BREAKS = 200;

  private final transient Look look;
  private final transient BrowserCommands commands;
  private final JRootPane root = new JRootPane();
  private transient @Nullable PageDialog shown;
  private transient @Nullable TabId tab;
  private transient @Nullable JComponent first;
  private int wantedHeight;

  DialogPanel(Look look, BrowserCommands commands) {
    super(new BorderLayout());
    this.look = look;
    this.commands = commands;
    setVisible(false);
    setBackground(look.palette().toolbar());
    add(root);
    setFocusCycleRoot(true); // the frame's own policy knows no Swing components
    setFocusTraversalPolicy(new LayoutFocusTraversalPolicy());
  }

  /// Shows what this tab's page asks, or nothing.
  ///
  /// @param takesKeyboard the page had the keyboard
  /// @return whether it was closed, so that the page may have the keyboard again
  boolean show(TabState state, Rectangle page, boolean takesKeyboard) {
    PageDialog dialog = state.sadTab() == null ? state.dialog() : null;
    boolean same = state.id().equals(tab) && dialog != null && dialog.equals(shown);
    if (same || dialog == null && shown == null) {
      return false;
    }
    tab = state.id();
    shown = dialog;
    if (dialog == null) {
      setVisible(false);
      root.setContentPane(new JPanel());
      return true;
    }
    fill(state.id(), dialog);
    placeOn(page);
    setVisible(true);
    validate();
    JComponent focused = first;
    if (takesKeyboard && focused != null) {
      focused.requestFocusInWindow();
    }
    return false;
  }

  boolean isOpen() {
    return shown != null;
  }

  /// Gives the keyboard to the dialog.
  void focus() {
    JComponent focused = first;
    if (focused != null) {
      focused.requestFocusInWindow();
    }
  }

  void placeOn(Rectangle page) {
    int width = Math.min(look.px(WIDTH), page.width);
    setBounds(
        page.x + (page.width - width) / 2, page.y, width, Math.min(wantedHeight, page.height));
  }

  static String title(PageDialog dialog) {
    return switch (dialog.kind()) {
      case ALERT, CONFIRM, PROMPT -> dialog.from() + " says";
      case LEAVE -> "Leave site?";
      case RELOAD -> "Reload site?";
    };
  }

  /// A page may say at great length, or in many lines, what it has to say.
  static String bounded(String message) {
    String text = message.length() > MOST_SHOWN ? message.substring(0, MOST_SHOWN) + "…" : message;
    int at = -1;
    for (int i = 0; i < MOST_LINE_BREAKS; i++) {
      at = text.indexOf('\n', at + 1);
      if (at < 0) {
        return text;
      }
    }
    return text.substring(0, at) + "\n…";
  }

  private void fill(TabId of, PageDialog dialog) {
    Palette palette = look.palette();
    var content = new Pane();
    content.setLayout(new BoxLayout(content, BoxLayout.Y_AXIS));
    content.setBorder(
        BorderFactory.createEmptyBorder(look.px(18), look.px(22), look.px(16), look.px(22)));
    var title = new JLabel(title(dialog));
    Draw.plainText(title);
    title.setFont(look.font(15).deriveFont(java.awt.Font.BOLD));
    title.setForeground(palette.text());
    title.setAlignmentX(LEFT_ALIGNMENT);
    content.add(title);
    content.add(Box.createVerticalStrut(look.px(10)));
    JComponent message = message(bounded(dialog.message()));
    content.add(message);
    content.add(Box.createVerticalStrut(look.px(12)));

    JTextField field = null;
    if (dialog.kind() == PageDialog.Kind.PROMPT) {
      field = new JTextField(dialog.text());
      field.setFont(look.font(13.5f));
      field.setAlignmentX(LEFT_ALIGNMENT);
      field.setMaximumSize(new Dimension(Integer.MAX_VALUE, field.getPreferredSize().height));
      field.selectAll();
      FieldEditing.of(field, null);
      content.add(field);
      content.add(Box.createVerticalStrut(look.px(12)));
    }
    JCheckBox noMore = null;
    if (dialog.mayBeSilenced()) {
      noMore = new JCheckBox("Prevent this page from creating additional dialogs");
      noMore.setFont(look.font(13));
      noMore.setForeground(palette.text());
      noMore.setOpaque(false);
      noMore.setAlignmentX(LEFT_ALIGNMENT);
      content.add(noMore);
      content.add(Box.createVerticalStrut(look.px(12)));
    }
    JTextField entered = field;
    JCheckBox silence = noMore;
    Runnable accept =
        () ->
            answer(
                of,
                dialog,
                new PageDialog.Answer(true, entered == null ? "" : entered.getText()),
                silence);
    Runnable dismiss = () -> answer(of, dialog, PageDialog.Answer.DISMISSED, silence);
    var buttons = new JPanel(null);
    buttons.setLayout(new BoxLayout(buttons, BoxLayout.X_AXIS));
    buttons.setOpaque(false);
    buttons.setAlignmentX(LEFT_ALIGNMENT);
    buttons.add(Box.createHorizontalGlue());
    var ok = button(acceptLabel(dialog), TextButton.Kind.FILLED, accept);
    if (dialog.kind() != PageDialog.Kind.ALERT) {
      var cancel = button("Cancel", TextButton.Kind.QUIET, dismiss);
      KeyBinding.bind(cancel, KeyEvent.VK_ENTER, dismiss);
      buttons.add(cancel);
      buttons.add(Box.createHorizontalStrut(look.px(8)));
    }
    buttons.add(ok);
    content.add(buttons);

    KeyBinding.bind(
        content, KeyEvent.VK_ESCAPE, dialog.kind() == PageDialog.Kind.ALERT ? accept : dismiss);
    if (field != null) {
      field.addActionListener(event -> accept.run());
    }
    KeyBinding.bind(
        content, KeyEvent.VK_ENTER, accept); // wherever the focus is, but on the other button
    content.setFocusable(false); // its keys are those of what is in it
    content.getAccessibleContext().setAccessibleName(title(dialog) + ": " + dialog.message());
    first = field == null ? ok : field;
    root.setContentPane(content);
    wantedHeight = content.getPreferredSize().height;
  }

  private static String acceptLabel(PageDialog dialog) {
    return switch (dialog.kind()) {
      case ALERT, CONFIRM, PROMPT -> "OK";
      case LEAVE -> "Leave";
      case RELOAD -> "Reload";
    };
  }

  private TextButton button(String label, TextButton.Kind kind, Runnable action) {
    var button = new TextButton(look, label, kind, action);
    button.setMaximumSize(button.getPreferredSize());
    button.setMinimumSize(button.getPreferredSize());
    return button;
  }

  private JComponent message(String text) {
    var area = new JTextArea(text);
    area.setEditable(false);
    area.setFocusable(false);
    area.setLineWrap(true);
    area.setWrapStyleWord(true);
    area.setOpaque(false);
    area.setFont(look.font(13.5f));
    area.setForeground(look.palette().text());
    area.setBorder(null);
    area.setSize(look.px(WIDTH - 44), Short.MAX_VALUE);
    FontMetrics metrics = area.getFontMetrics(area.getFont());
    int height =
        Math.clamp(
            area.getPreferredSize().height, metrics.getHeight(), MOST_LINES * metrics.getHeight());
    var scroller = new JScrollPane(area);
    scroller.setBorder(BorderFactory.createEmptyBorder());
    scroller.setOpaque(false);
    scroller.getViewport().setOpaque(false);
    scroller.setAlignmentX(LEFT_ALIGNMENT);
    scroller.setPreferredSize(new Dimension(look.px(WIDTH - 44), height));
    scroller.setMaximumSize(new Dimension(Integer.MAX_VALUE, height));
    return scroller;
  }

  private void answer(
      TabId of, PageDialog dialog, PageDialog.Answer answer, @Nullable JCheckBox noMore) {
    if (dialog.equals(shown)) {
      commands.answerDialog(of, dialog.number(), answer, noMore != null && noMore.isSelected());
    }
  }

  /// The panel's background and its edge towards the page.
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
}
