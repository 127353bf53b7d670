package bulkhead.browser.ui;

import bulkhead.browser.storage.Bookmark;
import bulkhead.browser.storage.Favicon;
import bulkhead.browser.storage.WindowPlacement;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.UnaryOperator;
import javax.swing.SwingUtilities;
import org.jspecify.annotations.Nullable;

/// A model without processes, for tests and for looking at the window: keeps tabs and bookmarks,
/// and writes down what it was asked. Thread: its own, `BrowserMain`.
final class FakeBrowser implements BrowserCommands {
  final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
  final BlockingQueue<PageInput> inputs = new LinkedBlockingQueue<>();
  final CompletableFuture<PageViewport> firstViewport = new CompletableFuture<>();
  volatile @Nullable PageViewport viewport;
  volatile boolean goesNowhere; // an address that is sent leaves the tab where it is
  volatile boolean focused; // the page has the keyboard

  private final ExecutorService main =
      Executors.newSingleThreadExecutor(
          task -> Thread.ofPlatform().name("BrowserMain").daemon(true).unstarted(task));
  private final List<TabState> tabs = new ArrayList<>();
  private final Deque<TabState> closed = new ArrayDeque<>();
  private final Deque<PageDialog> questions = new ArrayDeque<>();
  private final List<Bookmark> bookmarks = new ArrayList<>();
  private volatile CompletableFuture<Void> bookmarksHeld = CompletableFuture.completedFuture(null);
  private List<InfoBar> infoBars = List.of();
  private boolean bookmarksBar = true;
  private TabId active;
  private long nextId = 1;
  private @Nullable BrowserWindow window;
  private volatile WindowState latest;

  FakeBrowser() {
    TabState first = TabState.blank(new TabId(nextId++));
    tabs.add(first);
    active = first.id();
    latest = snapshot();
  }

  /// The model's latest state; any thread may ask.
  WindowState state() {
    return latest;
  }

  private WindowState snapshot() {
    return new WindowState(tabs, active, bookmarks, bookmarksBar, false, infoBars);
  }

  void attach(BrowserWindow newWindow) {
    main.execute(() -> window = newWindow);
  }

  /// Changes the model on its thread and shows the outcome.
  void change(Runnable change) {
    main.execute(
        () -> {
          change.run();
          latest = snapshot();
          BrowserWindow shown = window;
          if (shown != null) {
            shown.show(state());
          }
        });
  }

  void changeTab(TabId id, UnaryOperator<TabState> edit) {
    change(() -> tabs.replaceAll(tab -> tab.id().equals(id) ? edit.apply(tab) : tab));
  }

  TabId addTab(String title, String url) {
    var id = new TabId(nextId++);
    change(() -> tabs.add(page(id, title, url)));
    return id;
  }

  static TabState page(TabId id, String title, String url) {
    TabState.Connection connection =
        url.startsWith("https:")
            ? TabState.Connection.SECURE
            : url.startsWith("file:")
                ? TabState.Connection.FILE
                : url.startsWith("http:")
                    ? TabState.Connection.NOT_SECURE
                    : TabState.Connection.NONE;
    return TabStateEdit.of(
        TabState.blank(id),
        edit -> {
          edit.title = title;
          edit.url = url;
          edit.canGoBack = true;
          edit.connection = connection;
        });
  }

  static TabState loading(TabState tab, double progress) {
    return TabStateEdit.of(
        tab,
        edit -> {
          edit.loading = true;
          edit.progress = progress;
        });
  }

  static TabState sad(TabState tab, @Nullable SadTab sadTab) {
    return TabStateEdit.of(
        tab,
        edit -> {
          edit.loading = false;
          edit.progress = 0;
          edit.statusText = "";
          edit.responsiveness = TabState.Responsiveness.RESPONSIVE;
          edit.sadTab = sadTab;
        });
  }

  static TabState status(
      TabState tab,
      String text,
      TabState.Responsiveness responsiveness,
      @Nullable Favicon favicon) {
    return TabStateEdit.of(
        tab,
        edit -> {
          edit.statusText = text;
          edit.responsiveness = responsiveness;
          edit.favicon = favicon;
          edit.cursor = PageCursor.POINTER;
        });
  }

  void setInfoBars(List<InfoBar> bars) {
    change(() -> infoBars = bars);
  }

  void setActive(TabId id) {
    change(() -> active = id);
  }

