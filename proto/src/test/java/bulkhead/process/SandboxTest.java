package bulkhead.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bulkhead.testing.ChildJvm;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a locked process can and cannot do, as [SandboxedChild] found it.
class SandboxTest {
  @Test
  @Timeout(120)
  void aLockedProcessComputesAndTalksAndTouchesNothingElse() throws Exception {
    assumeTrue(
        System.getProperty("os.name").equals("Linux")
            && System.getProperty("os.arch").equals("amd64"),
        "only Linux on x86-64 has a sandbox");
    try (ChildJvm child = ChildJvm.start(SandboxedChild.class, Map.of())) {
      assertEquals(
          """
          before the lock
            main thread: open a file: works
            main thread: make a socket: works
            main thread: start a program: works
            earlier thread: open a file: works
          Locked[]
            main thread: open a file: refused
            main thread: write a file: refused
            main thread: list a folder: refused
            main thread: make a socket: refused
            main thread: start a program: refused
            main thread: kill another process: refused
            earlier thread: open a file: refused
            earlier thread: make a socket: refused
            earlier thread: start a program: refused
            new thread: open a file: refused
            new thread: make a socket: refused
            new thread: start a program: refused
            a class from a jar: works
            the compiler: works
            the collector: works
            memory: works
            time and waiting: works
          """,
          child.readToEnd());
    }
  }
}
