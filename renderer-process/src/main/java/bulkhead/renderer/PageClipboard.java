package bulkhead.renderer;

import bulkhead.ipc.api.ClipboardNotice;
import bulkhead.ipc.api.PageHost;
import bulkhead.ipc.api.ReadClipboardRequest;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The desktop's clipboards, which belong to the browser process. Thread: `RendererMain`.
final class PageClipboard {
  private static final int CHUNK = 200 << 10;
  private static final int PATIENCE_SECONDS = 2;

  private final int pageId;
  private final PageHost browser;

  PageClipboard(int pageId, PageHost browser) {
    this.pageId = pageId;
    this.browser = browser;
  }

  /// @param primary the selection, as X11 has it: pasted with the middle button
  void write(String text, boolean primary) {
    int from = 0;
    do {
      int to = Math.min(text.length(), from + CHUNK);
      if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
        to--;
      }
      browser.writeClipboard(
          ClipboardNotice.newBuilder()
              .setPageId(pageId)
              .setBuffer(buffer(primary))
              .setText(text.substring(from, to))
              .setLast(to == text.length())
              .build());
      from = to;
    } while (from < text.length());
  }

  /// Waits for the browser process, as the script that runs does. Empty when the user has not just
  /// done something here.
  String read(boolean primary) {
    ReadClipboardRequest request =
        ReadClipboardRequest.newBuilder().setPageId(pageId).setBuffer(buffer(primary)).build();
    try {
      return browser.readClipboard(request).get(PATIENCE_SECONDS, TimeUnit.SECONDS).getText();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    } catch (ExecutionException | TimeoutException e) {
      return "";
    }
  }

  private static ClipboardNotice.Buffer buffer(boolean primary) {
    return primary ? ClipboardNotice.Buffer.SELECTION : ClipboardNotice.Buffer.STANDARD;
  }
}
