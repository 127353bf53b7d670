package bulkhead.renderer.script.bindings;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Carries messages between the threads of this process that run scripts: of message ports that
/// have left the thread they were made on (HTML §9.4), and of broadcast channels (§9.5). Safe from
/// any thread.
///
/// ```
/// postMessage -> record as JSON + buffers -> send(port) -> waits -> next(port) by its owner
/// ```
public final class MessageHub {
  /// When so many messages wait, further ones for ports that nobody has claimed yet are dropped.
  private static final int MOST_WAITING = 100_000;

  /// A message port that moves with a message: its number and that of its other half.
  public record Port(int id, int peer) {}

  /// A record of structured clone; `buffers` are its array buffers, never changed.
  public record Message(String text, List<Port> ports, List<byte[]> buffers) {
    public Message {
      ports = List.copyOf(ports);
      buffers = List.copyOf(buffers);
    }

    public Message(String text, List<byte[]> buffers) {
      this(text, List.of(), buffers);
    }
  }

  /// To a port whose other half has gone.
  public static final Message CLOSED = new Message("{\"closed\":true}", List.of());

  /// A realm that has ports and channels, or what carries the messages of ports to another process;
  /// called from any thread, with the hub locked.
  public interface Receiver {
    /// A message waits for one of its ports: [#next] has it, unless the port has moved on by then.
    void arrived(int port);

    /// A broadcast channel has a message.
    ///
    /// @param taken runs when the script has got it; not at all if the realm is closed before
    default void receive(int channel, Message message, Runnable taken) {}
  }

  /// A message at its port, until the port's owner has taken it.
  ///
  /// @param taken runs when the script has got it; not at all if the realm is closed before
  public record Pending(Message message, Runnable taken) {}

  private static final Runnable NOBODY_WAITS = () -> {};
  private static final Deque<Pending> NOTHING = new ArrayDeque<>(0);

  /// Who hears each other by broadcast channels.
  ///
  /// @param originKey as [WindowHost#originKey]
  public record Audience(String originKey, String name) {}

  /// Takes what broadcast channels say to other processes, if anything. Called with the hub locked,
  /// in the order of what happens; must return quickly.
  public interface Outside {
    /// The first channel of that audience is open; `number` stands for it until the last is closed.
    void opened(int number, Audience audience);

    void closed(int number);

    void said(int number, Message message);
  }

  private record Channel(Group group, Receiver receiver) {}

  /// The open channels of one audience.
  private record Group(Audience audience, int number, Map<Integer, Channel> channels) {}

  private int lastId;
  private int waitingCount;
  private final Map<Integer, Receiver> owners = new HashMap<>();
  private final Map<Integer, Deque<Pending>> waiting = new HashMap<>();
  private final Map<Integer, Channel> channels = new LinkedHashMap<>();
  private final Map<Audience, Group> groups = new HashMap<>();
  private final Map<Integer, Group> groupOfNumber = new HashMap<>();
  private @Nullable Outside outside;
  private final ProcessLocks locks = new ProcessLocks(this);

  /// Their answers are messages of this hub.
  public ProcessLocks locks() {
    return locks;
  }

  /// Before the first channel.
  public synchronized void connect(Outside processes) {
    outside = processes;
  }

  /// Two ports that nobody has yet: this number, which is odd, and the next.
  public synchronized int newPorts() {
    int first = (lastId + 1) | 1;
    lastId = first + 1;
    return first;
  }

  private static int peer(int port) {
    return ((port - 1) ^ 1) + 1;
  }

  /// From now on the port's messages go to this receiver, first those that waited.
  ///
  /// @return how many of them wait there still
  public synchronized int claim(int port, Receiver receiver) {
    if (owners.put(port, receiver) == receiver) {
      return 0;
    }
    int count = waiting.getOrDefault(port, NOTHING).size();
    for (int i = 0; i < count; i++) {
      receiver.arrived(port);
    }
    return waiting.getOrDefault(port, NOTHING).size();
  }

  /// Puts a message before those that wait: its port moves on before a script has read it.
  synchronized void putBack(int port, Message message) {
    waiting
        .computeIfAbsent(port, id -> new ArrayDeque<>())
        .addFirst(new Pending(message, NOBODY_WAITS));
    waitingCount++;
  }

