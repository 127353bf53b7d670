package bulkhead.browser.net;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Locale;
import java.util.function.LongConsumer;
import javax.net.ssl.SSLException;
import okhttp3.Response;
import okhttp3.internal.http2.StreamResetException;
import org.jspecify.annotations.Nullable;

/// The last response of a fetch, read as far as who asked needs it: its type by the MIME Sniffing
/// Standard, its body without its content codings.
///
/// @param length of the body; -1 when unknown
/// @param attachment to be saved rather than shown
record HttpAnswer(MimeType type, InputStream body, long length, boolean attachment) {

  static HttpAnswer of(UrlRequest request, String method, Response response, LongConsumer received)
      throws IOException {
    boolean document = request.destination() == UrlRequest.Destination.DOCUMENT;
    int status = response.code();
    boolean bodyless = status == 204 || status == 205 || status == 304 || method.equals("HEAD");
    if (document && (status == 204 || status == 205)) {
      // The page that is there stays.
      throw new LoadFailure(NetError.ABORTED);
    }
    String encoding = response.header("Content-Encoding");
    InputStream body =
        bodyless
            ? new ByteArrayInputStream(new byte[0])
            : ContentDecoder.decode(new Body(response, received), encoding);
    MimeType type = MimeType.extract(response.headers("Content-Type"));
    if (document) {
      MimeType.Sniffed sniffed =
          type.sniff(body, "nosniff".equalsIgnoreCase(response.header("X-Content-Type-Options")));
      type = sniffed.type();
      // A body that is wrong from its first byte on is no document: the error is shown instead.
      PushbackInputStream begun = new PushbackInputStream(sniffed.body(), 1);
      int first = begun.read();
      if (first >= 0) {
        begun.unread(first);
      }
      body = begun;
    }
    return new HttpAnswer(
        type,
        body,
        ContentDecoder.isEncoded(encoding) ? -1 : response.body().contentLength(),
        isAttachment(response.header("Content-Disposition")));
  }

  /// RFC 6266 §4.2: all but `inline` is to be saved. A header that begins with a parameter has no
  /// type.
  private static boolean isAttachment(@Nullable String disposition) {
    if (disposition == null) {
      return false;
    }
    int end = disposition.indexOf(';');
    String type = (end < 0 ? disposition : disposition.substring(0, end)).strip();
    return !type.isEmpty()
        && type.indexOf('=') < 0
        && !type.toLowerCase(Locale.ROOT).equals("inline");
  }

  /// The bytes of a response as they come from the server. What goes wrong in them has other names
  /// than what goes wrong before.
  private static final class Body extends FilterInputStream {
    private final Response response;
    private final LongConsumer received;

    /// @param received is told of the size of what comes
    Body(Response response, LongConsumer received) {
      super(response.body().byteStream());
      this.received = received;
      this.response = response;
    }

    @Override
    public int read() throws IOException {
      try {
        int read = super.read();
        BoundedSocket.progress();
        received.accept(read < 0 ? 0 : 1);
        return read;
      } catch (IOException e) {
        throw new LoadFailure(inBody(e));
      }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      try {
        int read = super.read(buffer, offset, length);
        BoundedSocket.progress();
        received.accept(Math.max(0, read));
        return read;
      } catch (IOException e) {
        throw new LoadFailure(inBody(e));
      }
    }

    private NetError inBody(IOException e) {
      return switch (e) {
        case ProtocolException protocol ->
            !String.valueOf(e.getMessage()).startsWith("unexpected end of stream")
                ? NetError.INVALID_CHUNKED_ENCODING
                : response.body().contentLength() >= 0
                    ? NetError.CONTENT_LENGTH_MISMATCH
                    : NetError.INCOMPLETE_CHUNKED_ENCODING;
        case EOFException end -> NetError.INCOMPLETE_CHUNKED_ENCODING;
        case SocketTimeoutException timeout -> NetError.TIMED_OUT;
        case StreamResetException reset -> NetError.HTTP2_PROTOCOL_ERROR;
        case SSLException ssl -> NetError.SSL_PROTOCOL_ERROR;
        case SocketException socket -> NetError.CONNECTION_RESET;
        default -> NetError.FAILED;
      };
    }

    @Override
    public void close() {
      response.close();
    }
  }
}
