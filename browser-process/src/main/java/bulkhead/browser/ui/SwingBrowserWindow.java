package bulkhead.browser.ui;

import bulkhead.browser.internals.InternalPages;
import bulkhead.browser.storage.Bookmark;
import bulkhead.browser.storage.WindowPlacement;
import bulkhead.browser.ui.BrowserCommands.Cache;
import bulkhead.browser.ui.BrowserCommands.Direction;
import bulkhead.browser.ui.BrowserCommands.Placement;
import bulkhead.ipc.Outcome;
import java.awt.Component;
import java.awt.Insets;
import java.awt.KeyboardFocusManager;
import java.awt.Rectangle;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.swing.JComponent;
import javax.swing.JOptionPane;
import javax.swing.JRootPane;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import org.jspecify.annotations.Nullable;

/// One window. It opens in two steps: first the frame with its native page area, so that the GPU
/// process can begin; then, when the theme is loaded, everything around it. Thread: EDT, except for
/// what [BrowserWindow] and [PageArea] promise to other threads: those reach the EDT through
/// `pending` and the event queue.
final class SwingBrowserWindow implements BrowserWindow {
  private static final System.Logger LOG = System.getLogger("bulkhead.browser.ui");
  private static final int PLACEMENT_REST_MS = 500;
  private static final int WARM_UP_AFTER_MS = 1_500;

  private final BrowserCommands commands;
  private final EventThread eventThread;
  private final AtomicReference<@Nullable WindowState> pending = new AtomicReference<>();

  private final CompletableFuture<Parts> opened = new CompletableFuture<>(); // the native half
  private final PrintDialogs printDialogs;
  private WindowState state;
  private @Nullable Chrome chrome; // the Swing half
  private boolean fullscreen;
  private boolean closed;
  private boolean wantsOmnibox;
  private @Nullable WindowKeyboard keys;

  /// What the window has from the first moment.
  private record Parts(
      Look look,
      BrowserFrame frame,
      PageCanvas canvas,
      PagePlace place,
      StatusBubble status,
      PagePopups popups) {}

  /// What it has once the theme is loaded.
  private record Chrome(
      JRootPane rootPane,
      JComponent content,
      TabStrip tabStrip,
      Toolbar toolbar,
      BookmarksBar bookmarksBar,
      InfoBars infoBars,
      FindBar findBar,
      DialogPanel dialogs,
      BookmarkBubble bookmarkBubble,
      PageTooltip tooltip) {}

  SwingBrowserWindow(WindowState first, BrowserCommands commands, EventThread eventThread) {
    this.state = first;
    this.commands = commands;
    this.eventThread = eventThread;
    this.printDialogs = new PrintDialogs(commands);
  }

  // For the model

  @Override
  public void show(WindowState newState) {
    if (pending.getAndSet(newState) == null) {
      eventThread.execute(this::showPending);
    }
  }

  @Override
  public PageArea pageArea() {
    return new LatePageArea();
  }

  @Override
  public void focusOmnibox() {
    eventThread.execute(this::focusOmniboxNow);
  }

  @Override
  public void unhandledKey(PageInput.Key key) {
    eventThread.execute(
        () -> {
          if (keys != null && !closed) {
            keys.unhandled(key);
          }
        });
  }

  @Override
  public void keyAnswered(PageInput.Key key) {
    eventThread.execute(
        () -> {
          if (keys != null) {
            keys.answered(key);
          }
        });
  }

  @Override
  public void showContextMenu(PageMenu menu) {
    overPage(menu.tab(), popups -> popups.show(menu, state.active(), this::writeClipboard));
  }

  @Override
  public void showOptions(PageOptions options) {
    overPage(options.tab(), popups -> popups.show(options));
  }

  @Override
  public void showChooser(PageChooser chooser) {
    overPage(chooser.tab(), popups -> popups.show(chooser));
  }

