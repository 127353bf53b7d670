package bulkhead.browser.tab;

import bulkhead.browser.process.RenderProcessHost;
import bulkhead.browser.ui.PageDialog;
import bulkhead.ipc.BadMessage;
import bulkhead.ipc.api.DialogOutcome;
import bulkhead.ipc.api.DialogRequest;
import bulkhead.ipc.api.OpenWindowReply;
import bulkhead.ipc.api.OpenWindowRequest;
import bulkhead.ipc.api.PageWindows;
import bulkhead.ipc.api.UnloadNotice;
import bulkhead.ipc.api.WindowRequest;
import bulkhead.url.Url;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// What the scripts of one renderer's pages do with windows. The renderer is not trusted. Thread:
/// `BrowserMain`.
final class WindowReports implements PageWindows {
  private static final int MOST_TEXT = 64 << 10;
  private static final int MOST_URL = 1 << 20;
  private static final int MOST_NAME = 4096;

  private final BrowserModel browser;
  private final RenderProcessHost host;

  WindowReports(BrowserModel browser, RenderProcessHost host) {
    this.browser = browser;
    this.host = host;
  }

  private static String atMost(int length, String text) {
    if (text.length() > length) {
      throw new BadMessage("text of " + text.length() + " characters");
    }
    return text;
  }

  /// The tab that shows this page; null if it has gone, or is not shown (any more).
  private @Nullable Tab shown(int pageId) {
    PageRef page = new PageRef(host, pageId);
    Tab tab = browser.pages().tabOf(page);
    return tab != null && page.equals(tab.page()) ? tab : null;
  }

  @Override
  public CompletableFuture<DialogOutcome> showDialog(DialogRequest request) {
    String message = atMost(MOST_TEXT, request.getMessage());
    String text = atMost(MOST_TEXT, request.getDefaultText());
    String url = atMost(MOST_URL, request.getUrl());
    PageDialog.Kind kind =
        switch (request.getKind()) {
          case ALERT -> PageDialog.Kind.ALERT;
          case CONFIRM -> PageDialog.Kind.CONFIRM;
          case PROMPT -> PageDialog.Kind.PROMPT;
          case KIND_UNSPECIFIED, UNRECOGNIZED -> throw new BadMessage("unknown kind of dialog");
        };
    Url asker = Url.parse(url);
    if (asker != null
        && asker.isHttpFamily()
        && !browser.pages().loadersOf(host).mayUse(asker.origin().toString())) {
      throw new BadMessage("a dialog of another origin");
    }
    Tab tab = shown(request.getPageId());
    if (tab == null) {
      return CompletableFuture.completedFuture(DialogOutcome.getDefaultInstance());
    }
    return tab.dialogs()
        .ask(new PageRef(host, request.getPageId()), kind, message, text, url)
        .thenApply(
            answer ->
                DialogOutcome.newBuilder()
                    .setAccepted(answer.accepted())
                    .setText(answer.text())
                    .build());
  }

  @Override
  public void listensForUnload(UnloadNotice notice) {
    Tab tab = shown(notice.getPageId());
    if (tab != null) {
      tab.leaving().listens();
    }
  }

  @Override
  public CompletableFuture<OpenWindowReply> openWindow(OpenWindowRequest request) {
    atMost(MOST_URL, request.getUrl());
    atMost(MOST_NAME, request.getName());
    atMost(MOST_NAME, request.getFeatures());
    Tab tab = shown(request.getPageId());
    return CompletableFuture.completedFuture(
        tab == null ? OpenWindowReply.getDefaultInstance() : browser.openWindowOf(tab, request));
  }

  @Override
  public void closeWindow(WindowRequest request) {
    Tab tab = shown(request.getPageId());
    if (tab != null) {
      tab.closeByScript();
    }
  }

  @Override
  public void focusWindow(WindowRequest request) {
    Tab tab = shown(request.getPageId());
    if (tab != null && (tab.groupIsActivated() || browser.allowsPopups())) {
      tab.window().activate(tab);
    }
  }
}
