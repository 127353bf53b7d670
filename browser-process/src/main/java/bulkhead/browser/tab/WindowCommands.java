package bulkhead.browser.tab;

import bulkhead.browser.storage.WindowPlacement;
import bulkhead.browser.ui.BrowserCommands;
import bulkhead.browser.ui.BrowserWindow;
import bulkhead.browser.ui.HistoryPlaces;
import bulkhead.browser.ui.PageDialog;
import bulkhead.browser.ui.PageInput;
import bulkhead.browser.ui.PageViewport;
import bulkhead.browser.ui.PrintSettings;
import bulkhead.browser.ui.TabId;
import bulkhead.ipc.Outcome;
import bulkhead.ipc.api.Done;
import bulkhead.ipc.api.EditRequest;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Brings one window's commands from the EDT to the model. Stateless; each method posts and returns
/// at once.
final class WindowCommands implements BrowserCommands {
  private final BrowserModel browser;
  private final WindowModel window;

  WindowCommands(BrowserModel browser, WindowModel window) {
    this.browser = browser;
    this.window = window;
  }

  private void post(Runnable command) {
    browser.loop().execute(command);
  }

  /// Posts what is to be done with a tab, if it is still there then.
  private void post(TabId id, Consumer<Tab> command) {
    post(
        () -> {
          Tab tab = window.tab(id);
          if (tab != null) {
            command.accept(tab);
          }
        });
  }

  @Override
  public void newTab(@Nullable String typed, Placement placement) {
    post(() -> browser.openTab(window, typed, placement == Placement.FOREGROUND));
  }

  @Override
  public void closeTab(TabId tab) {
    post(tab, Tab::askToClose);
  }

  @Override
  public void reopenClosedTab() {
    post(window::reopenClosedTab);
  }

  @Override
  public void selectTab(TabId tab) {
    post(tab, window::activate);
  }

  @Override
  public void moveTab(TabId tab, int index) {
    post(tab, t -> window.move(t, index));
  }

  @Override
  public void duplicateTab(TabId tab) {
    post(tab, t -> window.openWithHistory(t.history(), window.tabs().indexOf(t) + 1));
  }

  @Override
  public void navigate(TabId tab, String typed) {
    post(tab, t -> browser.navigateTyped(t, typed));
  }

  @Override
  public void back(TabId tab) {
    post(tab, t -> t.traversal().goTo(t.history().currentIndex() - 1));
  }

  @Override
  public void forward(TabId tab) {
    post(tab, t -> t.traversal().goTo(t.history().currentIndex() + 1));
  }

  @Override
  public CompletableFuture<HistoryPlaces> history(TabId tab) {
    CompletableFuture<HistoryPlaces> answer = new CompletableFuture<>();
    post(tab, t -> answer.complete(t.history().places()));
    return answer;
  }

  @Override
  public void goTo(TabId tab, int index) {
    post(tab, t -> t.traversal().goTo(index));
  }

  @Override
  public void reload(TabId tab, Cache cache) {
    post(tab, t -> t.navigator().reload(cache));
  }

  @Override
  public void stop(TabId tab) {
    post(tab, t -> t.navigator().stop());
  }

  @Override
  public void addBookmark(String title, String url) {
    post(
        () -> {
          Tab tab = window.active();
          boolean shown = tab != null && tab.shownUrl().equals(url);
          browser
              .bookmarks()
              .add(title, url, shown && tab != null ? tab.presentation().favicon() : null);
        });
  }

  @Override
  public void editBookmark(long bookmarkId, String title, String url) {
    post(() -> browser.bookmarks().edit(bookmarkId, title, url));
  }

  @Override
  public void moveBookmark(long bookmarkId, int index) {
    post(() -> browser.bookmarks().move(bookmarkId, index));
  }

  @Override
  public void removeBookmark(long bookmarkId) {
    post(() -> browser.bookmarks().remove(bookmarkId));
  }

  @Override
  public void setBookmarksBar(boolean shown) {
    post(() -> browser.bookmarks().setBarShown(shown));
  }

