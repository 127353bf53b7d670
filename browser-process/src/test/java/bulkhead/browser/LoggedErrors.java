package bulkhead.browser;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Stands in the place of standard error while it is open, and keeps what is logged there as an
/// error. Any thread; one at a time.
final class LoggedErrors implements AutoCloseable {
  private final PrintStream before = System.err;
  private final ByteArrayOutputStream logged = new ByteArrayOutputStream();

  LoggedErrors() {
    System.setErr(new PrintStream(logged, true, StandardCharsets.UTF_8));
  }

  List<String> lines() {
    return logged
        .toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith("ERROR"))
        .toList();
  }

  @Override
  public void close() {
    System.setErr(before);
  }
}
