package bulkhead.renderer;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Pairs of documents that must look the same, from bytes to pixels: `reftests/…/x.html` (or
/// `.svg`) names its reference in `<link rel="match">`.
final class ReftestTest {
  private static Path root() throws URISyntaxException {
    return Path.of(Objects.requireNonNull(ReftestTest.class.getResource("/reftests")).toURI());
  }

  @TestFactory
  List<DynamicTest> looksAsItsReference() throws IOException, URISyntaxException {
    Path root = root();
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().contains("-ref."))
          .sorted()
          .map(file -> "/" + root.relativize(file))
          .map(test -> DynamicTest.dynamicTest(test, () -> assertNull(run(root, test))))
          .toList();
    }
  }

  private static @Nullable String run(Path root, String test) {
    assertFalse(ReftestRun.isBlank(root, test), "a test draws something");
    return ReftestRun.failure(root, test);
  }

  /// A document that names no reference, or cannot be read at all, has not passed.
  @Test
  void whatHasNoReferenceFails() throws IOException, URISyntaxException {
    Path root = root();
    assertFalse(ReftestRun.failure(root, "/svg/document-ref.html") == null);
  }
}
