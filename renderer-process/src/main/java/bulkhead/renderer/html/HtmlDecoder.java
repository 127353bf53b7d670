package bulkhead.renderer.html;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Turns a document's bytes into characters as they arrive, with the encoding found by HTML
/// §13.2.3.2: byte order mark, what the transport says, what the head or an XML declaration names,
/// else windows-1252. Nothing waits for a head that comes slowly: as in Chromium what is there is
/// decoded, and the piece that names another encoding is the first to be read in it ("changing the
/// encoding while parsing", §13.2.3.4). Files of this machine that name none are UTF-8 where they
/// look like it, as there: that is told from the first bytes that are not ASCII. Line ends become
/// LF (§13.2.3.5). Thread: owned by `RendererMain`.
final class HtmlDecoder {
  private static final String DEFAULT = "windows-1252";
  private static final char[] WINDOWS_1252 = windows1252();

  private static final int LONGEST_MARK = 3;

  private final @Nullable String transportCharset;

  /// Looks for what the document says; null once that is known or of no interest.
  private @Nullable MetaPrescan prescan;

  /// Nobody has named the encoding, and all that came so far is the same in UTF-8.
  private boolean mayBeUtf8;

  /// What has come while the prescan goes on, and room for more.
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

  /// The WHATWG name of the encoding, as far as it is known; null before the first characters.
  @Nullable String encodingName() {
    return encodingName;
  }

  /// The characters of these bytes, and of those before them that could have been a byte order
  /// mark's.
  String decode(byte[] bytes, int offset, int length) {
    return decode(bytes, offset, length, false);
  }

  /// What is left at the end of the input.
  String finish() {
    return decode(new byte[0], 0, 0, true);
  }

  private String decode(byte[] bytes, int offset, int length, boolean end) {
    if (encodingName != null) {
      if (prescan != null) {
        keep(bytes, offset, length);
        prescan(prescan, end);
      }
      return convert(bytes, offset, length, end);
    }
    keep(bytes, offset, length);
    if (headLength < LONGEST_MARK && !end) {
      return "";
    }
    int mark = begin();
    byte[] all = Arrays.copyOfRange(head, mark, headLength);
    if (prescan != null) {
      prescan(prescan, end);
    }
    return convert(all, 0, all.length, end);
  }

  private void keep(byte[] bytes, int offset, int length) {
    if (headLength + length > head.length) {
      head = Arrays.copyOf(head, Math.max(2 * headLength, headLength + length));
    }
    System.arraycopy(bytes, offset, head, headLength, length);
    headLength += length;
  }

  /// Takes what is said from outside, or the default for the time being.
  /// @return how many bytes the byte order mark has
  private int begin() {
    String marked = marked();
    String transport = transportCharset == null ? null : Encodings.byLabel(transportCharset);
    if (marked != null || transport != null) {
      prescan = null;
      mayBeUtf8 = false;
      setEncoding(marked != null ? marked : Objects.requireNonNull(transport));
    } else {
      setEncoding(DEFAULT);
    }
    return marked == null ? 0 : marked.equals("UTF-8") ? LONGEST_MARK : 2;
  }

  private @Nullable String marked() {
    if (headLength >= 3
        && head[0] == (byte) 0xEF
        && head[1] == (byte) 0xBB
        && head[2] == (byte) 0xBF) {
      return "UTF-8";
    }
    if (headLength >= 2 && head[0] == (byte) 0xFE && head[1] == (byte) 0xFF) {
      return "UTF-16BE";
    }
    return headLength >= 2 && head[0] == (byte) 0xFF && head[1] == (byte) 0xFE ? "UTF-16LE" : null;
  }

  private void prescan(MetaPrescan looking, boolean atEnd) {
    MetaPrescan.Result found = looking.find(head, headLength, atEnd);
    if (found.known()) {
      prescan = null;
      head = new byte[0];
    }
    if (found.encoding() != null) {
      mayBeUtf8 = false;
      if (!found.encoding().equals(encodingName)) {
        setEncoding(found.encoding());
      }
    }
  }

  private void setEncoding(String name) {
    encodingName = name;
    decoder =
        name.equals(DEFAULT)
            ? null
            : Encodings.charset(name)
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
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

  private String convert(byte[] bytes, int offset, int length, boolean end) {
    if (mayBeUtf8) {
      lookForUtf8(bytes, offset, length, end);
    }
    ByteBuffer in = ByteBuffer.wrap(bytes, offset, length);
    if (rest.length > 0) {
      byte[] joined = Arrays.copyOf(rest, rest.length + length);
      System.arraycopy(bytes, offset, joined, rest.length, length);
      in = ByteBuffer.wrap(joined);
    }
    char[] chars;
    int count;
    if (decoder == null) {
      count = in.remaining();
      chars = new char[count];
      for (int i = 0; i < count; i++) {
        int b = in.get();
        chars[i] = b >= 0 ? (char) b : WINDOWS_1252[b & 127];
      }
      rest = new byte[0];
    } else {
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
