package bulkhead.renderer.script.bindings;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Carries messages between the threads of this process that run scripts: of message ports that
/// have left the thread they were made on (HTML §9.4), and of broadcast channels (§9.5). Safe from
/// any thread.
///
/// ```
/// postMessage -> record as JSON + buffers -> send(port) -> Receiver of who claimed the port
/// ```
public final class MessageHub {
  /// Messages that wait for a port that nobody has claimed yet; further ones are dropped.
  private static final int MOST_WAITING = 100_000;

  /// A record of structured clone; `buffers` are its array buffers, never changed.
  public record Message(String text, List<byte[]> buffers) {
    public Message {
      buffers = List.copyOf(buffers);
    }
  }

  /// A realm that has ports; called from any thread.
  interface Receiver {
    /// @param taken runs when the script has got it; not at all if the realm is closed before
    void receive(int port, Message message, Runnable taken);
  }

  private static final Runnable NOBODY_WAITS = () -> {};

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
  private final Map<Integer, Deque<Message>> waiting = new HashMap<>();
  private final Map<Integer, Channel> channels = new LinkedHashMap<>();
  private final Map<Audience, Group> groups = new HashMap<>();
  private final Map<Integer, Group> groupOfNumber = new HashMap<>();
  private @Nullable Outside outside;

  /// Before the first channel.
  public synchronized void connect(Outside processes) {
    outside = processes;
  }

  /// Two ports that nobody has yet: this number and the next.
  public synchronized int newPorts() {
    int first = lastId + 1;
    lastId += 2;
    return first;
  }

  /// From now on the port's messages go to this receiver, first those that waited.
  synchronized void claim(int port, Receiver receiver) {
    owners.put(port, receiver);
    Deque<Message> early = waiting.remove(port);
    if (early != null) {
      waitingCount -= early.size();
      early.forEach(message -> receiver.receive(port, message, NOBODY_WAITS));
    }
  }

  /// The port is on its way to another thread.
  synchronized void release(int port) {
    owners.remove(port);
  }

  /// To whoever has that port.
  public synchronized void send(int port, Message message) {
    Receiver owner = owners.get(port);
    if (owner != null) {
      owner.receive(port, message, NOBODY_WAITS);
    } else if (port > 0 && port <= lastId && waitingCount < MOST_WAITING) {
      waiting.computeIfAbsent(port, id -> new ArrayDeque<>()).add(message);
      waitingCount++;
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

  /// A realm has gone, with its ports and channels.
  synchronized void forget(Receiver receiver) {
    owners.values().removeIf(each -> each == receiver);
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
