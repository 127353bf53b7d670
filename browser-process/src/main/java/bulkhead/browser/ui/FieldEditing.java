package bulkhead.browser.ui;

import java.awt.event.InputEvent;
import java.awt.event.KeyAdapter;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.JTextField;
import javax.swing.undo.UndoManager;
import org.jspecify.annotations.Nullable;

/// What a text field of the window has beyond Swing's own: undo and redo, and the menu of the right
/// button. Thread: EDT.
final class FieldEditing {
  private static final int CTRL = InputEvent.CTRL_DOWN_MASK;
  private static final int SHIFT = InputEvent.SHIFT_DOWN_MASK;
  private static final int MODIFIERS =
      CTRL | SHIFT | InputEvent.ALT_DOWN_MASK | InputEvent.META_DOWN_MASK;

  private final JTextField field;
  private final @Nullable PasteAndGo pasteAndGo;
  private final UndoManager undo = new UndoManager();

  /// What the omnibox does with a text that is pasted to go there at once.
  interface PasteAndGo {
    /// What the menu calls it.
    String label(String text);

    void go(String text);
  }

  private FieldEditing(JTextField field, @Nullable PasteAndGo pasteAndGo) {
    this.field = field;
    this.pasteAndGo = pasteAndGo;
  }

  /// @param pasteAndGo null in a field where that means nothing
  static FieldEditing of(JTextField field, @Nullable PasteAndGo pasteAndGo) {
    var editing = new FieldEditing(field, pasteAndGo);
    field.getDocument().addUndoableEditListener(editing.undo);
    field.addKeyListener(
        new KeyAdapter() {
          @Override
          public void keyPressed(KeyEvent event) {
            editing.key(event);
          }
        });
    field.addMouseListener(
        new MouseAdapter() {
          @Override
          public void mousePressed(MouseEvent event) {
            editing.menuFor(event);
          }

          @Override
          public void mouseReleased(MouseEvent event) {
            editing.menuFor(event);
          }
        });
    return editing;
  }

  /// The field's text is another one now, and not by the user: there is nothing to take back.
  void forget() {
    undo.discardAllEdits();
  }

  private void key(KeyEvent event) {
    int modifiers = event.getModifiersEx() & MODIFIERS;
    int key = event.getKeyCode();
    if (modifiers == CTRL && key == KeyEvent.VK_Z) {
      undo();
      event.consume();
    } else if (modifiers == (CTRL | SHIFT) && key == KeyEvent.VK_Z
        || modifiers == CTRL && key == KeyEvent.VK_Y) {
      redo();
      event.consume();
    }
  }

  private void undo() {
    if (undo.canUndo()) {
      undo.undo();
    }
  }

  private void redo() {
    if (undo.canRedo()) {
      undo.redo();
    }
  }

  private void menuFor(MouseEvent event) {
    if (event.isPopupTrigger()) {
      if (!field.isFocusOwner()) {
        field.requestFocusInWindow();
        field.selectAll();
      }
      menu(SystemClipboards.read(BrowserWindow.Clipboard.STANDARD))
          .show(field, event.getX(), event.getY());
    }
  }

  /// @param clipboard the text that could be pasted; empty for none
  private JPopupMenu menu(String clipboard) {
    boolean selected = field.getSelectedText() != null;
    var menu = new JPopupMenu();
    item(menu, "Undo", "Ctrl+Z", undo.canUndo(), this::undo);
    menu.addSeparator();
    item(menu, "Cut", "Ctrl+X", selected, field::cut);
    item(menu, "Copy", "Ctrl+C", selected, field::copy);
    item(menu, "Paste", "Ctrl+V", !clipboard.isEmpty(), field::paste);
    PasteAndGo goes = pasteAndGo;
    if (goes != null) {
      item(menu, goes.label(clipboard), "", !clipboard.isBlank(), () -> goes.go(clipboard));
    }
    item(menu, "Delete", "", selected, () -> field.replaceSelection(""));
    menu.addSeparator();
    item(menu, "Select all", "Ctrl+A", !field.getText().isEmpty(), field::selectAll);
    return menu;
  }

  private static void item(
      JPopupMenu menu, String label, String keys, boolean enabled, Runnable action) {
    JMenuItem item = new MenuItemWithKeys(label, keys);
    item.setEnabled(enabled);
    item.addActionListener(event -> action.run());
    menu.add(item);
  }
}
