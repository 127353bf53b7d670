package bulkhead.renderer.devtools;

import bulkhead.devtools.CommandTable;
import bulkhead.ipc.api.DevToolsAgentHost;
import bulkhead.ipc.api.DevToolsSession;
import bulkhead.ipc.api.DevToolsWorkerNotice;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The dedicated workers of this renderer's pages, and the sessions that look at them. Safe from
/// any thread: a worker does not wait for the page that made it, nor do its clients.
public final class WorkerAgents {
  /// Said by the browser process on a page's session: whether its new workers are to wait.
  private static final String WORKERS_WAIT = "Target.workersWait";

  private record Wait(boolean on) {}

  private record Running(InspectedWorker worker, SessionInbox inbox) {}

  private final Map<Integer, Running> workers = new ConcurrentHashMap<>();
  private final Map<Integer, WorkerSession> sessions = new ConcurrentHashMap<>();

  /// By page, the sessions for whose clients its workers wait.
  private final Map<Integer, Set<Integer>> waitedFor = new ConcurrentHashMap<>();

  private volatile @Nullable DevToolsAgentHost browser;

  WorkerAgents() {}

  void connect(DevToolsAgentHost host) {
    browser = host;
  }

  void describe(CommandTable<AgentSession> commands) {
    commands.on(
        WORKERS_WAIT,
        Wait.class,
        (session, wanted) -> {
          waitForClients(session.pageId(), session.number(), wanted.on());
          return null;
        });
  }

  void waitForClients(int pageId, int session, boolean wait) {
    waitedFor.compute(
        pageId,
        (page, before) -> {
          Set<Integer> now = before == null ? new HashSet<>() : new HashSet<>(before);
          if (wait) {
            now.add(session);
          } else {
            now.remove(session);
          }
          return now.isEmpty() ? null : now;
        });
  }

  /// A worker can be looked at; none of its script has run. Called on the worker's thread.
  ///
  /// @return whether it is to wait for [InspectedWorker#proceed]
  public boolean started(InspectedWorker worker) {
    DevToolsAgentHost host = browser;
    if (host == null) {
      return false;
    }
    SessionInbox inbox = new SessionInbox(task -> worker.inspect(isolate -> task.run()));
    workers.put(worker.number(), new Running(worker, inbox));
    host.devToolsWorker(
        DevToolsWorkerNotice.newBuilder()
            .setPageId(worker.pageId())
            .setWorker(worker.number())
            .setUrl(worker.url())
            .setName(worker.name())
            .build());
    return waitedFor.containsKey(worker.pageId());
  }

  /// A worker is about to be ended: no client keeps its script.
  public void ending(InspectedWorker worker) {
    Running running = workers.get(worker.number());
    if (running != null) {
      running.inbox.end();
    }
  }

  /// Called on the worker's thread, after [#started].
  public void ended(InspectedWorker worker) {
    DevToolsAgentHost host = browser;
    if (workers.remove(worker.number()) == null || host == null) {
      return;
    }
    sessions.values().removeIf(session -> session.worker() == worker);
    host.devToolsWorker(
        DevToolsWorkerNotice.newBuilder()
            .setPageId(worker.pageId())
            .setWorker(worker.number())
            .setEnded(true)
            .build());
  }

  void attach(DevToolsSession request) {
    DevToolsAgentHost host = browser;
    Running running = workers.get(request.getWorker());
    if (running != null && host != null && running.worker.pageId() == request.getPageId()) {
      int number = request.getSessionNumber();
      SessionWire wire = new SessionWire(request.getPageId(), number, host);
      sessions.put(number, new WorkerSession(running.worker, running.inbox, wire));
    }
  }

  void detach(DevToolsSession request) {
    WorkerSession session = sessions.remove(request.getSessionNumber());
    if (session != null) {
      session.close();
    }
  }

  void proceed(DevToolsSession request) {
    Running running = workers.get(request.getWorker());
    if (running != null && running.worker.pageId() == request.getPageId()) {
      running.worker.proceed();
    }
  }

  /// The session with that number, if it looks at a worker of this page.
  @Nullable WorkerSession session(int pageId, int number) {
    WorkerSession session = sessions.get(number);
    return session != null && session.pageId() == pageId ? session : null;
  }
}