  /// Has something opened over the page of that tab, if it is still the one that is seen.
  private void overPage(TabId tab, Consumer<PagePopups> action) {
    eventThread.execute(
        () -> {
          Parts parts = opened.getNow(null);
          if (chrome != null
              && parts != null
              && parts.canvas.isShowing()
              && tab.equals(state.activeTab())) {
            action.accept(parts.popups);
          }
        });
  }

  @Override
  public CompletableFuture<List<Path>> chooseFiles(FileChoice choice) {
    CompletableFuture<List<Path>> answer = new CompletableFuture<>();
    eventThread.execute(
        () -> {
          Parts parts = opened.getNow(null);
          if (parts != null && parts.canvas.isShowing() && choice.tab().equals(state.activeTab())) {
            FileDialog.show(parts.frame, choice, answer);
          } else {
            answer.complete(List.of());
          }
        });
    return answer;
  }

  @Override
  public void askToPrint(TabId tab) {
    eventThread.execute(() -> printPage(tab));
  }

  @Override
  public void printFailed(TabId tab, String why) {
    eventThread.execute(
        () -> {
          Parts parts = opened.getNow(null);
          if (parts != null) {
            JOptionPane.showMessageDialog(
                parts.frame,
                "The page could not be printed: " + why,
                "Print",
                JOptionPane.ERROR_MESSAGE);
          }
        });
  }

  @Override
  public void writeClipboard(String text, Clipboard clipboard) {
    eventThread.execute(() -> SystemClipboards.write(text, clipboard));
  }

  @Override
  public CompletableFuture<String> readClipboard(Clipboard clipboard) {
    CompletableFuture<String> answer = new CompletableFuture<>();
    eventThread.execute(() -> answer.complete(SystemClipboards.read(clipboard)));
    return answer;
  }

  @Override
  public void toFront() {
    eventThread.execute(() -> Outcome.then(opened, parts -> parts.frame.toFront()));
  }

  @Override
  public void close() {
    eventThread.execute(
        () -> {
          closed = true;
          Outcome.then(
              opened,
              parts -> {
                if (keys != null) {
                  keys.close();
                }
                printDialogs.close();
                parts.frame.dispose();
              });
        });
  }

  // Opening

  void open(
      Look look,
      UiOptions options,
      @Nullable WindowPlacement placement,
      CompletableFuture<Void> theme) {
    if (closed) {
      return;
    }
    var canvas = new PageCanvas(look, commands);
    var status = new StatusBubble(look);
    var frame = new BrowserFrame(this::layout);
    var popups = new PagePopups(canvas, look, commands);
    var place =
        new PagePlace(
            frame, canvas, popups, look, () -> commands.reload(state.activeTab(), Cache.USE));
    var parts = new Parts(look, frame, canvas, place, status, popups);
    frame.setBackground(look.palette().toolbar());
    frame.add(status); // first is topmost
    frame.add(canvas);
    keys = new WindowKeyboard(frame, canvas, new Keys());
    opened.complete(parts);
    WindowPlacing.place(frame, look, options, placement);
    frame.addNotify(); // makes the native windows
    layout();
    canvas.reportViewport();
    listen(parts);
    keys.listen();
    frame.setVisible(true);
    canvas.setVisible(state.active().sadTab() == null);
    Outcome.either(theme, eventThread, (nothing, failure) -> fillIn(parts, failure));
  }

