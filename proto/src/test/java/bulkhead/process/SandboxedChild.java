package bulkhead.process;

import bulkhead.platform.Libc;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.CompilationMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.net.StandardProtocolFamily;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Tries what a locked process must not do and what it must still be able to do, and prints what
/// came of it.
public final class SandboxedChild {
  private static final Path FILE = Path.of("/etc/passwd");
  private static final PrintStream OUT = System.out;

  private SandboxedChild() {}

  private interface Attempt {
    void make() throws Exception;
  }

  private static String outcome(Attempt attempt) {
    try {
      attempt.make();
      return "works";
    } catch (IOException e) {
      return "refused";
    } catch (Exception | LinkageError e) {
      return e.toString();
    }
  }

  private static void report(String what, Attempt attempt) {
    OUT.println("  " + what + ": " + outcome(attempt));
  }

  private static void openFile() throws IOException {
    Files.newInputStream(FILE).close();
  }

  private static void makeSocket() throws IOException {
    SocketChannel.open(StandardProtocolFamily.UNIX).close();
  }

  private static void startProgram() throws Exception {
    if (new ProcessBuilder("/bin/true").start().waitFor() != 0) {
      throw new IOException("the program failed");
    }
  }

  private static void writeFile() throws IOException {
    new FileOutputStream(System.getProperty("java.io.tmpdir") + "/bulkhead-sandbox-test").close();
  }

  private static void listFolder() throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(Path.of("/"))) {
      if (!entries.iterator().hasNext()) {
        throw new IllegalStateException("an empty file system");
      }
    }
  }

  /// Signal 0 to the process that started this one: asks only whether it could.
  private static void killParent(int parent) throws IOException {
    if (Libc.syscall(Libc.SYS_KILL, parent, 0).failed()) {
      throw new IOException("not permitted");
    }
  }

  private static double spin(int rounds) {
    double sum = 0;
    for (int i = 1; i < rounds; i++) {
      sum += Math.sqrt(i) / (sum + i);
    }
    return sum;
  }

  public static void main(String[] args) throws Exception {
    int parent = (int) ProcessHandle.current().parent().orElseThrow().pid();
    CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
    List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
    ExecutorService earlier = Executors.newSingleThreadExecutor();
    String fromJar = com.google.protobuf.ByteString.class.getSimpleName(); // its jar stays open

    OUT.println("before the lock");
    report("main thread: open a file", SandboxedChild::openFile);
    report("main thread: make a socket", SandboxedChild::makeSocket);
    report("main thread: start a program", SandboxedChild::startProgram);
    earlier.submit(() -> report("earlier thread: open a file", SandboxedChild::openFile)).get();

    OUT.println(Sandbox.lock(true).toString().replaceAll("^.*\\$", ""));
    report("main thread: open a file", SandboxedChild::openFile);
    report("main thread: write a file", SandboxedChild::writeFile);
    report("main thread: list a folder", SandboxedChild::listFolder);
    report("main thread: make a socket", SandboxedChild::makeSocket);
    report("main thread: start a program", SandboxedChild::startProgram);
    report("main thread: kill another process", () -> killParent(parent));
    tryFrom("earlier thread", earlier);
    tryFrom("new thread", Executors.newSingleThreadExecutor());

    report(
        "a class from a jar",
        () -> Class.forName("com.google.protobuf." + fromJar.replace("ByteString", "Struct")));
    report(
        "the compiler",
        () -> {
          long before = compiler.getTotalCompilationTime();
          for (int round = 0; compiler.getTotalCompilationTime() == before; round++) {
            if (spin(1000) < 0 || round > 10_000_000) {
              throw new IllegalStateException("nothing was compiled");
            }
          }
        });
    report(
        "the collector",
        () -> {
          long before = collectors.getFirst().getCollectionCount();
          while (collectors.getFirst().getCollectionCount() == before) {
            byte[] garbage = new byte[1 << 20];
            garbage[1] = 1;
          }
        });
    report(
        "memory",
        () -> {
          byte[] large = new byte[64 << 20];
          large[large.length - 1] = 1;
        });
    report(
        "time and waiting",
        () -> new CountDownLatch(1).await(System.nanoTime() > 0 ? 1 : 2, TimeUnit.MILLISECONDS));
    OUT.flush();
    Runtime.getRuntime().halt(0);
  }

  private static void tryFrom(String thread, ExecutorService executor) throws Exception {
    executor
        .submit(
            () -> {
              report(thread + ": open a file", SandboxedChild::openFile);
              report(thread + ": make a socket", SandboxedChild::makeSocket);
              report(thread + ": start a program", SandboxedChild::startProgram);
            })
        .get();
  }
}
