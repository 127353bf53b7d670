package bulkhead.browser.ui;

import bulkhead.browser.storage.Bookmark;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.event.KeyEvent;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.JTextField;
import javax.swing.event.PopupMenuEvent;
import javax.swing.event.PopupMenuListener;

/// A bookmark's name and address, to be changed; what stands there when it closes is kept, but for
/// Escape. Thread: EDT.
final class BookmarkBubble {
  private static final int WIDTH = 320;
  private static final int EDGE = 16;
  private static final int ROW = 32;
  private static final int GAP = 10;
  private static final int LABEL = 64;

  private final Look look;
  private final BrowserCommands commands;
  private final Bookmark about;
  private final JPopupMenu popup = new JPopupMenu();
  private final JTextField name = new JTextField();
  private final JTextField address = new JTextField();
  private boolean dropped; // what was typed is not kept

  BookmarkBubble(Look look, BrowserCommands commands, Bookmark about, String title) {
    this.look = look;
    this.commands = commands;
    this.about = about;
    popup.setBorder(BorderFactory.createLineBorder(look.palette().line()));
    popup.add(content(title));
    popup.addPopupMenuListener(
        new PopupMenuListener() {
          @Override
          public void popupMenuWillBecomeVisible(PopupMenuEvent event) {}

          @Override
          public void popupMenuWillBecomeInvisible(PopupMenuEvent event) {
            keep();
          }

          @Override
          public void popupMenuCanceled(PopupMenuEvent event) {}
        });
  }

  private JPanel content(String title) {
    var content = new JPanel(null);
    content.setBackground(look.palette().toolbar());
    var heading = new JLabel(title);
    heading.setFont(look.boldFont(14));
    heading.setForeground(look.palette().text());
    int y = look.px(EDGE);
    heading.setBounds(look.px(EDGE), y, look.px(WIDTH), look.px(ROW));
    content.add(heading);
    y += look.px(ROW + GAP);
    y = addField(content, y, "Name", name, about.title());
    y = addField(content, y, "Address", address, about.url());
    var done = new TextButton(look, "Done", TextButton.Kind.FILLED, () -> popup.setVisible(false));
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
    KeyBinding.bind(
        content,
        KeyEvent.VK_ESCAPE,
        () -> {
          dropped = true;
          popup.setVisible(false);
        });
    return content;
  }

  private int addField(JPanel content, int y, String label, JTextField field, String text) {
    var before = new JLabel(label);
    before.setFont(look.font(13));
    before.setForeground(look.palette().text());
    before.setBounds(look.px(EDGE), y, look.px(LABEL), look.px(ROW));
    field.setFont(look.font(13));
    field.setText(text);
    field.setCaretPosition(0);
    field.getAccessibleContext().setAccessibleName(label);
    field.setBounds(look.px(EDGE + LABEL), y, look.px(WIDTH - LABEL), look.px(ROW));
    field.addActionListener(event -> popup.setVisible(false));
    FieldEditing.of(field, null);
    content.add(before);
    content.add(field);
    return y + look.px(ROW + GAP);
  }

  private void remove() {
    dropped = true;
    popup.setVisible(false);
    commands.removeBookmark(about.id());
  }

  private void keep() {
    String url =
        OmniboxInput.of(address.getText()) instanceof OmniboxInput.Address(String typed)
            ? typed
            : about.url(); // what is no address changes nothing
    String title = name.getText().strip();
    if (!dropped && !(title.equals(about.title()) && url.equals(about.url()))) {
      commands.editBookmark(about.id(), title, url);
    }
    dropped = true;
  }

  void show(Component below, int x, int y) {
    popup.show(below, x, y);
    name.requestFocusInWindow();
    name.selectAll();
  }

  int width() {
    return popup.getPreferredSize().width;
  }
}
