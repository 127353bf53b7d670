package bulkhead.browser.ui;

import java.awt.Component;
import java.awt.KeyboardFocusManager;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.awt.event.KeyEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.swing.Timer;

/// Keeps the keys that are typed while it is not yet clear who is to have them: between Ctrl+T and
/// the moment when the new tab's omnibox is there, and after Ctrl+L until the page has answered.
/// Nobody types slower for that. Thread: EDT.
final class TypeAhead {
  /// What becomes of keys that come up meanwhile.
  enum Releases {
    KEEP,
    PASS
  }

  private final Deque<KeyEvent> kept = new ArrayDeque<>();
  private final Timer patience = new Timer(0, event -> giveUpNow());
  private Runnable giveUp = () -> {};
  private Releases releases = Releases.KEEP;
  private boolean keeping;

  TypeAhead() {
    patience.setRepeats(false);
  }

  /// Whatever was typed until now for a field that was told, is that field's.
  ///
  /// @param giveUp called when nobody has come for the keys; it ends the keeping with
  ///     [#replayTo(Component)]
  void begin(int patienceMs, Releases passing, Runnable giveUp) {
    if (keeping && this.giveUp instanceof Arrival earlier) {
      earlier.run();
    }
    keeping = true;
    releases = passing;
    this.giveUp = giveUp;
    patience.setInitialDelay(patienceMs);
    patience.restart();
  }

  private void giveUpNow() {
    giveUp.run();
  }

  /// @return whether the event was kept, and nobody else must see it now
  boolean keep(KeyEvent event) {
    boolean release = event.getID() == KeyEvent.KEY_RELEASED;
    if (keeping && !release) {
      kept.add(event);
    }
    return keeping && !(release && releases == Releases.PASS);
  }

  boolean isKeeping() {
    return keeping;
  }

  /// Keeps on until the component has the keyboard, at most so long, and gives it all then.
  void replayWhenFocused(Component component, int patienceMs) {
    if (component.isFocusOwner()) {
      replayTo(component);
      return;
    }
    if (keeping && giveUp instanceof Arrival awaited && awaited.component == component) {
      return;
    }
    Arrival arrival = new Arrival(component);
    component.addFocusListener(arrival);
    begin(patienceMs, releases, arrival);
  }

  /// The keyboard's, in a component; or the end of the patience with it.
  private final class Arrival extends FocusAdapter implements Runnable {
    private final Component component;

    Arrival(Component component) {
      this.component = component;
    }

    @Override
    public void focusGained(FocusEvent event) {
      run();
    }

    @Override
    public void run() {
      component.removeFocusListener(this);
      if (giveUp == this) { // nothing else is waited for now
        replayTo(component);
      }
    }
  }

  /// Ends the keeping: the component sees what was typed, as if it had had the keyboard.
  void replayTo(Component component) {
    keeping = false;
    patience.stop();
    for (KeyEvent event = kept.poll(); event != null; event = kept.poll()) {
      redispatch(event, component);
    }
  }

  /// Has a component see a key as if it had had the keyboard.
  static void redispatch(KeyEvent event, Component component) {
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
