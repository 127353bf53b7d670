package bulkhead.browser.tab;

import bulkhead.browser.net.RequestOptions;
import bulkhead.browser.net.WebSocketHandle;
import bulkhead.browser.net.WebSocketRequest;
import bulkhead.browser.process.RenderProcessHost;
import bulkhead.ipc.BadMessage;
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
import bulkhead.process.TaskLoop;
import bulkhead.url.Url;
import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// WebSockets for one renderer, which is not trusted. Thread: `BrowserMain`.
final class SocketReports implements WebSockets {
  private static final int MOST_SOCKETS = 1000;
  private static final int MOST_URL = 1 << 20;
  private static final int MOST_PROTOCOLS = 100;
  private static final int MOST_PIECE = 256 << 10;
  private static final long MOST_UNSENT = 4 << 20;
  private static final int MOST_GRANT = 16 << 20;
  private static final int MOST_REASON = 123;
  private static final int MOST_PROTOCOL_LENGTH = 1000;
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+\\-.^_`|~A-Za-z0-9]+");

  /// One socket, and what it has not sent yet.
  private static final class Socket {
    @Nullable WebSocketHandle handle;
    long unsent;
  }

  private final BrowserModel browser;
  private final RenderProcessHost host;
  private final TaskLoop model;
  private final Map<Long, Socket> open = new HashMap<>();

  SocketReports(BrowserModel browser, RenderProcessHost host, TaskLoop model) {
    this.browser = browser;
    this.host = host;
    this.model = model;
    host.whenGone(status -> open.values().forEach(SocketReports::abandon));
  }

  private static void abandon(Socket socket) {
    if (socket.handle != null) {
      socket.handle.abandon();
    }
  }

  @Override
  public void open(OpenSocketRequest request) {
    long id = request.getSocketId();
    if (id == 0 || open.containsKey(id) || open.size() >= MOST_SOCKETS) {
      throw new BadMessage("socket number " + id);
    }
    if (!browser.pages().loadersOf(host).mayUse(request.getOrigin())) {
      throw new BadMessage("a socket for another origin");
    }
    Url url = request.getUrl().length() > MOST_URL ? null : Url.parse(request.getUrl());
    if (url == null || !(url.scheme().equals("ws") || url.scheme().equals("wss"))) {
      throw new BadMessage("a socket's address");
    }
    checkProtocols(request.getProtocolsList());
    PageRef page = new PageRef(host, request.getPageId());
    Tab current = browser.pages().tabOfLoads(page);
    Tab tab = current == null ? browser.pages().tabOfStorage(page) : current;
    Socket socket = new Socket();
    Client client = new Client(id, socket);
    open.put(id, socket);
    if (tab == null || isMixed(request.getOrigin(), url)) {
      client.closed(false, 1006, "", true);
      return;
    }
    RequestOptions options =
        new RequestOptions(null, null, List.of(), browser.tabNetwork().context(tab), null, false);
    WebSocketRequest wanted =
        new WebSocketRequest(
            url, request.getOrigin(), tab.documentUrl(), request.getProtocolsList(), options);
    socket.handle = browser.tabNetwork().openSocket(tab, wanted, client);
  }

  private static void checkProtocols(List<String> protocols) {
    Set<String> seen = new HashSet<>();
    boolean fine =
        protocols.size() <= MOST_PROTOCOLS
            && protocols.stream()
                .allMatch(
                    each ->
                        each.length() <= MOST_PROTOCOL_LENGTH
                            && TOKEN.matcher(each).matches()
                            && seen.add(each));
    if (!fine) {
      throw new BadMessage("subprotocols");
    }
  }

  /// Mixed Content §4.4: a page that came securely does not connect openly, but to this computer.
  private static boolean isMixed(String origin, Url url) {
    String host = url.host() == null ? "" : url.host();
    boolean local =
        host.equals("localhost")
            || host.endsWith(".localhost")
            || host.equals("[::1]")
            || host.matches("127(\\.\\d+){3}");
    return origin.startsWith("https://") && url.scheme().equals("ws") && !local;
  }

  @Override
  public void send(SocketPiece piece) {
    Socket socket = open.get(piece.getSocketId());
    int size = piece.getData().size();
    if (size > MOST_PIECE) {
      throw new BadMessage("a piece of " + size);
    }
    if (socket == null || socket.handle == null) {
      return; // closed while this was on its way
    }
    socket.unsent += PieceCost.of(size);
    if (socket.unsent > MOST_UNSENT) {
      throw new BadMessage("more than may be on its way");
    }
    socket.handle.send(piece.getText(), piece.getData().toByteArray(), !piece.getMore());
  }

  @Override
  public void grant(SocketGrant request) {
    if (request.getBytes() < 0 || request.getBytes() > MOST_GRANT) {
      throw new BadMessage("grant of " + request.getBytes());
    }
    Socket socket = open.get(request.getSocketId());
    if (socket != null && socket.handle != null) {
      socket.handle.grant(request.getBytes());
    }
  }

  @Override
  public void close(CloseSocketRequest request) {
    int code = request.getCode();
    boolean fine =
        code == 0 && request.getReason().isEmpty() || code == 1000 || code >= 3000 && code <= 4999;
    if (!fine || request.getReason().getBytes(StandardCharsets.UTF_8).length > MOST_REASON) {
      throw new BadMessage("a socket's end");
    }
    Socket socket = open.get(request.getSocketId());
    if (socket != null && socket.handle != null) {
      socket.handle.close(code, request.getReason());
    }
  }

  @Override
  public void abandon(AbandonSocket request) {
    Socket socket = open.remove(request.getSocketId());
    if (socket != null) {
      abandon(socket);
    }
  }

  /// Brings one socket's news to the renderer. Called on the network's threads.
  private final class Client implements bulkhead.browser.net.WebSocketClient {
    private final long id;
    private final Socket socket;

    Client(long id, Socket socket) {
      this.id = id;
      this.socket = socket;
    }

    private void post(Consumer<WebSocketClient> news) {
      model.execute(
          () -> {
            var channel = host.channel();
            if (open.get(id) == socket && channel != null) {
              news.accept(channel.proxy(WebSocketClient.IPC));
            }
          });
    }

    @Override
    public void opened(String protocol, String extensions) {
      post(
          renderer ->
              renderer.opened(
                  SocketOpened.newBuilder()
                      .setSocketId(id)
                      .setProtocol(protocol)
                      .setExtensions(extensions)
                      .build()));
    }

    @Override
    public void received(boolean text, byte[] piece, boolean last) {
      post(
          renderer ->
              renderer.received(
                  SocketPiece.newBuilder()
                      .setSocketId(id)
                      .setText(text)
                      .setData(ByteString.copyFrom(piece))
                      .setMore(!last)
                      .build()));
    }

    @Override
    public void sent(int bytes) {
      post(
          renderer -> {
            socket.unsent -= PieceCost.of(bytes);
            renderer.sent(SocketSent.newBuilder().setSocketId(id).setBytes(bytes).build());
          });
    }

    @Override
    public void closed(boolean clean, int code, String reason, boolean failed) {
      post(
          renderer -> {
            open.remove(id);
            renderer.closed(
                SocketClosed.newBuilder()
                    .setSocketId(id)
                    .setClean(clean)
                    .setCode(code)
                    .setReason(reason)
                    .setFailed(failed)
                    .build());
          });
    }
  }
}
