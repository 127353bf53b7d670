package bulkhead.browser.ui;

import bulkhead.browser.storage.Bookmark;
import java.awt.AWTEvent;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.KeyboardFocusManager;
import java.awt.Panel;
import java.awt.Point;
import java.awt.Toolkit;
import java.awt.event.AWTEventListener;
import java.awt.event.KeyEvent;
import java.awt.event.MouseEvent;
import java.util.function.Consumer;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JRootPane;
import javax.swing.JTextField;
import javax.swing.LayoutFocusTraversalPolicy;
import javax.swing.SwingUtilities;
import org.jspecify.annotations.Nullable;

/// A bookmark's name and address, to be changed; what stands there when it closes is kept, but for
/// Escape. One for the window, over its page: a native window like the page's canvas, since a
/// pop-up menu's window never gets the keyboard. Thread: EDT.
final class BookmarkBubble extends Panel {
  private static final long serialVersionUID = 1L;
  private static final int WIDTH = 320;
  private static final int EDGE = 16;
  private static final int ROW = 32;
  private static final int GAP = 10;
  private static final int LABEL = 64;

  private final transient Look look;
  private final transient BrowserCommands commands;
  private final transient Consumer<Component> givenTo;
  private final transient Runnable focusPage;
  private final transient AWTEventListener presses = this::pressed;
  private final JRootPane root = new JRootPane();
  private final JLabel heading = new JLabel();
  private final JTextField name = new JTextField();
  private final JTextField address = new JTextField();
  private transient @Nullable Bookmark about; // null while it is closed
  private transient @Nullable TabId tab;
  private transient @Nullable Component opener;

  /// @param givenTo told of the field that has the keyboard from now on
  /// @param focusPage gives the keyboard back to the page
  BookmarkBubble(
      Look look, BrowserCommands commands, Consumer<Component> givenTo, Runnable focusPage) {
    super(new BorderLayout());
    this.look = look;
    this.commands = commands;
    this.givenTo = givenTo;
    this.focusPage = focusPage;
    setVisible(false);
    setBackground(look.palette().toolbar());
    root.setContentPane(content());
    add(root);
    setFocusCycleRoot(true); // the frame's own policy knows no Swing components
    setFocusTraversalPolicy(new LayoutFocusTraversalPolicy());
  }

  private JPanel content() {
    var content = new Pane();
    heading.setFont(look.boldFont(14));
    heading.setForeground(look.palette().text());
    int y = look.px(EDGE);
    heading.setBounds(look.px(EDGE), y, look.px(WIDTH), look.px(ROW));
    content.add(heading);
    y += look.px(ROW + GAP);
    y = addField(content, y, "Name", name);
    y = addField(content, y, "Address", address);
    var done = new TextButton(look, "Done", TextButton.Kind.FILLED, this::close);
    var remove = new TextButton(look, "Remove", TextButton.Kind.QUIET, this::remove);
    int right = look.px(EDGE + WIDTH);
    Dimension size = remove.getPreferredSize();
    remove.setBounds(right - size.width, y, size.width, size.height);
    right -= size.width + look.px(GAP);
    size = done.getPreferredSize();
    done.setBounds(right - size.width, y, size.width, size.height);
    content.add(done);
    content.add(remove);
    content.setPreferredSize(
        new Dimension(look.px(2 * EDGE + WIDTH), y + size.height + look.px(EDGE)));
    KeyBinding.bind(content, KeyEvent.VK_ESCAPE, this::drop);
    return content;
  }

  private int addField(JPanel content, int y, String label, JTextField field) {
    var before = new JLabel(label);
    before.setFont(look.font(13));
    before.setForeground(look.palette().text());
    before.setBounds(look.px(EDGE), y, look.px(LABEL), look.px(ROW));
    field.setFont(look.font(13));
    field.getAccessibleContext().setAccessibleName(label);
    field.setBounds(look.px(EDGE + LABEL), y, look.px(WIDTH - LABEL), look.px(ROW));
    field.addActionListener(event -> close());
    FieldEditing.of(field, null);
    content.add(before);
    content.add(field);
    return y + look.px(ROW + GAP);
  }

  /// Shows that bookmark of the tab that is seen, with the keyboard in its name.
  ///
  /// @param at where its right upper corner lies, in `in`
  /// @param button closes it again when it is pressed; null when another thing opened it
  void open(
      Bookmark bookmark,
      String title,
      TabId of,
      Component in,
      Point at,
      @Nullable Component button) {
    close();
    about = bookmark;
    tab = of;
    opener = button;
    heading.setText(title);
    name.setText(bookmark.title());
    address.setText(bookmark.url());
    address.setCaretPosition(0);
    Dimension size = root.getContentPane().getPreferredSize();
    Point corner = SwingUtilities.convertPoint(in, at, getParent());
    int room = getParent().getWidth() - size.width;
    setBounds(
        Math.max(0, Math.min(corner.x - size.width, room)), corner.y, size.width, size.height);
    setVisible(true);
    validate();
    name.requestFocusInWindow();
    name.selectAll();
    givenTo.accept(name);
    Toolkit.getDefaultToolkit().addAWTEventListener(presses, AWTEvent.MOUSE_EVENT_MASK);
  }

  boolean isOpen() {
    return about != null;
  }

  /// Another snapshot is shown: the bubble goes with its tab.
  void show(TabState shown) {
    if (!shown.id().equals(tab)) {
      close();
    }
  }

  int width() {
    return root.getContentPane().getPreferredSize().width;
  }

  /// A press beside it, in its own window, closes it.
  private void pressed(AWTEvent event) {
    if (event.getID() == MouseEvent.MOUSE_PRESSED
        && event.getSource() instanceof Component pressed
        && pressed != opener
        && SwingUtilities.getWindowAncestor(pressed) == SwingUtilities.getWindowAncestor(this)
        && !SwingUtilities.isDescendingFrom(pressed, this)) {
      close();
    }
  }

  /// Closes it and keeps what stands there.
  void close() {
    Bookmark kept = about;
    if (kept != null) {
      String url =
          OmniboxInput.of(address.getText()) instanceof OmniboxInput.Address(String typed)
              ? typed
              : kept.url(); // what is no address changes nothing
      String title = name.getText().strip();
      drop();
      if (!(title.equals(kept.title()) && url.equals(kept.url()))) {
        commands.editBookmark(kept.id(), title, url);
      }
    }
  }

  private void remove() {
    Bookmark removed = about;
    drop();
    if (removed != null) {
      commands.removeBookmark(removed.id());
    }
  }

  private void drop() {
    Component owner = KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner();
    about = null;
    Toolkit.getDefaultToolkit().removeAWTEventListener(presses);
    setVisible(false);
    if (owner != null && SwingUtilities.isDescendingFrom(owner, this)) {
      focusPage.run();
    }
  }

  /// The bubble's background and its edge.
  private final class Pane extends JPanel {
    private static final long serialVersionUID = 1L;

    Pane() {
      super(null);
    }

    @Override
    protected void paintComponent(Graphics g) {
      g.setColor(look.palette().toolbar());
      g.fillRect(0, 0, getWidth(), getHeight());
      g.setColor(look.palette().line());
      g.drawRect(0, 0, getWidth() - 1, getHeight() - 1);
    }
  }
}
