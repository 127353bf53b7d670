package bulkhead.plugin.pdf;

import bulkhead.plugin.api.OutlineText;
import bulkhead.plugin.api.PixelRect;
import bulkhead.plugin.api.PluginCanvas;
import bulkhead.plugin.api.PluginContext;
import bulkhead.plugin.api.PluginCursor;
import bulkhead.plugin.api.PluginInput;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.TimeZone;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.fontbox.cmap.CMapParser;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceCMYK;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;

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
    // Encrypted without a user password: opening it takes the road through the ciphers as well.
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

  private static byte[] document() {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage(new PDRectangle(200, 100));
      document.addPage(page);
      BufferedImage dot = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
      BufferedImage clear = new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB);
      Graphics2D graphics = dot.createGraphics();
      graphics.fillOval(0, 0, 8, 8);
      graphics.dispose();
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        PDImageXObject jpeg = JPEGFactory.createFromImage(document, dot);
        content.drawImage(jpeg, 10, 10, 40, 40);
        content.drawImage(LosslessFactory.createFromImage(document, clear), 60, 10, 40, 40);
        PDExtendedGraphicsState half = new PDExtendedGraphicsState();
        half.setNonStrokingAlphaConstant(0.5f);
        half.getCOSObject().setItem(COSName.BM, COSName.MULTIPLY);
        content.setGraphicsStateParameters(half);
        content.setNonStrokingColor(new PDColor(new float[] {1, 0, 0, 0}, PDDeviceCMYK.INSTANCE));
        content.addRect(20, 20, 50, 20);
        content.fill();
        for (var name :
            new Standard14Fonts.FontName[] {
              Standard14Fonts.FontName.HELVETICA,
              Standard14Fonts.FontName.TIMES_BOLD_ITALIC,
              Standard14Fonts.FontName.COURIER,
              Standard14Fonts.FontName.ZAPF_DINGBATS
            }) {
          content.beginText();
          content.setFont(new PDType1Font(name), 10);
          content.newLineAtOffset(10, 60);
          content.showText(name == Standard14Fonts.FontName.ZAPF_DINGBATS ? "✔" : "Aa");
          content.endText();
        }
      }
      StandardProtectionPolicy policy =
          new StandardProtectionPolicy("owner", "", new AccessPermission());
      policy.setEncryptionKeyLength(256);
      document.protect(policy);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
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
