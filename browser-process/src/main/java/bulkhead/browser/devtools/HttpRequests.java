package bulkhead.browser.devtools;

import bulkhead.ipc.Outcome;
import com.google.gson.JsonElement;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The HTTP side of one client's connection: `/json/…`, and the step to WebSocket. It answers only
/// who addresses this machine by number or as `localhost`, so that no web site can get here by a
/// name of its own, and lets web pages in only from the origins on the command line. Thread:
/// `DevToolsIO`.
final class HttpRequests extends SimpleChannelInboundHandler<FullHttpRequest> {
  /// A longer message ends the connection.
  private static final int MOST_MESSAGE = 256 << 20;

  /// Requests that came before the one in front of them was answered.
  private static final int MOST_WAITING = 100;

  private static final String JSON = "application/json; charset=UTF-8";
  private static final String TEXT = "text/html; charset=UTF-8";

  private final DevTools devTools;
  private final List<String> allowedOrigins;
  private final ArrayDeque<FullHttpRequest> waiting = new ArrayDeque<>();
  private boolean answering;

  HttpRequests(DevTools devTools, List<String> allowedOrigins) {
    this.devTools = devTools;
    this.allowedOrigins = allowedOrigins;
  }

  /// A client may send its next request before it has the answer to the last: answers keep to the
  /// order of the requests.
  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    if (answering) {
      if (waiting.size() == MOST_WAITING) {
        context.close();
      } else {
        waiting.add(request.retain());
      }
      return;
    }
    answering = true;
    answer(context, request);
  }

  private void answered(ChannelHandlerContext context) {
    FullHttpRequest next = waiting.poll();
    if (next == null) {
      answering = false;
      return;
    }
    try {
      answer(context, next);
    } finally {
      next.release();
    }
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    waiting.forEach(FullHttpRequest::release);
    waiting.clear();
  }

  private void answer(ChannelHandlerContext context, FullHttpRequest request) {
    List<String> hosts = request.headers().getAll(HttpHeaderNames.HOST);
    String host = hosts.isEmpty() ? null : hosts.getFirst();
    if (!hosts.stream().allMatch(HttpRequests::isThisMachine)) {
      respond(
          context,
          request,
          HttpResponseStatus.INTERNAL_SERVER_ERROR,
          TEXT,
          "Host header is specified and is not an IP address or localhost.");
      return;
    }
    if (!request.decoderResult().isSuccess()) {
      respond(context, request, HttpResponseStatus.BAD_REQUEST, TEXT, "");
      return;
    }
    if (HttpHeaderValues.WEBSOCKET.contentEqualsIgnoreCase(
        request.headers().get(HttpHeaderNames.UPGRADE, ""))) {
      upgrade(context, request);
    } else {
      json(context, request, host == null ? "127.0.0.1" : host);
    }
  }

  /// An address literal or `localhost`, with or without a port.
  static boolean isThisMachine(String host) {
    String name = host;
    if (name.startsWith("[")) {
      int end = name.indexOf(']');
      return end > 0 && name.substring(1, end).matches("[0-9a-fA-F:.]+");
    }
    int colon = name.indexOf(':');
    if (colon >= 0) {
      name = name.substring(0, colon);
    }
    name = name.toLowerCase(Locale.ROOT);
    return name.equals("localhost")
        || name.endsWith(".localhost")
        || name.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
  }

  // WebSocket

  private void upgrade(ChannelHandlerContext context, FullHttpRequest request) {
    String origin = request.headers().get(HttpHeaderNames.ORIGIN);
    if (origin != null && !allowedOrigins.contains("*") && !allowedOrigins.contains(origin)) {
      System.getLogger("bulkhead.browser.devtools")
          .log(
              System.Logger.Level.WARNING,
              "Rejected an incoming WebSocket connection from the "
                  + origin.replaceAll("\\s+", " ")
                  + " origin. Use --remote-allow-origins to allow it.");
      respond(
          context,
          request,
          HttpResponseStatus.FORBIDDEN,
          TEXT,
          "Rejected an incoming WebSocket connection from the "
              + origin
              + " origin. Use the command line flag --remote-allow-origins="
              + origin
              + " to allow connections from this origin or --remote-allow-origins=* to allow all"
              + " origins.");
      return;
    }
    String path = path(request);
    String id = targetOf(path);
    if (id == null) {
      respond(context, request, HttpResponseStatus.NOT_FOUND, TEXT, "");
      return;
    }
    String fault = faultOf(request);
    if (fault != null) {
      respond(context, request, HttpResponseStatus.BAD_REQUEST, TEXT, fault);
      return;
    }
    WebSocketServerHandshaker handshaker =
        new WebSocketServerHandshakerFactory("ws://127.0.0.1" + path, null, false, MOST_MESSAGE)
            .newHandshaker(request);
    if (handshaker == null) {
      WebSocketServerHandshakerFactory.sendUnsupportedVersionResponse(context.channel());
      return;
    }
    context.channel().config().setAutoRead(false);
    request.retain();
    devTools
        .loop()
        .execute(
            () -> {
              WebSocketWire wire = new WebSocketWire(devTools, context.channel());
              Connection connection = devTools.connect(id, wire);
              context
                  .executor()
                  .execute(
                      () -> {
                        try {
                          open(context, request, handshaker, wire, connection, id);
                        } finally {
                          request.release();
                        }
                      });
            });
  }

  private void open(
      ChannelHandlerContext context,
      FullHttpRequest request,
      WebSocketServerHandshaker handshaker,
      WebSocketWire wire,
      @Nullable Connection connection,
      String id) {
    context.channel().config().setAutoRead(true);
    if (connection == null) {
      respond(context, request, HttpResponseStatus.NOT_FOUND, TEXT, "No such target id: " + id);
      return;
    }
    wire.connected(connection);
    context.pipeline().remove(this);
    handshaker
        .handshake(context.channel(), request)
        .addListener(
            done -> {
              if (done.isSuccess()) {
                context.pipeline().addLast(wire.inbound(MOST_MESSAGE));
              } else {
                context.close();
              }
            });
    context.pipeline().addLast(wire);
    if (!context.channel().isActive()) {
      wire.gone();
    }
  }

  /// What keeps the request from opening a WebSocket (RFC 6455 §4.2.1); null for nothing.
  private static @Nullable String faultOf(FullHttpRequest request) {
    if (!request.method().equals(HttpMethod.GET)
        || !request.protocolVersion().equals(HttpVersion.HTTP_1_1)) {
      return "A WebSocket is asked for by GET and HTTP/1.1.";
    }
    String key = request.headers().get(HttpHeaderNames.SEC_WEBSOCKET_KEY);
    if (key == null || key.isBlank()) {
      return "Sec-WebSocket-Key is empty or missing.";
    }
    return request.headers().contains(HttpHeaderNames.SEC_WEBSOCKET_VERSION)
        ? null
        : "Sec-WebSocket-Version is missing.";
  }

  private static @Nullable String targetOf(String path) {
    for (String prefix : List.of("/devtools/browser/", "/devtools/page/")) {
      if (path.startsWith(prefix)) {
        return path.substring(prefix.length());
      }
    }
    return null;
  }

  // JSON

  private static String path(FullHttpRequest request) {
    String uri = request.uri();
    int query = uri.indexOf('?');
    return query < 0 ? uri : uri.substring(0, query);
  }

  private static @Nullable String query(FullHttpRequest request) {
    int query = request.uri().indexOf('?');
    return query < 0 ? null : request.uri().substring(query + 1);
  }

  private void json(ChannelHandlerContext context, FullHttpRequest request, String host) {
    String path = path(request);
    if (path.length() > 1 && path.endsWith("/")) {
      path = path.substring(0, path.length() - 1);
    }
    String command = path.equals("/json") ? "list" : "";
    String argument = "";
    if (path.startsWith("/json/")) {
      String[] parts = path.substring("/json/".length()).split("/", 2);
      command = parts[0];
      argument = parts.length > 1 ? parts[1] : "";
    }
    String id = argument;
    switch (command) {
      case "version" ->
          onMain(() -> answer(context, request, HttpEndpoints.version(devTools, host)));
      case "list" -> onMain(() -> answer(context, request, HttpEndpoints.list(devTools, host)));
      case "protocol" -> onMain(() -> answer(context, request, HttpEndpoints.protocol(devTools)));
      case "new" -> create(context, request, host);
      case "activate" -> onMain(() -> activate(context, request, id));
      case "close" -> onMain(() -> close(context, request, id));
      default -> respond(context, request, HttpResponseStatus.NOT_FOUND, TEXT, "");
    }
  }

  private void onMain(Runnable action) {
    devTools.loop().execute(action);
  }

  private void create(ChannelHandlerContext context, FullHttpRequest request, String host) {
    if (!request.method().equals(HttpMethod.PUT)) {
      respond(
          context,
          request,
          HttpResponseStatus.METHOD_NOT_ALLOWED,
          TEXT,
          "Using unsafe HTTP verb "
              + request.method()
              + " to invoke /json/new. This action supports only PUT verb.");
      return;
    }
    String query = query(request);
    String url =
        query == null || query.isEmpty()
            ? "about:blank"
            : URLDecoder.decode(query.replace("+", "%2B"), StandardCharsets.UTF_8);
    onMain(
        () ->
            Outcome.either(
                devTools.open(devTools.contexts().ofProfile(), null, null, DevTools.Opens.TAB),
                    (tab, failure) -> {
                      if (tab == null) {
                        respond(
                            context,
                            request,
                            HttpResponseStatus.INTERNAL_SERVER_ERROR,
                            TEXT,
                            "Could not create new page");
                        return;
                      }
                      if (!url.equals("about:blank")) {
                        tab.page().goLater(() -> tab.tab().navigator().navigate(url, true));
                        devTools.release(tab);
                      }
                      answer(context, request, HttpEndpoints.describe(tab.page(), host));
                    }));
  }

  private @Nullable TabTarget tab(String id) {
    return switch (devTools.target(id)) {
      case PageTarget page -> devTools.tabTarget(page.tab());
      case TabTarget tab -> tab;
      case WorkerTarget worker -> null;
      case BrowserTarget browser -> null;
      case null -> null;
    };
  }

  private void activate(ChannelHandlerContext context, FullHttpRequest request, String id) {
    TabTarget tab = tab(id);
    if (tab == null) {
      noTarget(context, request, id);
      return;
    }
    tab.tab().window().activate(tab.tab());
    respond(context, request, HttpResponseStatus.OK, TEXT, "Target activated");
  }

  private void close(ChannelHandlerContext context, FullHttpRequest request, String id) {
    TabTarget tab = tab(id);
    if (tab == null) {
      noTarget(context, request, id);
      return;
    }
    respond(context, request, HttpResponseStatus.OK, TEXT, "Target is closing");
    devTools.close(tab);
  }

  private void noTarget(ChannelHandlerContext context, FullHttpRequest request, String id) {
    respond(context, request, HttpResponseStatus.NOT_FOUND, TEXT, "No such target id: " + id);
  }

  private void answer(ChannelHandlerContext context, FullHttpRequest request, JsonElement body) {
    respond(context, request, HttpResponseStatus.OK, JSON, HttpEndpoints.pretty(body));
  }

  /// Any thread.
  private void respond(
      ChannelHandlerContext context,
      FullHttpRequest request,
      HttpResponseStatus status,
      String type,
      String body) {
    DefaultFullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, status, Unpooled.copiedBuffer(body, StandardCharsets.UTF_8));
    response.headers().set(HttpHeaderNames.CONTENT_TYPE, type);
    response.headers().set(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes());
    boolean keep = HttpUtil.isKeepAlive(request) && status.equals(HttpResponseStatus.OK);
    HttpUtil.setKeepAlive(response, keep);
    var written = context.writeAndFlush(response);
    if (keep) {
      written.addListener(done -> answered(context));
    } else {
      written.addListener(ChannelFutureListener.CLOSE);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close(); // a client that breaks HTTP, or that has gone
  }
}
