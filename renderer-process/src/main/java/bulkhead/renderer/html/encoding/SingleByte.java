package bulkhead.renderer.html.encoding;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;

/// Encoding §9: a table for the upper half.
final class SingleByte {
  private SingleByte() {}

  static final class Decoder extends CharsetDecoder {
    private final char[] table;

    Decoder(Charset charset, char[] table) {
      super(charset, 1, 1);
      this.table = table;
    }

    @Override
    protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
      while (in.hasRemaining()) {
        int b = in.get(in.position());
        char c = b >= 0 ? (char) b : table[b & 0x7F];
        if (c == 0 && b != 0) {
          return CoderResult.malformedForLength(1);
        }
        if (!out.hasRemaining()) {
          return CoderResult.OVERFLOW;
        }
        out.put(c);
        in.get();
      }
      return CoderResult.UNDERFLOW;
    }
  }

  static final class Encoder extends CharsetEncoder {
    private final char[] table;

    Encoder(Charset charset, char[] table) {
      super(charset, 1, 1);
      this.table = table;
    }

    @Override
    protected CoderResult encodeLoop(CharBuffer in, ByteBuffer out) {
      while (in.hasRemaining()) {
        int c = Character.codePointAt(in, 0);
        int b = c < 0x80 ? c : Index.find(table, c);
        if (b < 0) {
          return CoderResult.unmappableForLength(Character.charCount(c));
        }
        if (!out.hasRemaining()) {
          return CoderResult.OVERFLOW;
        }
        out.put((byte) b);
        in.get();
      }
      return CoderResult.UNDERFLOW;
    }
  }
}
