package bulkhead.icu;

/// Swaps collation data, format version 5: the root's `ucadata.icu` and the `%%CollationBin` of a
/// tailoring. An array of offsets, each of which begins one part and ends the part before.
/// Source: `collationdatareader.h` ("Format of Collator binary data").
final class CollationSwapper {
  private static final int REORDER_CODES = 5;
  private static final int REORDER_TABLE = 6;
  private static final int TRIE = 7;
  private static final int CES = 9;
  private static final int CE32S = 11;
  private static final int CONTEXTS = 13;
  private static final int COMPRESSIBLE_BYTES = 17;

  private CollationSwapper() {}

  static void swap(Swapper data) {
    int count = data.int32(0);
    int[] offsets = new int[Math.max(count, COMPRESSIBLE_BYTES + 1)];
    for (int i = 0; i < offsets.length; i++) {
      // Absent offsets are those of parts that are absent too, at the end.
      offsets[i] = i < count ? data.int32(4 * i) : offsets[i - 1];
    }
    data.swap32(0, 4 * count);
    if (count <= REORDER_CODES) {
      return;
    }
    data.swap32(offsets[REORDER_CODES], offsets[REORDER_TABLE]);
    if (offsets[TRIE] < offsets[TRIE + 1]) {
      TrieSwapper.swap(data.from(offsets[TRIE]));
    }
    data.swap64(offsets[CES], offsets[CES + 1]);
    data.swap32(offsets[CE32S], offsets[CONTEXTS]); // and the root elements between them
    // Contexts, unsafe backward set, fast Latin table and scripts are all of 16-bit units.
    data.swap16(offsets[CONTEXTS], offsets[COMPRESSIBLE_BYTES]);
  }
}
