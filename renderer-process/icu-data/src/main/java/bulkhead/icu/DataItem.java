package bulkhead.icu;

/// Swaps a whole data item by the format that its header names.
/// Source: https://unicode-org.github.io/icu/userguide/icu_data/ and `unicode/udata.h`.
///
/// ```
/// uint16 headerSize | da 27 | uint16 infoSize, uint16 reserved,
///   uint8 isBigEndian, charsetFamily, sizeofUChar, reserved,
///   uint8[4] dataFormat, formatVersion, dataVersion | copyright … | body at headerSize
/// ```
final class DataItem {
  private DataItem() {}

  /// Turns `bytes` from big-endian to little-endian, in place.
  static void swap(byte[] bytes) {
    swap(new Swapper(bytes, 0));
  }

  /// @throws IllegalArgumentException for a format, or a version of one, that is not known here
  static void swap(Swapper item) {
    if (item.uint16(2) != 0xda27 || item.uint8(8) != 1) {
      throw new IllegalArgumentException("not a big-endian data item");
    }
    Swapper body = item.from(item.uint16(0));
    String format = item.ascii(12, 4) + item.uint8(16);
    item.swap16(0, 2);
    item.swap16(4, 8);
    item.set(8, 0);
    switch (format) {
      case "ResB2", "ResB3" -> new ResourceBundleSwapper(body).swap();
      case "UCol5" -> CollationSwapper.swap(body);
      case "Nrm25" -> PropertySwapper.normalizer(body);
      case "Emoj1" -> PropertySwapper.emoji(body);
      case "Layo1" -> PropertySwapper.layout(body);
      case "Brk 6" -> BreakRulesSwapper.rules(body);
      case "Dict1" -> BreakRulesSwapper.dictionary(body);
      default -> throw new IllegalArgumentException("unknown format " + format);
    }
  }
}
