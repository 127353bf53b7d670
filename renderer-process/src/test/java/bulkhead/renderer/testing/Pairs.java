package bulkhead.renderer.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// Tests that are documents: `NAME.html` in a folder of `src/test/resources`, and beside it the
/// text that is to come out of it.
///
/// To add one, write the HTML; to accept what has changed, change the code; then, for both:
/// ```
/// ./mvnw -q -Drebaseline -pl renderer-process -am test
/// ```
/// and review the difference. Take the numbers from a real browser where there is one.
public final class Pairs {
  private static final Path RESOURCES = Path.of("src/test/resources");
  private static final boolean REBASELINE = Boolean.getBoolean("rebaseline");

  private Pairs() {}

  /// What is done with a document.
  public interface Dump {
    String of(Path html) throws IOException;
  }

  /// A test for each document in a folder and below it.
  ///
  /// @param ending of the expected text's file name, such as `.layout.txt`
  public static Stream<DynamicTest> tests(String folder, String ending, Dump dump)
      throws IOException {
    List<Path> documents;
    try (Stream<Path> files = Files.walk(RESOURCES.resolve(folder))) {
      documents = files.filter(file -> file.toString().endsWith(".html")).sorted().toList();
    }
    assertTrue(!documents.isEmpty(), "no documents in " + folder);
    return documents.stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    RESOURCES.relativize(file).toString(),
                    () -> check(file, ending, dump.of(file))));
  }

  private static void check(Path html, String ending, String actual) throws IOException {
    String name = html.getFileName().toString().replaceFirst("\\.html$", "");
    Path expected = html.resolveSibling(name + ending);
    if (REBASELINE) {
      Files.writeString(expected, actual);
      return;
    }
    assertTrue(Files.exists(expected), expected + " is missing: rebaseline");
    assertEquals(Files.readString(expected), actual);
  }
}
