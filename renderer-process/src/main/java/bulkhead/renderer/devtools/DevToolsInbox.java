package bulkhead.renderer.devtools;

import bulkhead.ipc.api.DevToolsAgent;
import bulkhead.ipc.api.DevToolsMessage;
import bulkhead.ipc.api.DevToolsSession;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// What clients say to this renderer's sessions: goes to `RendererMain`, or, if a worker is meant,
/// to that worker's thread, whatever the page's does. Thread: `ChildIO`.
final class DevToolsInbox implements DevToolsAgent {
  private final DevToolsAgents agents;
  private final WorkerAgents workers;
  private final SessionInbox pages;
  private final IntFunction<Runnable> expects;
  private final Map<Integer, StringBuilder> parts = new HashMap<>();

  /// @param main runs tasks on `RendererMain`
  /// @param expects expects `main` to leave a page's script soon; gives what is to run once it has
  DevToolsInbox(DevToolsAgents agents, Executor main, IntFunction<Runnable> expects) {
    this.expects = expects;
    this.agents = agents;
    this.workers = agents.workers();
    this.pages = new SessionInbox(main);
  }

  /// Of the sessions that look at pages.
  SessionInbox pages() {
    return pages;
  }

  @Override
  public void attachDevTools(DevToolsSession request) {
    if (request.getWorker() != 0) {
      workers.attach(request);
    } else {
      pages.add(() -> agents.attach(request));
    }
  }

  @Override
  public void detachDevTools(DevToolsSession request) {
    parts.remove(request.getSessionNumber());
    if (request.getWorker() != 0) {
      workers.detach(request);
    } else {
      pages.leaves(request.getSessionNumber(), () -> agents.detach(request));
    }
  }

  @Override
  public void devToolsCommand(DevToolsMessage message) {
    String command = whole(message);
    if (command == null) {
      return;
    }
    int page = message.getPageId();
    int number = message.getSessionNumber();
    WorkerSession worker = workers.session(page, number);
    if (worker != null) {
      worker.received(command);
      return;
    }
    Runnable ended = SessionInbox.isTermination(command) ? expects.apply(page) : null;
    pages.add(
        command,
        () -> {
          AgentSession session = agents.session(page, number);
          return session == null ? null : session.scripts().pauses();
        },
        () -> {
          AgentSession session = agents.session(page, number);
          if (session != null) {
            agents.heard();
            session.received(command);
          }
        });
    if (ended != null) {
      pages.add(ended);
    }
  }

  /// Puts a command together that comes in parts; see devtools.proto.
  ///
  /// @return the whole of it, if this was its last part
  private @Nullable String whole(DevToolsMessage message) {
    StringBuilder before = parts.remove(message.getSessionNumber());
    if (before == null && !message.getMore()) {
      return message.getJson();
    }
    StringBuilder now = before == null ? new StringBuilder() : before;
    now.append(message.getJson());
    if (message.getMore()) {
      parts.put(message.getSessionNumber(), now);
      return null;
    }
    return now.toString();
  }

  @Override
  public void runDevToolsWorker(DevToolsSession request) {
    workers.proceed(request);
  }
}
