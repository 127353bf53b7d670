package bulkhead.browser.net;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One running load: the bytes that its client has granted, and its end. Any thread.
final class Load implements LoaderHandle {
  static final int CHUNK = 64 << 10;

  private final LoaderClient client;
  private long granted;
  private boolean cancelled;
  private @Nullable Runnable onCancel;

  Load(LoaderClient client) {
    this.client = client;
  }

  /// The load was cancelled; thrown through the loader to end it silently.
  static final class Cancelled extends IOException {
    private static final long serialVersionUID = 1;
  }

  @Override
  public synchronized void grant(int bytes) {
    granted += Math.max(0, bytes);
    notifyAll();
  }

  @Override
  public void cancel() {
    Runnable action;
    synchronized (this) {
      cancelled = true;
      action = onCancel;
      notifyAll();
    }
    if (action != null) {
      action.run();
    }
  }

  synchronized boolean isCancelled() {
    return cancelled;
  }

  /// What frees the connection of a load that waits for it; run at once if it is cancelled already.
  void onCancel(Runnable action) {
    boolean late;
    synchronized (this) {
      onCancel = action;
      late = cancelled;
    }
    if (late) {
      action.run();
    }
  }

  private synchronized int awaitGrant(int most) throws Cancelled {
    while (granted <= 0 && !cancelled) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        cancelled = true;
      }
    }
    if (cancelled) {
      throw new Cancelled();
    }
    return (int) Math.min(most, granted);
  }

  /// Sends a stream to the client as it comes, as far as bytes are granted.
  /// @return how many bytes there were
  long pump(byte[] head, InputStream in) throws IOException {
    long total = 0;
    for (int from = 0; from < head.length; ) {
      int size = awaitGrant(Math.min(CHUNK, head.length - from));
      deliver(Arrays.copyOfRange(head, from, from + size));
      from += size;
      total += size;
    }
    byte[] buffer = new byte[CHUNK];
    while (true) {
      int size = in.read(buffer, 0, awaitGrant(CHUNK));
      if (size < 0) {
        return total;
      }
      total += size;
      deliver(Arrays.copyOf(buffer, size));
    }
  }

  private void deliver(byte[] chunk) {
    synchronized (this) {
      granted -= chunk.length;
    }
    client.data(chunk);
  }

  /// Reads up to `size` bytes for sniffing; fewer only at the stream's end.
  static byte[] head(InputStream in, int size) throws IOException {
    return in.readNBytes(size);
  }

  void failed(NetError error) {
    if (!isCancelled()) {
      client.failed(error);
    }
  }

  void finished() {
    if (!isCancelled()) {
      client.finished();
    }
  }

  LoaderClient client() {
    return client;
  }
}
