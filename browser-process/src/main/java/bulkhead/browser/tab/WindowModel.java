package bulkhead.browser.tab;

import bulkhead.browser.process.GpuProcessHost;
import bulkhead.browser.ui.BrowserWindow;
import bulkhead.browser.ui.InfoBar;
import bulkhead.browser.ui.PageArea;
import bulkhead.browser.ui.PageDialog;
import bulkhead.browser.ui.PageViewport;
import bulkhead.browser.ui.TabId;
import bulkhead.browser.ui.TabState;
import bulkhead.browser.ui.WindowState;
import bulkhead.ipc.api.Size;
import bulkhead.ipc.api.SoftwareFrameNotice;
import bulkhead.ipc.api.SurfaceId;
import bulkhead.ipc.api.ViewportParams;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One window: its tabs, the active one, and the GPU output that shows it. In headless mode there
/// is no view, and the output is memory. Thread: `BrowserMain`.
public final class WindowModel implements GpuProcessHost.Output {
  /// What can be opened again, and where it was in the strip.
  private record ClosedTab(NavigationController history, int index) {}

  private static final int OPAQUE = 0xff000000;

  private final BrowserModel browser;
  private final List<Tab> tabs = new ArrayList<>();
  private final List<ClosedTab> closedTabs = new ArrayList<>();
  private final List<InfoBar> infoBars = new ArrayList<>();
  private @Nullable Tab active;
  private @Nullable BrowserWindow view;
  private final int number;
  private PageViewport viewport;
  private int outputId;
  private boolean windowVisible = true;
  private boolean stateIsPosted;
  private boolean software;
  private Placement placement = Placement.NORMAL;

  WindowModel(BrowserModel browser, PageViewport viewport) {
    this.browser = browser;
    this.viewport = viewport;
    this.number = browser.nextWindowNumber();
  }

  /// Makes the output. A window's is made when its native window is there, memory at once.
  void createOutput(int background) {
    outputId = browser.gpu().createOutput(viewport.nativeWindowId(), size(), background, this);
    surfaceChanged();
  }

  void attach(BrowserWindow window) {
    view = window;
    changed();
  }

  /// Tells windows apart, also those that are closed.
  public int number() {
    return number;
  }

  /// As the DevTools protocol has them.
  public enum Placement {
    NORMAL,
    MINIMIZED,
    MAXIMIZED,
    FULLSCREEN
  }

  /// What a client has made of a window that is on no screen.
  public Placement placement() {
    return placement;
  }

  /// Without effect where a person sees the window.
  public void placeHeadless(Placement wanted) {
    if (view == null) {
      placement = wanted;
    }
  }

  /// Where the page area is on the screen and how large, CSS pixels.
  public record Area(int x, int y, int width, int height) {}

  public Area area() {
    float scale = viewport.deviceScale();
    return new Area(
        Math.round(viewport.screenXPx() / scale),
        Math.round(viewport.screenYPx() / scale),
        Math.round(viewport.widthPx() / scale),
        Math.round(viewport.heightPx() / scale));
  }

  /// Gives a window without a view another size, CSS pixels; one with a view keeps its own.
  public void resizeHeadless(int width, int height) {
    if (view == null) {
      float scale = viewport.deviceScale();
      viewport =
          new PageViewport(0, Math.round(width * scale), Math.round(height * scale), scale, 0, 0);
      browser.gpu().resizeOutput(outputId, size());
      tabs.forEach(tab -> tab.viewport().changed());
    }
  }

  /// Whether a person sees it; headless, its output is memory of the active page's size.
  public boolean hasView() {
    return view != null;
  }

  public int outputId() {
    return outputId;
  }

  public List<Tab> tabs() {
    return tabs;
  }

  public @Nullable Tab active() {
    return active;
  }

  @Nullable Tab tab(TabId id) {
    for (Tab tab : tabs) {
      if (tab.id().equals(id)) {
        return tab;
      }
    }
    return null;
  }

  @Nullable BrowserWindow view() {
    return view;
  }

  Size size() {
    return Size.newBuilder().setWidth(viewport.widthPx()).setHeight(viewport.heightPx()).build();
  }

  public ViewportParams viewportParams(int zoomPercent) {
    return ViewportParams.newBuilder()
        .setSize(size())
        .setDeviceScaleFactor(viewport.deviceScale())
        .setPageZoom(browser.zoomLevels().textOnly() ? 1 : zoomPercent / 100f)
        .setTextZoom(browser.zoomLevels().textOnly() ? zoomPercent / 100f : 1)
        .setDark(browser.dark())
        .build();
  }

  // Tabs

  /// Makes a tab; it shows nothing yet.
  public Tab addTab(int index, boolean foreground) {
    return addTab(index, foreground, null, false);
  }

  /// As above.
  /// @param source the tab from whose page it is opened; null for none
  /// @param byScript whether the page does that, and not the user
  Tab addTab(int index, boolean foreground, @Nullable Tab source, boolean byScript) {
    Tab tab = new Tab(browser.nextTabId(), browser, this, source, byScript);
    tabs.add(Math.clamp(index, 0, tabs.size()), tab);
    browser.observe(observer -> observer.tabOpened(tab));
    if (foreground || active == null) {
      activate(tab);
    }
    changed();
    return tab;
  }

  public void activate(Tab tab) {
    if (active == tab) {
      return;
    }
    if (active != null) {
      active.pages().setVisible(false);
    }
    active = tab;
    tab.pages().setVisible(windowVisible);
    surfaceChanged();
    changed();
  }

