package bulkhead.browser.ui;

import java.awt.Component;
import java.awt.Frame;
import java.awt.KeyEventDispatcher;
import java.awt.KeyboardFocusManager;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.awt.event.KeyEvent;
import javax.swing.JRootPane;
import javax.swing.SwingUtilities;
import org.jspecify.annotations.Nullable;

/// A window's keyboard: sees each key before the component that has the keyboard does, finds the
/// shortcuts among them, and keeps what is typed before it is clear who is to have it. Thread: EDT.
final class WindowKeyboard implements KeyEventDispatcher {
  private static final int PAGE_PATIENCE_MS = 250;
  private static final int FIELD_PATIENCE_MS = 1_000;

  /// What the keys are for.
  interface Target {
    WindowState state();

    void run(Shortcut shortcut);

    /// The page's menu while it is open: it has the keys then.
    @Nullable PageContextMenu openMenu();
  }

  private final Frame frame;
  private final Component page;
  private final Target target;
  private final TypeAhead typeAhead = new TypeAhead();
  private boolean swallowTyped; // what a shortcut's key would type
  private boolean swallowReleased; // of the keys that the page's menu had
  private boolean onItsWayToPage;

  /// The page is asked of Ctrl+L and Ctrl+F before the window. What is typed meanwhile waits for
  /// its answer, and for the window's field if the answer is late.
  private @Nullable Shortcut asked;

  private @Nullable Shortcut late;

  WindowKeyboard(Frame frame, Component page, Target target) {
    this.frame = frame;
    this.page = page;
    this.target = target;
    page.addFocusListener(
        new FocusAdapter() {
          @Override
          public void focusGained(FocusEvent event) {
            onItsWayToPage = false;
          }
        });
  }

  void listen() {
    KeyboardFocusManager.getCurrentKeyboardFocusManager().addKeyEventDispatcher(this);
  }

  void close() {
    KeyboardFocusManager.getCurrentKeyboardFocusManager().removeKeyEventDispatcher(this);
  }

  @Override
  public boolean dispatchKeyEvent(KeyEvent event) {
    if (!SwingUtilities.isDescendingFrom(event.getComponent(), frame)) {
      return false;
    }
    boolean soon = isPagesSoon(event.getComponent());
    if (dispatch(event, soon ? page : event.getComponent())) {
      return true;
    }
    if (soon) {
      TypeAhead.redispatch(event, page);
    }
    return soon;
  }

  /// Between the click that gives the page the keyboard and the toolkit's doing so, above all when
  // a
  /// pop-up has just been closed, the window itself has it, and would drop what is typed.
  private boolean isPagesSoon(Component component) {
    return (component == frame || component instanceof JRootPane)
        && frame.getMostRecentFocusOwner() == page;
  }

  /// @return whether the receiver is not to see it
  private boolean dispatch(KeyEvent event, Component receiver) {
    PageContextMenu menu = target.openMenu();
    if (menu != null && event.getID() == KeyEvent.KEY_PRESSED) {
      menu.key(event);
      swallowReleased = true;
      swallowTyped = true;
      return true;
    }
    if (event.getID() == KeyEvent.KEY_RELEASED && (menu != null || swallowReleased)) {
      swallowReleased = false;
      return true;
    }
    if (event.getID() == KeyEvent.KEY_TYPED) {
      return swallowTyped || typeAhead.keep(event);
    }
    if (event.getID() != KeyEvent.KEY_PRESSED) {
      return typeAhead.keep(event);
    }
    Shortcut shortcut = Shortcut.of(event.getKeyCode(), event.getModifiersEx());
    if (shortcut != null && isForComponent(shortcut, receiver)) {
      if (shortcut.leadsToField() && !typeAhead.isKeeping()) {
        ask(shortcut);
        swallowTyped = true;
        return false;
      }
      shortcut = null;
    }
    swallowTyped = shortcut != null;
    if (shortcut == null) {
      return typeAhead.keep(event);
    }
    target.run(shortcut);
    event.consume();
    return true;
  }

  /// Whether the component that has the keyboard is asked before the window: a page that answers,
  /// for all that is not reserved. What it does not use comes back by [#unhandled].
  private boolean isForComponent(Shortcut shortcut, Component component) {
    if (component != page) {
      return shortcut.isOnlyAfterPage();
    }
    TabState tab = target.state().active();
    return !shortcut.isReserved()
        && tab.pageShown()
        && tab.sadTab() == null
        && tab.responsiveness() == TabState.Responsiveness.RESPONSIVE;
  }

  // What the page says of its keys

  private void ask(Shortcut shortcut) {
    asked = shortcut;
    typeAhead.begin(PAGE_PATIENCE_MS, TypeAhead.Releases.PASS, this::giveUp);
  }

  private void giveUp() {
    Shortcut waiting = asked;
    if (waiting != null) {
      asked = null;
      late = waiting;
      target.run(waiting);
    }
  }

  /// The page had no use for that key.
  void unhandled(PageInput.Key key) {
    Shortcut shortcut = Shortcut.of(key);
    if (shortcut == null || shortcut.isReserved()) {
      return;
    }
    if (shortcut == asked) {
      asked = null;
    }
    if (shortcut != late) { // or else its field has the keyboard already
      target.run(shortcut);
    }
  }

  /// The page has had that key; it has used it itself, unless it was sent back before.
  void answered(PageInput.Key key) {
    Shortcut shortcut = Shortcut.of(key);
    if (shortcut == null) {
      return;
    }
    if (shortcut == late) {
      late = null;
    }
    if (shortcut == asked) {
      asked = null;
      giveBack();
    }
  }

  // Where the keyboard goes

  /// What is typed from now on is for a field that is on its way: the omnibox of a new tab, the
  /// name of a new bookmark.
  void awaitField() {
    typeAhead.begin(FIELD_PATIENCE_MS, TypeAhead.Releases.KEEP, this::giveBack);
  }

  /// That field has asked for the keyboard, and gets what was typed for it as soon as it has it: a
  /// field that gets the keyboard selects its text anew, and would lose what came before.
  void givenTo(Component field) {
    onItsWayToPage = false;
    if (typeAhead.isKeeping()) {
      typeAhead.replayWhenFocused(field, FIELD_PATIENCE_MS);
    }
  }

  /// Whoever has the keyboard gets what was kept.
  void giveBack() {
    if (typeAhead.isKeeping()) {
      Component owner = KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner();
      typeAhead.replayTo(owner == null ? page : owner);
    }
  }

  void giveToPage() {
    onItsWayToPage = !page.isFocusOwner();
    page.requestFocusInWindow();
  }

  /// Whether the page has the keyboard, or will in a moment: the toolkit takes its time, and until
  /// then nobody has it, or somebody who was not asked.
  boolean isPages() {
    return page.isFocusOwner() || onItsWayToPage;
  }
}
