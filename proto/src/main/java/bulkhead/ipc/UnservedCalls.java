package bulkhead.ipc;

import io.netty.channel.Channel;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// The calls of one peer that wait for their turn. When they are many, the peer's socket is not
/// read until half of them are served: so a peer that calls faster than it is served waits itself,
/// instead of filling this process's memory. Calls come on the I/O thread and are served on any.
final class UnservedCalls {
  private static final int MOST = 10_000;
  private static final long MOST_BYTES = 32 << 20;

  private final Channel socket;
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();
  private volatile boolean stopped; // written on the I/O thread

  UnservedCalls(Channel socket) {
    this.socket = socket;
  }

  void came(int size) {
    int waiting = calls.incrementAndGet();
    long taken = bytes.addAndGet(size);
    if ((waiting > MOST || taken > MOST_BYTES) && !stopped) {
      stopped = true;
      socket.config().setAutoRead(false);
      resumeIfServed(); // all may have been served before `stopped` was seen
    }
  }

  void served(int size) {
    calls.decrementAndGet();
    bytes.addAndGet(-size);
    if (stopped && areFew()) {
      socket.eventLoop().execute(this::resumeIfServed);
    }
  }

  private boolean areFew() {
    return calls.get() <= MOST / 2 && bytes.get() <= MOST_BYTES / 2;
  }

  private void resumeIfServed() {
    if (stopped && areFew()) {
      stopped = false;
      socket.config().setAutoRead(true);
    }
  }
}
