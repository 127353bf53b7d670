package bulkhead.renderer.html.encoding;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;

/// The decoders of Encoding §10 to §13. Each step reads one character; a character that has only
/// begun is left for later.
final class MultiByteDecoder extends CharsetDecoder {
  private static final int MORE = -1;

  /// Two code points, which Big5 has for some pointers: the second is in the upper half.
  private static final int PAIR = 1 << 24;

  private final MultiByte encoding;

  MultiByteDecoder(Charset charset, MultiByte encoding) {
    super(charset, 1, 2);
    this.encoding = encoding;
  }

  /// What a step found: a code point, and the bytes that it took. `codePoint` is -2 for an error.
  private int taken;

  private int found(int codePoint, int bytes) {
    taken = bytes;
    return codePoint;
  }

  /// An error; the last byte that was read is looked at again if it is ASCII.
  private int error(int last, int bytes) {
    taken = last < 0x80 ? bytes - 1 : bytes;
    return -2;
  }

  @Override
  protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
    while (in.hasRemaining()) {
      int b = at(in, 0);
      int c = b < 0x80 ? found(b, 1) : step(in, b);
      if (c == MORE) {
        return CoderResult.UNDERFLOW;
      }
      if (c == -2) {
        return CoderResult.malformedForLength(taken);
      }
      int length = c >= PAIR ? 2 : Character.charCount(c);
      if (out.remaining() < length) {
        return CoderResult.OVERFLOW;
      }
      if (c >= PAIR) {
        out.put((char) (c >> 8 & 0xFF)).put((char) (0x300 | c & 0xFF));
      } else if (length == 1) {
        out.put((char) c);
      } else {
        out.put(Character.highSurrogate(c)).put(Character.lowSurrogate(c));
      }
      in.position(in.position() + taken);
    }
    return CoderResult.UNDERFLOW;
  }

  private static int at(ByteBuffer in, int offset) {
    return in.get(in.position() + offset) & 0xFF;
  }

  private int step(ByteBuffer in, int lead) {
    return switch (encoding) {
      case GBK, gb18030 -> gb18030(in, lead);
      case Big5 -> big5(in, lead);
      case EUC_JP -> eucJp(in, lead);
      case Shift_JIS -> shiftJis(in, lead);
      case EUC_KR -> eucKr(in, lead);
    };
  }

  private int ofIndex(Index index, int pointer, int trail) {
    int c = index.codePoint(pointer);
    return c >= 0 ? found(c, 2) : error(trail, 2);
  }

  // §10.2.1
  private int gb18030(ByteBuffer in, int lead) {
    if (lead == 0x80) {
      return found(0x20AC, 1);
    }
    if (lead == 0xFF) {
      return error(lead, 1);
    }
    if (in.remaining() < 2) {
      return MORE;
    }
    int second = at(in, 1);
    if (second >= 0x30 && second <= 0x39) {
      return gbFour(in, lead, second);
    }
    boolean trail = second >= 0x40 && second <= 0x7E || second >= 0x80 && second <= 0xFE;
    int pointer = trail ? (lead - 0x81) * 190 + second - (second < 0x7F ? 0x40 : 0x41) : -1;
    return ofIndex(Index.gb18030(), pointer, second);
  }

  private int gbFour(ByteBuffer in, int lead, int second) {
    if (in.remaining() < 3) {
      return MORE;
    }
    int third = at(in, 2);
    if (third < 0x81 || third > 0xFE) {
      taken = 1;
      return -2;
    }
    if (in.remaining() < 4) {
      return MORE;
    }
    int fourth = at(in, 3);
    if (fourth < 0x30 || fourth > 0x39) {
      taken = 1;
      return -2;
    }
    int pointer = ((lead - 0x81) * 10 + second - 0x30) * 1260 + (third - 0x81) * 10 + fourth - 0x30;
    int c = GbRanges.codePoint(pointer);
    taken = 4;
    return c < 0 ? -2 : c;
  }

  // §12.1.1
  private int big5(ByteBuffer in, int lead) {
    if (lead == 0x80 || lead == 0xFF) {
      return error(lead, 1);
    }
    if (in.remaining() < 2) {
      return MORE;
    }
    int trail = at(in, 1);
    boolean valid = trail >= 0x40 && trail <= 0x7E || trail >= 0xA1 && trail <= 0xFE;
    int pointer = valid ? (lead - 0x81) * 157 + trail - (trail < 0x7F ? 0x40 : 0x62) : -1;
    return switch (pointer) {
      case 1133 -> found(PAIR | 0xCA << 8 | 0x04, 2);
      case 1135 -> found(PAIR | 0xCA << 8 | 0x0C, 2);
      case 1164 -> found(PAIR | 0xEA << 8 | 0x04, 2);
      case 1166 -> found(PAIR | 0xEA << 8 | 0x0C, 2);
      default -> ofIndex(Index.big5(), pointer, trail);
    };
  }

  // §13.1.1
  private int eucJp(ByteBuffer in, int lead) {
    if (lead != 0x8E && lead != 0x8F && (lead < 0xA1 || lead == 0xFF)) {
      return error(lead, 1);
    }
    if (in.remaining() < 2) {
      return MORE;
    }
    int second = at(in, 1);
    if (lead == 0x8E && second >= 0xA1 && second <= 0xDF) {
      return found(0xFF61 - 0xA1 + second, 2);
    }
    boolean high = second >= 0xA1 && second <= 0xFE;
    if (lead == 0x8F && high) {
      if (in.remaining() < 3) {
        return MORE;
      }
      int third = at(in, 2);
      boolean valid = third >= 0xA1 && third <= 0xFE;
      int c = valid ? Index.jis0212().codePoint((second - 0xA1) * 94 + third - 0xA1) : -1;
      return c >= 0 ? found(c, 3) : error(third, 3);
    }
    int pointer = lead >= 0xA1 && high ? (lead - 0xA1) * 94 + second - 0xA1 : -1;
    return ofIndex(Index.jis0208(), pointer, second);
  }

  // §13.3.1
  private int shiftJis(ByteBuffer in, int lead) {
    if (lead == 0x80) {
      return found(lead, 1);
    }
    if (lead >= 0xA1 && lead <= 0xDF) {
      return found(0xFF61 - 0xA1 + lead, 1);
    }
    if (lead == 0xA0 || lead > 0xFC) {
      return error(lead, 1);
    }
    if (in.remaining() < 2) {
      return MORE;
    }
    int trail = at(in, 1);
    boolean valid = trail >= 0x40 && trail <= 0x7E || trail >= 0x80 && trail <= 0xFC;
    int pointer =
        valid
            ? (lead - (lead < 0xA0 ? 0x81 : 0xC1)) * 188 + trail - (trail < 0x7F ? 0x40 : 0x41)
            : -1;
    if (pointer >= 8836 && pointer <= 10715) {
      return found(0xE000 - 8836 + pointer, 2);
    }
    return ofIndex(Index.jis0208(), pointer, trail);
  }

  // §14.1.1
  private int eucKr(ByteBuffer in, int lead) {
    if (lead == 0x80 || lead == 0xFF) {
      return error(lead, 1);
    }
    if (in.remaining() < 2) {
      return MORE;
    }
    int trail = at(in, 1);
    boolean valid = trail >= 0x41 && trail <= 0xFE;
    return ofIndex(Index.eucKr(), valid ? (lead - 0x81) * 190 + trail - 0x41 : -1, trail);
  }
}
