package bulkhead.browser.tab;

import bulkhead.ipc.api.NavigateSameDocumentRequest;
import bulkhead.url.Url;

/// The way of one tab through its history and within its document (HTML §7.4.3 to §7.4.6): to other
/// entries, to fragments, and where scripts say that the document is. Thread: `BrowserMain`.
public final class HistoryTraversal {
  private static final int MOST_STEPS = 1000;

  private final Tab tab;
  private final NavigationController history;

  HistoryTraversal(Tab tab) {
    this.tab = tab;
    this.history = tab.history();
  }

  public void goTo(int index) {
    if (index < 0 || index >= history.size()) {
      return;
    }
    NavigationEntry entry = history.get(index);
    NavigationEntry here = history.current();
    if (here != null
        && here.document() == entry.document()
        && tab.page() != null
        && tab.sadTab() == null
        && index != history.currentIndex()) {
      tab.navigator().cancelLoading();
      history.moveTo(index);
      tab.setDocumentUrl(entry.url());
      if (here.item() != entry.item()) {
        tab.browser().observe(observer -> observer.navigatedWithinDocument(tab, entry.url()));
      }
      goWithinDocument(
          entry.url(), true, entry.scrollX(), entry.scrollY(), here.item() == entry.item());
      tab.changed();
      return;
    }
    tab.navigator().goTo(index, entry);
  }

  /// `history.go` of the page.
  void goBy(int delta) {
    if (delta == 0) {
      tab.navigator().reloadFromPage();
    } else {
      goTo(Math.addExact(history.currentIndex(), Math.clamp(delta, -MOST_STEPS, MOST_STEPS)));
    }
  }

  /// Goes to another fragment of the document that is shown, because the user wants it.
  /// @return false if that is another document
  boolean goToFragment(Url url) {
    if (url.fragment() == null || !isThisDocument(url)) {
      return false;
    }
    NavigationEntry here = history.current();
    boolean same = here != null && here.url().equals(url.href());
    sameDocument(url.href(), same, "");
    goWithinDocument(url.href(), false, 0, 0, false);
    return true;
  }

  private boolean isThisDocument(Url url) {
    Url document = tab.documentUrl();
    return document != null
        && url.equalsIgnoringFragment(document)
        && tab.page() != null
        && tab.sadTab() == null
        && !tab.navigator().isNavigating();
  }

  /// Tells the page to go to another place of its document.
  private void goWithinDocument(
      String url, boolean restoreScroll, float scrollX, float scrollY, boolean onlyFrames) {
    tab.withPage(
        (target, pageId) ->
            target.navigateSameDocument(
                NavigateSameDocumentRequest.newBuilder()
                    .setPageId(pageId)
                    .setUrl(url)
                    .setRestoreScroll(restoreScroll)
                    .setScrollX(scrollX)
                    .setScrollY(scrollY)
                    .setHistory(history.position(history.currentIndex(), history.size()))
                    .setOnlyFrames(onlyFrames)
                    .build()));
  }

  /// The page moved within its document (a fragment).
  void sameDocument(String url, boolean replace, String state) {
    tab.setDocumentUrl(url);
    tab.browser().observe(observer -> observer.navigatedWithinDocument(tab, url));
    history.movedWithin(url, tab.title(), state, replace, tab.browser().nextNavigationId());
    tab.changed();
  }

  /// A frame inside the page is elsewhere.
  void frameMoved(boolean replace, String before, String frames) {
    if (replace) {
      history.replaceFrames(frames);
    } else {
      history.pushFrames(before, frames);
      tab.changed();
    }
  }

  void scrolled(float x, float y) {
    NavigationEntry entry = history.current();
    if (entry != null && !tab.navigator().isNavigating()) {
      history.replace(entry.withScroll(x, y));
    }
  }
}
