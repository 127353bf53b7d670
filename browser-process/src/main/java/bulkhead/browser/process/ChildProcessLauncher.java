package bulkhead.browser.process;

import bulkhead.ipc.Channel;
import bulkhead.ipc.ChildListener;
import bulkhead.ipc.CloseReason;
import bulkhead.ipc.Descriptors;
import bulkhead.ipc.IpcException;
import bulkhead.ipc.Outcome;
import bulkhead.ipc.api.ChildReady;
import bulkhead.process.ChildRole;
import bulkhead.process.ChildStart;
import bulkhead.process.TaskLoop;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Starts child processes, on a thread of its own (`ChildProcessLauncher`) that lives as long as
/// the browser: the kernel ends a child that asked for PR_SET_PDEATHSIG when the *thread* that
/// started it ends. With `--single-process` the roles run on threads of this JVM instead.
public final class ChildProcessLauncher {
  /// A start takes a fifth of a second; whatever takes a minute hangs, and would do so for ever.
  private static final int CONNECT_MILLIS = 60_000;

  /// From the end of a child's channel to its exit. That takes a millisecond or two, and far more
  /// where every processor is busy; what lives on after this time is ended.
  private static final int EXIT_WAIT_MILLIS = 2000;
  private static final int KEPT_ERROR_LINES = 40;
  private static final int MOST_START_PARTS = 50;

  /// A started child. `connected` completes on the I/O thread; `gone` on the model's loop, exactly
  /// once.
  public static final class Child {
    private final String name;
    private final CompletableFuture<Long> pid = new CompletableFuture<>();
    private final CompletableFuture<ChildListener.Connected> connected;
    private final CompletableFuture<TerminationStatus> gone = new CompletableFuture<>();
    private final java.util.ArrayDeque<String> errorLines = new java.util.ArrayDeque<>();
    private volatile @Nullable Process process;
    private volatile @Nullable TerminationStatus endedFor;
    private volatile @Nullable TerminationStatus fault;
    private volatile boolean hung;
    private final long launchedNanos = System.nanoTime();

    Child(String name, CompletableFuture<ChildListener.Connected> connected) {
      this.name = name;
      this.connected = connected;
    }

    public String name() {
      return name;
    }

    /// Logs the parts of its start, in milliseconds since it was launched.
    void logReady(ChildReady ready) {
      System.Logger logger = System.getLogger("bulkhead.browser.process");
      if (!logger.isLoggable(System.Logger.Level.INFO)) {
        return;
      }
      StringBuilder line = new StringBuilder(name + " is ready; ms since its launch:");
      ready.getStartPartsNanosMap().entrySet().stream()
          .sorted(Map.Entry.comparingByValue())
          .limit(MOST_START_PARTS)
          .forEach(part -> line.append(' ').append(part.getKey()).append(' ').append(since(part)));
      line.append(" known here ").append((System.nanoTime() - launchedNanos) / 1_000_000);
      logger.log(System.Logger.Level.INFO, line.toString());
    }

    private long since(Map.Entry<String, Long> part) {
      return (part.getValue() - launchedNanos) / 1_000_000;
    }

    /// The operating system's id; 0 while it is being started, and for a role inside this JVM the
    /// browser's own.
    public long pid() {
      return pid.getNow(0L);
    }

    /// Has `model` take up the child's connection. One that cannot be taken up ends, with what was
    /// wrong as its reason: its tab would wait for it otherwise.
    void whenConnected(Executor model, Consumer<ChildListener.Connected> takeUp) {
      Outcome.then(
          connected,
          model,
          sockets -> {
            try {
              takeUp.accept(sockets);
            } catch (RuntimeException e) {
              couldNotBeSetUp(e);
            }
          });
    }

    /// Ends the process, unless it has ended by itself. Its status has what was wrong.
    void couldNotBeSetUp(@Nullable Throwable failure) {
      if (gone.isDone()
          || failure instanceof IpcException ipc && ipc.kind() == IpcException.Kind.PEER_GONE) {
        return; // how it ended is known, or about to be
      }
      System.getLogger("bulkhead.browser.process")
          .log(System.Logger.Level.ERROR, name + " could not be set up", failure);
      endedFor =
          new TerminationStatus(
              TerminationStatus.Kind.LAUNCH_FAILED, "it could not be set up: " + failure);
      kill();
    }

