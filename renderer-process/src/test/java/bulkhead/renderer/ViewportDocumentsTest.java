package bulkhead.renderer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Whole pages with frames, layout and scripts: each document of the test resources' `view` folder
/// puts what it has seen into the attribute `data-seen` of its root element, and in
/// `data-expected` says what that is to be.
class ViewportDocumentsTest {
  private static final long MOST_MILLIS = 20_000;

  @TestFactory
  Stream<DynamicTest> documents() throws IOException {
    Path root = Path.of("src/test/resources/view");
    Checkout checkout = new Checkout(root, Map.of());
    SystemFontCatalog fonts = new SystemFontCatalog();
    try (Stream<Path> files = Files.list(root)) {
      return files.map(file -> "/" + file.getFileName()).sorted().toList().stream()
          .map(path -> DynamicTest.dynamicTest(path, () -> check(checkout, fonts, path)));
    }
  }

  private static void check(Checkout checkout, SystemFontCatalog fonts, String path) {
    CheckoutPage page =
        new CheckoutPage(
            checkout,
            fonts,
            path,
            MOST_MILLIS,
            Integer.MAX_VALUE,
            document -> attribute(document, "data-seen").isEmpty());
    Document document = page.run();
    String seen = attribute(document, "data-seen");
    String expected = attribute(document, "data-expected");
    page.close();
    assertEquals(expected, seen);
  }

  private static String attribute(Document document, String name) {
    Element root = document.documentElement();
    return root == null ? "" : root.attributeOrEmpty(name);
  }
}
