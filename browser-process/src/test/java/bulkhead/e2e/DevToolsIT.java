package bulkhead.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bulkhead.testing.Await;
import bulkhead.testing.BrowserProcess;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What badly behaved DevTools clients do to the browser: nothing.
class DevToolsIT {
  private static final Pattern LISTENING =
      Pattern.compile("DevTools listening on (ws://127\\.0\\.0\\.1:(\\d+)/devtools/browser/\\S+)");

  private BrowserProcess browser =
      BrowserProcess.start("--headless", "--remote-debugging-port=0", "about:blank");
  private String endpoint = "";
  private int port;

  @BeforeEach
  void listen() {
    browser.await(
        "the browser listens",
        () -> {
          Matcher said = LISTENING.matcher(browser.standardError());
          if (!said.find()) {
            return false;
          }
          endpoint = said.group(1);
          port = Integer.parseInt(said.group(2));
          return true;
        });
  }

  @AfterEach
  void end() {
    browser.close();
  }

  /// A client that collects what it is sent.
  private static final class Client implements WebSocket.Listener {
    final LinkedBlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      part.append(text);
      if (last) {
        messages.add(part.toString());
        part.setLength(0);
      }
      socket.request(1);
      return null;
    }

    String next() throws InterruptedException {
      return String.valueOf(messages.poll(Await.LONG.toMillis(), TimeUnit.MILLISECONDS));
    }
  }

  private WebSocket connect(Client client) {
    return HttpClient.newHttpClient()
        .newWebSocketBuilder()
        .buildAsync(URI.create(endpoint), client)
        .join();
  }

  private void stillAnswers() throws InterruptedException {
    Client client = new Client();
    connect(client).sendText("{\"id\":1,\"method\":\"Target.getBrowserContexts\"}", true).join();
    assertTrue(client.next().startsWith("{\"id\":1,\"result\":"));
  }

  @Test
  void malformedMessagesAreAnsweredWithErrors() throws InterruptedException {
    Client client = new Client();
    WebSocket socket = connect(client);
    for (String[] pair :
        new String[][] {
          {"{", "\"code\":-32700"},
          {"[]", "\"code\":-32600"},
          {"{\"method\":\"Target.getTargets\"}", "\"code\":-32600"},
          {"{\"id\":1}", "\"code\":-32600"},
          {"{\"id\":1,\"method\":\"No.such\"}", "'No.such' wasn't found"},
          {"{\"id\":1,\"method\":\"Page.enable\",\"sessionId\":\"x\"}", "\"code\":-32001"},
          {"{\"id\":1,\"method\":\"Target.createTarget\",\"params\":{\"url\":1}}", "-32602"},
          {"{\"id\":1,\"method\":\"Target.closeTarget\",\"params\":{\"targetId\":\"\"}}", "-32000"},
        }) {
      socket.sendText(pair[0], true).join();
      String answer = client.next();
      assertTrue(answer.contains(pair[1]), () -> pair[0] + " -> " + answer);
    }
    stillAnswers();
  }

  @Test
  void clientsThatVanishHarmNothing() throws IOException, InterruptedException {
    for (int i = 0; i < 3; i++) {
      WebSocket socket = connect(new Client());
      socket.sendText(
          "{\"id\":1,\"method\":\"Target.createTarget\",\"params\":{\"url\":\"about:blank\"}}",
          true);
      socket.abort();
    }
    try (Socket raw = new Socket("127.0.0.1", port)) {
      raw.getOutputStream().write("nonsense\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      raw.getOutputStream().flush();
    }
    stillAnswers();
  }

  @Test
  void onlyThisMachineAndNoWebPageGetsIn() throws IOException, InterruptedException {
    assertEquals("HTTP/1.1 200 OK", firstLine("GET /json/version", "localhost", ""));
    assertEquals(
        "HTTP/1.1 500 Internal Server Error", firstLine("GET /json/version", "evil.test", ""));
    String upgrade =
        "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    String path = URI.create(endpoint).getPath();
    assertEquals(
        "HTTP/1.1 101 Switching Protocols", firstLine("GET " + path, "127.0.0.1", upgrade));
    assertEquals(
        "HTTP/1.1 403 Forbidden",
        firstLine("GET " + path, "127.0.0.1", upgrade + "Origin: http://evil.test\r\n"));
    assertEquals("HTTP/1.1 405 Method Not Allowed", firstLine("GET /json/new", "127.0.0.1", ""));
    HttpResponse<String> made =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/new"))
                    .PUT(HttpRequest.BodyPublishers.noBody())
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertTrue(made.body().contains("\"webSocketDebuggerUrl\""), made.body());
  }

  private String firstLine(String request, String host, String more) throws IOException {
    try (Socket raw = new Socket("127.0.0.1", port)) {
      raw.getOutputStream()
          .write(
              (request + " HTTP/1.1\r\nHost: " + host + "\r\n" + more + "\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      raw.getOutputStream().flush();
      StringBuilder line = new StringBuilder();
      int c = raw.getInputStream().read();
      while (c >= 0 && c != '\r') {
        line.append((char) c);
        c = raw.getInputStream().read();
      }
      return line.toString();
    }
  }
}
