package bulkhead.browser.net;

import bulkhead.ipc.PieceCost;
import bulkhead.process.UserAgent;
import bulkhead.url.Url;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.compression.ZlibCodecFactory;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakerFactory;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketClientExtensionHandler;
import io.netty.handler.codec.http.websocketx.extensions.compression.PerMessageDeflateClientExtensionHandshaker;
import io.netty.handler.proxy.HttpProxyHandler;
import io.netty.handler.proxy.ProxyHandler;
import io.netty.handler.proxy.Socks5ProxyHandler;
import io.netty.handler.ssl.SslHandler;
import io.netty.resolver.NoopAddressResolverGroup;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/// One WebSocket, from its handshake to its end (RFC 6455; WebSockets Standard §2). Thread: an
/// event loop of [WebSockets]; the handle's methods may be called on any.
final class WebSocketLink implements WebSocketHandle {
  /// A longer message reaches the client in pieces.
  static final int MOST_PIECE = 256 << 10;

  static final int INITIAL_GRANT = 1 << 20;

  /// A frame is taken whole, so this is what one socket may take of memory.
  private static final int MOST_FRAME = 32 << 20;

  private static final int MOST_HEAD = 256 << 10;
  private static final int CONNECT_SECONDS = 30;
  private static final int HANDSHAKE_SECONDS = 120;

  /// How long the server has to answer a closing handshake, as in Chromium.
  private static final int CLOSING_SECONDS = 2;

  private final EventLoop loop;
  private final WebSocketRequest request;
  private final WebSocketClient client;
  private final CookieStore jar;
  private final SocketMemory.Share memory;

  private @Nullable Channel channel;
  private @Nullable ChannelHandlerContext context; // null until the socket is open
  private final Deque<Runnable> beforeOpen = new ArrayDeque<>();
  private long granted = INITIAL_GRANT;
  private boolean receivingText;
  private boolean sendingRest;
  private boolean closeSent;
  private boolean closeReceived;
  private boolean ended;
  private int code = 1006;
  private String reason = "";
  private boolean failed;

  /// Bytes that have come since the last frame was whole.
  private long collected;

  // RFC 6455 §5.5.3: of the pings that one read brings, and of those that come before the last pong
  // has gone, only the last is answered.
  private boolean pongLeaving;
  private @Nullable ByteBuf nextPong;

  WebSocketLink(
      EventLoop loop,
      WebSocketRequest request,
      WebSocketClient client,
      CookieStore jar,
      SocketMemory memory) {
    this.memory = memory.share();
    this.loop = loop;
    this.request = request;
    this.client = client;
    this.jar = jar;
  }

  private boolean isSecure() {
    return request.url().scheme().equals("wss");
  }

  private HttpUrl httpUrl() {
    // The same address over http: what cookies go by.
    String href = request.url().withoutFragment().href();
    return HttpUrl.get("http" + href.substring(2));
  }

