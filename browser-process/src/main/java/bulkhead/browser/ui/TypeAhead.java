package bulkhead.browser.ui;

import java.awt.Component;
import java.awt.KeyboardFocusManager;
import java.awt.event.KeyEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.swing.Timer;

/// Keeps the keys that are typed between Ctrl+T and the moment when the new tab's omnibox is there,
/// as the model is asked in between and nobody types slower for that. Thread: EDT.
final class TypeAhead {
  private static final int PATIENCE_MS = 1_000;

  private final Deque<KeyEvent> kept = new ArrayDeque<>();
  private final Timer patience;
  private boolean keeping;

  /// @param giveUp called when the tab did not come; it ends the keeping with
  ///     [#replayTo(Component)]
  TypeAhead(Runnable giveUp) {
    patience = new Timer(PATIENCE_MS, event -> giveUp.run());
    patience.setRepeats(false);
  }

  void begin() {
    keeping = true;
    patience.restart();
  }

  /// @return whether the event was kept, and nobody else must see it now
  boolean keep(KeyEvent event) {
    if (keeping && event.getID() != KeyEvent.KEY_RELEASED) {
      kept.add(event);
    }
    return keeping;
  }

  boolean isKeeping() {
    return keeping;
  }

  /// Ends the keeping: the component sees what was typed, as if it had had the keyboard.
  void replayTo(Component component) {
    keeping = false;
    patience.stop();
    for (KeyEvent event = kept.poll(); event != null; event = kept.poll()) {
      KeyboardFocusManager.getCurrentKeyboardFocusManager()
          .redispatchEvent(
              component,
              new KeyEvent(
                  component,
                  event.getID(),
                  event.getWhen(),
                  event.getModifiersEx(),
                  event.getKeyCode(),
                  event.getKeyChar(),
                  event.getKeyLocation()));
    }
  }
}
