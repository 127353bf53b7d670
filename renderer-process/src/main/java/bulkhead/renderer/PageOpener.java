package bulkhead.renderer;

import bulkhead.ipc.api.CreatePageRequest;
import bulkhead.ipc.api.OpenWindowReply;
import bulkhead.ipc.api.OpenWindowRequest;
import bulkhead.ipc.api.PageWindows;
import bulkhead.ipc.api.WindowRequest;
import bulkhead.renderer.loader.ResourceFetcher;
import bulkhead.url.Url;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Opens windows for the scripts of a page, and closes its own (HTML §7.2.2.1, §7.2.2.2). The new
/// page is made here, in the same process, so that its window can be used at once; the browser
/// process has given it a tab by then. Thread: `RendererMain`.
final class PageOpener {
  private static final int MOST_NAME = 4096;

  private final LocalPage page;
  private @Nullable PageWindows browser;
  private @Nullable Function<CreatePageRequest, LocalPage> maker;
  private @Nullable LocalFrame opener;

  PageOpener(LocalPage page) {
    this.page = page;
  }

  void connect(PageWindows host, Function<CreatePageRequest, LocalPage> pages) {
    browser = host;
    maker = pages;
  }

  /// The frame whose script opened this page; null for none, also when it has gone.
  @Nullable LocalFrame opener() {
    return opener == null || opener.isGone() ? null : opener;
  }

  void disown() {
    opener = null;
  }

  /// Opens a new window for a script of `frame`.
  ///
  /// @param url absolute, or empty for none
  /// @return its main frame; null if the script is not to know it, or there is none
  @Nullable LocalFrame open(
      LocalFrame frame, String url, String name, WindowFeatureList features, String text) {
    PageWindows host = browser;
    Function<CreatePageRequest, LocalPage> pages = maker;
    Url target = Url.parse(url);
    if (host == null
        || pages == null
        || page.dialogs().isUnloading()
        || frame.isSandboxed("allow-popups")
        || url.length() > ResourceFetcher.MOST_URL
        || target != null && !FrameNavigator.mayShow(frame, target)) {
      return null;
    }
    Sandbox inherited = frame.sandboxOfPopups();
    if (inherited.sandboxed() && features.noOpener()) {
      return null; // it would live where nobody knows what it may not do
    }
    OpenWindowReply reply =
        ask(
            host,
            OpenWindowRequest.newBuilder()
                .setPageId(page.id)
                .setUrl(url)
                .setName(cut(name))
                .setNoOpener(features.noOpener())
                .setNoReferrer(features.noReferrer())
                .setReferrerPolicy(frame.referrerPolicy())
                .setPopup(features.popup())
                .setFeatures(cut(text))
                .build());
    if (reply == null || reply.getPageId() == 0) {
      return null;
    }
    LocalPage made =
        pages.apply(
            CreatePageRequest.newBuilder()
                .setPageId(reply.getPageId())
                .setViewport(reply.getViewport())
                .setFrameToken(reply.getFrameToken())
                .setVisible(reply.getVisible())
                .build());
    page.related().add(page);
    made.join(page.related());
    made.opener().opener = frame;
    LocalFrame main = made.mainFrame();
    main.setName(name);
    main.openInitial(frame);
    return main;
  }

  private static @Nullable OpenWindowReply ask(PageWindows host, OpenWindowRequest request) {
    try {
      return host.openWindow(request).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    } catch (ExecutionException e) {
      return null; // the browser process has gone, and this one goes after it
    }
  }

  void close() {
    PageWindows host = browser;
    if (host != null) {
      host.closeWindow(WindowRequest.newBuilder().setPageId(page.id).build());
    }
  }

  void focus() {
    PageWindows host = browser;
    if (host != null) {
      host.focusWindow(WindowRequest.newBuilder().setPageId(page.id).build());
    }
  }

  private static String cut(String text) {
    return text.length() <= MOST_NAME ? text : text.substring(0, MOST_NAME);
  }
}