  /// Connects to the first address that answers. On the event loop.
  ///
  /// @param addresses of the proxy, where there is one
  void connect(
      List<InetAddress> addresses, Proxy proxy, ProxyLogin login, Supplier<SSLEngine> tls) {
    if (ended) {
      return;
    }
    if (addresses.isEmpty()) {
      failed = true;
      end(false);
      return;
    }
    InetAddress address = addresses.getFirst();
    ProxyHandler way = through(proxy, login, address);
    Bootstrap bootstrap =
        new Bootstrap()
            .group(loop)
            .channel(NioSocketChannel.class)
            .option(ChannelOption.AUTO_READ, false)
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_SECONDS * 1000)
            .handler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel made) {
                    if (way != null) {
                      made.pipeline().addLast(way);
                    }
                    if (isSecure()) {
                      made.pipeline().addLast(new SslHandler(tls.get()));
                    }
                    made.pipeline()
                        .addLast(
                            new Meter(),
                            new HttpClientCodec(),
                            new Head(),
                            new HttpObjectAggregator(MOST_HEAD),
                            new WebSocketClientExtensionHandler(
                                new PerMessageDeflateClientExtensionHandshaker(
                                    6,
                                    ZlibCodecFactory.isSupportingWindowSizeAndMemLevel(),
                                    15,
                                    false,
                                    false,
                                    MOST_FRAME)),
                            new Frames());
                  }
                });
    int port = request.url().effectivePort();
    bootstrap
        .resolver(NoopAddressResolverGroup.INSTANCE)
        .connect(
            way == null
                ? new InetSocketAddress(address, port)
                : InetSocketAddress.createUnresolved(
                    WebSockets.withoutBrackets(String.valueOf(request.url().host())), port))
        .addListener(
            (ChannelFutureListener)
                future -> {
                  if (future.isSuccess()) {
                    channel = future.channel();
                    if (ended) {
                      future.channel().close();
                    }
                  } else if (!ended) {
                    connect(addresses.subList(1, addresses.size()), proxy, login, tls);
                  }
                });
  }

  /// Through HTTP proxies by CONNECT, as in Chromium with `ws:` too.
  private static @Nullable ProxyHandler through(
      Proxy proxy, ProxyLogin login, InetAddress address) {
    ProxyLogin.Credentials known = login.credentials();
    return switch (proxy.type()) {
      case DIRECT -> null;
      case HTTP -> {
        InetSocketAddress there = new InetSocketAddress(address, portOf(proxy));
        yield known == null
            ? new HttpProxyHandler(there)
            : new HttpProxyHandler(there, known.user(), known.password());
      }
      case SOCKS -> new Socks5ProxyHandler(new InetSocketAddress(address, portOf(proxy)));
    };
  }

  private static int portOf(Proxy proxy) {
    return ((InetSocketAddress) proxy.address()).getPort();
  }

  private HttpHeaders headers() {
    HttpHeaders headers = new DefaultHttpHeaders();
    String own = request.options().userAgent();
    headers.set(HttpHeaderNames.USER_AGENT, own == null ? UserAgent.DEFAULT : own);
    headers.set(HttpHeaderNames.ORIGIN, request.origin());
    headers.set(HttpHeaderNames.PRAGMA, "no-cache");
    headers.set(HttpHeaderNames.CACHE_CONTROL, "no-cache");
    String cookie = jar.header(httpUrl(), site());
    if (cookie != null) {
      headers.set(HttpHeaderNames.COOKIE, cookie);
    }
    for (RequestOptions.HeaderField field : request.options().headers()) {
      headers.set(field.name(), field.value());
    }
    return headers;
  }

  private CookieSite site() {
    Url asking = Url.parse(request.origin());
    Url target = Url.expectParse(httpUrl().toString());
    Url document = request.document();
    boolean same =
        asking != null
            && Sites.site(asking).equals(Sites.site(target))
            && (document == null || Sites.site(document).equals(Sites.site(target)));
    return same ? CookieSite.SAME : CookieSite.CROSS;
  }

  /// `java.net.URI` refuses characters that the URL Standard lets stand.
  URI uri() {
    String href = request.url().withoutFragment().href();
    StringBuilder out = new StringBuilder(href.length());
    for (int i = 0; i < href.length(); i++) {
      char c = href.charAt(i);
      if ("\"<>\\^`{|}".indexOf(c) >= 0) {
        out.append('%').append(Integer.toHexString(c).toUpperCase(Locale.ROOT));
      } else {
        out.append(c);
      }
    }
    return URI.create(out.toString());
  }

  /// Any answer but "switching protocols" is the end, whatever follows it.
  private final class Head extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext from, Object message) {
      if (message instanceof HttpResponse response
          && !response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
        ReferenceCountUtil.release(message);
        fail(from);
      } else {
        from.fireChannelRead(message);
      }
    }
  }

  /// Counts what comes before it is a frame.
  private final class Meter extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext from, Object message) {
      if (message instanceof ByteBuf bytes) {
        collected += bytes.readableBytes();
        if (!hold()) {
          ReferenceCountUtil.release(message);
          fail(from);
          return;
        }
      }
      from.fireChannelRead(message);
    }
  }

  /// What the socket takes of memory has changed. False: it may not have so much.
  private boolean hold() {
    return memory.set(collected + Math.max(0, -granted));
  }

  /// What comes from the server.
  private final class Frames extends SimpleChannelInboundHandler<Object> {
    private final WebSocketClientHandshaker handshaker =
        WebSocketClientHandshakerFactory.newHandshaker(
            uri(),
            WebSocketVersion.V13,
            request.protocols().isEmpty() ? null : String.join(",", request.protocols()),
            true,
            headers(),
            MOST_FRAME);

    @Override
    public void channelActive(ChannelHandlerContext active) {
      handshaker.handshake(active.channel());
      active.read();
      loop.schedule(
          () -> {
            if (context == null) {
              fail(active);
            }
          },
          HANDSHAKE_SECONDS,
          TimeUnit.SECONDS);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext from, Object message) {
      if (message instanceof FullHttpResponse response && !handshaker.isHandshakeComplete()) {
        jar.save(httpUrl(), response.headers().getAll(HttpHeaderNames.SET_COOKIE), site());
        String extensions =
            String.join(", ", response.headers().getAll(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS));
        handshaker.finishHandshake(from.channel(), response);
        from.pipeline().addBefore(from.name(), "utf8", new Utf8FrameValidator());
        opened(from, extensions);
      } else if (message instanceof WebSocketFrame frame) {
        collected = 0;
        received(from, frame);
        if (!hold()) {
          fail(from);
        }
      }
    }

    private void opened(ChannelHandlerContext from, String extensions) {
      context = from;
      String chosen = handshaker.actualSubprotocol();
      client.opened(chosen == null ? "" : chosen, extensions);
      for (Runnable each = beforeOpen.poll(); each != null; each = beforeOpen.poll()) {
        each.run();
      }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext from) {
      pong(from);
      if (granted > 0 || closeSent) {
        from.read();
      }
    }

    @Override
    public void channelInactive(ChannelHandlerContext from) {
      memory.set(0);
      if (nextPong != null) {
        nextPong.release();
        nextPong = null;
      }
      end(closeReceived && closeSent);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext from, Throwable cause) {
      fail(from); // not a WebSocket server, or one that breaks the protocol
    }
  }

  /// "Fail the WebSocket connection" (RFC 6455 §7.1.7).
  private void fail(ChannelHandlerContext from) {
    failed = true;
    closeReceived = false;
    code = 1006;
    reason = "";
    from.close();
  }

  private void received(ChannelHandlerContext from, WebSocketFrame frame) {
    switch (frame) {
      case TextWebSocketFrame text -> {
        receivingText = true;
        data(frame);
      }
      case BinaryWebSocketFrame binary -> {
        receivingText = false;
        data(frame);
      }
      case ContinuationWebSocketFrame continuation -> data(frame);
      case PingWebSocketFrame ping -> {
        if (nextPong != null) {
          nextPong.release();
        }
        nextPong = ping.content().retain();
      }
      case CloseWebSocketFrame close -> closed(from, close);
      default -> {}
    }
  }

  private void pong(ChannelHandlerContext to) {
    ByteBuf content = nextPong;
    if (content == null || pongLeaving) {
      return;
    }
    nextPong = null;
    pongLeaving = true;
    to.writeAndFlush(new PongWebSocketFrame(content))
        .addListener(
            done -> {
              pongLeaving = false;
              pong(to);
            });
  }

  private void data(WebSocketFrame frame) {
    if (closeReceived || ended) {
      return;
    }
    ByteBuf content = frame.content();
    do {
      int size = Math.min(MOST_PIECE, content.readableBytes());
      byte[] piece = ByteBufUtil.getBytes(content, content.readerIndex(), size);
      content.skipBytes(size);
      granted -= PieceCost.of(size);
      client.received(
          receivingText, piece, frame.isFinalFragment() && content.readableBytes() == 0);
    } while (content.isReadable());
  }

  /// RFC 6455 §5.5.1: the answer has the same code; then the server ends the connection.
  private void closed(ChannelHandlerContext from, CloseWebSocketFrame close) {
    if (closeReceived) {
      return;
    }
    closeReceived = true;
    int said = close.statusCode();
    code = said == -1 ? 1005 : said;
    reason = close.reasonText() == null ? "" : close.reasonText();
    if (!closeSent) {
      closeSent = true;
      from.writeAndFlush(
          said == -1 ? new CloseWebSocketFrame(true, 0) : new CloseWebSocketFrame(said, ""));
    }
    endSoon(from);
  }

  private void endSoon(ChannelHandlerContext from) {
    loop.schedule(() -> from.close(), CLOSING_SECONDS, TimeUnit.SECONDS);
  }

  private void end(boolean clean) {
    if (ended) {
      return;
    }
    ended = true;
    beforeOpen.clear();
    client.closed(
        clean, closeReceived ? code : 1006, closeReceived ? reason : "", failed || context == null);
  }

  // WebSocketHandle

  private void whenOpen(Runnable action) {
    loop.execute(
        () -> {
          if (ended) {
            return;
          }
          if (context == null) {
            beforeOpen.add(action);
          } else {
            action.run();
          }
        });
  }

  @Override
  public void send(boolean text, byte[] piece, boolean last) {
    whenOpen(
        () -> {
          ChannelHandlerContext to = context;
          if (to == null || closeSent) {
            client.sent(piece.length);
            return;
          }
          ByteBuf content = Unpooled.wrappedBuffer(piece);
          WebSocketFrame frame =
              sendingRest
                  ? new ContinuationWebSocketFrame(last, 0, content)
                  : text
                      ? new TextWebSocketFrame(last, 0, content)
                      : new BinaryWebSocketFrame(last, 0, content);
          sendingRest = !last;
          to.writeAndFlush(frame).addListener(done -> client.sent(piece.length));
        });
  }

  @Override
  public void grant(int bytes) {
    whenOpen(
        () -> {
          boolean stopped = granted <= 0;
          granted += bytes;
          hold();
          ChannelHandlerContext from = context;
          if (stopped && granted > 0 && from != null) {
            from.read();
          }
        });
  }

  @Override
  public void close(int code, String reason) {
    loop.execute(
        () -> {
          ChannelHandlerContext to = context;
          if (ended || closeSent) {
            return;
          }
          if (to == null) {
            failed = true; // closed before it was open
            Channel early = channel;
            if (early != null) {
              early.close();
            }
            end(false);
            return;
          }
          closeSent = true;
          to.writeAndFlush(
              code == 0 ? new CloseWebSocketFrame(true, 0) : new CloseWebSocketFrame(code, reason));
          to.read(); // the answer, whatever was granted
          endSoon(to);
        });
  }

  @Override
  public void abandon() {
    loop.execute(
        () -> {
          ended = true;
          beforeOpen.clear();
          Channel open = channel;
          if (open != null) {
            ChannelHandlerContext to = context;
            if (to != null && !closeSent) {
              closeSent = true;
              // WebSockets Standard "make disappear": 1001, going away.
              to.writeAndFlush(new CloseWebSocketFrame(1001, ""))
                  .addListener(ChannelFutureListener.CLOSE);
            } else {
              open.close();
            }
          }
        });
  }
}
