package bulkhead.renderer.script.bindings;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    void receive(int port, Message message);
  }

  private record Channel(String key, Receiver receiver) {}

  private int lastId;
  private int waitingCount;
  private final Map<Integer, Receiver> owners = new HashMap<>();
  private final Map<Integer, Deque<Message>> waiting = new HashMap<>();
  private final Map<Integer, Channel> channels = new LinkedHashMap<>();

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
      early.forEach(message -> receiver.receive(port, message));
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
      owner.receive(port, message);
    } else if (port > 0 && port <= lastId && waitingCount < MOST_WAITING) {
      waiting.computeIfAbsent(port, id -> new ArrayDeque<>()).add(message);
      waitingCount++;
    }
  }

  /// Opens a broadcast channel. `key` names the storage key and the channel.
  synchronized int join(String key, Receiver receiver) {
    int id = ++lastId;
    channels.put(id, new Channel(key, receiver));
    return id;
  }

  synchronized void leave(int channel) {
    channels.remove(channel);
  }

  /// To all channels of that key but the one it comes from.
  synchronized void broadcast(int from, Message message) {
    Channel source = channels.get(from);
    if (source == null) {
      return;
    }
    for (Map.Entry<Integer, Channel> each : List.copyOf(channels.entrySet())) {
      if (each.getKey() != from && each.getValue().key().equals(source.key())) {
        each.getValue().receiver().receive(each.getKey(), message);
      }
    }
  }

  /// A realm has gone, with its ports and channels.
  synchronized void forget(Receiver receiver) {
    owners.values().removeIf(each -> each == receiver);
    channels.values().removeIf(each -> each.receiver() == receiver);
  }
}
