package bulkhead.browser.net;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// Undoes one `Content-Encoding`, gzip or deflate, as the bytes are asked for. A body whose bytes
/// are not what they are said to be fails with `CONTENT_DECODING_FAILED`; one that only lacks its
/// end is taken as it is, as Chromium does. Owned by the thread that reads.
final class ContentDecoder extends InputStream {
  /// What is asked for in `Accept-Encoding`.
  static final String ACCEPTED = "gzip, deflate";

  private static final int MOST_LAYERS = 4;
  private static final int BUFFER = 16 << 10;

  private enum Coding {
    GZIP,
    DEFLATE
  }

  private final PushbackInputStream encoded;
  private final Coding coding;
  private @Nullable InputStream decoded;
  private @Nullable Inflater inflater;
  private boolean ended;

  private ContentDecoder(InputStream encoded, Coding coding) {
    this.encoded = new PushbackInputStream(encoded, 2);
    this.coding = coding;
  }

  /// The body behind this `Content-Encoding` header; one that is not known is passed on as it is.
  static InputStream decode(InputStream body, @Nullable String header) throws LoadFailure {
    List<Coding> codings = codings(header);
    if (codings.size() > MOST_LAYERS) {
      throw new LoadFailure(NetError.CONTENT_DECODING_FAILED);
    }
    InputStream in = body;
    for (Coding coding : codings.reversed()) {
      in = new ContentDecoder(in, coding);
    }
    return in;
  }

  static boolean isEncoded(@Nullable String header) {
    return !codings(header).isEmpty();
  }

  private static List<Coding> codings(@Nullable String header) {
    List<Coding> codings = new ArrayList<>();
    for (String name : header == null ? new String[0] : header.split(",", -1)) {
      switch (name.strip().toLowerCase(Locale.ROOT)) {
        case "gzip", "x-gzip" -> codings.add(Coding.GZIP);
        case "deflate" -> codings.add(Coding.DEFLATE);
        default -> {}
      }
    }
    return codings;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (ended) {
      return -1;
    }
    try {
      int size = decoded().read(buffer, offset, length);
      ended = size < 0;
      return size;
    } catch (ZipException e) {
      throw new LoadFailure(NetError.CONTENT_DECODING_FAILED);
    } catch (EOFException e) {
      ended = true;
      return -1;
    }
  }

  /// Made with the first read, because its head is read at once.
  private InputStream decoded() throws IOException {
    InputStream in = decoded;
    if (in == null) {
      in =
          switch (coding) {
            case GZIP -> new GZIPInputStream(encoded, BUFFER);
            case DEFLATE -> {
              inflater = new Inflater(!hasZlibHead());
              yield new InflaterInputStream(encoded, inflater, BUFFER);
            }
          };
      decoded = in;
    }
    return in;
  }

  /// "deflate" means zlib (RFC 9110 §8.4.1.2), but servers send it without zlib's two bytes of head
  /// too.
  private boolean hasZlibHead() throws IOException {
    byte[] head = encoded.readNBytes(2);
    encoded.unread(head);
    return head.length == 2
        && (head[0] & 0x0F) == 8
        && ((head[0] & 0xFF) << 8 | head[1] & 0xFF) % 31 == 0;
  }

  @Override
  public int available() throws IOException {
    return 0;
  }

  @Override
  public void close() throws IOException {
    InputStream in = decoded;
    if (in != null) {
      in.close();
    } else {
      encoded.close();
    }
    if (inflater != null) {
      inflater.end();
    }
  }
}
