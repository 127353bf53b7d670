package bulkhead.renderer;

import bulkhead.renderer.devtools.WorkerAgents;
import bulkhead.renderer.script.bindings.MessageHub;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The workers of one document, and those that its workers made; they end with it. Safe from any
/// thread.
final class PageWorkers {
  /// A document that asks for more gets none.
  private static final int MOST_WORKERS = 64;

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final WorkerScripts scripts;
  private final MessageHub hub;
  private final SharedWorkers shared;
  private final @Nullable WorkerAgents agents;
  private final int pageId;
  private final String language;
  private final Map<Integer, DedicatedWorker> running = new HashMap<>();
  private boolean closed;

  /// @param agents who looks at them; null for nobody
  PageWorkers(
      WorkerScripts scripts,
      SharedWorkers shared,
      @Nullable WorkerAgents agents,
      int pageId,
      String language) {
    this.agents = agents;
    this.scripts = scripts;
    this.shared = shared;
    this.hub = shared.hub();
    this.pageId = pageId;
    this.language = language;
  }

  @Nullable WorkerAgents agents() {
    return agents;
  }

  String language() {
    return language;
  }

  /// Starts one and returns its number.
  int start(int port, String url, String name, boolean asModule, String origin) {
    int number = NUMBERS.incrementAndGet();
    DedicatedWorker worker =
        new DedicatedWorker(
            new DedicatedWorker.Start(number, port, url, name, asModule, origin, pageId, false),
            scripts,
            this,
            hub);
    synchronized (this) {
      if (closed || running.size() >= MOST_WORKERS) {
        hub.send(port, DedicatedWorker.FAILED);
        return 0;
      }
      running.put(number, worker);
    }
    worker.start();
    return number;
  }

  /// @param port the worker's end of the new connection, `peer` its other end
  /// @param errors the port that hears that the script could not be had
  void connectShared(
      int port,
      int peer,
      int errors,
      String url,
      String name,
      String options,
      String origin,
      String originKey) {
    int number = NUMBERS.incrementAndGet();
    int control = hub.newPorts();
    shared.connect(
        new SharedWorkers.Connection(port, peer, errors, options, originKey),
        new DedicatedWorker.Start(
            number, control, url, name, options.startsWith("module"), origin, pageId, true),
        this,
        scripts);
  }

  void terminate(int number) {
    DedicatedWorker worker;
    synchronized (this) {
      worker = running.get(number);
    }
    if (worker != null) {
      worker.terminate();
    }
  }

  synchronized void ended(int number) {
    running.remove(number);
  }

  /// The document has gone.
  void close() {
    List<DedicatedWorker> all;
    synchronized (this) {
      closed = true;
      all = List.copyOf(running.values());
    }
    all.forEach(DedicatedWorker::terminate);
    shared.leave(this);
  }
}
