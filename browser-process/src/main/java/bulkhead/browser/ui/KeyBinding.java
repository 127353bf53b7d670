package bulkhead.browser.ui;

import java.awt.event.ActionEvent;
import javax.swing.AbstractAction;
import javax.swing.JComponent;
import javax.swing.KeyStroke;

/// What a key without modifiers does in a part of the window. Thread: EDT.
final class KeyBinding {
  private KeyBinding() {}

  /// @param on it, or something in it, has the keyboard
  /// @param code as in `KeyEvent`
  static void bind(JComponent on, int code, Runnable action) {
    KeyStroke key = KeyStroke.getKeyStroke(code, 0);
    on.getInputMap(JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT).put(key, action);
    on.getInputMap(JComponent.WHEN_FOCUSED).put(key, action); // before what a button does with it
    on.getActionMap()
        .put(
            action,
            new AbstractAction() {
              private static final long serialVersionUID = 1L;

              @Override
              public void actionPerformed(ActionEvent event) {
                action.run();
              }
            });
  }
}
