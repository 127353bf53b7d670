package bulkhead.browser.devtools;

import bulkhead.ipc.IoLoop;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Listens for DevTools clients on the machine's own address: HTTP for the list of targets,
/// WebSocket for the protocol. It has a thread of its own, `DevToolsIO`; what clients ask is posted
/// to `BrowserMain`.
public final class DevToolsServer implements AutoCloseable {
  /// Requests of `/json` have no body.
  private static final int MOST_REQUEST = 64 << 10;

  private final IoLoop io;
  private final Channel socket;
  private final Path portFile;

  private DevToolsServer(IoLoop io, Channel socket, Path portFile) {
    this.io = io;
    this.socket = socket;
    this.portFile = portFile;
  }

  /// Starts to listen, and writes the port and the browser's path into `DevToolsActivePort` in the
  /// profile's folder, as Chromium does.
  /// @param port 0 for any free one
  /// @param allowedOrigins whose web pages may connect; `*` for all
  /// @throws IOException if the port is taken, or the file cannot be written
  public static DevToolsServer start(
      DevTools devTools, int port, List<String> allowedOrigins, Path profile) throws IOException {
    IoLoop io = IoLoop.start("DevToolsIO");
    ChannelFuture bound =
        io.tcpServer()
            .childHandler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel client) {
                    client
                        .pipeline()
                        .addLast(
                            new HttpServerCodec(),
                            new HttpObjectAggregator(MOST_REQUEST),
                            new HttpRequests(devTools, List.copyOf(allowedOrigins)));
                  }
                })
            .bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port))
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      io.close();
      throw new IOException(
          "cannot listen on port " + port + ": " + bound.cause().getMessage(), bound.cause());
    }
    Path file = profile.resolve("DevToolsActivePort");
    DevToolsServer server = new DevToolsServer(io, bound.channel(), file);
    Files.writeString(
        file,
        server.port() + "\n/devtools/browser/" + devTools.browserTarget().id(),
        StandardCharsets.US_ASCII);
    return server;
  }

  public int port() {
    return ((InetSocketAddress) socket.localAddress()).getPort();
  }

  /// Where a client reaches the browser target.
  public String browserUrl(DevTools devTools) {
    return "ws://127.0.0.1:" + port() + "/devtools/browser/" + devTools.browserTarget().id();
  }

  @Override
  public void close() {
    socket.close();
    io.close();
    try {
      Files.deleteIfExists(portFile);
    } catch (IOException e) {
      System.getLogger("bulkhead.browser.devtools")
          .log(System.Logger.Level.WARNING, "cannot delete " + portFile, e);
    }
  }
}
