package bulkhead.renderer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Documents in `resources/pages`, loaded as pages with all that belongs to them: frames, timers,
/// navigation, history. What `NAME.html` has handed to `print` when it calls `finish()` is in
/// `NAME.txt`. A page that never finishes fails. Those whose names begin with `secure-` are loaded
/// as secure contexts.
class PageDocumentsTest {
  private static final Path DOCUMENTS = Path.of("src/test/resources/pages");
  private static final String ORIGIN = "http://pages.test/";

  /// So far beyond what a page takes that only one that hangs comes to it.
  private static final long MOST_MILLIS = 40_000;

  private static final String PRINT =
      """
      globalThis.lines = [];
      globalThis.print = (...a) => { lines.push(a.join(' ')); };
      globalThis.finish = () => { globalThis.finished = true; };
      """;

  @TestFactory
  Stream<DynamicTest> prints() throws IOException {
    List<String> names;
    try (Stream<Path> files = Files.list(DOCUMENTS)) {
      names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".html"))
              .map(name -> name.replace(".html", ""))
              .sorted()
              .toList();
    }
    assertTrue(names.size() > 3, "documents are found");
    return names.stream().map(name -> DynamicTest.dynamicTest(name, () -> check(name)));
  }

  private static void check(String name) throws IOException {
    String expected = Files.readString(DOCUMENTS.resolve(name + ".txt"));
    assertEquals(expected, InProcessBrowser.run(() -> print(name)));
  }

  private static String print(String name) {
    try (InProcessBrowser browser = new InProcessBrowser(PageDocumentsTest::answer)) {
      String origin = name.startsWith("secure-") ? ORIGIN.replace("http", "https") : ORIGIN;
      LocalFrame page = browser.open(origin + name + ".html");
      String printed =
          browser.await(page, MOST_MILLIS, "globalThis.finished ? lines.join('\\n') + '\\n' : ''");
      return printed.isEmpty() ? "did not finish" : printed;
    }
  }

  private static InProcessBrowser.@Nullable Answer answer(String url) {
    String path =
        url.replaceFirst("^https?://(other\\.)?pages\\.test/", "").replaceFirst("[?#].*", "");
    if (path.equals("print.js")) {
      return new InProcessBrowser.Answer(
          PRINT.getBytes(StandardCharsets.UTF_8), "text/javascript", "utf-8");
    }
    Path file = DOCUMENTS.resolve(path);
    try {
      return Files.isRegularFile(file)
          ? new InProcessBrowser.Answer(Files.readAllBytes(file), typeOf(path), "utf-8")
          : null;
    } catch (IOException e) {
      return null;
    }
  }

  private static String typeOf(String path) {
    return switch (path.substring(path.lastIndexOf('.') + 1)) {
      case "css" -> "text/css";
      case "js" -> "text/javascript";
      default -> "text/html";
    };
  }
}
