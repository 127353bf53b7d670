package bulkhead.renderer.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bulkhead.renderer.layout.tree.ImageProvider;
import bulkhead.renderer.paint.DisplayListDump;
import bulkhead.renderer.paint.ElementIds;
import bulkhead.renderer.paint.Painter;
import bulkhead.renderer.paint.SurfaceProvider;
import bulkhead.renderer.text.FileFontCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Documents in `src/test/resources/layout` and, beside each, the fragments it is laid out in
/// (`.layout.txt`); documents in `src/test/resources/paint` and their display items (`.paint.txt`).
/// The places of elements in these were compared with Chromium's.
///
/// To add a document, write the HTML; to accept what has changed, run this and review the diff:
/// ```
/// ./mvnw -pl renderer-process -am test -Dtest=LayoutTest -Dsurefire.failIfNoSpecifiedTests=false
// -Dtest.jvm.args="-Dlayout.rebaseline=true --enable-native-access=ALL-UNNAMED"
/// ```
final class LayoutTest {
  private static final boolean REBASELINE = Boolean.getBoolean("layout.rebaseline");

  private static List<Path> documents(String folder) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/test/resources", folder))) {
      List<Path> found = files.filter(file -> file.toString().endsWith(".html")).sorted().toList();
      assertTrue(!found.isEmpty(), "no documents in " + folder);
      return found;
    }
  }

  @TestFactory
  Stream<DynamicTest> layout() throws IOException {
    return documents("layout").stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    name(file),
                    () -> check(file, ".layout.txt", LayoutTreeDump.dump(page(file).layout()))));
  }

  @TestFactory
  Stream<DynamicTest> paint() throws IOException {
    return documents("paint").stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    name(file), () -> check(file, ".paint.txt", painted(page(file).layout()))));
  }

  private static String name(Path file) {
    return Path.of("src/test/resources").relativize(file).toString();
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

  private static void check(Path file, String suffix, String actual) throws IOException {
    String name = file.getFileName().toString();
    Path expected = file.resolveSibling(name.substring(0, name.length() - 5) + suffix);
    if (REBASELINE) {
      Files.writeString(expected, actual);
      return;
    }
    assertTrue(Files.exists(expected), expected + " is missing: rebaseline");
    assertEquals(Files.readString(expected), actual);
  }
}
