package bulkhead.icu;

/// Swaps the three formats that hold properties of characters: 32-bit indexes, tries, 16-bit units.
/// Sources: `normalizer2impl.h`, `emojiprops.h` and `ulayout_props.h`.
final class PropertySwapper {
  private PropertySwapper() {}

  /// `.nrm` version 5. Offsets 0 to 3: the trie (where the indexes end), 16-bit extra data, the
  /// bytes of small FCD, their end.
  static void normalizer(Swapper data) {
    int trie = data.int32(0);
    int extra = data.int32(4);
    int bytes = data.int32(8);
    data.swap32(0, trie);
    TrieSwapper.swap(data.from(trie));
    data.swap16(extra, bytes);
  }

  /// `uemoji.icu` version 1. Offset 0: the trie (where the indexes end); offsets 4 to 10: the
  /// string tries of 16-bit units, one for each property of strings.
  static void emoji(Swapper data) {
    int trie = data.int32(0);
    int strings = data.int32(4 * 4);
    int stringsEnd = data.int32(10 * 4);
    data.swap32(0, trie);
    TrieSwapper.swap(data.from(trie));
    data.swap16(strings, stringsEnd);
  }

  /// `ulayout.icu` version 1. Index 0: the count of indexes; indexes 1 to 3: where the tries of the
  /// Indic positional and syllabic categories and of the vertical orientation end.
  static void layout(Swapper data) {
    int start = 4 * data.int32(0);
    int[] ends = {data.int32(4), data.int32(8), data.int32(12)};
    data.swap32(0, start);
    for (int end : ends) {
      if (end > start) {
        TrieSwapper.swap(data.from(start));
      }
      start = end;
    }
  }
}
