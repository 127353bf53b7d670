package bulkhead.browser.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bulkhead.url.Url;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// WebSockets against a server of our own, which answers what it is sent, and has vices by name.
class WebSocketsTest {
  private static final int PIECES = 100;
  private static final int PIECE = 50_000;
  private static final int EMPTY = 200_000;

  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> serverHeard = new LinkedBlockingQueue<>();
  private final UrlLoaderFactory network =
      new UrlLoaderFactory(
          null,
          "en",
          new UrlLoaderFactory.Settings(Duration.ofSeconds(5), Duration.ofSeconds(5), null));
  private MultiThreadIoEventLoopGroup loops;
  private Channel server;

  @BeforeEach
  void startServer() throws Exception {
    WebSocketServerProtocolConfig config =
        WebSocketServerProtocolConfig.newBuilder()
            .websocketPath("/socket")
            .subprotocols("chat")
            .allowExtensions(true)
            .dropPongFrames(false)
            .decoderConfig(
                WebSocketDecoderConfig.newBuilder().maxFramePayloadLength(1 << 20).build())
            .build();
    loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    server =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel made) {
                    made.pipeline()
                        .addLast(
                            new HttpServerCodec(),
                            new HttpObjectAggregator(65536),
                            new WebSocketServerProtocolHandler(config),
                            new NotFound(),
                            new WebSocketFrameAggregator(1 << 24),
                            new Answers());
                  }
                })
            .bind("127.0.0.1", 0)
            .sync()
            .channel();
  }

  @AfterEach
  void stopServer() {
    network.close();
    server.close();
    var unused = loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }

  private static final class NotFound extends SimpleChannelInboundHandler<FullHttpRequest> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
      context.writeAndFlush(
          new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.NOT_FOUND));
    }
  }

  private final class Answers extends SimpleChannelInboundHandler<WebSocketFrame> {
    private int pongs;
    private int lastPong;

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
      if (event instanceof WebSocketServerProtocolHandler.HandshakeComplete shake) {
        serverHeard.add(
            shake.requestHeaders().get("Origin") + " " + shake.requestHeaders().get("Cookie"));
      }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
      if (frame instanceof PongWebSocketFrame pong) {
        lastPong = pong.content().getInt(0);
        pongs++;
        return;
      }
      String text = frame instanceof TextWebSocketFrame words ? words.text() : "";
      switch (text) {
        case "close me" -> context.writeAndFlush(new CloseWebSocketFrame(4000, "as you say"));
        case "drop me" -> context.channel().unsafe().closeForcibly();
        case "flood me" -> {
          for (int i = 0; i < PIECES; i++) {
            context.write(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(new byte[PIECE])));
          }
          context.flush();
        }
        case "say nothing often" -> {
          for (int i = 0; i < EMPTY; i++) {
            context.write(new BinaryWebSocketFrame(Unpooled.EMPTY_BUFFER));
          }
          context.flush();
        }
        case "ping me often" -> {
          for (int i = 0; i < EMPTY; i++) {
            context.write(new PingWebSocketFrame(Unpooled.copyInt(i)));
          }
          context.writeAndFlush(new TextWebSocketFrame("pinged"));
        }
        case "how many pongs" ->
            context.writeAndFlush(new TextWebSocketFrame(pongs + " pongs, " + lastPong));
        default -> context.writeAndFlush(frame.retain());
      }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      serverHeard.add("gone");
    }
  }

  private final class Ear implements WebSocketClient {
    private int received;

    @Override
    public void opened(String protocol, String extensions) {
      heard.add("opened " + protocol);
    }

    @Override
    public void received(boolean text, byte[] piece, boolean last) {
      received += piece.length;
      heard.add(
          text
              ? "text " + new String(piece, StandardCharsets.UTF_8) + (last ? "" : " and more")
              : "bytes " + received);
    }

    @Override
    public void sent(int bytes) {
      heard.add("sent " + bytes);
    }

    @Override
    public void closed(boolean clean, int code, String reason, boolean failed) {
      heard.add("closed " + clean + " " + code + " " + reason + (failed ? " failed" : ""));
    }
  }

  private WebSocketHandle open(String path, String... protocols) {
    network.cookies().put(new CookieStore.Entry("a", "b", "127.0.0.1", "/", -1, true, false, ""));
    return network.openSocket(
        new WebSocketRequest(
            Url.expectParse("ws://127.0.0.1:" + port() + path),
            "http://127.0.0.1:1",
            null,
            List.of(protocols),
            RequestOptions.DEFAULT),
        new Ear());
  }

  private int port() {
    return ((InetSocketAddress) server.localAddress()).getPort();
  }

  /// A proxy that takes one client to the server of this test, whatever it asks for.
  ///
  /// @param greeting reads what the client wants, and says what is asked for
  private ServerSocket proxy(Greeting greeting) throws IOException {
    ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try (Socket client = listening.accept();
                  Socket far = new Socket(listening.getInetAddress(), port())) {
                serverHeard.add(
                    greeting.of(
                        new DataInputStream(client.getInputStream()), client.getOutputStream()));
                Thread back = Thread.ofPlatform().daemon().start(() -> pass(far, client));
                pass(client, far);
                back.join();
              } catch (IOException | InterruptedException e) {
                serverHeard.add("the proxy failed: " + e);
              }
            });
    return listening;
  }

  private interface Greeting {
    String of(DataInputStream in, OutputStream out) throws IOException;
  }

  private static void pass(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      // one of them has gone
    }
  }

  /// RFC 9110 §9.3.6.
  private static String connectMethod(DataInputStream in, OutputStream out) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readUnsignedByte());
    }
    out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    return head.substring(0, head.indexOf("\r\n"));
  }

  /// RFC 1928 §3 and §4, without authentication and with a name.
  private static String socks(DataInputStream in, OutputStream out) throws IOException {
    in.readUnsignedByte();
    in.readNBytes(in.readUnsignedByte());
    out.write(new byte[] {5, 0});
    byte[] request = in.readNBytes(4);
    String host = new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.US_ASCII);
    int port = in.readUnsignedShort();
    out.write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
    return "SOCKS " + request[0] + " " + host + ":" + port;
  }

  private WebSocketHandle openThrough(String proxy) {
    NetworkContext context = network.newContext(proxy, "");
    return network.openSocket(
        new WebSocketRequest(
            Url.expectParse("ws://far.test:81/socket"),
            "http://127.0.0.1:1",
            null,
            List.of(),
            new RequestOptions(null, null, List.of(), context, null, false)),
        new Ear());
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:PORT, CONNECT far.test:81 HTTP/1.1",
    "http=127.0.0.1:PORT, CONNECT far.test:81 HTTP/1.1",
    "socks5://127.0.0.1:PORT, SOCKS 5 far.test:81",
    "http=127.0.0.1:1;socks=socks5://127.0.0.1:PORT, SOCKS 5 far.test:81",
    "https=127.0.0.1:PORT;127.0.0.1:1, CONNECT far.test:81 HTTP/1.1",
    "127.0.0.1:PORT;https=127.0.0.1:1, CONNECT far.test:81 HTTP/1.1",
  })
  void aProxyIsAskedForTheServer(String rule, String asked) throws Exception {
    try (ServerSocket proxy =
        proxy(asked.startsWith("SOCKS") ? WebSocketsTest::socks : WebSocketsTest::connectMethod)) {
      WebSocketHandle socket = openThrough(rule.replace("PORT", "" + proxy.getLocalPort()));
      expect(asked, serverHeard);
      expect("http://127.0.0.1:1 null", serverHeard);
      expect("opened ", heard);
      socket.send(true, "through".getBytes(StandardCharsets.UTF_8), true);
      expect("sent 7", heard);
      expect("text through", heard);
    }
  }

  @Test
  void aProxyThatRefusesEndsTheSocket() throws Exception {
    try (ServerSocket proxy =
        proxy(
            (in, out) -> {
              out.write("HTTP/1.1 403 Forbidden\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
              return "refused";
            })) {
      openThrough("127.0.0.1:" + proxy.getLocalPort());
      expect("closed false 1006  failed", heard);
    }
  }

  private static void expect(String wanted, BlockingQueue<String> from) throws Exception {
    assertEquals(wanted, from.poll(20, TimeUnit.SECONDS));
  }

  @Test
  void messagesGoBothWaysAndTheHandshakeEndsIt() throws Exception {
    WebSocketHandle socket = open("/socket", "chat");
    socket.send(true, "in two ".getBytes(StandardCharsets.UTF_8), false);
    socket.send(true, "pieces".getBytes(StandardCharsets.UTF_8), true);
    expect("http://127.0.0.1:1 a=b", serverHeard);
    expect("opened chat", heard);
    expect("sent 7", heard);
    expect("sent 6", heard);
    expect("text in two pieces", heard);
    socket.close(3001, "enough");
    expect("closed true 3001 enough", heard);
    expect("gone", serverHeard);
  }

  @Test
  void theServersCodeAndReasonAreTold() throws Exception {
    WebSocketHandle socket = open("/socket");
    expect("opened ", heard);
    socket.send(true, "close me".getBytes(StandardCharsets.UTF_8), true);
    expect("sent 8", heard);
    expect("closed true 4000 as you say", heard);
  }

  @Test
  void anEndWithoutHandshakeIsNotClean() throws Exception {
    WebSocketHandle socket = open("/socket");
    expect("opened ", heard);
    socket.send(true, "drop me".getBytes(StandardCharsets.UTF_8), true);
    expect("sent 7", heard);
    expect("closed false 1006 ", heard);
  }

  @Test
  void whatIsNoSocketFails() throws Exception {
    open("/elsewhere");
    expect("closed false 1006  failed", heard);
    open("/socket", "unknown");
    expect("closed false 1006  failed", heard);
  }

  @Test
  void noMoreComesThanWasGranted() throws Exception {
    WebSocketHandle socket = open("/socket");
    expect("opened ", heard);
    socket.send(true, "flood me".getBytes(StandardCharsets.UTF_8), true);
    expect("sent 8", heard);
    int last = 0;
    // The window closes with the message that fills it, or the next: what one read brought.
    while (last < WebSocketLink.INITIAL_GRANT) {
      last = Integer.parseInt(heard.poll(20, TimeUnit.SECONDS).substring("bytes ".length()));
    }
    assertTrue(last < PIECES * PIECE, last + " bytes came");
    socket.grant(PIECES * PIECE);
    while (last < PIECES * PIECE) {
      last = Integer.parseInt(heard.poll(20, TimeUnit.SECONDS).substring("bytes ".length()));
    }
    assertEquals(PIECES * PIECE, last);
    socket.abandon();
  }

  @Test
  void messagesWithoutBytesAreNotFree() throws Exception {
    WebSocketHandle socket = open("/socket");
    expect("opened ", heard);
    socket.send(true, "say nothing often".getBytes(StandardCharsets.UTF_8), true);
    expect("sent 17", heard);
    // Each of these takes a turn of the loop that would also read.
    int pieces = 0;
    for (int turn = 0; turn < 100; turn++) {
      socket.send(true, new byte[0], true);
      for (String next = ""; !next.equals("sent 0"); pieces++) {
        next = heard.poll(20, TimeUnit.SECONDS);
      }
    }
    assertTrue(pieces < EMPTY / 2, pieces + " pieces came");
    socket.abandon();
  }

  @Test
  void pingsDoNotStopMessages() throws Exception {
    WebSocketHandle socket = open("/socket");
    expect("opened ", heard);
    socket.send(true, "ping me often".getBytes(StandardCharsets.UTF_8), true);
    expect("sent 13", heard);
    expect("text pinged", heard);
    socket.send(true, "how many pongs".getBytes(StandardCharsets.UTF_8), true);
    expect("sent 14", heard);
    String[] answer = String.valueOf(heard.poll(20, TimeUnit.SECONDS)).split(" ");
    assertEquals(EMPTY - 1, Integer.parseInt(answer[3]), "the last ping that was answered");
    int pongs = Integer.parseInt(answer[1]);
    assertTrue(pongs < EMPTY / 2, pongs + " pongs: not one for each ping");
    socket.abandon();
  }

  @Test
  void aSocketMayHoldAsMuchAsIsLeftForOthers() {
    SocketMemory memory = new SocketMemory();
    SocketMemory.Share one = memory.share();
    SocketMemory.Share other = memory.share();
    assertTrue(one.set(64 << 20));
    assertFalse(one.set((64 << 20) + 1));
    assertTrue(other.set(32 << 20));
    assertFalse(other.set(33 << 20));
    assertTrue(one.set(0));
    assertTrue(other.set(64 << 20));
  }
}
