package bulkhead.browser.tab;

import bulkhead.browser.ui.PageDialog;
import bulkhead.ipc.Outcome;
import bulkhead.ipc.api.BeforeUnloadReply;
import bulkhead.ipc.api.BeforeUnloadRequest;
import bulkhead.ipc.api.PageExit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Whether a tab's document lets itself be left (HTML §7.4.2.4 "checking if unloading is
/// user-canceled"). Only documents that listen for it are asked, and a page that does not answer is
/// left. Thread: `BrowserMain`.
final class TabLeaving {
  private static final int PATIENCE_MILLIS = 1000;
  private static final String QUESTION = "Changes you made may not be saved.";

  private final Tab tab;
  private boolean listens;
  private boolean asking;

  TabLeaving(Tab tab) {
    this.tab = tab;
  }

  /// The document has a listener.
  void listens() {
    listens = true;
  }

  boolean isListening() {
    return listens;
  }

  /// Another document is there.
  void forget() {
    listens = false;
  }

  /// Tells `then` whether the document may be left: at once if it does not mind.
  void ask(PageDialog.Kind kind, Consumer<Boolean> then) {
    PageRef page = tab.page();
    if (!listens || page == null || page.host().isGone() || asking) {
      then.accept(true);
      return;
    }
    asking = true;
    send(page, false, answer -> answered(page, answer, kind, then));
  }

  /// Asks the page's documents; those that the user's answer came before hear of it without another
  /// question, as in Chromium.
  private void send(PageRef page, boolean goesOn, Consumer<BeforeUnloadReply> then) {
    CompletableFuture<BeforeUnloadReply> reply = new CompletableFuture<>();
    page.host()
        .send(
            channel ->
                Outcome.either(
                    channel
                        .proxy(PageExit.IPC)
                        .beforeUnload(
                            BeforeUnloadRequest.newBuilder()
                                .setPageId(page.pageId())
                                .setGoesOn(goesOn)
                                .build()),
                    (answer, failure) ->
                        reply.complete(
                            answer == null ? BeforeUnloadReply.getDefaultInstance() : answer)));
    Outcome.then(
        reply.completeOnTimeout(
            BeforeUnloadReply.getDefaultInstance(), PATIENCE_MILLIS, TimeUnit.MILLISECONDS),
        tab.browser().loop(),
        then);
  }

  private void answered(
      PageRef page, BeforeUnloadReply answer, PageDialog.Kind kind, Consumer<Boolean> then) {
    if (!answer.getAsks() || !page.equals(tab.page())) {
      asking = false;
      then.accept(true);
      return;
    }
    Outcome.then(
        tab.dialogs().ask(page, kind, QUESTION, "", tab.shownUrl()),
        chosen -> {
          if (!chosen.accepted() || !page.equals(tab.page()) || page.host().isGone()) {
            asking = false;
            then.accept(chosen.accepted());
            return;
          }
          send(
              page,
              true,
              heard -> {
                asking = false;
                then.accept(true);
              });
        });
  }
}
