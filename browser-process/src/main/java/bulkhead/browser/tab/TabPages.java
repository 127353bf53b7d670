package bulkhead.browser.tab;

import bulkhead.browser.process.RenderProcessHost;
import bulkhead.ipc.api.CreatePageRequest;
import bulkhead.ipc.api.Page;
import bulkhead.ipc.api.PageRequest;
import bulkhead.ipc.api.SetVisibleRequest;
import bulkhead.ipc.api.SurfaceId;
import bulkhead.url.Url;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The pages in renderers that one tab has: the one it shows, and beside it those of a change from
/// one process to another. Thread: `BrowserMain`.
///
/// ```
/// prepared or made -> current -> retiring, until the next has painted -> dropped
/// ```
final class TabPages {
  /// How long a committed page of a new process may take to its first paint before it is shown
  /// nevertheless; until then the old page stays in sight.
  private static final int PAINT_HOLDING_MILLIS = 500;

  private final Tab tab;
  private final BrowserModel browser;
  private @Nullable PageRef current;
  private @Nullable PageRef retiring;

  /// Made for a first navigation that another one overtook before it committed: typing in a new tab
  /// does that. The next one takes it if it may.
  private @Nullable PageRef prepared;

  private boolean visible;

  TabPages(Tab tab) {
    this.tab = tab;
    this.browser = tab.browser();
  }

  /// The page that shows the document; null before the first and after a death.
  @Nullable PageRef current() {
    return current;
  }

  /// A page that the process of another tab is about to make for this one is the first.
  PageRef adopt(RenderProcessHost host) {
    PageRef made = new PageRef(host, host.adoptPage());
    made(made);
    current = made;
    return made;
  }

  private void made(PageRef page) {
    browser.pages().register(page, tab);
    browser.observe(observer -> observer.pageCreated(tab, page));
    page.host().whenGone(status -> tab.rendererGone(page, status));
  }

  /// The page that takes a document of that site: in the process that the process model chooses.
  PageRef pageFor(String site, @Nullable Url url) {
    PageRef target = current != null ? current : takePrepared();
    RenderProcessHost now = target == null ? null : target.host();
    BrowsingGroup group = tab.group();
    RenderProcessHost related = group == null ? null : group.hostOf(site);
    RenderProcessHost host =
        browser
            .renderers()
            .hostFor(site, browser.tabNetwork().contextOf(tab), related == null ? now : related);
    if (target != null && !target.equals(current) && target.host() != host) {
      drop(target);
    }
    int zoom = browser.zoomLevels().percent(url);
    if (target == null || target.host() != host) {
      int number =
          host.createPage(
              CreatePageRequest.newBuilder()
                  .setViewport(tab.viewport().paramsOfNewPage(zoom))
                  .setVisible(visible)
                  .setFrameToken(tab.frameToken()));
      target = new PageRef(host, number);
      made(target);
    }
    if (target == current) {
      tab.viewport().update(target, zoom);
    }
    return target;
  }

  private @Nullable PageRef takePrepared() {
    PageRef taken = prepared;
    prepared = null;
    return taken == null || taken.host().isGone() ? null : taken;
  }

  /// A page whose navigation came to nothing; null if it had none yet.
  void giveUp(@Nullable PageRef begun) {
    if (begun == null || begun.equals(current)) {
      return;
    }
    if (current == null && prepared == null && !begun.host().isGone()) {
      prepared = begun;
    } else {
      drop(begun);
    }
  }

  /// That page shows the document from now on.
  /// @return the one before it
  @Nullable PageRef replace(PageRef with) {
    PageRef old = current;
    current = with;
    return old;
  }

  /// Has the window show the page that has taken the place of `old`.
  void turnFrom(@Nullable PageRef old) {
    PageRef replacement = current;
    if (replacement == null || replacement.equals(old)) {
      return;
    }
    if (old == null) {
      tab.window().surfaceChanged(tab);
    } else {
      retire(old, replacement);
    }
  }

  /// Keeps the old page in sight until the new one has painted, or for [#PAINT_HOLDING_MILLIS].
  private void retire(PageRef old, PageRef replacement) {
    if (retiring != null) {
      drop(retiring);
    }
    retiring = old;
    browser.loop().postDelayed(() -> show(replacement), PAINT_HOLDING_MILLIS);
  }

  /// That page has painted: it is shown, if it is still the tab's, in the place of the old one.
  void show(PageRef from) {
    PageRef old = retiring;
    if (old != null && from.equals(current)) {
      retiring = null;
      tab.window().surfaceChanged(tab);
      drop(old);
    }
  }

  private void drop(PageRef old) {
    browser.observe(observer -> observer.pageDropped(tab, old));
    browser.pageClosed(old);
    browser.pages().keepForStorage(old, tab);
    old.host() // a script that does not end is ended by it
        .withPage(p -> p.stopLoading(PageRequest.newBuilder().setPageId(old.pageId()).build()));
    old.host().closePage(old.pageId());
  }

  /// What the window shows for this tab; null for its background only.
  @Nullable SurfaceId surface() {
    PageRef shown = retiring != null ? retiring : current;
    return shown == null ? null : shown.surface();
  }

  /// The process of that page is gone.
  /// @return whether the page was only still in sight
  boolean lost(PageRef gone) {
    if (gone.equals(retiring)) {
      retiring = null;
      return true;
    }
    return false;
  }

  /// There is no page that shows the document any more.
  void forgetCurrent() {
    current = null;
  }

  void close() {
    if (retiring != null) {
      drop(retiring);
      retiring = null;
    }
    PageRef unused = takePrepared();
    if (unused != null) {
      drop(unused);
    }
    if (current != null) {
      PageRef old = current;
      current = null;
      drop(old);
    }
  }

  void setVisible(boolean nowVisible) {
    if (visible == nowVisible) {
      return;
    }
    visible = nowVisible;
    forEach(
        ref ->
            ref.host()
                .withPage(
                    p ->
                        p.setVisible(
                            SetVisibleRequest.newBuilder()
                                .setPageId(ref.pageId())
                                .setVisible(nowVisible)
                                .build())));
  }

  /// Those that show the document, or will.
  void forEach(Consumer<PageRef> action) {
    if (current != null) {
      action.accept(current);
    }
    PageRef next = tab.navigator().pageToCome();
    if (next != null && !next.equals(current)) {
      action.accept(next);
    }
    if (prepared != null) {
      action.accept(prepared);
    }
  }

  /// Calls the page that is shown, if there is one.
  void withCurrent(BiConsumer<Page, Integer> action) {
    PageRef shown = current;
    if (shown != null) {
      shown.host().withPage(p -> action.accept(p, shown.pageId()));
    }
  }
}
