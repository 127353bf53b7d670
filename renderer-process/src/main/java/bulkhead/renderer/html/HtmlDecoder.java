package bulkhead.renderer.html;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Turns a document's bytes into characters as they arrive, with the encoding found by HTML
/// §13.2.3.2: byte order mark, what the transport says, what the head or an XML declaration names,
/// else windows-1252. Files of this machine that name none are UTF-8 where they look like it, as in
/// Chromium: that is told from the first bytes that are not ASCII. Line ends become LF (§13.2.3.5).
/// Thread: owned by `RendererMain`.
final class HtmlDecoder {
  private static final char[] WINDOWS_1252 = windows1252();

  private final @Nullable String transportCharset;
  private final @Nullable MetaPrescan prescan;

  /// Nobody has named the encoding, and all that came so far is the same in UTF-8.
  private boolean mayBeUtf8;

  /// What has come before the encoding is known, and room for more.
  private byte[] head = {};

  private int headLength;
  private @Nullable String encodingName;
  private @Nullable CharsetDecoder decoder;
  private byte[] rest = {};
  private boolean lastWasCr;

  private HtmlDecoder(
      @Nullable String transportCharset, @Nullable MetaPrescan prescan, String url) {
    this.transportCharset = transportCharset;
    this.prescan = prescan;
    mayBeUtf8 = url.startsWith("file:") || url.startsWith("view-source:file:");
  }

  /// @param url the document's
  static HtmlDecoder forHtml(@Nullable String transportCharset, String url) {
    return new HtmlDecoder(transportCharset, new MetaPrescan(), url);
  }

  /// Without a look at what seems to be markup.
  static HtmlDecoder forText(@Nullable String transportCharset, String url) {
    return new HtmlDecoder(transportCharset, null, url);
  }

  /// The WHATWG name of the encoding, or null while it is not decided.
  @Nullable String encodingName() {
    return encodingName;
  }

  /// The characters of these bytes; empty while the encoding is not decided.
  String decode(byte[] bytes, int offset, int length) {
    if (encodingName == null) {
      if (headLength + length > head.length) {
        head = Arrays.copyOf(head, Math.max(2 * headLength, headLength + length));
      }
      System.arraycopy(bytes, offset, head, headLength, length);
      headLength += length;
      return decide(false) ? convertHead(false) : "";
    }
    return convert(bytes, offset, length, false);
  }

  /// What is left at the end of the input.
  String finish() {
    if (encodingName == null) {
      decide(true);
      return convertHead(true);
    }
    return convert(new byte[0], 0, 0, true);
  }

  private String convertHead(boolean end) {
    int bom = bomLength();
    byte[] all = head;
    head = new byte[0];
    return convert(all, bom, headLength - bom, end);
  }

  private boolean decide(boolean atEnd) {
    String name = null;
    if (headLength >= 3
        && head[0] == (byte) 0xEF
        && head[1] == (byte) 0xBB
        && head[2] == (byte) 0xBF) {
      name = "UTF-8";
    } else if (headLength >= 2 && head[0] == (byte) 0xFE && head[1] == (byte) 0xFF) {
      name = "UTF-16BE";
    } else if (headLength >= 2 && head[0] == (byte) 0xFF && head[1] == (byte) 0xFE) {
      name = "UTF-16LE";
    } else if (headLength < 3 && !atEnd) {
      return false;
    }
    if (name == null && transportCharset != null) {
      name = Encodings.byLabel(transportCharset);
    }
    if (name == null && prescan != null) {
      MetaPrescan.Result found = prescan.find(head, headLength, atEnd);
      if (!found.known()) {
        return false;
      }
      name = found.encoding();
    }
    mayBeUtf8 &= name == null;
    setEncoding(name != null ? name : "windows-1252");
    return true;
  }

  private void setEncoding(String name) {
    encodingName = name;
    if (!name.equals("windows-1252")) {
      decoder =
          Encodings.charset(name)
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPLACE)
              .onUnmappableCharacter(CodingErrorAction.REPLACE);
    }
  }

  /// Decides by the first bytes that are not ASCII.
  private void lookForUtf8(byte[] bytes, int offset, int length, boolean atEnd) {
    int end = offset + length;
    int ascii = offset;
    while (ascii < end && bytes[ascii] >= 0) {
      ascii++;
    }
    if (ascii < end) {
      mayBeUtf8 = false;
      CharBuffer out = CharBuffer.allocate(end - ascii);
      ByteBuffer in = ByteBuffer.wrap(bytes, ascii, end - ascii);
      // A new decoder reports what is malformed; a character that is cut off at the end is not.
      if (!StandardCharsets.UTF_8.newDecoder().decode(in, out, atEnd).isError()) {
        setEncoding("UTF-8");
      }
    }
  }

  private int bomLength() {
    if (headLength >= 3
        && head[0] == (byte) 0xEF
        && head[1] == (byte) 0xBB
        && head[2] == (byte) 0xBF) {
      return 3;
    }
    boolean utf16 =
        headLength >= 2
            && (head[0] == (byte) 0xFE && head[1] == (byte) 0xFF
                || head[0] == (byte) 0xFF && head[1] == (byte) 0xFE);
    return utf16 ? 2 : 0;
  }

  private String convert(byte[] bytes, int offset, int length, boolean end) {
    if (mayBeUtf8) {
      lookForUtf8(bytes, offset, length, end);
    }
    char[] chars;
    int count;
    if (decoder == null) {
      chars = new char[length];
      count = length;
      for (int i = 0; i < length; i++) {
        int b = bytes[offset + i];
        chars[i] = b >= 0 ? (char) b : WINDOWS_1252[b & 127];
      }
    } else {
      ByteBuffer in;
      if (rest.length == 0) {
        in = ByteBuffer.wrap(bytes, offset, length);
      } else {
        byte[] joined = Arrays.copyOf(rest, rest.length + length);
        System.arraycopy(bytes, offset, joined, rest.length, length);
        in = ByteBuffer.wrap(joined);
      }
      CharBuffer out =
          CharBuffer.allocate((int) (in.remaining() * (double) decoder.maxCharsPerByte()) + 8);
      decoder.decode(in, out, end);
      if (end) {
        decoder.flush(out);
      }
      rest = new byte[in.remaining()];
      in.get(rest);
      chars = out.array();
      count = out.position();
    }
    return normalizeLineEnds(chars, count);
  }

  private String normalizeLineEnds(char[] chars, int count) {
    int out = 0;
    for (int i = 0; i < count; i++) {
      char c = chars[i];
      if (c == '\n' && lastWasCr) {
        lastWasCr = false;
        continue;
      }
      lastWasCr = c == '\r';
      chars[out++] = lastWasCr ? '\n' : c;
    }
    return new String(chars, 0, out);
  }

  /// The upper half of windows-1252 as the Encoding standard has it: unassigned bytes are C1
  /// controls.
  private static char[] windows1252() {
    char[] table = new char[128];
    for (int i = 0; i < 128; i++) {
      table[i] = (char) (i + 128);
    }
    String assigned =
        "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
            + "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";
    assigned.getChars(0, 32, table, 0);
    return table;
  }
}