    public CompletableFuture<TerminationStatus> gone() {
      return gone;
    }

    /// Ends the process at once. `reason` becomes its status's detail, of kind BAD_MESSAGE.
    public void killForBadMessage(String reason) {
      endedFor = new TerminationStatus(TerminationStatus.Kind.BAD_MESSAGE, reason);
      kill();
    }

    /// Ends the process at once, because the user will not wait for it any more.
    public void killUnresponsive() {
      endedFor = new TerminationStatus(TerminationStatus.Kind.UNRESPONSIVE, "");
      kill();
    }

    public void kill() {
      Process current = process;
      if (current != null) {
        current.destroyForcibly();
      }
      Outcome.then(connected, sockets -> sockets.channel().close());
    }

    /// Writes down that it ended, with the last lines that it wrote to its standard error.
    ///
    /// @param what who ended and how, in words
    void logEnd(System.Logger.Level level, String what) {
      System.Logger logger = System.getLogger("bulkhead.browser.process");
      logger.log(level, what);
      List<String> lines;
      synchronized (errorLines) {
        lines = List.copyOf(errorLines);
      }
      lines.forEach(line -> logger.log(level, line));
    }
  }

  private final Installation installation;
  private final ChildListener listener;
  private final TaskLoop model;
  private final @Nullable Function<ChildType, ChildRole> inside;
  private final int connectMillis;
  private final TaskLoop launcher = new TaskLoop("ChildProcessLauncher");

  /// @param inside the roles that run on threads of this JVM; null for processes of their own
  public ChildProcessLauncher(
      Installation installation,
      ChildListener listener,
      TaskLoop model,
      @Nullable Function<ChildType, ChildRole> inside) {
    this(installation, listener, model, inside, CONNECT_MILLIS);
  }

  /// @param connectMillis a child that has not connected after this time is killed
  ChildProcessLauncher(
      Installation installation,
      ChildListener listener,
      TaskLoop model,
      @Nullable Function<ChildType, ChildRole> inside,
      int connectMillis) {
    this.connectMillis = connectMillis;
    this.installation = installation;
    this.listener = listener;
    this.model = model;
    this.inside = inside;
    Thread thread = new Thread(launcher::run, launcher.name());
    thread.setDaemon(true);
    thread.start();
  }

  public ChildListener listener() {
    return listener;
  }

  /// Starts a child of that type. Returns at once; a start that fails, or has not led to a
  /// connection within a minute, is told by `gone` with LAUNCH_FAILED.
  public Child launch(
      ChildType type, String name, List<String> arguments, Consumer<Channel> binder) {
    String token = listener.newToken();
    CompletableFuture<Long> pid = new CompletableFuture<>();
    CompletableFuture<ChildListener.Connected> connected =
        listener.expect(token, pid::join, name, binder);
    Child child = new Child(name, connected);
    Outcome.either(child.pid, (value, failure) -> pid.complete(value == null ? -1 : value));
    Outcome.then(
        connected,
        sockets ->
            Outcome.then(sockets.channel().closed(), why -> channelClosed(child, sockets, why)));
    if (inside != null) {
      startThread(inside.apply(type), token, child);
    } else {
      launcher.execute(() -> startProcess(type, token, arguments, child));
    }
    return child;
  }

