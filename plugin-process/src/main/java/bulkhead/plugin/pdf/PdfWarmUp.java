package bulkhead.plugin.pdf;

import bulkhead.plugin.api.OutlineText;
import bulkhead.plugin.api.PixelRect;
import bulkhead.plugin.api.PluginCanvas;
import bulkhead.plugin.api.PluginContext;
import bulkhead.plugin.api.PluginCursor;
import bulkhead.plugin.api.PluginInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.TimeZone;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.fontbox.cmap.CMapParser;

/// Shows a small document from memory in the way a real one is shown, so that everything that opens
/// a file is open before the process locks itself: AWT's, Java2D's, JPEG's and colour management's
/// natives, the ciphers' policy files, the time zones, PDFBox's own resources. Thread:
/// `PluginMain`, which waits for it.
final class PdfWarmUp {
  private static final long DEADLINE_SECONDS = 30;

  private PdfWarmUp() {}

  static void run(OutlineText text) {
    TimeZone.getDefault();
    predefinedCharacterMap();
    byte[] document = document();
    WarmUpContext context = new WarmUpContext();
    PdfViewer viewer = new PdfViewer(context, text, document.length, 4 << 20);
    PluginCanvas canvas = new PluginCanvas(new PixelRect(0, 0, 300, 200), new int[300 * 200]);
    try {
      viewer.resize(300, 200, 1);
      viewer.onData(document);
      viewer.onEnd();
      viewer.paint(canvas);
      // Opened, then drawn.
      context.runNext();
      viewer.onInput(new PluginInput.Wheel(10, 100, 0, 1, PluginInput.Modifiers.NONE));
      context.runNext();
      viewer.paint(canvas);
    } finally {
      viewer.close();
    }
  }

  /// Resources come through the class loader's URLs, which open each jar a second time and keep it:
  /// PDFBox's with its fonts, and this one of FontBox with the character maps of Asian fonts.
  private static void predefinedCharacterMap() {
    try {
      new CMapParser().parsePredefined("UniGB-UCS2-H");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Has a JPEG, CMYK, transparency, and text in fonts that are not embedded; encrypted, without a
  /// password. `WarmUpDocument` beside the tests makes it.
  private static byte[] document() {
    try (InputStream in = PdfWarmUp.class.getResourceAsStream("warm-up.pdf")) {
      if (in == null) {
        throw new IllegalStateException("warm-up.pdf is missing from the plugin's jar");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Runs what the viewer posts on the thread that waits for it.
  private static final class WarmUpContext implements PluginContext {
    private final BlockingQueue<Runnable> posted = new LinkedBlockingQueue<>();

    void runNext() {
      try {
        Runnable task = posted.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
        if (task == null) {
          throw new IllegalStateException("the warm-up document was not drawn in time");
        }
        task.run();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted in warm-up", e);
      }
    }

    @Override
    public String url() {
      return "about:blank";
    }

    @Override
    public String mimeType() {
      return "application/pdf";
    }

    @Override
    public boolean dark() {
      return false;
    }

    @Override
    public void post(Runnable task) {
      posted.add(task);
    }

    @Override
    public void requestRepaint(PixelRect area) {}

    @Override
    public void requestRepaint() {}

    @Override
    public void setTitle(String title) {}

    @Override
    public void setCursor(PluginCursor cursor) {}
  }
}