  /// The next message of a port; null when there is none, or the port is no longer this receiver's.
  public synchronized @Nullable Pending next(int port, Receiver receiver) {
    Deque<Pending> queue = owners.get(port) == receiver ? waiting.get(port) : null;
    if (queue == null) {
      return null;
    }
    Pending first = queue.removeFirst();
    waitingCount--;
    if (queue.isEmpty()) {
      waiting.remove(port);
    }
    return first;
  }

  /// The port is on its way to another thread.
  public synchronized void release(int port) {
    owners.remove(port);
  }

  /// To whoever has that port.
  public void send(int port, Message message) {
    send(port, message, NOBODY_WAITS);
  }

  /// The same.
  ///
  /// @param taken as [Pending#taken]
  public synchronized void send(int port, Message message, Runnable taken) {
    Receiver owner = owners.get(port);
    if (port <= 0 || port > lastId || owner == null && waitingCount >= MOST_WAITING) {
      taken.run();
      return;
    }
    waiting.computeIfAbsent(port, id -> new ArrayDeque<>()).add(new Pending(message, taken));
    waitingCount++;
    if (owner != null) {
      owner.arrived(port);
    }
  }

  /// Opens a broadcast channel.
  synchronized int join(Audience audience, Receiver receiver) {
    Group group = groups.get(audience);
    if (group == null) {
      group = new Group(audience, ++lastId, new LinkedHashMap<>());
      groups.put(audience, group);
      groupOfNumber.put(group.number(), group);
      if (outside != null) {
        outside.opened(group.number(), audience);
      }
    }
    int id = ++lastId;
    Channel channel = new Channel(group, receiver);
    channels.put(id, channel);
    group.channels().put(id, channel);
    return id;
  }

  synchronized void leave(int channel) {
    Channel closed = channels.remove(channel);
    if (closed == null) {
      return;
    }
    Group group = closed.group();
    group.channels().remove(channel);
    if (group.channels().isEmpty()) {
      groups.remove(group.audience());
      groupOfNumber.remove(group.number());
      if (outside != null) {
        outside.closed(group.number());
      }
    }
  }

  /// To all channels of that audience but the one it comes from.
  synchronized void broadcast(int from, Message message) {
    Channel source = channels.get(from);
    if (source == null) {
      return;
    }
    deliver(source.group(), from, message, NOBODY_WAITS);
    if (outside != null) {
      outside.said(source.group().number(), message);
    }
  }

  private static void deliver(Group group, int from, Message message, Runnable taken) {
    group
        .channels()
        .forEach(
            (id, channel) -> {
              if (id != from) {
                channel.receiver().receive(id, message, taken);
              }
            });
  }

  /// Another process has said something to that audience.
  ///
  /// @param taken runs when all have got it; not at all if one of them goes away before
  public synchronized void hear(int number, Message message, Runnable taken) {
    Group group = groupOfNumber.get(number);
    if (group == null) {
      taken.run();
      return;
    }
    AtomicInteger left = new AtomicInteger(group.channels().size());
    deliver(
        group,
        0,
        message,
        () -> {
          if (left.decrementAndGet() == 0) {
            taken.run();
          }
        });
  }

  /// A realm has gone, with its ports, those that were on their way to it, and its channels: the
  /// other halves of the ports hear of it.
  synchronized void forget(Receiver receiver) {
    List<Integer> ports = new ArrayList<>();
    owners.forEach(
        (port, owner) -> {
          if (owner == receiver) {
            ports.add(port);
          }
        });
    List<Port> left = new ArrayList<>();
    for (int port : ports) {
      owners.remove(port);
      left.add(new Port(port, peer(port)));
      Deque<Pending> never = Objects.requireNonNullElse(waiting.remove(port), NOTHING);
      waitingCount -= never.size();
      never.forEach(each -> left.addAll(each.message().ports()));
    }
    for (Port port : left) {
      if (owners.containsKey(port.peer())) {
        send(port.peer(), CLOSED);
      }
    }
    List<Integer> gone = new ArrayList<>();
    channels.forEach(
        (id, channel) -> {
          if (channel.receiver() == receiver) {
            gone.add(id);
          }
        });
    gone.forEach(this::leave);
  }
}
