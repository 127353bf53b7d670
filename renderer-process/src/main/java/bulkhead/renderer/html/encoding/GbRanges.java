package bulkhead.renderer.html.encoding;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;

/// The four-byte part of gb18030 (Encoding §5, "index gb18030 ranges"). Pure.
final class GbRanges {
  private static final Charset JDK = Charset.forName("GB18030");

  private GbRanges() {}

  /// The code point of a pointer; -1 for none.
  static int codePoint(int pointer) {
    if (pointer > 39419 && pointer < 189000 || pointer > 1237575) {
      return -1;
    }
    if (pointer == 7457) {
      return 0xE7C7;
    }
    if (pointer >= 189000) {
      return 0x10000 + pointer - 189000;
    }
    try {
      String text =
          JDK.newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes(pointer)))
              .toString();
      return text.isEmpty() ? -1 : text.codePointAt(0);
    } catch (CharacterCodingException e) {
      return -1;
    }
  }

  /// The four bytes of a code point that index gb18030 lacks.
  static byte[] encode(int codePoint) {
    if (codePoint == 0xE7C7) {
      return bytes(7457);
    }
    if (codePoint >= 0x10000) {
      return bytes(189000 + codePoint - 0x10000);
    }
    try {
      ByteBuffer made =
          JDK.newEncoder()
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .encode(CharBuffer.wrap(Character.toString(codePoint)));
      byte[] out = new byte[made.remaining()];
      made.get(out);
      return out;
    } catch (CharacterCodingException e) {
      return new byte[0];
    }
  }

  private static byte[] bytes(int pointer) {
    return new byte[] {
      (byte) (0x81 + pointer / 12600),
      (byte) (0x30 + pointer / 1260 % 10),
      (byte) (0x81 + pointer / 10 % 126),
      (byte) (0x30 + pointer % 10)
    };
  }
}