  private void startProcess(ChildType type, String token, List<String> arguments, Child child) {
    ProcessBuilder builder = new ProcessBuilder(installation.command(type, arguments));
    builder.environment().put(ChildStart.ENDPOINT_VARIABLE, listener.socket().toString());
    builder.environment().put(ChildStart.TOKEN_VARIABLE, token);
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      child.pid.complete(0L);
      listener.forget(token, "could not be started");
      ended(
          child,
          new TerminationStatus(
              TerminationStatus.Kind.LAUNCH_FAILED, String.valueOf(e.getMessage())));
      return;
    }
    child.process = process;
    child.pid.complete(process.pid());
    Outcome.then(
        process.onExit(),
        exited -> {
          TerminationStatus status = status(child, exited); // asks whether it has connected
          listener.forget(token, "exited with status " + exited.exitValue());
          ended(child, status);
        });
    model.postDelayed(() -> endIfNotConnected(child, process), connectMillis);
    // Not a virtual thread: the read would keep its carrier for as long as the child lives.
    Thread.ofPlatform()
        .name("stderr of " + child.name)
        .daemon(true)
        .start(() -> readErrors(process, child));
  }

  private void endIfNotConnected(Child child, Process process) {
    if (!child.connected.isDone()) {
      child.hung = true;
      process.destroyForcibly();
    }
  }

  private TerminationStatus status(Child child, Process exited) {
    TerminationStatus known = child.endedFor;
    if (known != null) {
      return known;
    }
    if (child.hung) {
      return new TerminationStatus(
          TerminationStatus.Kind.LAUNCH_FAILED,
          "it did not connect within " + connectMillis / 1000.0 + " s");
    }
    TerminationStatus fault = child.fault;
    if (exited.exitValue() == TerminationStatus.JVM_FAULT && fault != null) {
      return fault;
    }
    TerminationStatus status = TerminationStatus.ofExit(exited.exitValue());
    return status.kind() == TerminationStatus.Kind.NORMAL || child.connected.isDone()
        ? status
        : new TerminationStatus(TerminationStatus.Kind.LAUNCH_FAILED, status.detail());
  }

  private static void readErrors(Process process, Child child) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (child.fault == null && line.startsWith("#")) {
          child.fault = TerminationStatus.ofFaultLine(line);
        }
        synchronized (child.errorLines) {
          if (child.errorLines.size() == KEPT_ERROR_LINES) {
            child.errorLines.removeFirst();
          }
          child.errorLines.add(line);
        }
        System.getLogger("bulkhead." + child.name).log(System.Logger.Level.INFO, line);
      }
    } catch (IOException e) {
      System.getLogger("bulkhead.browser.process")
          .log(System.Logger.Level.DEBUG, "standard error of " + child.name, e);
    }
  }

  private void startThread(ChildRole role, String token, Child child) {
    child.pid.complete(ProcessHandle.current().pid());
    Thread thread =
        new Thread(
            () -> {
              try {
                role.run(new ChildStart(listener.socket(), token, false));
                Outcome.then(
                    child.connected.thenCompose(sockets -> sockets.channel().closed()),
                    why -> ended(child, statusOfRole(child, why)));
              } catch (Exception e) {
                ended(child, new TerminationStatus(TerminationStatus.Kind.CRASHED, e.toString()));
              }
            },
            child.name);
    thread.setDaemon(true);
    thread.start();
  }

  private static TerminationStatus statusOfRole(Child child, CloseReason why) {
    if (why instanceof CloseReason.PeerMisbehaved(String reason)) {
      return new TerminationStatus(TerminationStatus.Kind.BAD_MESSAGE, reason);
    }
    TerminationStatus known = child.endedFor;
    return known == null ? new TerminationStatus(TerminationStatus.Kind.NORMAL, "") : known;
  }

  /// The socket's end is noticed on its own; the exit status, which tells why, follows.
  private void channelClosed(Child child, ChildListener.Connected sockets, CloseReason why) {
    Descriptors.Sender descriptors = sockets.descriptors();
    if (descriptors != null) {
      descriptors.close();
    }
    TerminationStatus status =
        switch (why) {
          case CloseReason.PeerMisbehaved(String reason) ->
              new TerminationStatus(TerminationStatus.Kind.BAD_MESSAGE, reason);
          case CloseReason.PeerStalled() ->
              new TerminationStatus(
                  TerminationStatus.Kind.BAD_MESSAGE, "it does not read its messages");
          case CloseReason.PeerClosed() ->
              new TerminationStatus(TerminationStatus.Kind.CRASHED, "it closed its channel");
          case CloseReason.ClosedHere() -> new TerminationStatus(TerminationStatus.Kind.NORMAL, "");
        };
    if (status.kind() == TerminationStatus.Kind.BAD_MESSAGE) {
      child.endedFor = status;
    }
    model.postDelayed(
        () -> {
          Process process = child.process;
          if (process != null && process.isAlive()) {
            process.destroyForcibly();
          }
          ended(child, status);
        },
        EXIT_WAIT_MILLIS);
  }

  private void ended(Child child, TerminationStatus status) {
    model.execute(() -> child.gone.complete(status));
  }

  /// Waits for every given child to leave, at most `millis`, and kills those that have not.
  public static void awaitExit(List<Child> children, long millis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    for (Child child : children) {
      Process process = child.process;
      if (process == null) {
        continue;
      }
      try {
        if (!process.waitFor(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        process.destroyForcibly();
      }
    }
  }
}
