package bulkhead.renderer.loader;

import bulkhead.ipc.PieceCost;
import bulkhead.ipc.api.AbandonSocket;
import bulkhead.ipc.api.CloseSocketRequest;
import bulkhead.ipc.api.OpenSocketRequest;
import bulkhead.ipc.api.SocketClosed;
import bulkhead.ipc.api.SocketGrant;
import bulkhead.ipc.api.SocketOpened;
import bulkhead.ipc.api.SocketPiece;
import bulkhead.ipc.api.SocketSent;
import bulkhead.ipc.api.WebSocketClient;
import bulkhead.ipc.api.WebSockets;
import com.google.protobuf.ByteString;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All WebSockets of this renderer, by their numbers; the browser process has the connections. What
/// is sent waits here until the network takes it. Thread: `RendererMain`.
public final class Sockets implements WebSocketClient {
  /// Hears what happens to one socket.
  public interface Listener {
    void opened(String protocol, String extensions);

    /// A piece of a message; `last` ends it.
    void received(boolean text, byte[] piece, boolean last);

    /// So many bytes have left.
    void sent(int bytes);

    void closed(boolean clean, int code, String reason, boolean failed);
  }

  private static final int MOST_PIECE = 256 << 10;

  /// As in socket.proto; further ones fail.
  private static final int MOST_SOCKETS = 1000;

  /// The browser process allows more; this is enough to keep a connection busy.
  private static final int MOST_UNSENT = 2 << 20;

  private sealed interface Waiting {
    /// A message, sent up to `at`.
    record Message(boolean text, byte[] data) implements Waiting {}

    record Close(int code, String reason) implements Waiting {}
  }

  private static final class Socket {
    final Listener listener;
    final Deque<Waiting> waiting = new ArrayDeque<>();
    int at; // in the first message that waits
    int unsent;
    boolean open;

    Socket(Listener listener) {
      this.listener = listener;
    }
  }

  private final Map<Long, Socket> sockets = new HashMap<>();
  private long lastId;
  private @Nullable WebSockets browser;

  /// The browser process is there.
  public void connect(WebSockets services) {
    browser = services;
  }

  private WebSockets browser() {
    WebSockets services = browser;
    if (services == null) {
      throw new IllegalStateException("not connected");
    }
    return services;
  }

  /// Opens a socket and returns its number; 0 if there are too many.
  public long open(OpenSocketRequest.Builder request, Listener listener) {
    if (sockets.size() >= MOST_SOCKETS) {
      return 0;
    }
    long id = ++lastId;
    sockets.put(id, new Socket(listener));
    browser().open(request.setSocketId(id).build());
    return id;
  }

  public void send(long id, boolean text, byte[] data) {
    Socket socket = sockets.get(id);
    if (socket != null) {
      socket.waiting.add(new Waiting.Message(text, data));
      flush(id, socket);
    }
  }

  /// Starts the closing handshake, after what was sent; before the socket is open, ends it.
  /// @param code 0 for none
  public void close(long id, int code, String reason) {
    Socket socket = sockets.get(id);
    if (socket == null) {
      return;
    }
    if (socket.open) {
      socket.waiting.add(new Waiting.Close(code, reason));
      flush(id, socket);
    } else {
      sendClose(id, code, reason);
    }
  }

  public void grant(long id, int bytes) {
    if (sockets.containsKey(id)) {
      browser().grant(SocketGrant.newBuilder().setSocketId(id).setBytes(bytes).build());
    }
  }

  /// The page has gone.
  public void abandon(long id) {
    if (sockets.remove(id) != null) {
      browser().abandon(AbandonSocket.newBuilder().setSocketId(id).build());
    }
  }

  private void flush(long id, Socket socket) {
    while (socket.open && socket.unsent < MOST_UNSENT && !socket.waiting.isEmpty()) {
      switch (socket.waiting.getFirst()) {
        case Waiting.Close(int code, String reason) -> {
          socket.waiting.clear();
          sendClose(id, code, reason);
        }
        case Waiting.Message(boolean text, byte[] data) -> {
          int size = Math.min(MOST_PIECE, data.length - socket.at);
          boolean last = socket.at + size == data.length;
          browser()
              .send(
                  SocketPiece.newBuilder()
                      .setSocketId(id)
                      .setText(text)
                      .setData(ByteString.copyFrom(data, socket.at, size))
                      .setMore(!last)
                      .build());
          socket.unsent += PieceCost.of(size);
          socket.at = last ? 0 : socket.at + size;
          if (last) {
            socket.waiting.removeFirst();
          }
        }
      }
    }
  }

  private void sendClose(long id, int code, String reason) {
    browser()
        .close(
            CloseSocketRequest.newBuilder()
                .setSocketId(id)
                .setCode(code)
                .setReason(reason)
                .build());
  }

  @Override
  public void opened(SocketOpened news) {
    Socket socket = sockets.get(news.getSocketId());
    if (socket != null) {
      socket.open = true;
      socket.listener.opened(news.getProtocol(), news.getExtensions());
      flush(news.getSocketId(), socket);
    }
  }

  @Override
  public void received(SocketPiece piece) {
    Socket socket = sockets.get(piece.getSocketId());
    if (socket != null) {
      socket.listener.received(piece.getText(), piece.getData().toByteArray(), !piece.getMore());
    }
  }

  @Override
  public void sent(SocketSent news) {
    Socket socket = sockets.get(news.getSocketId());
    if (socket != null) {
      socket.unsent -= PieceCost.of(news.getBytes());
      socket.listener.sent(news.getBytes());
      flush(news.getSocketId(), socket);
    }
  }

  @Override
  public void closed(SocketClosed news) {
    Socket socket = sockets.remove(news.getSocketId());
    if (socket != null) {
      socket.listener.closed(news.getClean(), news.getCode(), news.getReason(), news.getFailed());
    }
  }
}
