package bulkhead.browser.ui;

import bulkhead.browser.ui.BrowserCommands.Direction;
import bulkhead.ipc.Outcome;
import java.awt.EventQueue;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.function.Supplier;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.SwingUtilities;
import javax.swing.Timer;

/// The menu of the back or the forward button: the places that lie in its direction, the nearest
/// first. The right button opens it, or the left one held down. Thread: EDT.
final class HistoryMenu extends MouseAdapter {
  private static final int HOLD_MS = 500;
  private static final int MOST_ITEMS = 12;
  private static final int LONGEST = 60;

  private final IconButton button;
  private final BrowserCommands commands;
  private final Supplier<TabId> tab;
  private final Direction direction;
  private final Timer held;

  private HistoryMenu(
      IconButton button, BrowserCommands commands, Supplier<TabId> tab, Direction direction) {
    this.button = button;
    this.commands = commands;
    this.tab = tab;
    this.direction = direction;
    this.held = new Timer(HOLD_MS, event -> holdsLong());
    held.setRepeats(false);
  }

  static void of(
      IconButton button, BrowserCommands commands, Supplier<TabId> tab, Direction direction) {
    button.addMouseListener(new HistoryMenu(button, commands, tab, direction));
  }

  @Override
  public void mousePressed(MouseEvent event) {
    if (!button.isEnabled()) {
      return;
    }
    if (event.isPopupTrigger()) {
      open();
    } else if (SwingUtilities.isLeftMouseButton(event)) {
      held.restart();
    }
  }

  @Override
  public void mouseReleased(MouseEvent event) {
    held.stop();
    if (button.isEnabled() && event.isPopupTrigger()) {
      open();
    }
  }

  private void holdsLong() {
    button.getModel().setArmed(false); // or else its release would be a click as well
    button.getModel().setPressed(false);
    open();
  }

  private void open() {
    TabId of = tab.get();
    Outcome.then(commands.history(of), EventQueue::invokeLater, places -> show(of, places));
  }

  private void show(TabId of, HistoryPlaces places) {
    if (!button.isShowing()) {
      return;
    }
    var menu = new JPopupMenu();
    int step = direction == Direction.FORWARD ? 1 : -1;
    for (int i = 1; i <= MOST_ITEMS; i++) {
      int index = places.current() + i * step;
      if (index < 0 || index >= places.titles().size()) {
        break;
      }
      String title = places.titles().get(index);
      var item = Draw.plainText(new JMenuItem());
      item.setText(title.length() > LONGEST ? title.substring(0, LONGEST - 1) + "…" : title);
      item.addActionListener(event -> commands.goTo(of, index));
      menu.add(item);
    }
    if (menu.getComponentCount() > 0) {
      menu.show(button, 0, button.getHeight());
    }
  }
}
