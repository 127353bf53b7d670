package bulkhead.browser.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bulkhead.ipc.ChildConnection;
import bulkhead.ipc.ChildListener;
import bulkhead.ipc.IoLoop;
import bulkhead.process.ChildRole;
import bulkhead.process.ChildStart;
import bulkhead.process.TaskLoop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Children that never become one. In place of the virtual machine stands a shell script.
class ChildProcessLauncherTest {
  private final TaskLoop model = new TaskLoop("model");
  private final IoLoop io = IoLoop.start("io");
  private final ChildListener listener;
  private final Path folder;

  ChildProcessLauncherTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    listener = ChildListener.open(io);
    Thread.ofPlatform().daemon().start(model::run);
  }

  @AfterEach
  void close() throws IOException {
    listener.close();
    io.close();
    model.quit();
  }

  /// Seen to fail: without the limit it is waited for without end.
  @Test
  void oneThatHangsInItsStartIsKilled() throws Exception {
    assertEquals(
        new TerminationStatus(
            TerminationStatus.Kind.LAUNCH_FAILED, "it did not connect within 0.1 s"),
        endOf("exec sleep 1000", 100));
  }

  @Test
  void oneThatEndsBeforeItConnectsHasFailedToStart() throws Exception {
    assertEquals(
        new TerminationStatus(TerminationStatus.Kind.LAUNCH_FAILED, "exit status 5"),
        endOf("exit 5", 60_000));
  }

  @Test
  void oneThatCannotBeStartedAtAllIsToldOfToo() throws Exception {
    assertEquals(
        TerminationStatus.Kind.LAUNCH_FAILED, launch(folder.resolve("missing"), 60_000).kind());
  }

  /// Seen to fail with a continuation of the future that the connection comes by: the exception was
  /// lost, and the child waited for its set-up without end.
  @Test
  void oneThatCannotBeSetUpEndsWithTheReason() throws Exception {
    ChildProcessLauncher launcher =
        new ChildProcessLauncher(
            new Installation(folder, folder), listener, model, type -> new Connects(), 60_000);
    ChildProcessLauncher.Child child =
        launcher.launch(ChildType.GPU, "gpu", List.of(), channel -> {});
    child.whenConnected(
        model,
        sockets -> {
          throw new IllegalStateException("expected by the test");
        });
    assertEquals(
        new TerminationStatus(
            TerminationStatus.Kind.LAUNCH_FAILED,
            "it could not be set up: java.lang.IllegalStateException: expected by the test"),
        child.gone().get(60, TimeUnit.SECONDS));
  }

  private final class Connects implements ChildRole {
    @Override
    public String type() {
      return "gpu-process";
    }

    @Override
    public void run(ChildStart start) throws IOException {
      ChildConnection.open(io, start.endpoint(), start.token(), "browser", channel -> {});
    }
  }

  private TerminationStatus endOf(String script, int connectMillis) throws Exception {
    Path java = folder.resolve("java");
    Files.createFile(
        java, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.writeString(java, "#!/bin/sh\n" + script + "\n");
    return launch(java, connectMillis);
  }

  private TerminationStatus launch(Path java, int connectMillis) throws Exception {
    ChildProcessLauncher launcher =
        new ChildProcessLauncher(
            new Installation(folder, java), listener, model, null, connectMillis);
    return launcher
        .launch(ChildType.GPU, "gpu", List.of(), channel -> {})
        .gone()
        .get(60, TimeUnit.SECONDS);
  }
}
