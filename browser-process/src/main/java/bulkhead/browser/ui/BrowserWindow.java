package bulkhead.browser.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// One window of the browser. Thread: any thread may call these; each returns at once and takes
/// effect on the EDT.
public interface BrowserWindow {

  /// Shows a snapshot. Only the latest of several that arrive while the EDT is busy is shown.
  void show(WindowState state);

  PageArea pageArea();

  /// Gives the keyboard to the omnibox, its text selected: what a new tab begins with.
  void focusOmnibox();

  /// A key that was sent to the page and that it had no use for: the window's shortcuts are next.
  void unhandledKey(PageInput.Key key);

  /// The page is done with a key that went down: [#unhandledKey] has come before, or will not.
  void keyAnswered(PageInput.Key key);

  /// Opens the page's context menu.
  void showContextMenu(PageMenu menu);

  /// Opens the list of a drop-down in the page; [BrowserCommands#optionChosen] may follow.
  void showOptions(PageOptions options);

  /// Opens the chooser of a field in the page; [BrowserCommands#valueChosen] follows.
  void showChooser(PageChooser chooser);

  /// Asks the user for files, in a dialog over the window. Empty when none are given. Completes on
  /// the EDT.
  CompletableFuture<List<Path>> chooseFiles(FileChoice choice);

  /// The page asks the user to print it: [BrowserCommands#print] may follow.
  void askToPrint(TabId tab);

  /// What [BrowserCommands#print] asked for could not be done.
  ///
  /// @param why for the user
  void printFailed(TabId tab, String why);

  /// Puts a text on the clipboard, which belongs to this process.
  void writeClipboard(String text, Clipboard clipboard);

  /// What the clipboard holds as text; empty without any. Completes on the EDT.
  CompletableFuture<String> readClipboard(Clipboard clipboard);

  enum Clipboard {
    STANDARD,
    /// What X11 calls PRIMARY: the selection, pasted with the middle button.
    SELECTION
  }

  /// Puts the window over all others, as far as the desktop lets a program do so.
  void toFront();

  void close();
}