  private void listen(Parts parts) {
    parts.frame.addWindowListener(
        new WindowAdapter() {
          @Override
          public void windowClosing(WindowEvent event) {
            commands.closeWindow();
          }

          @Override
          public void windowIconified(WindowEvent event) {
            commands.visibilityChanged(false);
          }

          @Override
          public void windowDeiconified(WindowEvent event) {
            commands.visibilityChanged(true);
          }
        });
    var rest =
        new Timer(
            PLACEMENT_REST_MS,
            event -> {
              if (!closed && !fullscreen && parts.frame.isShowing()) {
                commands.windowPlaced(WindowPlacing.of(parts.frame, parts.look));
              }
            });
    rest.setRepeats(false);
    var moved =
        new ComponentAdapter() {
          @Override
          public void componentMoved(ComponentEvent event) {
            parts.canvas.reportViewport();
            parts.popups.closeSuggestions();
            rest.restart();
          }

          @Override
          public void componentResized(ComponentEvent event) {
            if (chrome != null) {
              chrome.bookmarkBubble.close(); // what it hangs on has moved
            }
            parts.canvas.reportViewport();
            rest.restart();
          }
        };
    parts.frame.addComponentListener(moved);
    parts.canvas.addComponentListener(moved);
    parts.canvas.addFocusListener(
        new FocusAdapter() {
          @Override
          public void focusGained(FocusEvent event) {
            if (chrome != null && chrome.dialogs.isOpen()) {
              chrome.dialogs.focus(); // what the page asks has the page's keyboard
            }
          }

          @Override
          public void focusLost(FocusEvent event) {
            parts.popups.closeSuggestions();
          }
        });
    new PageInputListener(
            parts.look,
            input -> commands.input(state.activeTab(), input),
            () -> commands.back(state.activeTab()),
            () -> commands.forward(state.activeTab()),
            clicks -> zoom(clicks < 0))
        .listenTo(parts.canvas);
  }

  /// The second step: the bars around the page.
  private void fillIn(Parts parts, @Nullable Throwable themeFailure) {
    if (themeFailure != null) {
      throw new IllegalStateException("the window's theme could not be loaded", themeFailure);
    }
    if (closed) {
      return;
    }
    Look look = parts.look;
    TabState tab = state.active();
    var rootPane = new JRootPane();
    var content = new Content();
    var favicons = new FaviconCache();
    var tabStrip = new TabStrip(look, commands, favicons);
    var bubble = new BookmarkBubble(look, commands, this::givenTo, this::focusPageNow);
    var toolbar = new Toolbar(look, commands, tab, bubble, this::focusPageNow, this::showMenu);
    var bookmarksBar = new BookmarksBar(look, commands, favicons, bubble, tab);
    var infoBars = new InfoBars(look, commands);
    content.add(tabStrip);
    content.add(toolbar);
    content.add(bookmarksBar);
    content.add(infoBars);
    rootPane.setContentPane(content);
    var findBar = new FindBar(look, commands, tab.id(), this::focusPageNow);
    var dialogs = new DialogPanel(look, commands);
    chrome =
        new Chrome(
            rootPane,
            content,
            tabStrip,
            toolbar,
            bookmarksBar,
            infoBars,
            findBar,
            dialogs,
            bubble,
            new PageTooltip(look, parts.canvas));
    parts.frame.add(findBar, 0); // above the page
    parts.frame.add(dialogs, 0);
    parts.frame.add(bubble, 0);
    parts.place.addTo(content);
    parts.frame.add(rootPane); // last, so that the native children stay above it
    showNow(state, true);
    parts.frame.validate();
    if (wantsOmnibox) {
      focusOmniboxNow();
    } else {
      focusPageNow();
    }
    var later = new Timer(WARM_UP_AFTER_MS, event -> warmUp(parts));
    later.setRepeats(false);
    later.start();
  }

  /// What need not be there for the first frame, but soon.
  private void warmUp(Parts parts) {
    if (!closed) {
      X11Peer.keepPixelsOnResize(parts.canvas);
      parts.place.warmUp();
    }
  }

  /// Where the bars lie on. Not drawn itself where the native page area covers it.
  private static final class Content extends JComponent {
    private static final long serialVersionUID = 1L;
  }

  // Layout

