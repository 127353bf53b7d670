package bulkhead.renderer.script.bindings;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/// What compresses and decompresses for one realm's `CompressionStream` and `DecompressionStream`
/// objects: each has a codec, which takes bytes as they come and gives a piece at a time. Thread:
/// the isolate's.
final class StreamCodecs {
  /// The most that one call gives, so that a few bytes that become many come as many chunks.
  private static final int PIECE = 1 << 16;

  private final Map<Integer, Codec> codecs = new HashMap<>();
  private int last;

  /// Bytes in, bytes out.
  private interface Codec {
    void feed(byte[] bytes, boolean last);

    /// Appends at most a piece to `out`.
    ///
    /// @return whether there may be more
    /// @throws DataFormatException what was fed is not of the format, or ends too early
    boolean run(ByteArrayOutputStream out) throws DataFormatException;

    void end();
  }

  private static StreamCodecs of(RealmBindings runtime) {
    StreamCodecs known = runtime.realm().get(StreamCodecs.class);
    if (known == null) {
      StreamCodecs made = new StreamCodecs();
      runtime.realm().put(StreamCodecs.class, made);
      runtime.realm().onDispose(() -> made.codecs.values().forEach(Codec::end));
      known = made;
    }
    return known;
  }

  static int newCodec(RealmBindings runtime, String format, boolean compresses) {
    StreamCodecs all = of(runtime);
    boolean gzip = format.equals("gzip");
    boolean bare = gzip || format.equals("deflate-raw");
    all.codecs.put(++all.last, compresses ? new Compressor(gzip, bare) : new Expander(gzip, bare));
    return all.last;
  }

  static void feedCodec(RealmBindings runtime, int number, boolean last) {
    byte[] bytes = runtime.bytes().given();
    Codec codec = of(runtime).codecs.get(number);
    if (codec != null) {
      codec.feed(bytes, last);
    }
  }

  /// Makes a piece that JavaScript then takes: 1 when there may be more, 0 when not, -1 for what is
  /// not of the format.
  static int runCodec(RealmBindings runtime, int number) {
    Codec codec = of(runtime).codecs.get(number);
    if (codec == null) {
      return 0;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      int answer = codec.run(out) ? 1 : 0;
      runtime.bytes().answer(out.toByteArray());
      return answer;
    } catch (DataFormatException e) {
      return -1;
    }
  }

  static void endCodec(RealmBindings runtime, int number) {
    Codec codec = of(runtime).codecs.remove(number);
    if (codec != null) {
      codec.end();
    }
  }

  /// RFC 1951, with the header and trailer of RFC 1950 or, if `gzip`, of RFC 1952.
  private static final class Compressor implements Codec {
    private static final byte[] GZIP_HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3};

    private final Deflater deflater;
    private final @Nullable CRC32 sum;
    private boolean begun;

