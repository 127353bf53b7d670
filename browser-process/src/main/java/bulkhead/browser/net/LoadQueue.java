package bulkhead.browser.net;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Whose turn it is: so many loads at once in all, and so many to one host (Chromium: 256 sockets,
/// 6 a host). Of all that there is, nobody takes more than is left for others: neither of the loads
/// at once, nor of the places to wait, nor of the memory for what loads send. So one page's
/// thousand loads that never end leave another's first one its place. Any thread.
final class LoadQueue {
  private static final int MOST_AT_ONCE = 256;
  private static final int MOST_PER_LANE = 6;

  /// To a host that speaks HTTP/2, where loads share one connection.
  private static final int MOST_MULTIPLEXED = 64;

  private static final int MOST_WAITING = 10_000;
  private static final int MOST_REMEMBERED = 1000;

  /// Of bodies that loads carry to a server.
  private static final long MOST_BYTES = 512L << 20;

  private static final class Lane {
    int active;
    final ArrayDeque<Load> waiting = new ArrayDeque<>();
  }

  /// What one asker has taken.
  private static final class Share {
    int active;
    int waiting;
    long bytes;

    boolean isEmpty() {
      return active == 0 && waiting == 0;
    }
  }

  private final Map<String, Lane> lanes = new HashMap<>();
  private final Map<String, Share> shares = new HashMap<>();
  private final Set<String> multiplexed = new HashSet<>();
  private int active;
  private int waiting;
  private long bytes;

  /// Begins the load now or when it is its turn. False: too many are waiting, or carry too much.
  boolean submit(Load load) {
    synchronized (this) {
      Share share = shares.computeIfAbsent(load.asker(), key -> new Share());
      Lane lane = lanes.computeIfAbsent(load.lane(), key -> new Lane());
      boolean now = hasRoom(load.lane(), lane, share);
      if (share.bytes + load.bytesToSend() > MOST_BYTES - bytes
          || !now && share.waiting >= MOST_WAITING - waiting) {
        forgetIfIdle(load);
        return false;
      }
      share.bytes += load.bytesToSend();
      bytes += load.bytesToSend();
      if (!now) {
        waiting++;
        share.waiting++;
        lane.waiting.add(load);
        return true;
      }
      take(lane, share);
    }
    load.begin();
    return true;
  }

  private boolean hasRoom(String key, Lane lane, Share share) {
    int most = multiplexed.contains(key) ? MOST_MULTIPLEXED : MOST_PER_LANE;
    return share.active < MOST_AT_ONCE - active && lane.active < most;
  }

  private void take(Lane lane, Share share) {
    lane.active++;
    share.active++;
    active++;
  }

  private Share share(Load load) {
    Share share = shares.get(load.asker());
    if (share == null) {
      throw new IllegalStateException("a load that was not submitted");
    }
    return share;
  }

  /// The load was cancelled: if it is still waiting, it is forgotten.
  synchronized void withdraw(Load load) {
    Lane lane = lanes.get(load.lane());
    if (lane != null && lane.waiting.remove(load)) {
      waiting--;
      share(load).waiting--;
      forget(load);
    }
  }

  /// A load that had begun has ended; others may begin.
  void ended(Load load) {
    List<Load> next = new ArrayList<>();
    synchronized (this) {
      Lane lane = lanes.get(load.lane());
      if (lane == null) {
        return;
      }
      lane.active--;
      share(load).active--;
      active--;
      forget(load);
      takeFrom(load.lane(), lane, next);
      if (next.isEmpty() && waiting > 0) {
        lanes.forEach((key, each) -> takeFrom(key, each, next));
      }
    }
    next.forEach(Load::begin);
  }

  /// Takes the first loads of this lane that have room.
  private void takeFrom(String key, Lane lane, List<Load> begun) {
    for (Iterator<Load> all = lane.waiting.iterator(); all.hasNext(); ) {
      int most = multiplexed.contains(key) ? MOST_MULTIPLEXED : MOST_PER_LANE;
      if (active >= MOST_AT_ONCE || lane.active >= most) {
        return;
      }
      Load load = all.next();
      Share share = share(load);
      if (hasRoom(key, lane, share)) {
        all.remove();
        waiting--;
        share.waiting--;
        take(lane, share);
        begun.add(load);
      }
    }
  }

  private void forget(Load load) {
    share(load).bytes -= load.bytesToSend();
    bytes -= load.bytesToSend();
    forgetIfIdle(load);
  }

  private void forgetIfIdle(Load load) {
    Lane lane = lanes.get(load.lane());
    if (lane != null && lane.active == 0 && lane.waiting.isEmpty()) {
      lanes.remove(load.lane());
    }
    Share share = shares.get(load.asker());
    if (share != null && share.isEmpty()) {
      shares.remove(load.asker());
    }
  }

  /// The host behind this lane speaks HTTP/2.
  void multiplexed(String key) {
    List<Load> next = new ArrayList<>();
    synchronized (this) {
      if (multiplexed.size() >= MOST_REMEMBERED) {
        multiplexed.clear();
      }
      multiplexed.add(key);
      Lane lane = lanes.get(key);
      if (lane != null) {
        takeFrom(key, lane, next);
      }
    }
    next.forEach(Load::begin);
  }
}
