package bulkhead.renderer.devtools;

import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import com.google.gson.JsonPrimitive;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What clients say to the sessions that look at one isolate, on its way from `ChildIO` to the
/// thread that owns the isolate, in order. While the debugger holds a script, that thread stands
/// inside V8, which takes from here what it answers itself; the rest waits until the script goes
/// on. Safe from any thread.
///
/// ```
/// ChildIO ──► waiting ──► the isolate's thread
///                └──── while paused ──► DevToolsPause ──► V8's own queue, emptied by the isolate's
///                                                         thread inside V8
/// ```
/// V8 tells of a pause before it looks at its queue. Whoever hands it something in between is held
/// until the isolate is free, and that may be never. So a thread of its own does it, unlocked, and
/// a first message, which V8's answer proves to have been read, goes before all others; another
/// thread sends it again if there is no answer, as V8's thread may be kept from running for long.
final class SessionInbox {
  /// After one of these the script goes on; if it pauses again, V8 says so.
  private static final Set<String> RESUMING =
      Set.of(
          "Debugger.continueToLocation",
          "Debugger.disable",
          "Debugger.restartFrame",
          "Debugger.resume",
          "Debugger.stepInto",
          "Debugger.stepOut",
          "Debugger.stepOver");

  static final String TERMINATION = "Runtime.terminateExecution";

  /// Those of V8's commands that a page's session has a part in.
  private static final Set<String> NOT_V8_ALONE =
      Set.of(
          "Debugger.enable",
          "Runtime.addBinding",
          "Runtime.disable",
          "Runtime.enable",
          "Runtime.removeBinding");

  /// V8 mostly reads its queue a few microseconds after it has told of a pause.
  private static final long UNTIL_READING_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private static final long MOST_UNTIL_READING_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final Executor HELPERS =
      Executors.newCachedThreadPool(
          task -> Thread.ofPlatform().name("DevToolsPause").daemon().unstarted(task));

  /// @param session whom the command is for, once it is there; null for what is no command
  private record Entry(
      Runnable task, String command, @Nullable Supplier<@Nullable SessionPauses> session) {}

  private final Executor owner;
  private final ArrayDeque<Entry> waiting = new ArrayDeque<>();

  /// The sessions that were told of the pause; empty while scripts run.
  private final Set<SessionPauses> paused = new HashSet<>();

  /// The sessions that are left but not closed yet: nobody hears what V8 tells them.
  private final Set<Integer> gone = new HashSet<>();

  /// The last session that was told of the pause, and has left: for it the script goes on.
  private @Nullable SessionPauses left;

  /// V8 reads its queue.
  private boolean reading;

  private boolean ending;
  private int pauses;

  /// @param owner runs tasks on the isolate's thread, in order
  SessionInbox(Executor owner) {
    this.owner = owner;
  }

  /// Something for the isolate's thread that is not V8's.
  void add(Runnable task) {
    add(new Entry(task, "", null));
  }

  /// @param command a whole one
  /// @param session whom it is for, if it is there; may be asked on `DevToolsPause` while the
  ///     isolate's thread stands still
  /// @param task gives the command to the session, on the isolate's thread
  void add(String command, Supplier<@Nullable SessionPauses> session, Runnable task) {
    add(new Entry(task, command, session));
  }

  private synchronized void add(Entry entry) {
    waiting.add(entry);
    owner.execute(this::runNext);
    notifyAll();
  }

  /// Runs on the isolate's thread, once for each entry; finds nothing where V8 has had one.
  private void runNext() {
    Entry next;
    synchronized (this) {
      next = waiting.poll();
    }
    if (next != null) {
      next.task.run();
    }
  }

  /// A session's client is gone. When the last one that heard of a pause leaves, the script goes
  /// on; where it pauses again before the session is closed, too.
  ///
  /// @param close ends the session, on the isolate's thread
  synchronized void leaves(int sessionNumber, Runnable close) {
    gone.add(sessionNumber);
    letGo(sessionNumber);
    add(
        () -> {
          close.run();
          closed(sessionNumber);
        });
  }

  private synchronized void closed(int sessionNumber) {
    gone.remove(sessionNumber);
  }

  private void letGo(int sessionNumber) {
    for (SessionPauses session : Set.copyOf(paused)) {
      if (session.number() == sessionNumber) {
        paused.remove(session);
        if (paused.isEmpty()) {
          left = session;
          notifyAll();
        }
      }
    }
  }

  /// The isolate is to end: no client keeps a script of it.
  synchronized void end() {
    ending = true;
    for (SessionPauses session : Set.copyOf(paused)) {
      letGo(session.number());
    }
  }

  // What sessions tell of, on the isolate's thread inside V8

  synchronized void paused(SessionPauses session) {
    boolean first = !isHeld();
    if (!ending && !gone.contains(session.number())) {
      paused.add(session);
      left = null; // whoever has heard of it keeps it
    } else if (paused.isEmpty()) {
      left = session;
    }
    if (first) {
      reading = false;
      HELPERS.execute(() -> askPaused(session, UNTIL_READING_NANOS));
    }
  }

  /// Runs on `DevToolsPause`, which is held here when V8 did not read yet.
  private void askPaused(SessionPauses session, long patience) {
    LockSupport.parkNanos(patience);
    synchronized (this) {
      if (reading || !isHeld()) {
        return;
      }
    }
    long more = Math.min(2 * patience, MOST_UNTIL_READING_NANOS);
    HELPERS.execute(() -> askPaused(session, more));
    session.askPaused();
  }

  synchronized void reads() {
    if (!reading && isHeld()) {
      reading = true;
      int pause = ++pauses;
      HELPERS.execute(() -> handToV8(pause));
    }
  }

  synchronized void resumed() {
    paused.clear();
    left = null;
    notifyAll();
  }

  private boolean isHeld() {
    return !paused.isEmpty() || left != null;
  }

  /// Runs on `DevToolsPause` until the script goes on.
  private void handToV8(int pause) {
    try {
      for (Runnable next = nextForV8(pause); next != null; next = nextForV8(pause)) {
        next.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody does that
    }
  }

  /// Waits for something that V8 answers. Null once the script goes on.
  private synchronized @Nullable Runnable nextForV8(int pause) throws InterruptedException {
    while (reading && pause == pauses && isHeld()) {
      SessionPauses gone = left;
      if (gone != null) {
        left = null;
        reading = false;
        return gone::leave;
      }
      Runnable found = takeForV8();
      if (found != null) {
        return found;
      }
      wait();
    }
    return null;
  }

  private @Nullable Runnable takeForV8() {
    for (Iterator<Entry> i = waiting.iterator(); i.hasNext(); ) {
      Entry entry = i.next();
      SessionPauses session = entry.session == null ? null : entry.session.get();
      String method = session == null ? "" : method(entry.command);
      if (session != null
          && SessionScripts.answers(method)
          && !NOT_V8_ALONE.contains(method)
          && session.isConnected()) {
        i.remove();
        if (RESUMING.contains(method)) {
          paused.clear();
          reading = false;
        }
        return () -> session.handOver(entry.command);
      }
    }
    return null;
  }

  /// Whether a command is to end the script that runs, which it must not wait for.
  static boolean isTermination(String command) {
    return command.contains(TERMINATION) && method(command).equals(TERMINATION);
  }

  private static String method(String command) {
    try {
      return Json.parse(command).get("method") instanceof JsonPrimitive method
          ? method.getAsString()
          : "";
    } catch (ProtocolError e) {
      return ""; // the session says what is wrong with it
    }
  }
}
