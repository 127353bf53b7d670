package bulkhead.browser.devtools;

import bulkhead.browser.net.WebSocketClient;
import bulkhead.browser.net.WebSocketHandle;
import bulkhead.browser.net.WebSocketRequest;
import bulkhead.devtools.Json;
import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Function;

/// One WebSocket of a page, of which clients are told how it goes. Thread: any; what is told is
/// posted to `BrowserMain`, in order.
final class SocketWatch implements WebSocketClient, WebSocketHandle {
  /// Of a message; what is longer is told of cut.
  private static final int MOST_PAYLOAD = 1 << 20;

  private static final int TEXT = 1;
  private static final int BINARY = 2;

  private final DevTools devTools;
  private final PageNetwork network;
  private final String requestId = Ids.next();
  private final WebSocketClient client;
  private final ByteArrayOutputStream coming = new ByteArrayOutputStream();
  private final ByteArrayOutputStream going = new ByteArrayOutputStream();
  /// None before the connection is wanted, and where there is none to be had.
  private volatile WebSocketHandle inner = WebSocketHandle.NONE;

  private SocketWatch(DevTools devTools, PageNetwork network, WebSocketClient client) {
    this.devTools = devTools;
    this.network = network;
    this.client = client;
  }

  /// @param opener opens the connection for a client of it
  static WebSocketHandle open(
      DevTools devTools,
      PageNetwork network,
      WebSocketRequest request,
      WebSocketClient client,
      Function<WebSocketClient, WebSocketHandle> opener) {
    SocketWatch watch = new SocketWatch(devTools, network, client);
    watch.tell(
        "Network.webSocketCreated",
        Json.object("url", request.url().href(), "initiator", Json.object("type", "script")));
    watch.tell(
        "Network.webSocketWillSendHandshakeRequest",
        Json.object(
            "timestamp",
            PageTarget.now(),
            "wallTime",
            System.currentTimeMillis() / 1000.0,
            "request",
            Json.object(
                "headers",
                Json.object(
                    "Connection", "Upgrade",
                    "Upgrade", "websocket",
                    "Origin", request.origin(),
                    "Sec-WebSocket-Version", "13"))));
    watch.inner = opener.apply(watch);
    return watch;
  }

  private void tell(String event, JsonObject parameters) {
    parameters.addProperty("requestId", requestId);
    if (!parameters.has("timestamp") && !event.endsWith("Created")) {
      parameters.addProperty("timestamp", PageTarget.now());
    }
    if (devTools.loop().isOwner()) {
      network.event(event, parameters);
    } else {
      devTools.loop().execute(() -> network.event(event, parameters));
    }
  }

  private void frame(
      String event, ByteArrayOutputStream whole, boolean text, byte[] piece, boolean last) {
    if (whole.size() < MOST_PAYLOAD) {
      whole.write(piece, 0, Math.min(piece.length, MOST_PAYLOAD - whole.size()));
    }
    if (!last) {
      return;
    }
    byte[] payload = whole.toByteArray();
    whole.reset();
    tell(
        event,
        Json.object(
            "response",
            Json.object(
                "opcode",
                text ? TEXT : BINARY,
                "mask",
                event.endsWith("Sent"),
                "payloadData",
                text
                    ? new String(payload, StandardCharsets.UTF_8)
                    : Base64.getEncoder().encodeToString(payload))));
  }

  // From the network

  @Override
  public void opened(String protocol, String extensions) {
    JsonObject headers = Json.object("Connection", "Upgrade", "Upgrade", "websocket");
    if (!protocol.isEmpty()) {
      headers.addProperty("Sec-WebSocket-Protocol", protocol);
    }
    if (!extensions.isEmpty()) {
      headers.addProperty("Sec-WebSocket-Extensions", extensions);
    }
    tell(
        "Network.webSocketHandshakeResponseReceived",
        Json.object(
            "response",
            Json.object("status", 101, "statusText", "Switching Protocols", "headers", headers)));
    client.opened(protocol, extensions);
  }

  @Override
  public void received(boolean text, byte[] piece, boolean last) {
    frame("Network.webSocketFrameReceived", coming, text, piece, last);
    client.received(text, piece, last);
  }

  @Override
  public void sent(int bytes) {
    client.sent(bytes);
  }

  @Override
  public void closed(boolean clean, int code, String reason, boolean failed) {
    if (failed) {
      tell(
          "Network.webSocketFrameError",
          Json.object("errorMessage", "WebSocket connection failed"));
    }
    tell("Network.webSocketClosed", new JsonObject());
    client.closed(clean, code, reason, failed);
  }

  // From the page

  @Override
  public void send(boolean text, byte[] piece, boolean last) {
    frame("Network.webSocketFrameSent", going, text, piece, last);
    inner.send(text, piece, last);
  }

  @Override
  public void grant(int bytes) {
    inner.grant(bytes);
  }

  @Override
  public void close(int code, String reason) {
    inner.close(code, reason);
  }

  @Override
  public void abandon() {
    tell("Network.webSocketClosed", new JsonObject());
    inner.abandon();
  }
}
