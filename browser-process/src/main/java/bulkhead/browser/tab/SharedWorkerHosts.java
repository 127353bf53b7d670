package bulkhead.browser.tab;

import bulkhead.browser.process.RenderProcessHost;
import bulkhead.ipc.Channel;
import bulkhead.ipc.api.ChannelsClient;
import bulkhead.ipc.api.SharedWorkerAccept;
import bulkhead.ipc.api.SharedWorkerEnd;
import bulkhead.ipc.api.SharedWorkerPlace;
import bulkhead.ipc.api.SharedWorkerRelease;
import bulkhead.process.TaskLoop;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The shared worker manager (HTML §10.2.6.4): which shared workers there are, the renderer that
/// each of them runs in, and the documents that own it, of whichever renderer. It runs where its
/// first owner was; it ends with its last owner, or with its process. Thread: `BrowserMain`.
///
/// ```
/// ConnectSharedWorker -> nobody has it:     START; the asker's process is its host
///                     -> the asker has it:  HERE
///                     -> another has it:    AcceptSharedWorker there, then ELSEWHERE with a link
/// ```
final class SharedWorkerHosts {
  private static final int MOST_WORKERS_OF_HOST = 64;

  /// What a worker is found by.
  ///
  /// @param context as [TabNetwork#contextOf]
  record Key(Object context, String origin, String url, String name) {}

  /// A connection of a document.
  record Owner(RenderProcessHost host, int connection, PageRef page) {}

  private record Connection(RenderProcessHost host, int number) {}

  private static final class Worker {
    final int id;
    final Key key;
    final String options;
    final RenderProcessHost host;
    final Set<Owner> owners = new LinkedHashSet<>();

    /// Whether its process is kept although it may have no page.
    boolean keepsHost;

    Worker(int id, Key key, String options, RenderProcessHost host) {
      this.id = id;
      this.key = key;
      this.options = options;
      this.host = host;
    }
  }

  private final PortLinks links;
  private final TaskLoop model;
  private final Map<Key, Worker> byKey = new HashMap<>();
  private final Map<Integer, Worker> byId = new HashMap<>();
  private final Map<Connection, Worker> byConnection = new HashMap<>();

  /// Negative as Java sees them: no page has such a number.
  private int lastId = Integer.MIN_VALUE;

  SharedWorkerHosts(PortLinks links, TaskLoop model) {
    this.links = links;
    this.model = model;
  }

  /// Steps 10 and 11 of the constructor: the worker with that key whose closing flag is not set, or
  /// a new one.
  CompletableFuture<SharedWorkerPlace> connect(Key key, String options, Owner owner) {
    Worker there = byKey.get(key);
    if (there != null && there.host.closing()) {
      forget(there, true);
      there = null;
    }
    if (there != null && !there.options.equals(options)) {
      return place(SharedWorkerPlace.Kind.REFUSED, 0);
    }
    if (there == null) {
      return start(key, options, owner);
    }
    own(there, owner);
    if (there.host == owner.host()) {
      return place(SharedWorkerPlace.Kind.HERE, there.id);
    }
    return accept(there, key, options, owner);
  }

  private CompletableFuture<SharedWorkerPlace> start(Key key, String options, Owner owner) {
    long count = byId.values().stream().filter(each -> each.host == owner.host()).count();
    if (count >= MOST_WORKERS_OF_HOST) {
      return place(SharedWorkerPlace.Kind.REFUSED, 0);
    }
    Worker made = new Worker(++lastId, key, options, owner.host());
    byKey.put(key, made);
    byId.put(made.id, made);
    own(made, owner);
    return place(SharedWorkerPlace.Kind.START, made.id);
  }

