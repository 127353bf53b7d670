package bulkhead.renderer;

import bulkhead.ipc.api.DialogOutcome;
import bulkhead.ipc.api.DialogRequest;
import bulkhead.ipc.api.PageWindows;
import bulkhead.ipc.api.UnloadNotice;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.script.bindings.WindowHost.Dialog;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/// The simple dialogs of a page's scripts (HTML §8.10.1). The browser process shows them; this
/// thread waits, and with it all documents of the process. Thread: `RendererMain`.
final class PageDialogs {
  private static final int MOST_TEXT = 64 << 10;
  private static final int MOST_URL = 1 << 20;

  private final LocalPage page;
  private @Nullable PageWindows browser;
  private @Nullable RunawayScripts runaways;

  /// How many documents are being left just now: they may not ask anything (HTML §8.10.1 "cannot
  /// show simple dialogs", "termination nesting level").
  private int unloading;

  PageDialogs(LocalPage page) {
    this.page = page;
  }

  void connect(PageWindows browser, RunawayScripts runaways) {
    this.browser = browser;
    this.runaways = runaways;
  }

  boolean isUnloading() {
    return unloading > 0;
  }

  /// Runs what documents do when they are left.
  void duringUnload(Runnable run) {
    unloading++;
    RunawayScripts watch = runaways;
    try {
      if (watch == null) {
        run.run();
      } else {
        watch.bounded(run);
      }
    } finally {
      unloading--;
    }
  }

  void listensForUnload() {
    PageWindows host = browser;
    if (host != null) {
      host.listensForUnload(
          UnloadNotice.newBuilder()
              .setPageId(page.id)
              .setNavigationId(page.mainFrame().navigationId())
              .build());
    }
  }

  /// Asks the user and waits; see [bulkhead.renderer.script.bindings.WindowHost#showDialog].
  @Nullable String show(LocalFrame frame, Dialog kind, String message, String text) {
    PageWindows host = browser;
    Document document = frame.document();
    if (host == null || document == null || !mayShow(frame)) {
      return null;
    }
    DialogRequest request =
        DialogRequest.newBuilder()
            .setPageId(page.id)
            .setKind(
                switch (kind) {
                  case ALERT -> DialogRequest.Kind.ALERT;
                  case CONFIRM -> DialogRequest.Kind.CONFIRM;
                  case PROMPT -> DialogRequest.Kind.PROMPT;
                })
            .setMessage(cut(message, MOST_TEXT))
            .setDefaultText(cut(text, MOST_TEXT))
            .setUrl(cut(document.url(), MOST_URL))
            .build();
    try {
      DialogOutcome outcome = host.showDialog(request).get();
      return outcome.getAccepted() ? outcome.getText() : null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    } catch (ExecutionException e) {
      return null; // the browser process has gone, and this one goes after it
    }
  }

  /// HTML §8.10.1 "cannot show simple dialogs"; as Chromium, frames of other origins than the page
  /// may not either.
  private boolean mayShow(LocalFrame frame) {
    return unloading == 0 && !frame.isSandboxed("allow-modals") && frame.isOfPagesOrigin();
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }
}
