package bulkhead.renderer.script.bindings;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/// Bytes between a realm's JavaScript and Java, which are more than the shared memory holds: what
/// was given is collected until the call that uses it, and an answer lies ready until it is taken.
/// Thread: the isolate's.
final class ByteExchange {
  private ByteArrayOutputStream given = new ByteArrayOutputStream();
  private byte[] answer = {};
  private int taken;

  void give(ByteBuffer bulk, int count) {
    byte[] piece = new byte[count];
    bulk.get(0, piece);
    given.writeBytes(piece);
  }

  /// All that was given since the last call of this.
  byte[] given() {
    byte[] all = given.toByteArray();
    given = new ByteArrayOutputStream();
    return all;
  }

  /// What JavaScript takes next.
  void answer(byte[] bytes) {
    answer = bytes;
    taken = 0;
  }

  int take(ByteBuffer bulk, int most) {
    int count = Math.min(Math.min(bulk.capacity(), most), answer.length - taken);
    bulk.put(0, answer, taken, count);
    taken += count;
    if (taken == answer.length) {
      answer = new byte[0];
      taken = 0;
    }
    return count;
  }
}
