package bulkhead.browser.net;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/// A connection on which a server cannot say endlessly what is not part of any body: OkHttp takes
/// the line before a chunk as long as it comes. A thread of the network that waits for a body reads
/// at most [#MOST_BETWEEN] bytes for its next byte. (HTTP/2 is read by threads of OkHttp's own, and
/// has frames of bounded size.)
final class BoundedSocket extends Socket {
  private static final int MOST_BETWEEN = 1 << 20;

  /// What the thread has read since its last byte of a body; none for threads that are not counted.
  private static final ThreadLocal<long @Nullable []> READ = new ThreadLocal<>();

  /// Makes them.
  static final SocketFactory FACTORY =
      new SocketFactory() {
        @Override
        public Socket createSocket() {
          return new BoundedSocket();
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
          return connected(new InetSocketAddress(host, port), null);
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort)
            throws IOException {
          return connected(
              new InetSocketAddress(host, port), new InetSocketAddress(local, localPort));
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
          return connected(new InetSocketAddress(host, port), null);
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
            throws IOException {
          return connected(
              new InetSocketAddress(host, port), new InetSocketAddress(local, localPort));
        }

        private static Socket connected(InetSocketAddress to, @Nullable InetSocketAddress from)
            throws IOException {
          Socket socket = new BoundedSocket();
          try {
            socket.bind(from); // null: to any
            socket.connect(to);
          } catch (IOException e) {
            socket.close();
            throw e;
          }
          return socket;
        }
      };

  /// This thread begins to wait for an answer, or has got something of a body.
  static void progress() {
    long[] read = READ.get();
    if (read == null) {
      READ.set(new long[1]);
    } else {
      read[0] = 0;
    }
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new Counted(super.getInputStream());
  }

  private static final class Counted extends FilterInputStream {
    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count(1);
      return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int size = super.read(buffer, offset, length);
      count(size);
      return size;
    }

    private static void count(int size) throws ProtocolException {
      long[] read = READ.get();
      if (read != null) {
        read[0] += Math.max(0, size);
        if (read[0] > MOST_BETWEEN) {
          throw new ProtocolException("more than " + MOST_BETWEEN + " bytes for one of a body");
        }
      }
    }
  }
}
