package bulkhead.icu;

/// Swaps what text segmentation reads. Sources: `rbbidata.h` and `dictionarydata.h`.
final class BreakRulesSwapper {
  private static final int HEADER = 80;
  private static final int TABLE_HEADER = 20;

  /// The flag of a state table whose rows are bytes.
  private static final int ROWS_OF_BYTES = 4;

  private BreakRulesSwapper() {}

  /// `.brk` version 6: a header of 32-bit numbers (but for the version, 4 bytes at 4), two state
  /// tables, a trie, the source of the rules in UTF-8, the status values.
  static void rules(Swapper data) {
    int forward = data.int32(16);
    int forwardLength = data.int32(20);
    int reverse = data.int32(24);
    int reverseLength = data.int32(28);
    int trie = data.int32(32);
    int status = data.int32(48);
    int statusEnd = status + data.int32(52);
    data.swap32(0, 4);
    data.swap32(8, HEADER);
    stateTable(data.from(forward), forwardLength);
    stateTable(data.from(reverse), reverseLength);
    TrieSwapper.swap(data.from(trie));
    data.swap32(status, statusEnd);
  }

  private static void stateTable(Swapper table, int length) {
    if (length == 0) {
      return;
    }
    boolean rowsOfBytes = (table.int32(16) & ROWS_OF_BYTES) != 0;
    int end = TABLE_HEADER + table.int32(0) * table.int32(4);
    table.swap32(0, TABLE_HEADER);
    if (!rowsOfBytes) {
      table.swap16(TABLE_HEADER, end);
    }
  }

  /// `.dict` version 1: 8 indexes (0: the trie, 3: its end, 4: its kind), a trie of bytes or of
  /// 16-bit units.
  static void dictionary(Swapper data) {
    int trie = data.int32(0);
    int end = data.int32(12);
    boolean units = (data.int32(16) & 7) == 1;
    data.swap32(0, 32);
    if (units) {
      data.swap16(trie, end);
    }
  }
}
