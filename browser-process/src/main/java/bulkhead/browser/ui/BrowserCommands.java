package bulkhead.browser.ui;

import bulkhead.browser.storage.WindowPlacement;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// What the user asks of the model through one window. Each window has an object of its own.
/// Thread: called on the EDT; an implementation posts to `BrowserMain` and returns at once. A tab
/// may have gone by the time a command arrives; it is then without effect.
public interface BrowserCommands {

  // Tabs

  /// Opens a tab beside the active one (without `typed`: at the end) and, if `FOREGROUND`, shows
  /// it.
  ///
  /// @param typed an address as typed or a URL; null for an empty new tab
  void newTab(@Nullable String typed, Placement placement);

  void closeTab(TabId tab);

  void reopenClosedTab();

  void selectTab(TabId tab);

  /// @param index its place in the strip after the move
  void moveTab(TabId tab, int index);

  void duplicateTab(TabId tab);

  // Navigation

  /// @param typed as typed; see [OmniboxInput]
  void navigate(TabId tab, String typed);

  void back(TabId tab);

  void forward(TabId tab);

  /// Where the tab has been, and where it was before it went back. Completes on any thread, and not
  /// at all for a tab that has gone.
  CompletableFuture<HistoryPlaces> history(TabId tab);

  /// @param index of one of [#history]'s places
  void goTo(TabId tab, int index);

  void reload(TabId tab, Cache cache);

  void stop(TabId tab);

  // Bookmarks

  void addBookmark(String title, String url);

  void removeBookmark(long bookmarkId);

  void editBookmark(long bookmarkId, String title, String url);

  /// @param index its place in the bar after the move
  void moveBookmark(long bookmarkId, int index);

  void setBookmarksBar(boolean shown);

  // Page

  /// @param percent 25 to 500
  void setZoom(TabId tab, int percent);

  /// Whether zoom makes only letters larger, and not the whole page; for all tabs.
  void setZoomTextOnly(boolean only);

  /// Looks for a text in the page; [TabState#find()] tells what is found.
  ///
  /// @param text not empty
  void find(TabId tab, String text, Direction direction, FindFrom from);

  /// Ends looking for a text.
  ///
  /// @param select the match that was looked at becomes the page's selection
  void stopFinding(TabId tab, boolean select);

  /// The user is asked how the page is to be printed, which its documents hear. [#print] or
  /// [#cancelPrinting] follows.
  void beginPrinting(TabId tab);

  /// The page is not printed.
  void cancelPrinting(TabId tab);

  /// Writes the page, as it is on paper, into a file. [BrowserWindow#printFailed] may follow.
  void print(TabId tab, PrintSettings settings, Path file);

  /// Opens the page's source in a tab beside it.
  void viewSource(TabId tab);

  /// Does something with what is selected in the page. [BrowserWindow#writeClipboard] follows when
  /// it goes to the clipboard.
  void edit(TabId tab, Edit edit);

  /// Something was chosen of what [BrowserWindow#showOptions] showed.
  void optionChosen(TabId tab, int list, int option);

  /// Something was chosen in what [BrowserWindow#showChooser] showed.
  ///
  /// @param value empty to clear the field
  /// @param last the chooser is closed
  void valueChosen(TabId tab, int chooser, OptionalDouble value, boolean last);

  /// Opens what the page named (a link, an image), with no more rights than the page itself has.
  void openFromPage(TabId tab, String url, Opens where);

  /// The user gives an unresponsive page more time.
  void waitForPage(TabId tab);

  /// The user ends an unresponsive page; the sad tab follows.
  void endPage(TabId tab);

  /// What the user answers to [TabState#dialog()].
  ///
  /// @param noMore the page is not to ask anything again
  void answerDialog(TabId tab, long dialog, PageDialog.Answer answer, boolean noMore);

  void dismissInfoBar(String infoBarId);

  void infoBarAction(String infoBarId);

  /// For the page that the window shows; `tab` is the one the user saw when he did it.
  void input(TabId tab, PageInput input);

  /// First called once the native window is there, before the rest of the window is; then on each
  /// change.
  void viewportChanged(PageViewport viewport);

  /// Whether anything of the window can be seen: not when it is minimized.
  void visibilityChanged(boolean visible);

  /// The page area lost pixels that the window system does not keep, and it must be drawn again.
  void pageDamaged();

  // Windows

  void newWindow();

  /// The window asks to be closed. The model answers with [BrowserWindow#close()].
  void closeWindow();

  /// The window's new place, in the units of `--window-position` and `--window-size`; told a little
  /// after it rests.
  void windowPlaced(WindowPlacement placement);

  void quit();

  /// What can be done with the page's selection.
  enum Edit {
    UNDO,
    REDO,
    CUT,
    COPY,
    PASTE,
    SELECT_ALL
  }

  enum Placement {
    FOREGROUND,
    BACKGROUND
  }

  enum Opens {
    NEW_TAB,
    NEW_WINDOW
  }

  enum Direction {
    FORWARD,
    BACKWARD
  }

  enum FindFrom {
    /// The text is new: from what is in sight.
    HERE,
    /// On from the match that is looked at.
    ACTIVE_MATCH
  }

  enum Cache {
    USE,
    BYPASS
  }
}