  private CompletableFuture<SharedWorkerPlace> accept(
      Worker worker, Key key, String options, Owner owner) {
    Channel channel = worker.host.channel();
    if (channel == null) {
      return place(SharedWorkerPlace.Kind.REFUSED, 0);
    }
    PortLinks.End far = new PortLinks.End(worker.host, links.newNumber());
    links.connect(new PortLinks.End(owner.host(), owner.connection()), far);
    return channel
        .proxy(ChannelsClient.IPC)
        .acceptSharedWorker(
            SharedWorkerAccept.newBuilder().setWorkerId(worker.id).setLink(far.number()).build())
        .handleAsync((answer, failure) -> answer != null && answer.getAlive(), model)
        .thenCompose(
            alive -> {
              if (alive) {
                return place(SharedWorkerPlace.Kind.ELSEWHERE, 0);
              }
              links.leave(far);
              links.leave(new PortLinks.End(owner.host(), owner.connection()));
              boolean stillOwns =
                  byConnection.remove(new Connection(owner.host(), owner.connection())) != null;
              forget(worker, true);
              return stillOwns && !owner.host().isGone()
                  ? connect(key, options, owner)
                  : place(SharedWorkerPlace.Kind.REFUSED, 0);
            });
  }

  private static CompletableFuture<SharedWorkerPlace> place(
      SharedWorkerPlace.Kind kind, int worker) {
    return CompletableFuture.completedFuture(
        SharedWorkerPlace.newBuilder().setKind(kind).setWorkerId(worker).build());
  }

  private void own(Worker worker, Owner owner) {
    worker.owners.add(owner);
    byConnection.put(new Connection(owner.host(), owner.connection()), worker);
    keepHost(worker);
  }

  /// A worker that a document of another process owns outlives the pages of its own.
  private static void keepHost(Worker worker) {
    boolean keep = worker.owners.stream().anyMatch(each -> each.host() != worker.host);
    if (keep != worker.keepsHost) {
      worker.keepsHost = keep;
      if (keep) {
        worker.host.keep();
      } else {
        worker.host.letGo();
      }
    }
  }

  /// How many connections documents of that process have.
  long count(RenderProcessHost host) {
    return byConnection.keySet().stream().filter(each -> each.host() == host).count();
  }

  boolean has(RenderProcessHost host, int connection) {
    return byConnection.containsKey(new Connection(host, connection));
  }

  /// The document of that connection has gone.
  void release(RenderProcessHost host, int connection) {
    Worker worker = byConnection.remove(new Connection(host, connection));
    if (worker == null) {
      return;
    }
    worker.owners.removeIf(each -> each.host() == host && each.connection() == connection);
    keepHost(worker);
    if (worker.owners.isEmpty() && byId.remove(worker.id, worker)) {
      byKey.remove(worker.key, worker);
      Channel channel = worker.host.channel();
      if (channel != null) {
        channel
            .proxy(ChannelsClient.IPC)
            .terminateSharedWorker(SharedWorkerEnd.newBuilder().setWorkerId(worker.id).build());
      }
    }
  }

  /// The worker has ended by itself.
  void ended(RenderProcessHost host, int id, boolean failed) {
    Worker worker = byId.get(id);
    if (worker != null && worker.host == host) {
      forget(worker, failed);
    }
  }

  /// @param failed whether those who are connected shall hear of an error
  private void forget(Worker worker, boolean failed) {
    byId.remove(worker.id, worker);
    byKey.remove(worker.key, worker);
    for (Owner each : List.copyOf(worker.owners)) {
      worker.owners.remove(each);
      boolean known = byConnection.remove(new Connection(each.host(), each.connection()), worker);
      Channel channel = each.host().channel();
      if (failed && known && each.host() != worker.host && channel != null) {
        channel
            .proxy(ChannelsClient.IPC)
            .sharedWorkerFailed(
                SharedWorkerRelease.newBuilder().setConnectionId(each.connection()).build());
      }
    }
    keepHost(worker);
  }

  /// A process has gone: its workers, which others hear of, and its documents.
  void forget(RenderProcessHost host) {
    for (Worker each : List.copyOf(byId.values())) {
      if (each.host == host) {
        forget(each, true);
      } else {
        for (Owner owner : List.copyOf(each.owners)) {
          if (owner.host() == host) {
            release(host, owner.connection());
          }
        }
      }
    }
  }

  /// The page of an owner, in whose name the worker's loads are; null when there is no such worker.
  @Nullable PageRef pageOf(RenderProcessHost host, int id) {
    Worker worker = byId.get(id);
    return worker == null || worker.host != host || worker.owners.isEmpty()
        ? null
        : worker.owners.iterator().next().page();
  }
}
