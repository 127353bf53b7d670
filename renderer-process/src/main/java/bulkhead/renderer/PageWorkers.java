package bulkhead.renderer;

import bulkhead.renderer.devtools.WorkerAgents;
import bulkhead.renderer.script.bindings.MessageHub;
import bulkhead.renderer.text.FontCatalog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The workers of one document, and those that its workers made; they end with it. A shared worker
/// has such for those that it makes. Safe from any thread.
final class PageWorkers {
  /// A document that asks for more gets none.
  private static final int MOST_WORKERS = 64;

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final WorkerScripts scripts;
  private final MessageHub hub;
  private final SharedWorkers shared;
  private final @Nullable WorkerAgents agents;
  private final FontCatalog fonts;
  private final int pageId;
  private final String language;
  private final String originKey;
  private final Map<Integer, DedicatedWorker> running = new HashMap<>();
  private boolean closed;

  /// @param agents who looks at them; null for nobody
  /// @param fonts for what they draw
  PageWorkers(
      WorkerScripts scripts,
      SharedWorkers shared,
      @Nullable WorkerAgents agents,
      FontCatalog fonts,
      int pageId,
      String language,
      String originKey) {
    this.originKey = originKey;
    this.agents = agents;
    this.fonts = fonts;
    this.scripts = scripts;
    this.shared = shared;
    this.hub = shared.hub();
    this.pageId = pageId;
    this.language = language;
  }

  @Nullable WorkerAgents agents() {
    return agents;
  }

  FontCatalog fonts() {
    return fonts;
  }

  /// What tells the origin of the document from others.
  String originKey() {
    return originKey;
  }

  String language() {
    return language;
  }

  static int nextNumber() {
    return NUMBERS.incrementAndGet();
  }

  /// Starts one and returns its number.
  ///
  /// @param surroundings what its maker was told of them by clients, as JSON, or ""
  int start(
      int port, String url, String name, boolean asModule, String origin, String surroundings) {
    int number = nextNumber();
    DedicatedWorker worker =
        new DedicatedWorker(
            new DedicatedWorker.Start(
                number, port, url, name, asModule, origin, pageId, false, surroundings),
            scripts.keep(url),
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

  /// Connects the document to a shared worker.
  void connectShared(SharedWorkers.Connection connection, String origin) {
    shared.connect(connection, this, scripts, origin);
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
