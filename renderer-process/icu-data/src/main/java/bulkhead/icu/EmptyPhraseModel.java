package bulkhead.icu;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// `brkitr/jaml.res` without a word in it. V8's ICU is built to load a model of Japanese phrases
/// with its engine for Chinese and Japanese words, and has no such engine without the file, which
/// ICU4J lacks. Words are found by the dictionary; only `line-break: phrase` would ask the model.
final class EmptyPhraseModel {
  static final String NAME = "brkitr/jaml.res";

  private static final int HEADER = 32;
  private static final int INDEXES = 7;
  private static final int EMPTY_ARRAY = 0x80000000;
  private static final int EMPTY_VECTOR = 0xe0000000;

  /// Uni-, bi- and trigrams by place; sorted, as the keys of a table must be.
  private static final List<String> KINDS =
      List.of(
          "BW1", "BW2", "BW3", "TW1", "TW2", "TW3", "TW4", "UW1", "UW2", "UW3", "UW4", "UW5",
          "UW6");

  private EmptyPhraseModel() {}

  /// A little-endian resource bundle; see [ResourceBundleSwapper] for its parts.
  static byte[] bytes() {
    ByteArrayOutputStream keys = new ByteArrayOutputStream();
    List<Integer> offsets = new ArrayList<>();
    for (String name : KINDS) {
      for (String end : List.of("Keys\0", "Values\0")) {
        offsets.add(4 + 4 * INDEXES + keys.size());
        keys.writeBytes((name + end).getBytes(StandardCharsets.US_ASCII));
      }
    }
    while (keys.size() % 4 != 0) {
      keys.write(0xaa);
    }
    int keysTop = 1 + INDEXES + keys.size() / 4; // in words
    int valuesTop = keysTop + (2 + 2 * offsets.size() + 3) / 4;
    int top = valuesTop + offsets.size();
    ByteBuffer out = ByteBuffer.allocate(HEADER + 4 * top).order(ByteOrder.LITTLE_ENDIAN);
    out.putShort((short) HEADER).put((byte) 0xda).put((byte) 0x27);
    out.putShort((short) 20).putShort((short) 0).put(new byte[] {0, 0, 2, 0});
    out.put("ResB".getBytes(StandardCharsets.US_ASCII)).put(new byte[] {2, 0, 0, 0});
    out.position(HEADER).putInt((2 << 28) | keysTop);
    out.putInt(INDEXES).putInt(keysTop).putInt(top).putInt(top).putInt(offsets.size());
    out.putInt(1).putInt(keysTop); // no fallback to a parent; no 16-bit units
    out.put(keys.toByteArray()).putShort((short) offsets.size());
    for (int offset : offsets) {
      out.putShort((short) offset);
    }
    out.position(HEADER + 4 * valuesTop);
    for (int i = 0; i < offsets.size(); i++) {
      out.putInt(i % 2 == 0 ? EMPTY_ARRAY : EMPTY_VECTOR);
    }
    return out.array();
  }
}
