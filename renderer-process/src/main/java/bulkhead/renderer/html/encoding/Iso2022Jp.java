package bulkhead.renderer.html.encoding;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;

/// ISO-2022-JP (Encoding §13.2), whose escape sequences change what bytes mean.
final class Iso2022Jp {
  private static final int ESCAPE = 0x1B;

  /// Half-width katakana as full-width ones (index ISO-2022-JP katakana), from U+FF61.
  private static final String KATAKANA =
      "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜";

  private enum Mode {
    ASCII,
    ROMAN,
    KATAKANA,
    JIS0208
  }

  private Iso2022Jp() {}

  static final class Decoder extends CharsetDecoder {
    private Mode mode = Mode.ASCII;
    private boolean output;

    /// The second byte of an escape sequence that nothing has followed so far; -1: there is none.
    /// At the end only the first byte is an error, and this one is read again, where the JDK takes
    /// both for one error.
    private int begun = -1;

    Decoder(Charset charset) {
      super(charset, 1, 1);
    }

    @Override
    protected void implReset() {
      mode = Mode.ASCII;
      output = false;
      begun = -1;
    }

    @Override
    protected CoderResult implFlush(CharBuffer out) {
      if (begun >= 0) {
        if (!out.hasRemaining()) {
          return CoderResult.OVERFLOW;
        }
        int c = mode == Mode.JIS0208 ? -1 : single(begun);
        out.put(c < 0 ? replacement().charAt(0) : (char) c);
        begun = -1;
      }
      return CoderResult.UNDERFLOW;
    }

    @Override
    protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
      while (in.hasRemaining()) {
        begun = -1;
        int b = in.get(in.position()) & 0xFF;
        if (b == ESCAPE) {
          int second = in.remaining() < 2 ? -1 : in.get(in.position() + 1);
          if (in.remaining() < 3 && (second == -1 || second == 0x24 || second == 0x28)) {
            begun = second;
            return CoderResult.UNDERFLOW;
          }
          if (in.remaining() < 3) {
            output = false;
            return CoderResult.malformedForLength(1);
          }
          Mode next = mode(in.get(in.position() + 1), in.get(in.position() + 2));
          boolean before = output;
          output = next != null;
          if (next == null) {
            return CoderResult.malformedForLength(1);
          }
          mode = next;
          if (before) {
            return CoderResult.malformedForLength(3);
          }
          in.position(in.position() + 3);
          continue;
        }
        if (!out.hasRemaining()) {
          return CoderResult.OVERFLOW;
        }
        output = false;
        if (mode == Mode.JIS0208) {
          if (b < 0x21 || b > 0x7E) {
            return CoderResult.malformedForLength(1);
          }
          if (in.remaining() < 2) {
            return CoderResult.UNDERFLOW;
          }
          int trail = in.get(in.position() + 1) & 0xFF;
          if (trail == ESCAPE) {
            return CoderResult.malformedForLength(1);
          }
          boolean valid = trail >= 0x21 && trail <= 0x7E;
          int c = valid ? Index.jis0208().codePoint((b - 0x21) * 94 + trail - 0x21) : -1;
          if (c < 0) {
            return CoderResult.malformedForLength(2);
          }
          out.put((char) c);
          in.position(in.position() + 2);
          continue;
        }
        int c = single(b);
        if (c < 0) {
          return CoderResult.malformedForLength(1);
        }
        out.put((char) c);
        in.get();
      }
      return CoderResult.UNDERFLOW;
    }

    private int single(int b) {
      if (mode == Mode.KATAKANA) {
        return b >= 0x21 && b <= 0x5F ? 0xFF61 - 0x21 + b : -1;
      }
      if (mode == Mode.ROMAN && (b == 0x5C || b == 0x7E)) {
        return b == 0x5C ? 0xA5 : 0x203E;
      }
      return b <= 0x7F && b != 0x0E && b != 0x0F ? b : -1;
    }

    private static @org.jspecify.annotations.Nullable Mode mode(int lead, int byteAfter) {
      if (lead == 0x28) {
        return switch (byteAfter) {
          case 0x42 -> Mode.ASCII;
          case 0x4A -> Mode.ROMAN;
          case 0x49 -> Mode.KATAKANA;
          default -> null;
        };
      }
      return lead == 0x24 && (byteAfter == 0x40 || byteAfter == 0x42) ? Mode.JIS0208 : null;
    }
  }

  static final class Encoder extends CharsetEncoder {
    private Mode mode = Mode.ASCII;

    Encoder(Charset charset) {
      super(charset, 2, 8);
    }

    @Override
    protected void implReset() {
      mode = Mode.ASCII;
    }

    @Override
    protected CoderResult implFlush(ByteBuffer out) {
      if (out.remaining() < 3) {
        return CoderResult.OVERFLOW;
      }
      change(Mode.ASCII, out);
      return CoderResult.UNDERFLOW;
    }

    private void change(Mode next, ByteBuffer out) {
      if (mode != next) {
        mode = next;
        out.put((byte) ESCAPE);
        switch (next) {
          case ASCII -> out.put((byte) 0x28).put((byte) 0x42);
          case ROMAN -> out.put((byte) 0x28).put((byte) 0x4A);
          case JIS0208, KATAKANA -> out.put((byte) 0x24).put((byte) 0x42);
        }
      }
    }

    // §13.2.2
    @Override
    protected CoderResult encodeLoop(CharBuffer in, ByteBuffer out) {
      while (in.hasRemaining()) {
        int c = Character.codePointAt(in, 0);
        if (out.remaining() < 8) {
          return CoderResult.OVERFLOW;
        }
        boolean control = c == 0x0E || c == 0x0F || c == ESCAPE;
        boolean roman = c == 0xA5 || c == 0x203E;
        boolean ascii = c < 0x80 && !control;
        if (control && mode != Mode.JIS0208) {
          return CoderResult.unmappableForLength(1);
        }
        if (mode == Mode.ROMAN && (ascii && c != 0x5C && c != 0x7E || roman)) {
          out.put((byte) (c == 0xA5 ? 0x5C : c == 0x203E ? 0x7E : c));
        } else if (ascii) {
          change(Mode.ASCII, out);
          out.put((byte) c);
        } else if (roman) {
          change(Mode.ROMAN, out);
          out.put((byte) (c == 0xA5 ? 0x5C : 0x7E));
        } else {
          int wide = c == 0x2212 ? 0xFF0D : c;
          if (wide >= 0xFF61 && wide <= 0xFF9F) {
            wide = KATAKANA.charAt(wide - 0xFF61);
          }
          int pointer = control ? -1 : Index.jis0208().pointer(wide);
          if (pointer < 0) {
            if (mode == Mode.JIS0208) {
              change(Mode.ASCII, out);
            }
            return CoderResult.unmappableForLength(Character.charCount(c));
          }
          change(Mode.JIS0208, out);
          out.put((byte) (pointer / 94 + 0x21)).put((byte) (pointer % 94 + 0x21));
        }
        in.position(in.position() + Character.charCount(c));
      }
      return CoderResult.UNDERFLOW;
    }
  }
}
