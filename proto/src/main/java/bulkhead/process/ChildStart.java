package bulkhead.process;

import java.nio.file.Path;

/// What a child is started with: where to connect, its one-time token, and whether it is a process
/// of its own or a role inside the browser process's JVM (`--single-process`).
public record ChildStart(Path endpoint, String token, boolean ownProcess) {
  /// The environment variables that carry the start; never the command line, which everyone may
  /// read.
  public static final String ENDPOINT_VARIABLE = "BULKHEAD_ENDPOINT";

  public static final String TOKEN_VARIABLE = "BULKHEAD_TOKEN";

  /// The start of a process that the browser process launched.
  /// @throws IllegalStateException if it was started by hand
  public static ChildStart fromEnvironment() {
    String endpoint = System.getenv(ENDPOINT_VARIABLE);
    String token = System.getenv(TOKEN_VARIABLE);
    if (endpoint == null || token == null) {
      throw new IllegalStateException(
          "This is a child process of Bulkhead: it is started by the browser process, not by hand.");
    }
    return new ChildStart(Path.of(endpoint), token, true);
  }
}