  void setBookmarks(List<Bookmark> all) {
    change(
        () -> {
          bookmarks.clear();
          bookmarks.addAll(all);
        });
  }

  private int index(TabId id) {
    for (int i = 0; i < tabs.size(); i++) {
      if (tabs.get(i).id().equals(id)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public void newTab(@Nullable String typed, Placement placement) {
    asked.add("newTab " + typed + " " + placement);
    change(
        () -> {
          var id = new TabId(nextId++);
          tabs.add(typed == null ? TabState.blank(id) : page(id, typed, typed));
          if (placement == Placement.FOREGROUND) {
            active = id;
            BrowserWindow shown = window;
            if (shown != null && typed == null) {
              shown.show(snapshot());
              shown.focusOmnibox();
            }
          }
        });
  }

  @Override
  public void closeTab(TabId tab) {
    asked.add("closeTab " + tab.value());
    change(
        () -> {
          int at = index(tab);
          if (at >= 0 && tabs.size() > 1) {
            closed.push(tabs.remove(at));
            if (tab.equals(active)) {
              active = tabs.get(Math.min(at, tabs.size() - 1)).id();
            }
          }
        });
  }

  @Override
  public void reopenClosedTab() {
    asked.add("reopenClosedTab");
    change(
        () -> {
          TabState tab = closed.poll();
          if (tab != null) {
            tabs.add(tab);
            active = tab.id();
          }
        });
  }

  @Override
  public void selectTab(TabId tab) {
    asked.add("selectTab " + tab.value());
    change(() -> active = index(tab) >= 0 ? tab : active);
  }

  @Override
  public void moveTab(TabId tab, int to) {
    asked.add("moveTab " + tab.value() + " " + to);
    change(() -> tabs.add(to, tabs.remove(index(tab))));
  }

  @Override
  public void duplicateTab(TabId tab) {
    asked.add("duplicateTab " + tab.value());
  }

  @Override
  public void navigate(TabId tab, String typed) {
    asked.add("navigate " + tab.value() + " " + typed);
    if (goesNowhere) {
      return;
    }
    changeTab(
        tab,
        old ->
            page(
                tab,
                typed,
                OmniboxInput.of(typed) instanceof OmniboxInput.Address(var url) ? url : typed));
  }

  @Override
  public void back(TabId tab) {
    asked.add("back " + tab.value());
  }

  @Override
  public void forward(TabId tab) {
    asked.add("forward " + tab.value());
  }

  @Override
  public CompletableFuture<HistoryPlaces> history(TabId tab) {
    return CompletableFuture.completedFuture(
        new HistoryPlaces(List.of("Oldest", "Older", "Here", "Newer"), 2));
  }

  @Override
  public void goTo(TabId tab, int index) {
    asked.add("goTo " + tab.value() + " " + index);
  }

  @Override
  public void reload(TabId tab, Cache cache) {
    asked.add("reload " + tab.value() + " " + cache);
    changeTab(tab, old -> sad(old, null));
  }

  @Override
  public void stop(TabId tab) {
    asked.add("stop " + tab.value());
  }

  @Override
  public void addBookmark(String title, String url) {
    asked.add("addBookmark " + title + " " + url);
    CompletableFuture<Void> held = bookmarksHeld;
    change(
        () -> {
          held.join();
          bookmarks.add(new Bookmark(nextId++, title, url, null));
        });
  }

  /// The next bookmark is not there before [#releaseBookmarks()].
  void holdBookmarks() {
    bookmarksHeld = new CompletableFuture<>();
  }

  void releaseBookmarks() {
    bookmarksHeld.complete(null);
  }

  @Override
  public void editBookmark(long bookmarkId, String title, String url) {
    asked.add("editBookmark " + bookmarkId + " " + title + " " + url);
    change(
        () ->
            bookmarks.replaceAll(
                each ->
                    each.id() == bookmarkId ? new Bookmark(bookmarkId, title, url, null) : each));
  }

  @Override
  public void moveBookmark(long bookmarkId, int index) {
    asked.add("moveBookmark " + bookmarkId + " " + index);
  }

  @Override
  public void removeBookmark(long bookmarkId) {
    asked.add("removeBookmark " + bookmarkId);
    change(() -> bookmarks.removeIf(bookmark -> bookmark.id() == bookmarkId));
  }

  @Override
  public void setBookmarksBar(boolean shown) {
    asked.add("setBookmarksBar " + shown);
    change(() -> bookmarksBar = shown);
  }

  @Override
  public void setZoom(TabId tab, int percent) {
    asked.add("setZoom " + tab.value() + " " + percent);
  }

  @Override
  public void find(TabId tab, String text, Direction direction, FindFrom from) {
    asked.add("find " + tab.value() + " " + text + " " + direction + " " + from);
    changeTab(tab, old -> found(old, new TabState.FindResult(3, 1)));
  }

  @Override
  public void stopFinding(TabId tab, boolean select) {
    asked.add("stopFinding " + tab.value() + " " + select);
    changeTab(tab, old -> found(old, null));
  }

  /// The tab as it is when its page has drawn.
  static TabState pageShown(TabState tab) {
    return TabStateEdit.of(tab, edit -> edit.pageShown = true);
  }

  static TabState found(TabState tab, TabState.@Nullable FindResult result) {
    return TabStateEdit.of(
        tab,
        edit -> {
          edit.find = result;
          edit.dialog = null;
        });
  }

  @Override
  public void beginPrinting(TabId tab) {
    asked.add("beginPrinting " + tab.value());
  }

  @Override
  public void cancelPrinting(TabId tab) {
    asked.add("cancelPrinting " + tab.value());
  }

  @Override
  public void print(TabId tab, PrintSettings settings, Path file) {
    asked.add("print " + tab.value() + " " + settings + " " + file.getFileName());
  }

  @Override
  public void viewSource(TabId tab) {
    asked.add("viewSource " + tab.value());
  }

  @Override
  public void edit(TabId tab, Edit edit) {
    asked.add("edit " + tab.value() + " " + edit);
  }

  @Override
  public void valueChosen(TabId tab, int chooser, OptionalDouble value, boolean last) {
    asked.add(
        "value "
            + (value.isPresent() ? String.valueOf((long) value.getAsDouble()) : "none")
            + (last ? " last" : ""));
  }

  @Override
  public void optionChosen(TabId tab, int list, int option) {}

  @Override
  public void openFromPage(TabId tab, String url, Opens where) {
    asked.add("openFromPage " + tab.value() + " " + url + " " + where);
  }

  @Override
  public void setZoomTextOnly(boolean only) {
    asked.add("setZoomTextOnly " + only);
  }

  @Override
  public void waitForPage(TabId tab) {
    asked.add("waitForPage " + tab.value());
  }

  @Override
  public void endPage(TabId tab) {
    asked.add("endPage " + tab.value());
  }

  @Override
  public void answerDialog(TabId tab, long dialog, PageDialog.Answer answer, boolean noMore) {
    asked.add(
        "answerDialog "
            + dialog
            + " "
            + answer.accepted()
            + " "
            + answer.text()
            + (noMore ? " no more" : ""));
    setDialog(null);
    SwingUtilities.invokeLater(() -> setDialog(questions.poll())); // the window has seen it closed
  }

  private void setDialog(@Nullable PageDialog dialog) {
    changeTab(active, old -> TabStateEdit.of(old, edit -> edit.dialog = dialog));
  }

  /// The active tab's page asks one thing after another.
  void ask(PageDialog... dialogs) {
    questions.addAll(List.of(dialogs));
    setDialog(questions.poll());
  }

  @Override
  public void dismissInfoBar(String infoBarId) {
    asked.add("dismissInfoBar " + infoBarId);
    change(() -> infoBars = infoBars.stream().filter(bar -> !bar.id().equals(infoBarId)).toList());
  }

  @Override
  public void infoBarAction(String infoBarId) {
    asked.add("infoBarAction " + infoBarId);
  }

  @Override
  public void input(TabId tab, PageInput input) {
    inputs.add(input);
    if (input instanceof PageInput.Focus focus) {
      focused = focus.focused();
    }
  }

  @Override
  public void viewportChanged(PageViewport newViewport) {
    viewport = newViewport;
    firstViewport.complete(newViewport);
  }

  @Override
  public void visibilityChanged(boolean visible) {
    asked.add("visibilityChanged " + visible);
  }

  @Override
  public void pageDamaged() {}

  @Override
  public void newWindow() {
    asked.add("newWindow");
  }

  @Override
  public void closeWindow() {
    asked.add("closeWindow");
  }

  @Override
  public void windowPlaced(WindowPlacement placement) {}

  @Override
  public void quit() {
    asked.add("quit");
  }
}
