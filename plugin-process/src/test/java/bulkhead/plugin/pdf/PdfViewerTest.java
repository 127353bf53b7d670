package bulkhead.plugin.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bulkhead.plugin.api.OutlineText;
import bulkhead.plugin.api.PixelRect;
import bulkhead.plugin.api.PluginCursor;
import bulkhead.plugin.api.PluginInput;
import bulkhead.plugin.api.PluginInput.Modifiers;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What a person sees and does.
class PdfViewerTest {
  @Test
  void showsPagesInTheirColoursAndInOrder() throws IOException {
    try (ViewerHarness harness = new ViewerHarness(400, 340, 1)) {
      harness.load(Pdfs.coloured(300, 100, Color.RED, Color.GREEN, Color.BLUE));
      harness.runPosted(3);
      BufferedImage picture = harness.paint();
      harness.keep("coloured");
      // Toolbar 40, gap 10, pages of 122 px each with gaps of 10.
      assertEquals("ff0000", rgb(picture, 200, 110));
      assertEquals("00ff00", rgb(picture, 200, 240));
      assertEquals("ffffff", rgb(picture, 15, 110));
      assertEquals("525659", rgb(picture, 2, 200));
    }
  }

  @Test
  void drawsTextOfFontsThatAreNotEmbedded() throws IOException {
    try (ViewerHarness harness = new ViewerHarness(900, 1000, 1)) {
      harness.load(Pdfs.specimen());
      harness.runPosted(1);
      harness.keep("specimen");
      assertEquals("Specimen of types", harness.title);
      BufferedImage picture = harness.paint();
      double scale = (900 - 14 - 20) / 612.0;
      for (int line = 0; line < 12; line++) {
        int top = 50 + (int) ((72 - 14 + line * 30) * scale);
        PixelRect lineBox = new PixelRect(10 + (int) (72 * scale), top, (int) (230 * scale), 24);
        int dark = count(picture, lineBox, 0x000000);
        assertTrue(dark > 200, "line " + line + " has " + dark + " black pixels");
      }
    }
  }

  @Test
  void greetsWithoutWaitingWhileTheDocumentArrives() throws IOException {
    try (ViewerHarness harness = new ViewerHarness(400, 200, 1)) {
      harness.viewer.onData(new byte[1_500_000]);
      harness.keep("loading");
      assertTrue(count(harness.paint(), new PixelRect(0, 0, 400, 200), 0xf1f1f1) > 20);
      assertEquals(new PixelRect(0, 0, 400, 200), harness.repaint);
    }
  }

  @Test
  void brokenDocumentsSayWhatIsWrong() throws IOException {
    byte[] whole = Pdfs.coloured(300, 100, Color.RED);
    assertEquals("This document is empty.", failure(new byte[0]));
    assertEquals("This is not a PDF document.", failure("<html>".getBytes(StandardCharsets.UTF_8)));
    assertEquals("This document has no pages.", failure(Pdfs.withoutPages()));
    assertEquals("This document is protected by a password.", failure(Pdfs.encrypted("secret")));
    assertTrue(
        failure("%PDF-1.7\n".getBytes(StandardCharsets.UTF_8))
            .startsWith("This document is damaged: "));
    assertEquals("", failure(whole));
    assertEquals("", failure(Pdfs.encrypted("")));
  }

  @Test
  void everyTruncationOfADocumentIsShownOrRefused() throws IOException {
    byte[] whole = Pdfs.coloured(300, 100, Color.RED);
    for (int length = 10; length < whole.length; length += 37) {
      String problem = failure(Arrays.copyOf(whole, length));
      assertTrue(
          problem.isEmpty() || problem.startsWith("This document "), length + ": " + problem);
    }
  }

  @Test
  void nestingWithoutEndIsRefused() throws IOException {
    String document =
        "%PDF-1.4\n1 0 obj\n" + "[".repeat(500_000) + "\nendobj\ntrailer <</Root 1 0 R>>\n%%EOF";
    assertTrue(
        failure(document.getBytes(StandardCharsets.US_ASCII))
            .startsWith("This document is damaged: "));
  }

