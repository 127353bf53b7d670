package bulkhead.browser.ui;

import java.awt.Color;
import java.awt.Component;
import java.awt.Frame;
import java.awt.KeyboardFocusManager;
import java.awt.Rectangle;
import java.awt.Toolkit;
import javax.swing.JComponent;
import javax.swing.SwingUtilities;
import org.jspecify.annotations.Nullable;

/// What lies in the page's place: its native canvas, or, where there is no page to show, the sad
/// tab. Thread: EDT.
final class PagePlace {
  private final Frame frame;
  private final PageCanvas canvas;
  private final PagePopups popups;
  private final Look look;
  private final Runnable reload;
  private @Nullable JComponent bars; // the Swing half of the window, which the sad tab belongs to
  private Rectangle place = new Rectangle(); // in `bars`

  private @Nullable SadTabPanel
      sadTab; // made when first needed, or when there is nothing else to do

  PagePlace(Frame frame, PageCanvas canvas, PagePopups popups, Look look, Runnable reload) {
    this.frame = frame;
    this.canvas = canvas;
    this.popups = popups;
    this.look = look;
    this.reload = reload;
  }

  /// The window has its Swing half now: without it there is no sad tab.
  void addTo(JComponent content) {
    bars = content;
  }

  /// @param inBars where the sad tab lies among the bars; the canvas has its own bounds
  void placeOn(Rectangle inBars) {
    place = inBars;
    SadTabPanel panel = sadTab;
    if (panel != null) {
      panel.setBounds(place);
    }
  }

  void warmUp() {
    JComponent content = bars;
    if (sadTab == null && content != null) {
      sadTabIn(content).warmUp();
    }
  }

  private SadTabPanel sadTabIn(JComponent content) {
    SadTabPanel panel = sadTab;
    if (panel == null) {
      panel = new SadTabPanel(look, reload);
      panel.setVisible(false);
      panel.setBounds(place);
      sadTab = panel;
      content.add(panel);
    }
    return panel;
  }

  /// Gives the keyboard to what is shown.
  void focus(@Nullable WindowKeyboard keyboard) {
    SadTabPanel panel = sadTab;
    if (canvas.isVisible() && keyboard != null) {
      keyboard.giveToPage();
    } else if (panel != null) {
      panel.focusReload();
    }
  }

  /// The page, or what is shown in its place. First of all things, as it is the largest.
  ///
  /// @param everything nothing has been shown before
  void show(TabState before, TabState tab, boolean everything) {
    boolean otherTab = !before.id().equals(tab.id());
    SadTab sad = tab.sadTab();
    // Also while a dialog or another window has it, and will give it back.
    boolean keyboardInPage = frame.getMostRecentFocusOwner() == canvas;
    // A page that is not there any more has no list and no menu.
    boolean keyboardInPopup =
        (otherTab || sad != null || !before.url().equals(tab.url())) && popups.close();
    JComponent content = bars;
    if (sad == null) {
      if (!tab.pageShown()
          && (otherTab
              || before.pageShown()
              || everything
              || before.pageColor() != tab.pageColor())) {
        canvas.showBlank(new Color(tab.pageColor()));
      }
      if (!canvas.isVisible()) {
        showPage();
      }
    } else if (content != null
        && (canvas.isVisible() || otherTab || !sad.equals(before.sadTab()) || everything)) {
      showSadTab(sadTabIn(content), sad);
      if (keyboardInPopup) {
        sadTabIn(content).takeFocus();
      } else if (keyboardInPage) {
        sadTabIn(content).focusReload();
      }
    }
    if (otherTab || everything || before.cursor() != tab.cursor()) {
      canvas.setCursor(PageCursors.of(tab.cursor()));
    }
  }

  private void showPage() {
    canvas.setVisible(true);
    SadTabPanel panel = sadTab;
    if (panel != null) {
      Component owner = KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner();
      boolean hadKeyboard = owner != null && SwingUtilities.isDescendingFrom(owner, panel);
      panel.setVisible(false);
      if (hadKeyboard) {
        canvas.requestFocusInWindow();
      }
    }
  }

  private void showSadTab(SadTabPanel panel, SadTab sad) {
    panel.show(sad);
    panel.setVisible(true);
    panel.setBounds(place);
    canvas.setVisible(false);
    // At once, and not with the next turn of the event queue.
    panel.paintImmediately(0, 0, panel.getWidth(), panel.getHeight());
    Toolkit.getDefaultToolkit().sync();
  }
}
