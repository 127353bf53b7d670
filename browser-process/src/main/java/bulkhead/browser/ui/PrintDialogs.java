package bulkhead.browser.ui;

import java.awt.Dialog;
import java.awt.Window;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What the user is asked before a page is printed: how, and where to. The dialogs end when their
/// tab does, or another one is seen. Thread: EDT.
final class PrintDialogs {
  private final BrowserCommands commands;
  private @Nullable Window over;
  private @Nullable TabId asked;

  PrintDialogs(BrowserCommands commands) {
    this.commands = commands;
  }

  /// Asks, and has it done.
  ///
  /// @param active what the window shows, of which that tab may not be anymore
  void print(Window window, TabId tab, TabState active) {
    if (asked != null || !tab.equals(active.id()) || !active.pageShown()) {
      if (!tab.equals(asked)) {
        commands.cancelPrinting(tab);
      }
      return;
    }
    over = window;
    asked = tab;
    commands.beginPrinting(tab);
    PrintSettings settings = null;
    Path file = null;
    try {
      settings = PrintDialog.show(window);
      if (settings != null && tab.equals(asked)) {
        String name = FileDialog.nameOf(active.title(), ".pdf");
        file = FileDialog.save(window, name, () -> tab.equals(asked));
      }
    } finally {
      boolean wanted = tab.equals(asked);
      asked = null;
      over = null;
      if (settings != null && file != null && wanted) {
        commands.print(tab, settings, file);
      } else {
        commands.cancelPrinting(tab);
      }
    }
  }

  /// The window shows that tab now.
  void show(TabState active) {
    if (asked == null || asked.equals(active.id()) && active.sadTab() == null) {
      return;
    }
    close();
  }

  /// The window goes.
  void close() {
    Window window = over;
    asked = null;
    if (window != null) {
      for (Window owned : window.getOwnedWindows()) {
        if (owned instanceof Dialog dialog && dialog.isModal()) {
          dialog.dispose(); // whoever waits in it goes on without an answer
        }
      }
    }
  }
}
