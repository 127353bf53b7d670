package bulkhead.browser.tab;

import bulkhead.process.TaskLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Brings the pieces of one body from the network's threads to `BrowserMain`. Small ones that come
/// close together go as one: each costs the renderer a message, and a server can make a million of
/// a megabyte. The first after a pause goes at once.
///
/// ```
///   network      a    b c d e                f
///   BrowserMain  a         bcde              f
///                |<-PAUSE->|
/// ```
final class PieceGatherer {
  private static final int LARGE = 16 << 10;
  private static final int MOST_PIECE = 64 << 10;
  private static final long PAUSE_MS = 4;

  private final TaskLoop model;
  private final Consumer<byte[]> taker;

  // Guarded by this.
  private final List<byte[]> waiting = new ArrayList<>();
  private int bytes;
  private boolean due;
  private long lastNanos = System.nanoTime() - PAUSE_MS * 1_000_000;

  /// @param taker gets the pieces on `BrowserMain`, in order
  PieceGatherer(TaskLoop model, Consumer<byte[]> taker) {
    this.model = model;
    this.taker = taker;
  }

  /// On a thread of the network.
  void add(byte[] piece) {
    long pause;
    synchronized (this) {
      int before = bytes;
      waiting.add(piece);
      bytes += piece.length;
      boolean large = before < LARGE && bytes >= LARGE;
      if (due && !large) {
        return;
      }
      due = true;
      long since = (System.nanoTime() - lastNanos) / 1_000_000;
      pause = large ? 0 : PAUSE_MS - since;
    }
    if (pause <= 0) {
      model.execute(this::flush);
    } else {
      model.postDelayed(this::flush, pause);
    }
  }

  /// Hands over what has come: before the end of the body is told, and when it is time. On
  /// `BrowserMain`.
  void flush() {
    model.assertOwner();
    List<byte[]> pieces;
    synchronized (this) {
      due = false;
      if (waiting.isEmpty()) {
        return;
      }
      pieces = joined();
      waiting.clear();
      bytes = 0;
      lastNanos = System.nanoTime();
    }
    pieces.forEach(taker);
  }

  /// What waits, in as few pieces as the size of one allows.
  private List<byte[]> joined() {
    List<byte[]> pieces = new ArrayList<>();
    for (int from = 0; from < waiting.size(); ) {
      int size = waiting.get(from).length;
      int to = from + 1;
      while (to < waiting.size() && size + waiting.get(to).length <= MOST_PIECE) {
        size += waiting.get(to++).length;
      }
      pieces.add(to == from + 1 ? waiting.get(from) : join(from, to, size));
      from = to;
    }
    return pieces;
  }

  private byte[] join(int from, int to, int size) {
    byte[] all = new byte[size];
    int at = 0;
    for (byte[] each : waiting.subList(from, to)) {
      System.arraycopy(each, 0, all, at, each.length);
      at += each.length;
    }
    return all;
  }
}
