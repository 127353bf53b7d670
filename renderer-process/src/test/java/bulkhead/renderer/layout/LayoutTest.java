package bulkhead.renderer.layout;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bulkhead.renderer.layout.tree.ImageProvider;
import bulkhead.renderer.paint.DisplayListDump;
import bulkhead.renderer.paint.ElementIds;
import bulkhead.renderer.paint.Painter;
import bulkhead.renderer.paint.SurfaceProvider;
import bulkhead.renderer.testing.Pairs;
import bulkhead.renderer.text.FileFontCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Documents in `src/test/resources/layout` and, beside each, the fragments it is laid out in
/// (`.layout.txt`); documents in `src/test/resources/paint` and their display items (`.paint.txt`).
/// The places of elements in these were compared with Chromium's. See [Pairs].
final class LayoutTest {
  @TestFactory
  Stream<DynamicTest> layout() throws IOException {
    return Pairs.tests("layout", ".layout.txt", file -> LayoutTreeDump.dump(page(file).layout()));
  }

  @TestFactory
  Stream<DynamicTest> paint() throws IOException {
    return Pairs.tests("paint", ".paint.txt", file -> painted(page(file).layout()));
  }

  private static TestPage page(Path file) {
    assumeTrue(
        FileFontCatalog.isUsable(), "the Liberation, DejaVu and Noto fonts are not installed");
    return TestPage.of(file, 800, 600, ImageProvider.NONE);
  }

  private static String painted(LayoutResult layout) {
    return DisplayListDump.dump(
        new Painter(layout, ImageProvider.NONE, SurfaceProvider.NONE, new ElementIds(), 800, 600)
            .paint());
  }
}