    Compressor(boolean gzip, boolean bare) {
      deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, bare);
      sum = gzip ? new CRC32() : null;
    }

    @Override
    public void feed(byte[] bytes, boolean last) {
      deflater.setInput(bytes);
      if (sum != null) {
        sum.update(bytes);
      }
      if (last) {
        deflater.finish();
      }
    }

    @Override
    public boolean run(ByteArrayOutputStream out) {
      if (!begun && sum != null) {
        out.writeBytes(GZIP_HEADER);
      }
      begun = true;
      byte[] piece = new byte[PIECE];
      int count = deflater.deflate(piece);
      out.write(piece, 0, count);
      if (deflater.finished() && sum != null) {
        writeLittleEndian(out, (int) sum.getValue());
        writeLittleEndian(out, (int) deflater.getBytesRead());
      }
      return !deflater.finished() && count == PIECE;
    }

    private static void writeLittleEndian(ByteArrayOutputStream out, int value) {
      for (int shift = 0; shift < 32; shift += 8) {
        out.write(value >>> shift);
      }
    }

    @Override
    public void end() {
      deflater.end();
    }
  }

  /// The other way round. What follows the end of the compressed data is an error.
  private static final class Expander implements Codec {
    private static final int TRAILER = 8;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int EXTRA = 4;
    private static final int HEADER_SUM = 2;

    private final Inflater inflater;
    private final @Nullable CRC32 sum;

    /// What has come of gzip's header or trailer, while it is not whole.
    private byte[] rest = {};

    /// What the inflater was given last.
    private byte[] input = {};

    private boolean inBody;
    private boolean ending;
    private boolean ended;

    Expander(boolean gzip, boolean bare) {
      inflater = new Inflater(bare);
      sum = gzip ? new CRC32() : null;
      inBody = !gzip;
    }

    @Override
    public void feed(byte[] bytes, boolean last) {
      ending = last;
      if (inBody && !inflater.finished()) {
        if (bytes.length > 0) {
          setInput(bytes);
        }
      } else {
        rest = joined(rest, bytes);
      }
    }

    @Override
    public boolean run(ByteArrayOutputStream out) throws DataFormatException {
      if (!inBody && !readHeader()) {
        return stopped();
      }
      if (inflater.finished()) {
        return readTrailer();
      }
      byte[] piece = new byte[PIECE];
      int count = inflater.inflate(piece);
      if (inflater.needsDictionary()) {
        throw new DataFormatException("a preset dictionary");
      }
      out.write(piece, 0, count);
      if (sum != null) {
        sum.update(piece, 0, count);
      }
      if (inflater.finished()) {
        rest = remaining();
        return true; // for the trailer
      }
      return count == PIECE || !inflater.needsInput() || stopped();
    }

    /// Nothing more can be made of what has come.
    private boolean stopped() throws DataFormatException {
      if (ending && !ended) {
        throw new DataFormatException("truncated");
      }
      return false;
    }

    private byte[] remaining() {
      byte[] left = new byte[inflater.getRemaining()];
      System.arraycopy(input, input.length - left.length, left, 0, left.length);
      return left;
    }

    private boolean readTrailer() throws DataFormatException {
      int length = sum == null ? 0 : TRAILER;
      if (rest.length > length) {
        throw new DataFormatException("something follows the end");
      }
      if (rest.length == length && !ended) {
        if (sum != null
            && (littleEndian(rest, 0) != (int) sum.getValue()
                || littleEndian(rest, 4) != (int) inflater.getBytesWritten())) {
          throw new DataFormatException("another sum");
        }
        ended = true;
      }
      return stopped();
    }

    /// RFC 1952 §2.3.
    ///
    /// @return whether the header has come as a whole; what follows it is the inflater's
    private boolean readHeader() throws DataFormatException {
      byte[] b = rest;
      for (int i = 0; i < Math.min(3, b.length); i++) {
        if (b[i] != Compressor.GZIP_HEADER[i]) {
          throw new DataFormatException("not gzip");
        }
      }
      if (b.length < 10) {
        return false;
      }
      int flags = b[3];
      if ((flags & 0xe0) != 0) {
        throw new DataFormatException("reserved flags");
      }
      int at = 10;
      if ((flags & EXTRA) != 0) {
        if (b.length < at + 2) {
          return false;
        }
        at += 2 + (b[at] & 0xff | (b[at + 1] & 0xff) << 8);
      }
      for (int text : new int[] {NAME, COMMENT}) {
        if ((flags & text) != 0) {
          while (at < b.length && b[at] != 0) {
            at++;
          }
          at++;
        }
      }
      if ((flags & HEADER_SUM) != 0) {
        at += 2;
      }
      if (b.length < at) {
        return false;
      }
      inBody = true;
      rest = new byte[0];
      setInput(Arrays.copyOfRange(b, at, b.length));
      return true;
    }

    private void setInput(byte[] bytes) {
      input = bytes;
      inflater.setInput(bytes);
    }

    private static int littleEndian(byte[] b, int at) {
      return b[at] & 0xff
          | (b[at + 1] & 0xff) << 8
          | (b[at + 2] & 0xff) << 16
          | (b[at + 3] & 0xff) << 24;
    }

    private static byte[] joined(byte[] a, byte[] b) {
      byte[] all = Arrays.copyOf(a, a.length + b.length);
      System.arraycopy(b, 0, all, a.length, b.length);
      return all;
    }

    @Override
    public void end() {
      inflater.end();
    }
  }
}
