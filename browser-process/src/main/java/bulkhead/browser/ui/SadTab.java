package bulkhead.browser.ui;

/// Why a tab has no page to show: its process is gone. The window turns this into words and a
/// reload button.
///
/// @param detail what is known beyond the kind: a signal's name, an exit status, the bad message's
///     reason; may be empty
/// @param processId the operating system's id of the process that died; 0 when none was ever
///     started
public record SadTab(Kind kind, String detail, long processId) {

  /// Chromium's reasons (`TerminationStatus`), and two of ours.
  public enum Kind {
    /// Ended by a fault of its own: a crash signal or an unexpected exit.
    CRASHED,
    /// Ended from outside, for instance by `kill -9`.
    KILLED,
    OUT_OF_MEMORY,
    LAUNCH_FAILED,
    /// Ended by the browser because it broke the contract between the processes.
    BAD_MESSAGE,
    /// Ended by the user because it did not respond.
    UNRESPONSIVE,
    /// Died so often in so short a time that it is not started again by itself.
    TOO_MANY_CRASHES
  }
}