  private void layout() {
    Parts parts = opened.getNow(null);
    if (parts == null) {
      return;
    }
    Insets insets = parts.frame.getInsets();
    Rectangle client =
        new Rectangle(
            insets.left,
            insets.top,
            Math.max(1, parts.frame.getWidth() - insets.left - insets.right),
            Math.max(1, parts.frame.getHeight() - insets.top - insets.bottom));
    WindowGeometry inFrame = geometry(parts, client);
    if (!inFrame.page().equals(parts.canvas.getBounds())) {
      parts.canvas.setBounds(inFrame.page());
    }
    parts.status.placeOn(inFrame.page());
    Chrome bars = chrome;
    if (bars != null) {
      bars.findBar.placeOn(inFrame.page());
      bars.dialogs.placeOn(inFrame.page());
      bars.rootPane.setBounds(client);
      WindowGeometry inRoot = geometry(parts, new Rectangle(client.width, client.height));
      bars.tabStrip.setBounds(inRoot.tabStrip());
      bars.toolbar.setBounds(inRoot.toolbar());
      bars.bookmarksBar.setBounds(inRoot.bookmarksBar());
      bars.infoBars.setBounds(inRoot.infoBars());
      parts.place.placeOn(inRoot.page());
    }
  }

  private WindowGeometry geometry(Parts parts, Rectangle client) {
    return WindowGeometry.of(
        client, parts.look, state.bookmarksBar(), InfoBars.count(state), fullscreen);
  }

  // Showing

  private void showPending() {
    WindowState newState = pending.getAndSet(null);
    if (newState != null && !closed) {
      showNow(newState, false);
    }
  }

  private void showNow(WindowState newState, boolean everything) {
    WindowState before = state;
    state = newState;
    Parts parts = opened.getNow(null);
    if (parts == null) {
      return;
    }
    TabState tab = newState.active();
    parts.place.show(before.active(), tab, everything);
    printDialogs.show(tab);
    boolean placesChanged =
        everything
            || before.bookmarksBar() != newState.bookmarksBar()
            || InfoBars.count(before) != InfoBars.count(newState);
    if (placesChanged) {
      layout();
    }
    Chrome bars = chrome;
    if (bars != null) {
      bars.tabStrip.show(newState.tabs(), newState.activeTab());
      bars.toolbar.show(tab, bookmarkOf(newState.bookmarks(), tab.url()), newState.tabs());
      bars.bookmarksBar.show(newState.bookmarks(), tab);
      bars.infoBars.show(newState);
      bars.findBar.show(tab);
      bars.bookmarkBubble.show(tab);
      showDialog(bars, parts, tab);
      if (!everything && !tab.id().equals(before.activeTab())) {
        focusAsLeft(bars, tab.id());
      }
      bars.tooltip.show(tab.sadTab() == null ? tab.tooltip() : "");
      String title = tab.title().isEmpty() ? "Bulkhead" : tab.title() + " - Bulkhead";
      if (!title.equals(parts.frame.getTitle())) {
        parts.frame.setTitle(title);
      }
      parts.status.show(tab.sadTab() == null ? tab.statusText() : "", parts.canvas.getBounds());
      if (placesChanged) {
        bars.content.repaint();
      }
    }
  }

  /// What the page asks lies over it, and has its keyboard.
  private void showDialog(Chrome bars, Parts parts, TabState tab) {
    Component owner = KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner();
    boolean inDialog = owner != null && SwingUtilities.isDescendingFrom(owner, bars.dialogs);
    boolean pages = keys != null && keys.isPages();
    boolean closed = bars.dialogs.show(tab, parts.canvas.getBounds(), inDialog || pages);
    if (closed && inDialog) {
      focusPageNow();
    }
  }

  private static @Nullable Bookmark bookmarkOf(@Nullable List<Bookmark> bookmarks, String url) {
    if (bookmarks != null) {
      for (Bookmark bookmark : bookmarks) {
        if (bookmark.url().equals(url)) {
          return bookmark;
        }
      }
    }
    return null;
  }

  // Keyboard

  private void focusOmniboxNow() {
    Chrome bars = chrome;
    WindowKeyboard keyboard = keys;
    if (bars == null || keyboard == null) {
      wantsOmnibox = true;
    } else if (!fullscreen) {
      bars.toolbar.omnibox.focusAndSelect();
      keyboard.givenTo(bars.toolbar.omnibox.textField());
    } else {
      keyboard.giveBack();
    }
  }

