package bulkhead.renderer.html.encoding;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;

/// The encoders of Encoding §10 to §14. What they lack is unmappable.
final class MultiByteEncoder extends CharsetEncoder {
  private static final byte[] NONE = {};

  private final MultiByte encoding;

  MultiByteEncoder(Charset charset, MultiByte encoding) {
    super(charset, 2, 4);
    this.encoding = encoding;
  }

  @Override
  protected CoderResult encodeLoop(CharBuffer in, ByteBuffer out) {
    while (in.hasRemaining()) {
      char first = in.get(in.position());
      boolean half = Character.isHighSurrogate(first) && in.remaining() < 2;
      if (half) {
        return CoderResult.UNDERFLOW;
      }
      int c = Character.codePointAt(in, 0);
      byte[] bytes = c < 0x80 ? one(c) : encode(c);
      if (bytes.length == 0) {
        return CoderResult.unmappableForLength(Character.charCount(c));
      }
      if (out.remaining() < bytes.length) {
        return CoderResult.OVERFLOW;
      }
      out.put(bytes);
      in.position(in.position() + Character.charCount(c));
    }
    return CoderResult.UNDERFLOW;
  }

  private static byte[] one(int b) {
    return new byte[] {(byte) b};
  }

  private static byte[] two(int lead, int trail) {
    return new byte[] {(byte) lead, (byte) trail};
  }

  private byte[] encode(int c) {
    return switch (encoding) {
      case GBK, gb18030 -> gb(c);
      case Big5 -> {
        int pointer = Index.big5().pointer(c);
        int trail = pointer % 157;
        yield pointer < 0 ? NONE : two(pointer / 157 + 0x81, trail + (trail < 0x3F ? 0x40 : 0x62));
      }
      case EUC_KR -> {
        int pointer = Index.eucKr().pointer(c);
        yield pointer < 0 ? NONE : two(pointer / 190 + 0x81, pointer % 190 + 0x41);
      }
      case EUC_JP -> {
        if (c == 0xA5 || c == 0x203E) {
          yield one(c == 0xA5 ? 0x5C : 0x7E);
        }
        if (c >= 0xFF61 && c <= 0xFF9F) {
          yield two(0x8E, c - 0xFF61 + 0xA1);
        }
        int pointer = Index.jis0208().pointer(c == 0x2212 ? 0xFF0D : c);
        yield pointer < 0 ? NONE : two(pointer / 94 + 0xA1, pointer % 94 + 0xA1);
      }
      case Shift_JIS -> {
        if (c == 0x80 || c == 0xA5 || c == 0x203E) {
          yield one(c == 0x80 ? 0x80 : c == 0xA5 ? 0x5C : 0x7E);
        }
        if (c >= 0xFF61 && c <= 0xFF9F) {
          yield one(c - 0xFF61 + 0xA1);
        }
        int pointer = Index.shiftJis().pointer(c == 0x2212 ? 0xFF0D : c);
        int lead = pointer / 188;
        int trail = pointer % 188;
        yield pointer < 0
            ? NONE
            : two(lead + (lead < 0x1F ? 0x81 : 0xC1), trail + (trail < 0x3F ? 0x40 : 0x41));
      }
    };
  }

  // §10.2.2
  private byte[] gb(int c) {
    if (c == 0xE5E5) {
      return NONE;
    }
    if (encoding == MultiByte.GBK && c == 0x20AC) {
      return one(0x80);
    }
    int pointer = Index.gb18030().pointer(c);
    if (pointer >= 0) {
      int trail = pointer % 190;
      return two(pointer / 190 + 0x81, trail + (trail < 0x3F ? 0x40 : 0x41));
    }
    return encoding == MultiByte.GBK ? NONE : GbRanges.encode(c);
  }
}
