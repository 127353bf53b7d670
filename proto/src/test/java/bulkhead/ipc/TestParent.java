package bulkhead.ipc;

import bulkhead.process.ChildMain;
import bulkhead.process.ChildRole;
import bulkhead.process.ChildStart;
import bulkhead.testing.ChildJvm;
import java.io.PrintStream;
import java.util.Map;

/// A process that starts a child which hangs; prints the child's id, then the child's word that it
/// hangs.
public final class TestParent {
  private TestParent() {}

  public static void main(String[] args) throws Exception {
    PrintStream out = System.out;
    try (ChildJvm child =
        ChildJvm.start(
            Hanging.class,
            Map.of(ChildStart.ENDPOINT_VARIABLE, "none", ChildStart.TOKEN_VARIABLE, "none"))) {
      out.println(child.pid());
      out.println(child.readLine());
      child.process().waitFor();
    }
  }

  /// The child.
  public static final class Hanging implements ChildRole {
    public static void main(String[] args) {
      ChildMain.main(new Hanging());
    }

    @Override
    public String type() {
      return "hanging";
    }

    @Override
    public void run(ChildStart start) {
      System.out.println("hanging");
      while (start.ownProcess()) {
        Thread.onSpinWait();
      }
    }
  }
}
