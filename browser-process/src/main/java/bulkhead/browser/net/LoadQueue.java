package bulkhead.browser.net;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whose turn it is: so many loads at once in all, and so many to one host (Chromium: 256 sockets,
/// 6 a host). Any thread.
final class LoadQueue {
  private static final int MOST_AT_ONCE = 256;
  private static final int MOST_PER_LANE = 6;

  /// To a host that speaks HTTP/2, where loads share one connection.
  private static final int MOST_MULTIPLEXED = 64;

  private static final int MOST_WAITING = 10_000;
  private static final int MOST_REMEMBERED = 1000;

  private static final class Lane {
    int active;
    final ArrayDeque<Load> waiting = new ArrayDeque<>();
  }

  private final Map<String, Lane> lanes = new HashMap<>();
  private final Set<String> multiplexed = new HashSet<>();
  private int active;
  private int waiting;

  /// Begins the load now or when it is its turn. False: too many are waiting.
  boolean submit(Load load) {
    synchronized (this) {
      Lane lane = lanes.computeIfAbsent(load.lane(), key -> new Lane());
      if (!hasRoom(load.lane(), lane)) {
        if (waiting >= MOST_WAITING) {
          return false;
        }
        waiting++;
        lane.waiting.add(load);
        return true;
      }
      lane.active++;
      active++;
    }
    load.begin();
    return true;
  }

  private boolean hasRoom(String key, Lane lane) {
    int most = multiplexed.contains(key) ? MOST_MULTIPLEXED : MOST_PER_LANE;
    return active < MOST_AT_ONCE && lane.active < most;
  }

  /// The load was cancelled: if it is still waiting, it is forgotten.
  synchronized void withdraw(Load load) {
    Lane lane = lanes.get(load.lane());
    if (lane != null && lane.waiting.remove(load)) {
      waiting--;
      forgetIfIdle(load.lane(), lane);
    }
  }

  /// A load that had begun has ended; the next may begin.
  void ended(Load load) {
    Load next;
    synchronized (this) {
      Lane lane = lanes.get(load.lane());
      if (lane == null) {
        return;
      }
      lane.active--;
      active--;
      next = next(load.lane(), lane);
    }
    if (next != null) {
      next.begin();
    }
  }

  /// Takes the next load of this lane, or where it has none, of any other.
  private @Nullable Load next(String key, Lane lane) {
    Load next = takeFrom(key, lane);
    if (next == null && waiting > 0) {
      for (Iterator<Map.Entry<String, Lane>> all = lanes.entrySet().iterator();
          next == null && all.hasNext(); ) {
        Map.Entry<String, Lane> entry = all.next();
        next = takeFrom(entry.getKey(), entry.getValue());
      }
    }
    forgetIfIdle(key, lane);
    return next;
  }

  private @Nullable Load takeFrom(String key, Lane lane) {
    if (lane.waiting.isEmpty() || !hasRoom(key, lane)) {
      return null;
    }
    waiting--;
    active++;
    lane.active++;
    return lane.waiting.remove();
  }

  private void forgetIfIdle(String key, Lane lane) {
    if (lane.active == 0 && lane.waiting.isEmpty()) {
      lanes.remove(key);
    }
  }

  /// The host behind this lane speaks HTTP/2.
  void multiplexed(String key) {
    Load next;
    do {
      synchronized (this) {
        if (multiplexed.size() >= MOST_REMEMBERED) {
          multiplexed.clear();
        }
        multiplexed.add(key);
        Lane lane = lanes.get(key);
        next = lane == null ? null : takeFrom(key, lane);
      }
      if (next != null) {
        next.begin();
      }
    } while (next != null);
  }
}