  @Override
  public void setZoom(TabId tab, int percent) {
    post(tab, t -> t.viewport().setZoom(percent));
  }

  @Override
  public void setZoomTextOnly(boolean only) {
    post(() -> browser.zoomLevels().setTextOnly(only));
  }

  @Override
  public void find(TabId tab, String text, Direction direction, FindFrom from) {
    post(tab, t -> t.actions().find(text, direction, from));
  }

  @Override
  public void stopFinding(TabId tab, boolean select) {
    post(tab, t -> t.stopFinding(select));
  }

  @Override
  public void beginPrinting(TabId tab) {
    post(tab, t -> t.viewport().setPrinting(true));
  }

  @Override
  public void cancelPrinting(TabId tab) {
    post(tab, t -> t.viewport().setPrinting(false));
  }

  @Override
  public void print(TabId tab, PrintSettings settings, Path file) {
    post(tab, t -> t.print(settings, file));
  }

  @Override
  public void viewSource(TabId tab) {
    post(tab, browser::viewSource);
  }

  @Override
  public void edit(TabId tab, Edit edit) {
    EditRequest.Command command =
        switch (edit) {
          case UNDO -> EditRequest.Command.UNDO;
          case REDO -> EditRequest.Command.REDO;
          case CUT -> EditRequest.Command.CUT;
          case COPY -> EditRequest.Command.COPY;
          case PASTE -> EditRequest.Command.PASTE;
          case SELECT_ALL -> EditRequest.Command.SELECT_ALL;
        };
    post(tab, t -> t.actions().edit(command));
  }

  @Override
  public void optionChosen(TabId tab, int list, int option) {
    post(tab, t -> t.optionChosen(list, option));
  }

  @Override
  public void valueChosen(TabId tab, int chooser, OptionalDouble value, boolean last) {
    post(tab, t -> t.valueChosen(chooser, value, last));
  }

  @Override
  public void openFromPage(TabId tab, String url, Opens where) {
    post(tab, t -> browser.openFromPage(t, url, where));
  }

  @Override
  public void waitForPage(TabId tab) {
    post(tab, t -> t.responsiveness().reset());
  }

  @Override
  public void endPage(TabId tab) {
    post(tab, Tab::endPage);
  }

  @Override
  public void answerDialog(TabId tab, long dialog, PageDialog.Answer answer, boolean noMore) {
    post(tab, t -> t.dialogs().answer(dialog, answer, noMore));
  }

  @Override
  public void dismissInfoBar(String infoBarId) {
    post(() -> window.dismissInfoBar(infoBarId));
  }

  @Override
  public void infoBarAction(String infoBarId) {
    post(() -> window.dismissInfoBar(infoBarId));
  }

  @Override
  public void input(TabId tab, PageInput input) {
    post(
        tab,
        t -> {
          CompletableFuture<Done> handled = InputRouter.send(t, input);
          if (input instanceof PageInput.Key key && key.kind() == PageInput.KeyKind.DOWN) {
            // After a task that brings the key back, if there is one.
            Outcome.then(handled, browser.loop(), done -> answered(t, key));
          }
        });
  }

  private static void answered(Tab tab, PageInput.Key key) {
    BrowserWindow view = tab.view();
    if (view != null) {
      view.keyAnswered(key);
    }
  }

  @Override
  public void viewportChanged(PageViewport viewport) {
    post(() -> window.viewportChanged(viewport));
  }

  @Override
  public void visibilityChanged(boolean visible) {
    post(() -> window.visibilityChanged(visible));
  }

  @Override
  public void pageDamaged() {
    post(window::damaged);
  }

  @Override
  public void newWindow() {
    post(() -> browser.openWindow(null));
  }

  @Override
  public void closeWindow() {
    post(window::askToClose);
  }

  @Override
  public void windowPlaced(WindowPlacement placement) {
    post(() -> browser.windowPlaced(placement));
  }

  @Override
  public void quit() {
    post(browser::quit);
  }
}
