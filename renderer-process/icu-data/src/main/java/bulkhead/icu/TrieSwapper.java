package bulkhead.icu;

/// Swaps a serialized code point trie: a header of 16 bytes, the index, the values.
/// Source: `unicode/ucptrie.h` and the ICU design document "ICU Code Point Tries".
///
/// ```
/// "Tri2" | options, indexLength, dataLength / 4, …   (uint16) | uint16[indexLength] | uint16/32[]
/// "Tri3" | options, indexLength, dataLength % 2^16, … (uint16) | uint16[indexLength] |
/// uint8/16/32[]
/// ```
final class TrieSwapper {
  private static final int HEADER = 16;
  private static final int TRI2 = 0x54726932;
  private static final int TRI3 = 0x54726933;

  private TrieSwapper() {}

  static void swap(Swapper trie) {
    int signature = trie.int32(0);
    int options = trie.uint16(4);
    int dataStart = HEADER + 2 * trie.uint16(6);
    int width;
    int dataLength;
    if (signature == TRI3) {
      width =
          switch (options & 7) {
            case 0 -> 2;
            case 1 -> 4;
            case 2 -> 1;
            default -> throw new IllegalArgumentException("trie with options " + options);
          };
      dataLength = (options & 0xf000) << 4 | trie.uint16(8);
    } else if (signature == TRI2) {
      width = (options & 0xf) == 0 ? 2 : 4;
      dataLength = trie.uint16(8) << 2;
    } else {
      throw new IllegalArgumentException("not a trie: " + Integer.toHexString(signature));
    }
    trie.swap32(0, 4);
    trie.swap16(4, dataStart);
    int end = dataStart + width * dataLength;
    if (width == 2) {
      trie.swap16(dataStart, end);
    } else if (width == 4) {
      trie.swap32(dataStart, end);
    }
  }
}
