package bulkhead.renderer.devtools;

import bulkhead.devtools.CommandTable;
import bulkhead.ipc.api.DevToolsAgentHost;
import bulkhead.ipc.api.DevToolsMessage;
import bulkhead.ipc.api.DevToolsSession;
import bulkhead.ipc.api.DevToolsWorkerNotice;
import bulkhead.process.TaskLoop;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The dedicated workers of this renderer's pages, and the sessions that look at them. Thread:
/// `RendererMain`, but for [#started] and [#ended].
public final class WorkerAgents {
  /// Said by the browser process on a page's session: whether its new workers are to wait.
  private static final String WORKERS_WAIT = "Target.workersWait";

  private record Wait(boolean on) {}

  private final Map<Integer, InspectedWorker> workers = new HashMap<>();
  private final Map<Integer, WorkerSession> sessions = new HashMap<>();

  /// By page, the sessions for whose clients its workers wait.
  private final Map<Integer, Set<Integer>> waitedFor = new ConcurrentHashMap<>();

  private volatile @Nullable TaskLoop main;
  private @Nullable DevToolsAgentHost browser;

  WorkerAgents() {}

  void connect(DevToolsAgentHost host, TaskLoop loop) {
    browser = host;
    main = loop;
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
    TaskLoop loop = main;
    if (loop == null) {
      return false;
    }
    loop.execute(() -> add(worker));
    return waitedFor.containsKey(worker.pageId());
  }

  private void add(InspectedWorker worker) {
    DevToolsAgentHost host = browser;
    workers.put(worker.number(), worker);
    if (host != null) {
      host.devToolsWorker(
          DevToolsWorkerNotice.newBuilder()
              .setPageId(worker.pageId())
              .setWorker(worker.number())
              .setUrl(worker.url())
              .setName(worker.name())
              .build());
    }
  }

  /// Called on the worker's thread, after [#started].
  public void ended(InspectedWorker worker) {
    TaskLoop loop = main;
    if (loop != null) {
      loop.execute(() -> remove(worker));
    }
  }

  private void remove(InspectedWorker worker) {
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

  void attach(DevToolsSession request, SessionWire wire) {
    InspectedWorker worker = workers.get(request.getWorker());
    TaskLoop loop = main;
    if (worker != null && loop != null && worker.pageId() == request.getPageId()) {
      sessions.put(request.getSessionNumber(), new WorkerSession(worker, wire, loop));
    }
  }

  void detach(DevToolsSession request) {
    WorkerSession session = sessions.remove(request.getSessionNumber());
    if (session != null) {
      session.close();
    }
  }

  void proceed(DevToolsSession request) {
    for (InspectedWorker worker : List.copyOf(workers.values())) {
      if (worker.number() == request.getWorker() && worker.pageId() == request.getPageId()) {
        worker.proceed();
      }
    }
  }

  void received(DevToolsMessage message) {
    WorkerSession session = sessions.get(message.getSessionNumber());
    if (session != null && session.pageId() == message.getPageId()) {
      session.received(message);
    }
  }
}