  private void focusPageNow() {
    wantsOmnibox = false;
    Outcome.then(
        opened,
        parts -> {
          Chrome bars = chrome;
          if (bars != null && bars.dialogs.isOpen()) {
            bars.dialogs.focus();
          } else {
            parts.place.focus(keys);
          }
        });
  }

  /// The tab that is seen now has the keyboard where it was when it was left.
  private void focusAsLeft(Chrome bars, TabId tab) {
    if (bars.toolbar.omnibox.hadKeyboardIn(tab)) {
      bars.toolbar.omnibox.textField().requestFocusInWindow();
    } else {
      focusPageNow();
    }
  }

  private void givenTo(Component field) {
    WindowKeyboard keyboard = keys;
    if (keyboard != null) {
      keyboard.givenTo(field);
    }
  }

  /// What the keyboard's keys are for.
  private final class Keys implements WindowKeyboard.Target {
    @Override
    public WindowState state() {
      return state;
    }

    @Override
    public void run(Shortcut shortcut) {
      SwingBrowserWindow.this.run(shortcut);
    }

    @Override
    public @Nullable PageContextMenu openMenu() {
      Parts parts = opened.getNow(null);
      return parts == null ? null : parts.popups.openMenu();
    }
  }

  private void run(Shortcut shortcut) {
    TabId tab = state.activeTab();
    switch (shortcut) {
      case FIND -> openFindBar();
      case FIND_NEXT -> findAgain(Direction.FORWARD);
      case FIND_PREVIOUS -> findAgain(Direction.BACKWARD);
      case PRINT -> printPage(tab);
      case VIEW_SOURCE -> commands.viewSource(tab);
      case HISTORY -> commands.newTab(InternalPages.HISTORY, Placement.FOREGROUND);
      case DOWNLOADS -> commands.newTab(InternalPages.DOWNLOADS, Placement.FOREGROUND);
      case ESCAPE -> escape();
      case FOCUS_TOOLBAR -> focusOmniboxNow();
      case NEW_TAB -> {
        if (keys != null) {
          keys.awaitField();
        }
        commands.newTab(null, Placement.FOREGROUND);
      }
      case NEW_WINDOW -> commands.newWindow();
      case CLOSE_TAB -> commands.closeTab(tab);
      case REOPEN_CLOSED_TAB -> commands.reopenClosedTab();
      case NEXT_TAB -> selectTab((activeIndex() + 1) % state.tabs().size());
      case PREVIOUS_TAB ->
          selectTab((activeIndex() + state.tabs().size() - 1) % state.tabs().size());
      case MOVE_TAB_LEFT -> commands.moveTab(tab, Math.max(0, activeIndex() - 1));
      case MOVE_TAB_RIGHT ->
          commands.moveTab(tab, Math.min(state.tabs().size() - 1, activeIndex() + 1));
      case TAB_1, TAB_2, TAB_3, TAB_4, TAB_5, TAB_6, TAB_7, TAB_8 ->
          selectTab(shortcut.ordinal() - Shortcut.TAB_1.ordinal());
      case LAST_TAB -> selectTab(state.tabs().size() - 1);
      case FOCUS_OMNIBOX -> focusOmniboxNow();
      case BACK -> commands.back(tab);
      case FORWARD -> commands.forward(tab);
      case RELOAD -> commands.reload(tab, Cache.USE);
      case RELOAD_BYPASSING_CACHE -> commands.reload(tab, Cache.BYPASS);
      case ADD_BOOKMARK -> {
        if (chrome != null && keys != null && !state.active().url().isEmpty()) {
          keys.awaitField();
          chrome.toolbar.omnibox.bookmarkPage();
        }
      }
      case TOGGLE_BOOKMARKS_BAR -> commands.setBookmarksBar(!state.bookmarksBar());
      case ZOOM_IN -> zoom(true);
      case ZOOM_OUT -> zoom(false);
      case ZOOM_RESET -> commands.setZoom(tab, 100);
      case MAIN_MENU -> {
        if (chrome != null) {
          chrome.toolbar.openMenu();
        }
      }
      case OPEN_FILE -> openFile(tab);
      case FULLSCREEN -> toggleFullscreen();
      case CLOSE_WINDOW -> commands.closeWindow();
      case QUIT -> commands.quit();
    }
  }

