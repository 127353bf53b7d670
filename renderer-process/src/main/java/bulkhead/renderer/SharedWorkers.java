package bulkhead.renderer;

import bulkhead.ipc.Outcome;
import bulkhead.renderer.script.bindings.MessageHub;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The shared workers that run in this process, and the documents here that are connected to any
/// (HTML §10.2.6.4). Which of them there are, and who owns them, a [Registry] knows: the browser
/// process, because documents of other processes share them. Safe from any thread.
///
/// ```
/// new SharedWorker -> [connect] -> Registry -> START, HERE: ports of this process
///                                              ELSEWHERE:   a link to another
/// ```
final class SharedWorkers {
  /// What connects to a worker.
  ///
  /// @param port the worker's end of the new connection, which stands for the connection too
  /// @param peer its other end
  /// @param errors the port that hears that the script could not be had
  /// @param pageId of the document
  /// @param options what must be the same for all who share it
  record Connection(
      int port,
      int peer,
      int errors,
      int pageId,
      String originKey,
      String url,
      String name,
      String options) {}

  /// Where a worker is.
  enum Kind {
    REFUSED,
    START,
    HERE,
    ELSEWHERE
  }

  /// @param worker its number, for `START` and `HERE`
  record Place(Kind kind, int worker) {
    static final Place REFUSED = new Place(Kind.REFUSED, 0);
  }

  /// Knows all shared workers that a document of this process may be connected to.
  interface Registry {
    /// Finds or plans one; the connection's document is an owner of it from now on.
    CompletableFuture<Place> connect(Connection connection);

    /// The connection's document has gone.
    void release(int connection);

    /// @param failed whether those who are connected shall hear of an error
    void ended(int worker, boolean failed);

    /// The number that a worker asks for loads with.
    int pageOf(int worker, Connection first);
  }

  /// Where the messages of ports go that have their other half in another process.
  interface Links {
    /// Whatever is sent to `port` goes there by the link of that number; what comes is for `peer`.
    void open(int link, int port, int peer);
  }

  /// A document that asks for more gets errors.
  private static final int MOST_CONNECTIONS = 1000;

  private record Owned(Registry registry, int connection) {}

  private final MessageHub hub;
  private final Registry alone = new LocalSharedWorkers(this::terminate);
  private final Map<Integer, DedicatedWorker> running = new HashMap<>();
  private final Map<PageWorkers, List<Owned>> owned = new HashMap<>();
  private final Map<Integer, Integer> errorPorts = new HashMap<>();
  private @Nullable Registry browser;
  private @Nullable Links links;

  SharedWorkers(MessageHub hub) {
    this.hub = hub;
  }

  MessageHub hub() {
    return hub;
  }

  /// Before the first document.
  synchronized void connect(Registry all, Links toOthers) {
    browser = all;
    links = toOthers;
  }

  /// An opaque origin is of this process alone.
  private synchronized Registry registry(String originKey) {
    return browser == null || !originKey.startsWith("http") ? alone : browser;
  }

  /// @param owner the workers of the document
  /// @param scripts how it loads theirs
  void connect(Connection connection, PageWorkers owner, WorkerScripts scripts, String origin) {
    Registry registry = registry(connection.originKey());
    synchronized (this) {
      List<Owned> mine = owned.computeIfAbsent(owner, key -> new ArrayList<>());
      if (mine.size() >= MOST_CONNECTIONS) {
        hub.send(connection.errors(), DedicatedWorker.FAILED);
        return;
      }
      mine.add(new Owned(registry, connection.port()));
    }
    Asker asker = new Asker(connection, scripts.keep(connection.url()), owner, scripts, origin);
    place(registry, asker);
  }

  /// A document that wants a worker, and how it would make it.
  ///
  /// @param scriptAddress as [WorkerScripts#keep] gave it
  private record Asker(
      Connection connection,
      String scriptAddress,
      PageWorkers owner,
      WorkerScripts scripts,
      String origin) {}

  private void place(Registry registry, Asker asker) {
    Outcome.either(
        registry.connect(asker.connection()),
        (place, failure) -> {
          if (place == null) {
            hub.send(asker.connection().errors(), DedicatedWorker.FAILED);
          } else if (!placed(place, registry, asker)) {
            place(registry, asker);
          }
        });
  }

  /// Whether the worker was there.
  private boolean placed(Place place, Registry registry, Asker asker) {
    Connection connection = asker.connection();
    if (place.kind() != Kind.START) {
      asker.scripts().drop(asker.scriptAddress());
    }
    switch (place.kind()) {
      case REFUSED -> hub.send(connection.errors(), DedicatedWorker.FAILED);
      case START -> start(place.worker(), registry, asker);
      case HERE -> {
        DedicatedWorker worker = worker(place.worker());
        if (worker == null) {
          return false; // it has ended since; the registry knows by now
        }
        worker.connect(connection.port(), connection.peer(), connection.errors());
      }
      case ELSEWHERE -> {
        Links to;
        synchronized (this) {
          to = links;
          errorPorts.put(connection.port(), connection.errors());
        }
        if (to != null) {
          to.open(connection.port(), connection.port(), connection.peer());
        }
      }
    }
    return true;
  }

  private synchronized @Nullable DedicatedWorker worker(int number) {
    return running.get(number);
  }

  private void start(int number, Registry registry, Asker asker) {
    Connection connection = asker.connection();
    WorkerScripts scripts = asker.scripts();
    int page = registry.pageOf(number, connection);
    PageWorkers nested =
        new PageWorkers(
            scripts.withoutDocument(),
            this,
            null,
            asker.owner().fonts(),
            page,
            asker.owner().language(),
            connection.originKey());
    DedicatedWorker worker =
        new DedicatedWorker(
            new DedicatedWorker.Start(
                PageWorkers.nextNumber(),
                hub.newPorts(),
                connection.url(),
                connection.name(),
                connection.options().startsWith("module"),
                asker.origin(),
                page,
                true,
                ""),
            asker.scriptAddress(),
            scripts,
            nested,
            hub);
    worker.onEnd(
        () -> {
          registry.ended(number, worker.hasFailed()); // first: it names this one to nobody then
          synchronized (this) {
            running.remove(number);
          }
          nested.close();
        });
    synchronized (this) {
      running.put(number, worker);
    }
    worker.connect(connection.port(), connection.peer(), connection.errors());
    worker.start();
  }

  /// A document of another process connects.
  ///
  /// @return whether the worker is there
  boolean accept(int number, int link) {
    DedicatedWorker worker = worker(number);
    Links to;
    synchronized (this) {
      to = links;
    }
    if (worker == null || to == null) {
      return false;
    }
    int port = hub.newPorts();
    to.open(link, port + 1, port);
    worker.connect(port, port + 1, 0);
    return true;
  }

  /// Nobody owns it any longer.
  void terminate(int number) {
    DedicatedWorker worker = worker(number);
    if (worker != null) {
      worker.terminate();
    }
  }

  /// The worker of that connection, in another process, could not begin or has gone with it.
  void failed(int connection) {
    Integer errors;
    synchronized (this) {
      errors = errorPorts.remove(connection);
    }
    if (errors != null) {
      hub.send(errors, DedicatedWorker.FAILED);
    }
  }

  /// A document has gone; the workers that it alone owned end.
  void leave(PageWorkers owner) {
    List<Owned> left;
    synchronized (this) {
      left = owned.remove(owner);
      if (left == null) {
        return;
      }
      left.forEach(each -> errorPorts.remove(each.connection()));
    }
    left.forEach(each -> each.registry().release(each.connection()));
  }
}
