package bulkhead.renderer.devtools;

import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import bulkhead.ipc.api.DevToolsAgent;
import bulkhead.ipc.api.DevToolsMessage;
import bulkhead.ipc.api.DevToolsSession;
import com.google.gson.JsonPrimitive;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// What clients say to this renderer's sessions, on its way from `ChildIO` to `RendererMain`, in
/// order. While the debugger holds a script, `RendererMain` stands inside V8, which takes from here
/// what it answers itself; the rest waits until the script goes on. Safe from any thread.
///
/// ```
/// ChildIO ──► waiting ──► RendererMain: DevToolsAgents
///                └──── while paused ──► DevToolsPause ──► V8's own queue, emptied by RendererMain
///                                                         inside V8
/// ```
/// V8 tells of a pause before it looks at its queue. Whoever hands it something in between is held
/// until the isolate is free, and that may be never. So a thread of its own does it, unlocked, and
/// a first message, which V8's answer proves to have been read, goes before all others.
final class DevToolsInbox implements DevToolsAgent {
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

  /// Those of V8's commands that the session has a part in.
  private static final Set<String> NOT_V8_ALONE =
      Set.of(
          "Debugger.enable",
          "Runtime.addBinding",
          "Runtime.disable",
          "Runtime.enable",
          "Runtime.removeBinding");

  private record Entry(@Nullable DevToolsMessage command, Runnable task) {}

  private final DevToolsAgents agents;
  private final Executor main;
  private final Executor helpers =
      Executors.newCachedThreadPool(
          task -> Thread.ofPlatform().name("DevToolsPause").daemon().unstarted(task));
  private final ArrayDeque<Entry> waiting = new ArrayDeque<>();

  /// The sessions that were told of the pause; empty while scripts run.
  private final Set<AgentSession> paused = new HashSet<>();

  /// The last of them, which has left: for it the script goes on.
  private @Nullable AgentSession left;

  /// V8 reads its queue.
  private boolean reading;

  private int pauses;

  DevToolsInbox(DevToolsAgents agents, Executor main) {
    this.agents = agents;
    this.main = main;
  }

  @Override
  public void attachDevTools(DevToolsSession request) {
    add(null, () -> agents.attachDevTools(request));
  }

  /// When the last client that heard of a pause leaves, the script goes on.
  @Override
  public void detachDevTools(DevToolsSession request) {
    synchronized (this) {
      for (AgentSession session : Set.copyOf(paused)) {
        if (session.number() == request.getSessionNumber()) {
          paused.remove(session);
          if (paused.isEmpty()) {
            left = session;
            notifyAll();
          }
        }
      }
    }
    add(null, () -> agents.detachDevTools(request));
  }

  @Override
  public void devToolsCommand(DevToolsMessage message) {
    add(message, () -> agents.devToolsCommand(message));
  }

  @Override
  public void runDevToolsWorker(DevToolsSession request) {
    add(null, () -> agents.runDevToolsWorker(request));
  }

  private synchronized void add(@Nullable DevToolsMessage command, Runnable task) {
    waiting.add(new Entry(command, task));
    main.execute(this::runNext);
    notifyAll();
  }

  /// Runs on `RendererMain`, once for each entry; finds nothing where V8 has had one.
  private void runNext() {
    Entry next;
    synchronized (this) {
      next = waiting.poll();
    }
    if (next != null) {
      next.task.run();
    }
  }

  /// What the session tells of, on `RendererMain` inside V8.
  SessionScripts.PauseListener pausesOf(AgentSession session) {
    return new SessionScripts.PauseListener() {
      @Override
      public void paused() {
        DevToolsInbox.this.paused(session);
      }

      @Override
      public void reads() {
        DevToolsInbox.this.reads();
      }

      @Override
      public void resumed() {
        DevToolsInbox.this.resumed();
      }
    };
  }

  private synchronized void paused(AgentSession session) {
    paused.add(session);
    if (paused.size() == 1) {
      reading = false;
      helpers.execute(session.scripts()::askPaused);
    }
  }

  private synchronized void reads() {
    if (!reading && isHeld()) {
      reading = true;
      int pause = ++pauses;
      helpers.execute(() -> handToV8(pause));
    }
  }

  private synchronized void resumed() {
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
      AgentSession gone = left;
      if (gone != null) {
        left = null;
        reading = false;
        return gone.scripts()::leavePause;
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
    Set<Integer> inParts = new HashSet<>();
    for (Iterator<Entry> i = waiting.iterator(); i.hasNext(); ) {
      DevToolsMessage command = i.next().command;
      if (command == null) {
        continue;
      }
      AgentSession session = agents.session(command);
      if (command.getMore()) {
        inParts.add(command.getSessionNumber());
      }
      if (session == null || inParts.contains(command.getSessionNumber())) {
        continue;
      }
      String method = method(command.getJson());
      if (SessionScripts.answers(method)
          && !NOT_V8_ALONE.contains(method)
          && session.scripts().isConnected()) {
        i.remove();
        if (RESUMING.contains(method)) {
          paused.clear();
          reading = false;
        }
        return () -> session.scripts().handToPaused(command.getJson());
      }
    }
    return null;
  }

  private static String method(String json) {
    try {
      return Json.parse(json).get("method") instanceof JsonPrimitive method
          ? method.getAsString()
          : "";
    } catch (ProtocolError e) {
      return ""; // the rest of a command that comes in parts
    }
  }
}
