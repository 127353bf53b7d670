package bulkhead.renderer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;

/// The shared workers that no other process can share: those of opaque origins. Safe from any
/// thread.
final class LocalSharedWorkers implements SharedWorkers.Registry {
  private record Key(String originKey, String url, String name) {}

  private record Entry(int number, Key key, String options, Set<Integer> owners) {}

  private final IntConsumer terminate;
  private final Map<Key, Entry> byKey = new HashMap<>();
  private final Map<Integer, Entry> byOwner = new HashMap<>();
  private int lastNumber;

  /// @param terminate ends a worker that nobody owns
  LocalSharedWorkers(IntConsumer terminate) {
    this.terminate = terminate;
  }

  @Override
  public synchronized CompletableFuture<SharedWorkers.Place> connect(
      SharedWorkers.Connection connection) {
    Key key = new Key(connection.originKey(), connection.url(), connection.name());
    Entry there = byKey.get(key);
    if (there != null && !there.options().equals(connection.options())) {
      return CompletableFuture.completedFuture(SharedWorkers.Place.REFUSED);
    }
    Entry entry = there;
    if (entry == null) {
      entry = new Entry(++lastNumber, key, connection.options(), new HashSet<>());
      byKey.put(key, entry);
    }
    entry.owners().add(connection.port());
    byOwner.put(connection.port(), entry);
    return CompletableFuture.completedFuture(
        new SharedWorkers.Place(
            there == null ? SharedWorkers.Kind.START : SharedWorkers.Kind.HERE, entry.number()));
  }

  @Override
  public void release(int connection) {
    Entry left;
    synchronized (this) {
      left = byOwner.remove(connection);
      if (left == null || !left.owners().remove(connection) || !left.owners().isEmpty()) {
        return;
      }
      byKey.remove(left.key(), left);
    }
    terminate.accept(left.number());
  }

  @Override
  public synchronized void ended(int worker, boolean failed) {
    byKey.values().removeIf(each -> each.number() == worker);
    byOwner.values().removeIf(each -> each.number() == worker);
  }

  @Override
  public int pageOf(int worker, SharedWorkers.Connection first) {
    return first.pageId();
  }
}
