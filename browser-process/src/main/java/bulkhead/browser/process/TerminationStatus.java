package bulkhead.browser.process;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How a child process ended, from its exit status and what its channel said. The names are
/// Chromium's.
public record TerminationStatus(Kind kind, String detail) {
  /// The reasons that a sad tab tells apart.
  public enum Kind {
    NORMAL,
    CRASHED,
    KILLED,
    OUT_OF_MEMORY,
    LAUNCH_FAILED,
    BAD_MESSAGE,
    /// The user would not wait for it any more.
    UNRESPONSIVE
  }

  /// `-XX:+ExitOnOutOfMemoryError` ends a JVM with this status.
  private static final int JVM_OUT_OF_MEMORY = 3;

  private static final int SIGNAL_BASE = 128;
  private static final int SIGKILL = 9;

  /// Reads an exit status as the shell writes it: above 128 it is a signal.
  public static TerminationStatus ofExit(int status) {
    if (status == JVM_OUT_OF_MEMORY) {
      return new TerminationStatus(Kind.OUT_OF_MEMORY, "the heap is exhausted");
    }
    if (status == SIGNAL_BASE + SIGKILL) {
      return new TerminationStatus(Kind.KILLED, "SIGKILL");
    }
    if (status > SIGNAL_BASE) {
      return new TerminationStatus(Kind.CRASHED, signalName(status - SIGNAL_BASE));
    }
    return status == 0
        ? new TerminationStatus(Kind.NORMAL, "")
        : new TerminationStatus(Kind.CRASHED, "exit status " + status);
  }

  /// The status that a JVM exits with after a fault of its own: it handles the signal, writes what
  /// it knows to its standard error, and leaves.
  static final int JVM_FAULT = 1;

  private static final Pattern FAULT_SIGNAL = Pattern.compile("#  (SIG[A-Z0-9]+) \\(.*");
  private static final Pattern FAULT_INSIDE = Pattern.compile("#  (Internal Error) \\(.*");
  private static final String NO_MEMORY = "# There is insufficient memory for the Java Runtime";

  /// What a line of a JVM's report of its own fault tells of its end; null for every other line.
  static @Nullable TerminationStatus ofFaultLine(String line) {
    if (line.startsWith(NO_MEMORY)) {
      return new TerminationStatus(Kind.OUT_OF_MEMORY, "the system gives no more memory");
    }
    Matcher signal = FAULT_SIGNAL.matcher(line);
    if (signal.matches()) {
      return new TerminationStatus(Kind.CRASHED, signal.group(1));
    }
    return FAULT_INSIDE.matcher(line).matches()
        ? new TerminationStatus(Kind.CRASHED, "internal error of the Java virtual machine")
        : null;
  }

  private static String signalName(int signal) {
    return switch (signal) {
      case 4 -> "SIGILL";
      case 6 -> "SIGABRT";
      case 7 -> "SIGBUS";
      case 8 -> "SIGFPE";
      case 11 -> "SIGSEGV";
      case 15 -> "SIGTERM";
      case 31 -> "SIGSYS";
      default -> "signal " + signal;
    };
  }
}