  @Test
  void aFormThatContainsItselfHoldsUpNothing() throws IOException {
    String document =
        """
        %PDF-1.4
        1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
        2 0 obj <</Type/Pages/Count 2/Kids[3 0 R 5 0 R]>> endobj
        3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 300 100]/Contents 4 0 R/Resources<</XObject<</A 4 0 R>>>>>> endobj
        4 0 obj <</Type/XObject/Subtype/Form/BBox[0 0 300 100]/Resources<</XObject<</A 4 0 R>>>>/Length 5>>
        stream
        /A Do
        endstream endobj
        5 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 300 100]/Contents 6 0 R>> endobj
        6 0 obj <</Length 25>>
        stream
        0 0 1 rg 0 0 300 100 re f
        endstream endobj
        trailer <</Root 1 0 R>>
        %%EOF
        """;
    try (ViewerHarness harness = new ViewerHarness(400, 400, 1)) {
      harness.load(document.getBytes(StandardCharsets.US_ASCII));
      harness.runPosted(2);
      harness.keep("self-containing");
      assertEquals("0000ff", rgb(harness.paint(), 200, 260));
    }
  }

  @Test
  void aPageThatCannotBeDrawnSaysSoInItsPlace() throws IOException {
    try (ViewerHarness harness = new ViewerHarness(400, 400, 1)) {
      harness.load(Pdfs.coloured(300, 100, Color.RED, Color.GREEN));
      harness.runPosted(2);
      Piece first = Piece.of(0, 366, 122).getFirst();
      ((PdfRaster.Results) harness.viewer).drawFailed(first, "This page is damaged: no reason.");
      harness.keep("failed-page");
      assertEquals("ffffff", rgb(harness.paint(), 100, 70));
      assertTrue(
          count(harness.paint(), new PixelRect(17, 50, 366, 122), 0xffffff) < 366 * 122 - 300);
      assertEquals("00ff00", rgb(harness.paint(), 200, 240));
    }
  }

  @Test
  void tooLargeDocumentsAreRefusedBeforeTheyFillMemory() {
    ViewerHarness unused = new ViewerHarness(300, 200, 1);
    try (unused;
        PdfViewer viewer = new PdfViewer(unused, new OutlineText(), 1_000_000, 1 << 20)) {
      viewer.resize(300, 200, 1);
      viewer.onData(new byte[999_999]);
      viewer.onData(new byte[2]);
      viewer.onData(new byte[500]);
      assertEquals("This document is larger than 1.0 MB.", viewer.failure());
    }
  }

  @Test
  void wheelAndKeysScrollAndStopAtTheEnds() throws IOException {
    try (ViewerHarness harness = new ViewerHarness(400, 340, 1)) {
      harness.load(Pdfs.coloured(300, 400, Color.RED, Color.GREEN));
      assertFalse(harness.key("ArrowUp", Modifiers.NONE));
      assertTrue(harness.key("End", Modifiers.NONE));
      assertFalse(wheel(harness, 50));
      assertTrue(wheel(harness, -50));
      assertTrue(harness.key("Home", Modifiers.NONE));
      assertFalse(wheel(harness, -50));
      assertFalse(harness.key("x", Modifiers.NONE));
      assertFalse(harness.key("ArrowDown", new Modifiers(false, false, true, false)));
    }
  }

  @Test
  void theLastPageIsDrawnAfterEnd() throws IOException {
    try (ViewerHarness harness = new ViewerHarness(400, 340, 1)) {
      harness.load(
          Pdfs.coloured(300, 400, Color.RED, Color.GREEN, Color.YELLOW, Color.CYAN, Color.BLUE));
      harness.runPosted(1);
      harness.key("End", Modifiers.NONE);
      while (!rgb(harness.paint(), 200, 200).equals("0000ff")) {
        harness.runPosted(1);
      }
      harness.keep("end");
      assertEquals("525659", rgb(harness.paint(), 200, 339));
    }
  }

