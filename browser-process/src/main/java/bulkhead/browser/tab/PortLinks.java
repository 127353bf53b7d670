package bulkhead.browser.tab;

import bulkhead.browser.process.RenderProcessHost;
import bulkhead.ipc.Channel;
import bulkhead.ipc.api.ChannelLeave;
import bulkhead.ipc.api.ChannelsClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The message ports whose halves are in two renderers (HTML §9.4): by which number each of the two
/// knows such a link. Thread: `BrowserMain`.
final class PortLinks {
  /// One half. Its process chooses the number if it moved the port, and otherwise gets one of ours.
  record End(RenderProcessHost host, int number) {}

  /// Of links that processes did not number themselves; negative as Java sees them.
  private int lastNumber = Integer.MIN_VALUE;

  private final Map<End, @Nullable End> others = new HashMap<>();

  /// How many each process has numbered, which is what it has moved.
  private final Map<RenderProcessHost, Integer> counts = new HashMap<>();

  int newNumber() {
    return ++lastNumber;
  }

  boolean has(End end) {
    return others.containsKey(end);
  }

  /// The other half; null when it has gone.
  @Nullable End other(End end) {
    return others.get(end);
  }

  int count(RenderProcessHost host) {
    return counts.getOrDefault(host, 0);
  }

  void connect(End one, End two) {
    add(one, two);
    add(two, one);
  }

  private void count(End end, int change) {
    if (end.number() > 0) {
      counts.merge(end.host(), change, Integer::sum);
    }
  }

  private void add(End end, @Nullable End other) {
    others.put(end, other);
    count(end, 1);
  }

  /// The other half of what this process has moved was never there.
  void connectToNothing(End end) {
    add(end, null);
    close(end);
  }

  /// One process has no longer its half; the other hears of it.
  void leave(End end) {
    if (!others.containsKey(end)) {
      return;
    }
    count(end, -1);
    End other = others.remove(end);
    if (other != null) {
      others.put(other, null);
      close(other);
    }
  }

  private static void close(End end) {
    Channel channel = end.host().channel();
    if (channel != null) {
      channel
          .proxy(ChannelsClient.IPC)
          .linkClosed(ChannelLeave.newBuilder().setChannelId(end.number()).build());
    }
  }

  /// A process has gone.
  void forget(RenderProcessHost host) {
    List.copyOf(others.keySet()).stream().filter(end -> end.host() == host).forEach(this::leave);
    counts.remove(host);
  }
}
