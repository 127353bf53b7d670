package bulkhead.renderer.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.FlatTree;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.layout.tree.ImageProvider;
import bulkhead.renderer.paint.ClientRects;
import bulkhead.renderer.paint.ScrollOffsets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What is looked for by itself is found where the table of all has it, in every document of the
/// layout tests. Seen to fail where the search left out what is in a line.
final class FragmentFinderTest {
  private static final Path DOCUMENTS = Path.of("src/test/resources/layout");

  @TestFactory
  Stream<DynamicTest> aSingleSearchFindsWhatTheTableHas() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(DOCUMENTS)) {
      files = all.filter(file -> file.toString().endsWith(".html")).sorted().toList();
    }
    assertTrue(files.size() > 30, files.size() + " documents");
    return files.stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    DOCUMENTS.relativize(file).toString(), () -> compare(file)));
  }

  private static void compare(Path file) {
    LayoutResult layout = TestPage.of(file, 800, 600, ImageProvider.NONE).layout();
    FragmentFinder table = layout.finder();
    ClientRects rects = new ClientRects(layout, ScrollOffsets.NONE);
    List<Element> elements = elements(layout);
    // Beyond the first few questions both have a table.
    for (int i = 0; i < 50; i++) {
      elements.forEach(table::placeOf);
      elements.forEach(rects::of);
    }
    for (Element element : elements) {
      assertEquals(
          table.placeOf(element),
          new FragmentFinder(layout.root()).placeOf(element),
          () -> "place of " + element);
      assertEquals(
          rects.of(element),
          new ClientRects(layout, ScrollOffsets.NONE).of(element),
          () -> "rectangles of " + element);
    }
  }

  private static List<Element> elements(LayoutResult layout) {
    List<Element> found = new ArrayList<>();
    for (Node node = layout.document();
        node != null;
        node = FlatTree.next(node, layout.document())) {
      if (node instanceof Element element) {
        found.add(element);
      }
    }
    return found;
  }
}