  @Test
  void toolbarZoomsAndShowsAHand() throws IOException {
    try (ViewerHarness harness = new ViewerHarness(400, 340, 1)) {
      harness.load(Pdfs.coloured(300, 400, Color.RED, Color.GREEN));
      harness.runPosted(1);
      Toolbar toolbar = Toolbar.of(400, 340, 1);
      click(harness, toolbar.zoomIn());
      harness.runPosted(1);
      assertEquals(PluginCursor.POINTER, harness.cursor);
      harness.keep("zoomed");
      // 89 % became 90 %, then 100 %: the page of 300 points is 400 pixels wide, and does not fit.
      click(harness, toolbar.zoomIn());
      harness.runPosted(1);
      harness.key("End", Modifiers.NONE);
      assertTrue(
          harness.key("ArrowLeft", Modifiers.NONE) || harness.key("ArrowRight", Modifiers.NONE));
      harness.input(new PluginInput.MouseLeave(Modifiers.NONE));
      assertEquals(PluginCursor.DEFAULT, harness.cursor);
    }
  }

  @Test
  void draggingTheThumbToTheEndShowsTheEnd() throws IOException {
    try (ViewerHarness harness = new ViewerHarness(400, 340, 1)) {
      harness.load(Pdfs.coloured(300, 400, Color.RED, Color.GREEN));
      mouse(harness, new PluginInput.MouseDown(393, 50, LEFT, 1, Modifiers.NONE));
      mouse(harness, new PluginInput.MouseMove(380, 2000, Modifiers.NONE));
      mouse(harness, new PluginInput.MouseUp(380, 2000, LEFT, Modifiers.NONE));
      assertFalse(harness.key("ArrowDown", Modifiers.NONE), "is at the end");
    }
  }

  private static final PluginInput.MouseButton LEFT = PluginInput.MouseButton.LEFT;

  private static void mouse(ViewerHarness harness, PluginInput input) {
    harness.viewer.onInput(input);
  }

  private static void click(ViewerHarness harness, PixelRect button) {
    int x = button.x() + button.width() / 2;
    int y = button.y() + button.height() / 2;
    mouse(harness, new PluginInput.MouseMove(x, y, Modifiers.NONE));
    mouse(harness, new PluginInput.MouseDown(x, y, LEFT, 1, Modifiers.NONE));
    mouse(harness, new PluginInput.MouseUp(x, y, LEFT, Modifiers.NONE));
  }

  private static boolean wheel(ViewerHarness harness, float deltaY) {
    return harness.input(new PluginInput.Wheel(100, 100, 0, deltaY, Modifiers.NONE));
  }

  /// What the raster says of a document; empty when it opens.
  private static String failure(byte[] document) {
    LinkedBlockingQueue<Runnable> posted = new LinkedBlockingQueue<>();
    List<String> said = new ArrayList<>();
    PdfRaster.Results results =
        new PdfRaster.Results() {
          @Override
          public void opened(List<PageSize> pages, String title, boolean truncated) {
            said.add("");
          }

          @Override
          public void openFailed(String reason) {
            said.add(reason);
          }

          @Override
          public void drawn(Piece piece, BufferedImage image) {}

          @Override
          public void drawFailed(Piece piece, String reason) {}
        };
    try (PdfRaster raster = new PdfRaster(posted::add, results)) {
      raster.open(ByteBuffer.wrap(document));
      Runnable result = posted.poll(30, TimeUnit.SECONDS);
      assertTrue(result != null, "no result within 30 s");
      result.run();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return said.getFirst();
  }

  private static String rgb(BufferedImage picture, int x, int y) {
    return "%06x".formatted(picture.getRGB(x, y) & 0xffffff);
  }

  private static int count(BufferedImage picture, PixelRect area, int rgb) {
    int count = 0;
    for (int y = area.y(); y < area.bottom(); y++) {
      for (int x = area.x(); x < area.right(); x++) {
        count += (picture.getRGB(x, y) & 0xffffff) == rgb ? 1 : 0;
      }
    }
    return count;
  }
}
