package bulkhead.renderer;

import bulkhead.renderer.script.bindings.MessageHub;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The shared workers of this process (HTML §10.2.6.4), each kept by the documents that connected
/// to it. Safe from any thread.
final class SharedWorkers {
  private record Key(String originKey, String url, String name) {}

  private static final class Entry {
    final DedicatedWorker worker;
    final String options;
    final Set<PageWorkers> owners = new HashSet<>();

    Entry(DedicatedWorker worker, String options) {
      this.worker = worker;
      this.options = options;
    }
  }

  private final MessageHub hub;
  private final Map<Key, Entry> running = new HashMap<>();

  SharedWorkers(MessageHub hub) {
    this.hub = hub;
  }

  MessageHub hub() {
    return hub;
  }

  /// What connects to a worker. The fields are those of [PageWorkers#connectShared].
  record Connection(int port, int peer, int errors, String options, String originKey) {}

  synchronized void connect(
      Connection connection,
      DedicatedWorker.Start start,
      PageWorkers owner,
      WorkerScripts scripts) {
    Key key = new Key(connection.originKey(), start.url(), start.name());
    Entry entry = running.get(key);
    if (entry != null && !entry.options.equals(connection.options())) {
      hub.send(connection.errors(), DedicatedWorker.FAILED);
      return;
    }
    boolean isNew = entry == null;
    if (entry == null) {
      entry = new Entry(new DedicatedWorker(start, scripts, owner, hub), connection.options());
      entry.worker.onEnd(() -> ended(key));
      running.put(key, entry);
    }
    entry.owners.add(owner);
    entry.worker.connect(connection.port(), connection.peer(), connection.errors());
    if (isNew) {
      entry.worker.start();
    }
  }

  private synchronized void ended(Key key) {
    running.remove(key);
  }

  /// A document has gone; the workers that it alone kept end.
  synchronized void leave(PageWorkers owner) {
    for (Entry each : List.copyOf(running.values())) {
      if (each.owners.remove(owner) && each.owners.isEmpty()) {
        each.worker.terminate();
      }
    }
  }
}
