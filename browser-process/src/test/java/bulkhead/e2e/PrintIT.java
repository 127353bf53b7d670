package bulkhead.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bulkhead.testing.BrowserWindowDriver;
import bulkhead.testing.DevToolsPage;
import bulkhead.testing.Screen;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pages that the user of a window puts on paper.
class PrintIT extends WindowTest {
  private static final String PAGE =
      """
      <!doctype html><title>t</title><style>
      body { background: #0055aa; margin: 0 }
      @media screen { p { display: none } }
      </style><p>on paper only
      """;

  /// By the keyboard, and by a script of the page.
  @Test
  void aPageIsSavedAsItIsOnPaper(@TempDir Path folder) throws IOException {
    try (BrowserWindowDriver window = openDebugged(PAGE);
        DevToolsPage page = loadedBlue(window)) {
      window.clickPage();
      window.press(KeyEvent.VK_CONTROL, KeyEvent.VK_P);
      save(window, folder.resolve("one.pdf"));
      page.evaluate("print()");
      save(window, folder.resolve("two.pdf"));
    }
  }

  private void save(BrowserWindowDriver window, Path file) throws IOException {
    int x = BrowserWindowDriver.WIDTH / 2;
    int y = BrowserWindowDriver.HEIGHT / 2;
    window.browser().await("the print dialog", () -> Screen.color(x, y) != Pages.BLUE);
    window.press(KeyEvent.VK_ENTER);
    window
        .browser()
        .await("the file chooser, which is wider", () -> Screen.color(x - 220, y) != Pages.BLUE);
    window.press(KeyEvent.VK_CONTROL, KeyEvent.VK_A);
    window.type(file.toString());
    window.press(KeyEvent.VK_ENTER);
    window.browser().await(file.toString(), () -> isWhole(file));
    try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
      PDFTextStripper text = new PDFTextStripper();
      assertEquals(1, pdf.getNumberOfPages());
      assertTrue(text.getText(pdf).contains("on paper only"), text.getText(pdf));
    }
    window.awaitPage(Pages.BLUE);
  }

  private static boolean isWhole(Path file) {
    try {
      return Files.exists(file)
          && Files.readString(file, StandardCharsets.ISO_8859_1).strip().endsWith("%%EOF");
    } catch (IOException e) {
      return false;
    }
  }
}
