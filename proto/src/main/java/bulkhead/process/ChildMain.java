package bulkhead.process;

import bulkhead.platform.Libc;

/// What `main` of every child process does around its role: it dies with its parent, and its exit
/// status tells how it ended.
public final class ChildMain {
  /// The exit status of a child whose role failed with an exception; the reason is on its standard
  /// error.
  public static final int FAILED = 70;

  private static final int PR_SET_PDEATHSIG = 1;
  private static final int SIGKILL = 9;

  private ChildMain() {}

  /// Runs the role and ends the process. Never returns.
  public static void main(ChildRole role) {
    int status = 0;
    try {
      ChildStart start = ChildStart.fromEnvironment();
      dieWithParent();
      role.run(start);
    } catch (Exception e) {
      System.getLogger("bulkhead.process")
          .log(System.Logger.Level.ERROR, role.type() + " failed", e);
      status = FAILED;
    }
    if (Boolean.getBoolean("bulkhead.orderly.exit")) {
      System.exit(status); // lets the JVM write its AOT cache
    }
    Runtime.getRuntime().halt(status);
  }

  /// The kernel kills this process when the thread that launched it is gone, whatever state this
  /// process is in. The closing socket ends it too; this also covers a child that hangs.
  private static void dieWithParent() {
    if (System.getProperty("os.name").equals("Linux")) {
      Libc.syscall(Libc.SYS_PRCTL, PR_SET_PDEATHSIG, SIGKILL);
    }
  }
}
