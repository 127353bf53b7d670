package bulkhead.browser.image;

import java.io.ByteArrayOutputStream;

/// Bits in the order of WebP: the lowest of a byte first.
final class BitWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
  private long waiting;
  private int count;

  /// Appends the lowest bits of a value, at most 32.
  void bits(int value, int howMany) {
    waiting |= (value & ((1L << howMany) - 1)) << count;
    count += howMany;
    while (count >= 8) {
      bytes.write((int) waiting);
      waiting >>>= 8;
      count -= 8;
    }
  }

  byte[] finish() {
    if (count > 0) {
      bytes.write((int) waiting);
      count = 0;
    }
    return bytes.toByteArray();
  }
}
