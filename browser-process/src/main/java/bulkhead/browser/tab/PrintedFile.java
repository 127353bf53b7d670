package bulkhead.browser.tab;

import bulkhead.browser.files.FileProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;

/// The file that a printed page goes to. Any thread but `BrowserMain`, which waits for no disk.
final class PrintedFile {
  private PrintedFile() {}

  static void write(Path file, byte[] pdf) {
    try {
      Files.write(file, pdf);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": " + FileProblem.of(e), e);
    }
  }

  /// What the user is told of a failure.
  static String problem(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return String.valueOf(cause.getMessage());
  }
}
