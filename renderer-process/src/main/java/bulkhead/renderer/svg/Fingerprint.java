package bulkhead.renderer.svg;

import io.github.humbleui.skija.Matrix33;
import io.github.humbleui.skija.Path;

/// Tells drawings apart without looking at their pixels: everything that is drawn is added, and
/// equal drawings have equal fingerprints. Two that differ have equal ones once in 2^64.
final class Fingerprint {
  private long a = 0xcbf29ce484222325L;
  private long b = 0x9e3779b97f4a7c15L;

  void add(long value) {
    a = (a ^ value) * 0x100000001b3L;
    b = Long.rotateLeft(b + value * 0xff51afd7ed558ccdL, 27) * 0xc4ceb9fe1a85ec53L;
  }

  void add(float value) {
    add(Float.floatToIntBits(value));
  }

  void add(String value) {
    for (int i = 0; i < value.length(); i++) {
      add(value.charAt(i));
    }
    add(-value.length());
  }

  void add(Matrix33 matrix) {
    for (float value : matrix.getMat()) {
      add(value);
    }
  }

  void add(Path path) {
    byte[] bytes = path.serializeToBytes();
    long word = 0;
    for (int i = 0; i < bytes.length; i++) {
      word = word << 8 | bytes[i] & 255;
      if ((i & 7) == 7) {
        add(word);
        word = 0;
      }
    }
    add(word);
    add(bytes.length);
  }

  /// A value to compare and to look up by.
  Object key() {
    return new Key(a, b);
  }

  private record Key(long a, long b) {}
}