  public void close(Tab tab) {
    int index = tabs.indexOf(tab);
    if (index < 0) {
      return;
    }
    if (tab.history().current() != null) {
      closedTabs.add(new ClosedTab(tab.history(), index));
    }
    tabs.remove(index);
    if (active == tab) {
      active = null;
      if (tabs.isEmpty()) {
        tab.close();
        browser.closeWindow(this);
        return;
      }
      activate(tabs.get(Math.min(index, tabs.size() - 1)));
    }
    tab.close();
    changed();
  }

  /// Closes the window when none of its documents minds.
  void askToClose() {
    askToClose(List.copyOf(tabs), 0);
  }

  private void askToClose(List<Tab> asked, int next) {
    if (next >= asked.size()) {
      browser.closeWindow(this);
      return;
    }
    Tab tab = asked.get(next);
    if (!tabs.contains(tab)) {
      askToClose(asked, next + 1);
      return;
    }
    if (tab.leaving().isListening()) {
      activate(tab);
    }
    tab.leaving()
        .ask(
            PageDialog.Kind.LEAVE,
            leave -> {
              if (leave) {
                askToClose(asked, next + 1);
              }
            });
  }

  void reopenClosedTab() {
    if (closedTabs.isEmpty()) {
      return;
    }
    ClosedTab last = closedTabs.removeLast();
    openWithHistory(last.history, Math.min(last.index, tabs.size()));
  }

  void openWithHistory(NavigationController history, int index) {
    Tab tab = addTab(index, true);
    tab.history().copyFrom(history);
    tab.traversal().goTo(history.currentIndex());
  }

  void move(Tab tab, int index) {
    if (tabs.remove(tab)) {
      tabs.add(Math.clamp(index, 0, tabs.size()), tab);
      changed();
    }
  }

  // The view's reports

  void viewportChanged(PageViewport newViewport) {
    boolean first = outputId == 0;
    viewport = newViewport;
    if (first) {
      createOutput(OPAQUE | browser.emptyPageColor());
    } else {
      browser.gpu().resizeOutput(outputId, size());
    }
    tabs.forEach(tab -> tab.viewport().changed());
  }

  /// Without a view, the output is as large as the page.
  void tabViewportChanged(Tab tab) {
    if (view == null && tab == active && outputId != 0) {
      browser.gpu().resizeOutput(outputId, tab.viewport().params().getSize());
    }
  }

  void visibilityChanged(boolean visible) {
    windowVisible = visible;
    if (active != null) {
      active.pages().setVisible(visible);
    }
  }

  void damaged() {
    surfaceChanged();
  }

  void addInfoBar(InfoBar bar) {
    infoBars.removeIf(old -> old.id().equals(bar.id()));
    infoBars.add(bar);
    changed();
  }

  void dismissInfoBar(String id) {
    infoBars.removeIf(bar -> bar.id().equals(id));
    changed();
  }

  // What it shows

  /// The window has become light or dark.
  void emptyPageColorChanged() {
    if (view != null && outputId != 0) {
      browser.gpu().setBackground(outputId, OPAQUE | browser.emptyPageColor());
    }
  }

  void surfaceChanged(Tab tab) {
    if (tab == active) {
      surfaceChanged();
    }
  }

  private void surfaceChanged() {
    if (outputId != 0) {
      browser.gpu().showSurface(outputId, active == null ? null : active.surface());
    }
  }

  /// Posts one snapshot for all that changed in the running task.
  void changed() {
    if (view == null || stateIsPosted) {
      return;
    }
    stateIsPosted = true;
    browser
        .loop()
        .execute(
            () -> {
              stateIsPosted = false;
              show();
            });
  }

  /// Gives the keyboard to the omnibox, once the view shows what has changed: a tab that it shows
  /// for the first time has the keyboard in its page.
  void focusOmnibox() {
    browser
        .loop()
        .execute(
            () -> {
              if (view != null) {
                view.focusOmnibox();
              }
            });
  }

  private void show() {
    BrowserWindow window = view;
    WindowState state = state();
    if (window != null && state != null) {
      window.show(state);
    }
  }

  /// What the view is to show; null without a tab.
  @Nullable WindowState state() {
    Tab shown = active;
    if (shown == null) {
      return null;
    }
    List<TabState> states = new ArrayList<>();
    for (Tab tab : tabs) {
      states.add(tab.state());
    }
    return new WindowState(
        states,
        shown.id(),
        browser.bookmarks().all(),
        browser.bookmarks().isBarShown(),
        browser.zoomLevels().textOnly(),
        infoBars);
  }

  void destroy() {
    List.copyOf(tabs).forEach(Tab::close);
    tabs.clear();
    browser.gpu().destroyOutput(outputId);
    if (view != null) {
      view.close();
    }
  }

  // GpuProcessHost.Output

  @Override
  public void showSoftwareFrame(MemorySegment bgra, int strideBytes, SoftwareFrameNotice frame) {
    if (view != null) {
      view.pageArea()
          .showSoftwareFrame(
              bgra,
              frame.getSize().getWidth(),
              frame.getSize().getHeight(),
              strideBytes,
              new PageArea.Damage(
                  frame.getDamage().getX(),
                  frame.getDamage().getY(),
                  frame.getDamage().getWidth(),
                  frame.getDamage().getHeight()));
    }
  }

  @Override
  public void surfaceShown(SurfaceId surface) {
    browser.surfaceShown(this, surface);
  }

  @Override
  public void drawsInSoftware(boolean nowSoftware) {
    if (software && !nowSoftware && view != null) {
      view.pageArea().useNativeFrames();
    }
    software = nowSoftware;
  }
}
