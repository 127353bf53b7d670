package bulkhead.ipc;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A peer that is no [Channel]: it writes whatever bytes it is told to, as a process that has been
/// taken over would.
final class RawPeer implements AutoCloseable {
  private final SocketChannel socket;

  private RawPeer(SocketChannel socket) {
    this.socket = socket;
  }

  /// Both ends of one connection.
  record Connection(Channel channel, RawPeer peer) {}

  /// A channel, bound by `binder`, with a raw peer at its other end.
  static Connection connect(IoLoop loop, Consumer<Channel> binder) throws Exception {
    Path folder = Files.createTempDirectory("bulkhead-test-");
    Path path = folder.resolve("socket");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(path));
      var connecting = Channel.connect(loop, path, "to raw peer", binder);
      RawPeer peer = new RawPeer(server.accept());
      return new Connection(connecting.get(10, TimeUnit.SECONDS), peer);
    } finally {
      Files.delete(path);
      Files.delete(folder);
    }
  }

  /// Connects to a listener, as a child does.
  static RawPeer dial(Path listener) throws IOException {
    return new RawPeer(SocketChannel.open(UnixDomainSocketAddress.of(listener)));
  }

  /// Writes bytes given in hexadecimal, spaces and `|` ignored, without a length before them.
  void writeHex(String hex) throws IOException {
    write(HexFormat.of().parseHex(hex.replaceAll("[\\s|]", "")));
  }

  /// Writes a whole frame: the length, then the bytes.
  void writeFrame(byte[] body) throws IOException {
    write(ByteBuffer.allocate(4 + body.length).putInt(body.length).put(body).array());
  }

  void write(byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      socket.write(buffer);
    }
  }

  /// Reads one frame; its body.
  byte[] readFrame() throws IOException {
    return read(ByteBuffer.wrap(read(4)).getInt());
  }

  private byte[] read(int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count);
    while (buffer.hasRemaining()) {
      if (socket.read(buffer) < 0) {
        throw new IOException("the other end closed the socket");
      }
    }
    return buffer.array();
  }

  /// Waits until the other end closes the socket; whatever it still sends is passed over.
  boolean isClosedByOtherEnd() throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(4096);
    try {
      while (socket.read(buffer) >= 0) {
        buffer.clear();
      }
    } catch (IOException e) {
      return true; // reset
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
