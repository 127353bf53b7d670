package bulkhead.icu;

import java.util.BitSet;

/// Swaps one resource bundle, format version 2 or 3. Source: `uresdata.h`.
///
/// ```
/// root resource | indexes | keys (bytes) | 16-bit units | 32-bit resources
/// ```
///
/// A resource is a word: a type (4 bits) and an offset in words from the root. Strings, tables and
/// arrays of the 16-bit kinds lie among the 16-bit units, and are swapped with these.
final class ResourceBundleSwapper {
  private static final int KEYS_TOP = 1;
  private static final int UNITS_TOP = 6;

  private final Swapper bundle;
  private final BitSet swapped = new BitSet();
  private int keysEnd;

  ResourceBundleSwapper(Swapper bundle) {
    this.bundle = bundle;
  }

  void swap() {
    int root = bundle.int32(0);
    int indexes = bundle.uint8(7); // the other three bytes of indexes[0] hold other facts
    keysEnd = 4 * index(KEYS_TOP);
    int unitsEnd = indexes > UNITS_TOP ? 4 * index(UNITS_TOP) : keysEnd;
    bundle.swap32(0, 4 + 4 * indexes);
    bundle.swap16(keysEnd, Math.max(keysEnd, unitsEnd));
    swap(root, false);
  }

  private int index(int number) {
    return bundle.int32(4 + 4 * number);
  }

  /// `collation`: the resource is the value of `%%CollationBin`, a data item in the bundle.
  private void swap(int resource, boolean collation) {
    int start = 4 * (resource & 0x0fffffff);
    if (start == 0 || isWithoutBody(resource >>> 28) || swapped.get(start)) {
      return;
    }
    swapped.set(start);
    switch (resource >>> 28) {
      case 0, 3 -> string(start);
      case 1 -> binary(start, collation);
      case 2 -> table(start);
      case 4 -> longTable(start);
      case 8 -> array(start);
      case 14 -> {
        int end = start + 4 + 4 * bundle.int32(start);
        bundle.swap32(start, end);
      }
      default -> throw new IllegalArgumentException("resource " + Integer.toHexString(resource));
    }
  }

  /// Tables, strings and arrays of 16-bit units; integers, which are the word itself.
  private static boolean isWithoutBody(int type) {
    return type == 5 || type == 6 || type == 9 || type == 7;
  }

  /// A string or an alias: the length, the text, a zero.
  private void string(int start) {
    int length = bundle.int32(start);
    bundle.swap32(start, start + 4);
    bundle.swap16(start + 4, start + 4 + 2 * (length + 1));
  }

  private void binary(int start, boolean collation) {
    int length = bundle.int32(start);
    bundle.swap32(start, start + 4);
    if (collation && length > 0) {
      DataItem.swap(bundle.from(start + 4));
    }
  }

  /// The count, as many key offsets, padding to a whole word (all 16-bit), the resources.
  private void table(int start) {
    int count = bundle.uint16(start);
    int values = start + (2 + 2 * count + 3) / 4 * 4;
    for (int i = 0; i < count; i++) {
      swap(bundle.int32(values + 4 * i), isCollationKey(bundle.uint16(start + 2 + 2 * i)));
    }
    bundle.swap16(start, start + 2 + 2 * count);
    bundle.swap32(values, values + 4 * count);
  }

  /// As [#table], all 32-bit.
  private void longTable(int start) {
    int count = bundle.int32(start);
    int values = start + 4 + 4 * count;
    for (int i = 0; i < count; i++) {
      swap(bundle.int32(values + 4 * i), isCollationKey(bundle.int32(start + 4 + 4 * i)));
    }
    bundle.swap32(start, values + 4 * count);
  }

  private void array(int start) {
    int count = bundle.int32(start);
    for (int i = 0; i < count; i++) {
      swap(bundle.int32(start + 4 + 4 * i), false);
    }
    bundle.swap32(start, start + 4 + 4 * count);
  }

  /// Keys past the bundle's own are in the pool bundle, which has no such key.
  private boolean isCollationKey(int offset) {
    return offset > 0 && offset < keysEnd && bundle.isText(offset, "%%CollationBin");
  }
}
