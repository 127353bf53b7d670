package bulkhead.icu;

import java.nio.charset.StandardCharsets;

/// One data item whose numbers change, in place, from big-endian to little-endian. Numbers are read
/// before they are swapped; all offsets count from `base`. Owned by one thread.
final class Swapper {
  private final byte[] bytes;
  private final int base;

  Swapper(byte[] bytes, int base) {
    this.bytes = bytes;
    this.base = base;
  }

  /// The same bytes, with offsets that count from `offset`.
  Swapper from(int offset) {
    return new Swapper(bytes, base + offset);
  }

  /// The count of bytes from `base` to the end of the item.
  int length() {
    return bytes.length - base;
  }

  int uint8(int offset) {
    return bytes[base + offset] & 0xff;
  }

  int uint16(int offset) {
    return uint8(offset) << 8 | uint8(offset + 1);
  }

  int int32(int offset) {
    return uint16(offset) << 16 | uint16(offset + 2);
  }

  String ascii(int offset, int length) {
    return new String(bytes, base + offset, length, StandardCharsets.US_ASCII);
  }

  /// Whether the text at `offset` is `text`, ended by a zero byte.
  boolean isText(int offset, String text) {
    return offset + text.length() < length()
        && ascii(offset, text.length()).equals(text)
        && uint8(offset + text.length()) == 0;
  }

  void set(int offset, int value) {
    bytes[base + offset] = (byte) value;
  }

  void swap16(int start, int end) {
    swap(start, end, 2);
  }

  void swap32(int start, int end) {
    swap(start, end, 4);
  }

  void swap64(int start, int end) {
    swap(start, end, 8);
  }

  private void swap(int start, int end, int width) {
    if ((end - start) % width != 0) {
      throw new IllegalArgumentException(start + ".." + end + " is no whole array of " + width);
    }
    for (int number = base + start; number < base + end; number += width) {
      for (int low = number, high = number + width - 1; low < high; low++, high--) {
        byte first = bytes[low];
        bytes[low] = bytes[high];
        bytes[high] = first;
      }
    }
  }
}
