package bulkhead.browser.tab;

import bulkhead.browser.ui.DisplayedUrl;
import bulkhead.browser.ui.PageDialog;
import bulkhead.url.Url;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// The dialogs of one tab: one at a time, over its page only. A tab in the background keeps its
/// dialog until it is looked at. Thread: `BrowserMain`.
///
/// ```
/// ask -> (a client is told) -> shown -> answered by the user, a client, or the end of the page
///    \-> dismissed at once: nobody is there to ask, or the user wants no more of them
/// ```
public final class TabDialogs {
  private record Open(PageDialog dialog, PageRef page, CompletableFuture<PageDialog.Answer> done) {}

  private final Tab tab;
  private @Nullable Open open;
  private long lastNumber;
  private boolean asked;
  private boolean silenced;

  TabDialogs(Tab tab) {
    this.tab = tab;
  }

  /// What is being asked now; null for nothing.
  public @Nullable PageDialog shown() {
    return open == null ? null : open.dialog;
  }

  /// Asks the user, or whoever drives the browser.
  ///
  /// @param url of the document that asks
  CompletableFuture<PageDialog.Answer> ask(
      PageRef page, PageDialog.Kind kind, String message, String text, String url) {
    boolean leaving = isLeaving(kind);
    if (open != null || silenced && !leaving) {
      return CompletableFuture.completedFuture(PageDialog.Answer.DISMISSED);
    }
    PageDialog dialog =
        new PageDialog(++lastNumber, kind, asker(url), message, text, asked && !leaving);
    boolean seen = tab.view() != null;
    CompletableFuture<PageDialog.Answer> done = new CompletableFuture<>();
    Open now = new Open(dialog, page, done);
    open = now;
    for (TabObserver observer : tab.browser().observers()) {
      seen |= observer.dialogOpening(tab, dialog, url);
    }
    if (!seen && open == now) {
      open = null;
      return CompletableFuture.completedFuture(unanswered(kind));
    }
    asked |= !leaving;
    tab.responsiveness().reset();
    tab.changed();
    return done;
  }

  private static boolean isLeaving(PageDialog.Kind kind) {
    return kind == PageDialog.Kind.LEAVE || kind == PageDialog.Kind.RELOAD;
  }

  /// As in Chromium: without anybody to ask, a page may be left.
  private static PageDialog.Answer unanswered(PageDialog.Kind kind) {
    return new PageDialog.Answer(isLeaving(kind), "");
  }

  /// Who asks, in words.
  private static String asker(String url) {
    Url parsed = Url.parse(url);
    if (parsed == null || !parsed.isHttpFamily()) {
      return "This page";
    }
    String origin = DisplayedUrl.of(parsed.origin().toString());
    return origin.substring(origin.indexOf("://") + 3); // as in Chromium, without the scheme
  }

  /// The user's answer.
  ///
  /// @param noMore the document is not to ask anything again
  void answer(long number, PageDialog.Answer answer, boolean noMore) {
    Open now = open;
    if (now != null && now.dialog.number() == number) {
      silenced |= noMore;
      answer(answer);
    }
  }

  /// A client's answer; what it leads to comes after the client's own answer.
  /// @return false if nothing was asked
  public boolean answer(PageDialog.Answer answer) {
    return close(answer, done -> tab.browser().loop().execute(done));
  }

  private boolean close(PageDialog.Answer answer, Executor then) {
    Open now = open;
    if (now == null) {
      return false;
    }
    open = null;
    tab.responsiveness().reset();
    tab.browser().observe(observer -> observer.dialogClosed(tab, now.dialog, answer));
    tab.changed();
    then.execute(() -> now.done.complete(answer));
    return true;
  }

  /// What is asked is answered by nobody: the page is left, or has gone.
  void dismiss() {
    close(PageDialog.Answer.DISMISSED, Runnable::run);
  }

  /// Whoever was asked has gone, and there is nobody else.
  public void leaveUnanswered() {
    Open now = open;
    if (now != null) {
      answer(unanswered(now.dialog.kind()));
    }
  }

  void dismissOf(PageRef page) {
    if (open != null && open.page.equals(page)) {
      dismiss();
    }
  }

  /// Another document: it has asked nothing yet.
  void forget() {
    asked = false;
    silenced = false;
  }
}