  /// What Escape ends when the page has no use for it.
  private void escape() {
    Chrome bars = chrome;
    if (bars != null && bars.findBar.isOpen()) {
      bars.findBar.close(true);
    } else if (state.active().loading()) {
      commands.stop(state.activeTab());
    }
  }

  private void openFindBar() {
    Chrome bars = chrome;
    Parts parts = opened.getNow(null);
    WindowKeyboard keyboard = keys;
    if (keyboard == null) {
      return;
    }
    if (bars != null && parts != null && state.active().sadTab() == null) {
      bars.findBar.open(parts.canvas.getBounds());
      keyboard.givenTo(bars.findBar.textField());
    } else {
      keyboard.giveBack();
    }
  }

  private void findAgain(Direction direction) {
    Chrome bars = chrome;
    if (bars != null && bars.findBar.hasText()) {
      bars.findBar.step(direction);
    } else {
      openFindBar();
    }
  }

  private int activeIndex() {
    List<TabState> tabs = state.tabs();
    for (int i = 0; i < tabs.size(); i++) {
      if (tabs.get(i).id().equals(state.activeTab())) {
        return i;
      }
    }
    throw new AssertionError("checked by WindowState");
  }

  private void selectTab(int index) {
    if (index < state.tabs().size()) {
      commands.selectTab(state.tabs().get(index).id());
    }
  }

  private void zoom(boolean in) {
    TabState tab = state.active();
    commands.setZoom(tab.id(), in ? Zoom.in(tab.zoomPercent()) : Zoom.out(tab.zoomPercent()));
  }

  private void showMenu(JComponent below) {
    MainMenu.show(
        below,
        commands,
        state,
        this::openFindBar,
        () -> printPage(state.activeTab()),
        this::toggleFullscreen);
  }

  private void printPage(TabId tab) {
    Parts parts = opened.getNow(null);
    if (parts != null) {
      printDialogs.print(parts.frame, tab, state.active());
    }
  }

  private void openFile(TabId tab) {
    Outcome.then(
        opened,
        parts -> {
          CompletableFuture<List<Path>> chosen = new CompletableFuture<>();
          Outcome.then(
              chosen,
              files -> files.forEach(file -> commands.navigate(tab, file.toUri().toString())));
          FileDialog.show(parts.frame, new FileChoice(tab, FileChoice.Kind.ONE, List.of()), chosen);
        });
  }

  private void toggleFullscreen() {
    Outcome.then(
        opened,
        parts -> {
          fullscreen = !fullscreen;
          parts
              .frame
              .getGraphicsConfiguration()
              .getDevice()
              .setFullScreenWindow(fullscreen ? parts.frame : null);
          layout();
          focusPageNow();
        });
  }

  /// The page area, also before there is one: frames that come too early are not shown, and the
  /// first viewport tells when they no longer are.
  private final class LatePageArea implements PageArea {
    @Override
    public long nativeWindowId() {
      Parts parts = opened.getNow(null);
      return parts == null ? 0 : parts.canvas.nativeWindowId();
    }

    @Override
    public PageViewport viewport() {
      Parts parts = opened.getNow(null);
      return parts == null ? new PageViewport(0, 1, 1, 1, 0, 0) : parts.canvas.viewport();
    }

    @Override
    public void showSoftwareFrame(
        MemorySegment bgra, int widthPx, int heightPx, int strideBytes, Damage damage) {
      Parts parts = opened.getNow(null);
      if (parts != null) {
        parts.canvas.showSoftwareFrame(bgra, widthPx, heightPx, strideBytes, damage);
      }
    }

    @Override
    public void useNativeFrames() {
      Parts parts = opened.getNow(null);
      if (parts != null) {
        parts.canvas.useNativeFrames();
      }
    }
  }
}
