package bulkhead.browser.devtools;

import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import com.google.gson.JsonObject;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import org.jspecify.annotations.Nullable;

/// One client on a WebSocket: reads its messages on `DevToolsIO` and posts them to `BrowserMain`,
/// in order. A client that does not read what it is sent is let go.
final class WebSocketWire extends ChannelInboundHandlerAdapter implements Connection.Wire {
  /// More than this sent and not read by the client ends the connection.
  private static final long MOST_PENDING = 512L << 20;

  private final DevTools devTools;
  private final Channel socket;
  private volatile @Nullable Connection connection;

  WebSocketWire(DevTools devTools, Channel socket) {
    this.devTools = devTools;
    this.socket = socket;
  }

  void connected(Connection opened) {
    connection = opened;
  }

  /// What reads the frames, once the handshake is done.
  ChannelHandler inbound(int mostBytes) {
    socket.pipeline().addLast(new Utf8FrameValidator(), new WebSocketFrameAggregator(mostBytes));
    return new SimpleChannelInboundHandler<WebSocketFrame>() {
      @Override
      protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        switch (frame) {
          case TextWebSocketFrame text -> received(text.text());
          case PingWebSocketFrame ping ->
              context.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
          case CloseWebSocketFrame close -> {
            context.writeAndFlush(close.retain()).addListener(ChannelFutureListener.CLOSE);
          }
          case BinaryWebSocketFrame binary ->
              context
                  .writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.INVALID_MESSAGE_TYPE))
                  .addListener(ChannelFutureListener.CLOSE);
          default -> {} // an answer to a ping that nobody sent
        }
      }

      @Override
      public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close(); // a client that breaks WebSocket, or that has gone
      }
    };
  }

  private void received(String text) {
    Connection to = connection;
    if (to == null) {
      return;
    }
    JsonObject message;
    try {
      message = Json.parse(text);
    } catch (ProtocolError e) {
      devTools.loop().execute(() -> to.error(null, "", e));
      return;
    }
    devTools.loop().execute(() -> to.received(message));
  }

  @Override
  public void send(String text) {
    var buffer = socket.unsafe().outboundBuffer();
    if (buffer != null && buffer.totalPendingWriteBytes() > MOST_PENDING) {
      socket.close();
      return;
    }
    socket.writeAndFlush(new TextWebSocketFrame(text));
  }

  @Override
  public void close() {
    socket.close();
  }

  void gone() {
    Connection gone = connection;
    connection = null;
    if (gone != null) {
      devTools.loop().execute(() -> devTools.disconnected(gone));
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    gone();
    context.fireChannelInactive();
  }
}
