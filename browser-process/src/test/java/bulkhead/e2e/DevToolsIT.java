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
import java.util.List;
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

  private static final String UPGRADE =
      "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
          + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

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

    /// The next message that has this in it.
    String until(String part) throws InterruptedException {
      String message = next();
      while (!message.contains(part)) {
        assertTrue(!message.equals("null"), "nothing came with " + part);
        message = next();
      }
      return message;
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
          {"{\"id\":4294967297,\"method\":\"Target.getTargets\"}", "integer 'id'"},
          {"{\"id\":1e300,\"method\":\"Target.getTargets\"}", "integer 'id'"},
          {"{\"id\":1e99999,\"method\":\"Target.getTargets\"}", "integer 'id'"},
          {"{\"id\":1,\"method\":\"\"}", "string 'method'"},
          {"{\"id\":1,\"method\":\"Target.getTargets\",\"sessionId\":5}", "string 'sessionId'"},
          {"{\"id\":1,\"method\":\"Target.getTargets\",\"sessionId\":null}", "string 'sessionId'"},
          {"{\"id\":1,\"method\":\"Target.getTargets\",\"also\":1}", "property other than"},
          {"{\"id\":1,\"method\":\"Target.getTargets\",\"params\":{\"a\":", "-32700"},
          {"{\"id\":1,\"method\":\"No.such\"}", "'No.such' wasn't found"},
          {"{\"id\":1,\"method\":\"Page.enable\",\"sessionId\":\"x\"}", "\"code\":-32001"},
          {"{\"id\":1,\"method\":\"Target.createTarget\",\"params\":{\"url\":1}}", "-32602"},
          {
            "{\"id\":1,\"method\":\"Target.closeTarget\",\"params\":{\"targetId\":\"\"}}",
            "\"code\":-32602,\"message\":\"No target with given id found\""
          },
          {
            "{\"id\":1,\"method\":\"IO.close\",\"params\":{\"handle\":\"x\"}}",
            "\"code\":-32602,\"message\":\"Invalid stream handle\"}"
          },
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
    String upgrade = UPGRADE;
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

  /// Each is refused with the code that RFC 6455 §7.4.1 has for it, and nothing is done.
  @Test
  void framesThatBreakWebSocketEndTheConnection() throws IOException, InterruptedException {
    byte[] notText = {(byte) 0x81, (byte) 0x82, 0, 0, 0, 0, (byte) 0xc3, '('};
    byte[] unmasked = {(byte) 0x81, 2, '{', '}'};
    byte[] binary = {(byte) 0x82, (byte) 0x82, 0, 0, 0, 0, '{', '}'};
    byte[] continuation = {(byte) 0x80, (byte) 0x82, 0, 0, 0, 0, '{', '}'};
    byte[] ofExabytes = {(byte) 0x81, (byte) 0xff, 0x10, 0, 0, 0, 0, 0, 0, 0};
    assertEquals(1007, closeCodeAfter(notText));
    assertEquals(1002, closeCodeAfter(unmasked));
    assertEquals(1003, closeCodeAfter(binary));
    assertEquals(1002, closeCodeAfter(continuation));
    assertEquals(1009, closeCodeAfter(ofExabytes));
    stillAnswers();
  }

  private int closeCodeAfter(byte[] frame) throws IOException {
    try (Socket raw = new Socket("127.0.0.1", port)) {
      raw.setSoTimeout((int) Await.LONG.toMillis());
      raw.getOutputStream().write(upgrade(URI.create(endpoint).getPath(), UPGRADE));
      int ends = 0;
      while (ends < 4) {
        int c = raw.getInputStream().read();
        ends = c == (ends % 2 == 0 ? '\r' : '\n') ? ends + 1 : 0;
      }
      raw.getOutputStream().write(frame);
      byte[] answer = raw.getInputStream().readNBytes(4);
      assertEquals(0x88, answer[0] & 0xff, "no close frame");
      return (answer[2] & 0xff) << 8 | answer[3] & 0xff;
    }
  }

  @Test
  void handshakesThatAreNoneAreAnswered() throws IOException {
    String path = "GET " + URI.create(endpoint).getPath();
    String upgrade = UPGRADE.replaceAll("Sec-WebSocket-Key.*\r\n", "");
    assertEquals("HTTP/1.1 400 Bad Request", firstLine(path, "127.0.0.1", upgrade));
    upgrade = UPGRADE.replaceAll("Sec-WebSocket-Version.*\r\n", "");
    assertEquals("HTTP/1.1 400 Bad Request", firstLine(path, "127.0.0.1", upgrade));
    assertEquals(
        "HTTP/1.1 400 Bad Request", firstLine(path.replace("GET", "POST"), "127.0.0.1", UPGRADE));
    assertEquals(
        "HTTP/1.1 500 Internal Server Error",
        firstLine("GET /json/version", "127.0.0.1", "Host: evil.test\r\n"));
  }

  /// The first needs the browser's own thread, the second does not.
  @Test
  void answersKeepTheOrderOfTheRequests() throws IOException {
    try (Socket raw = new Socket("127.0.0.1", port)) {
      raw.setSoTimeout((int) Await.LONG.toMillis());
      raw.getOutputStream().write(upgrade("/json/version", ""));
      raw.getOutputStream().write(upgrade("/json/unknown", ""));
      String all = new String(raw.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(all.startsWith("HTTP/1.1 200 OK"), all);
      assertTrue(all.contains("HTTP/1.1 404 Not Found"), all);
    }
  }

  private static byte[] upgrade(String path, String fields) {
    return ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + fields + "\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /// A client's session with one page or worker.
  ///
  /// @param target of the page
  private record Session(Client client, WebSocket socket, String target, String id) {
    /// The client's session with another target of its own, such as a worker of its page.
    Session with(String otherId) {
      return new Session(client, socket, target, otherId);
    }

    void send(String method, String parameters) {
      String to = id.isEmpty() ? "" : ",\"sessionId\":\"" + id + "\"";
      socket
          .sendText(
              "{\"id\":7,\"method\":\"" + method + "\",\"params\":" + parameters + to + "}", true)
          .join();
    }

    String ask(String method, String parameters) throws InterruptedException {
      send(method, parameters);
      String answer = client.until("\"id\":7");
      assertTrue(answer.contains("\"result\""), () -> method + " -> " + answer);
      return answer;
    }

    String evaluate(String expression) throws InterruptedException {
      return member(ask("Runtime.evaluate", "{\"expression\":\"" + expression + "\"}"), "value");
    }

    void evaluateLater(String script) {
      send(
          "Runtime.evaluate",
          "{\"expression\":\"setTimeout(() => { " + script + " })\",\"returnByValue\":true}");
    }

    String until(String part) throws InterruptedException {
      return client.until(part);
    }

    /// A further session of the same client with the page.
    Session again() throws InterruptedException {
      String answer =
          with("")
              .ask("Target.attachToTarget", "{\"targetId\":\"" + target + "\",\"flatten\":true}");
      return with(member(answer, "sessionId"));
    }

    /// From a pause at `debugger`, over the next statement, and on. What the script says of itself
    /// is in `state`.
    void stepOverAndResume(String state) throws InterruptedException {
      assertEquals("held", evaluate(state));
      for (int step = 0; step < 2; step++) {
        ask("Debugger.stepOver", "{}");
        until("Debugger.paused");
      }
      assertEquals("passed 1", evaluate(state));
      ask("Debugger.resume", "{}");
      until("Debugger.resumed");
      assertEquals("passed 1", evaluate(state));
    }
  }

  /// A client of its own, with an empty page of its own.
  private Session onBlankPage() throws InterruptedException {
    Client client = new Client();
    Session browserSession = new Session(client, connect(client), "", "");
    String made = browserSession.ask("Target.createTarget", "{\"url\":\"about:blank\"}");
    return onPage(browserSession, member(made, "targetId"));
  }

  private static Session onPage(Session browser, String target) throws InterruptedException {
    return new Session(browser.client, browser.socket, target, "").again();
  }

  /// Another client with the page of one that is gone.
  private Session afterIt(Session gone) throws InterruptedException {
    gone.socket.abort();
    Client client = new Client();
    return onPage(new Session(client, connect(client), "", ""), gone.target);
  }

  /// What a client had a page believe, and what the page asked of it, ends with the client.
  @Test
  void thePageOfAClientThatVanishesIsAsItWas() throws InterruptedException {
    Session page = onBlankPage();
    String before = page.evaluate(SURROUNDINGS);
    page.ask("Page.enable", "{}");
    page.ask(
        "Emulation.setDeviceMetricsOverride",
        "{\"width\":300,\"height\":200,\"deviceScaleFactor\":3,\"mobile\":false}");
    page.ask("Emulation.setEmulatedMedia", "{\"media\":\"print\"}");
    page.ask("Emulation.setUserAgentOverride", "{\"userAgent\":\"Other\"}");
    page.ask("Emulation.setTimezoneOverride", "{\"timezoneId\":\"Asia/Tokyo\"}");
    assertEquals("300 3 true Asia/Tokyo Other", page.evaluate(SURROUNDINGS));
    page.send("Runtime.evaluate", "{\"expression\":\"window.answered = confirm('?')\"}");
    page.until("Page.javascriptDialogOpening");

    Session next = afterIt(page);
    assertEquals(before, next.evaluate(SURROUNDINGS));
    assertEquals("false", next.evaluate("String(window.answered)"));
  }

  /// While the debugger holds a script, its page's main thread stands still.
  @Test
  void aPausedScriptIsLookedIntoAndGoesOn() throws InterruptedException {
    Session page = onBlankPage();
    page.ask("Debugger.enable", "{}");
    pause(page, 1);
    page.stepOverAndResume("window.state");

    pause(page, 2);
    assertEquals("passed 2", afterIt(page).evaluate("window.state"));
  }

  /// While the debugger holds a worker's script, its page goes on, and the other way round. Nobody
  /// holds it for a client that is gone.
  @Test
  void aPausedWorkerIsLookedIntoAndGoesOn() throws InterruptedException {
    Session page = onBlankPage();
    Session worker = startWorker(page);
    tellWorker(page, 1);
    page.until("Debugger.paused");
    assertEquals("undefined", page.evaluate("typeof window.said"));
    worker.stepOverAndResume("self.state");

    page.ask("Debugger.enable", "{}");
    pause(page, 1);
    assertEquals("passed 1", worker.evaluate("self.state"));
    page.ask("Debugger.resume", "{}");

    tellWorker(page, 2);
    page.until("Debugger.paused");
    page.evaluate("typeof worker.postMessage(3)"); // is there before the worker hears of the end
    Session next = afterIt(page);
    String third =
        "new Promise(done => { worker.onmessage = e => e.data === 'passed 3' && done(e.data);"
            + " if (window.said === 'passed 3') done(said); })";
    next.send("Runtime.evaluate", "{\"awaitPromise\":true,\"expression\":\"" + third + "\"}");
    assertEquals("passed 3", member(next.until("\"id\":7"), "value"));
  }

  @Test
  void aPausedWorkerIsTerminated() throws InterruptedException {
    Session page = onBlankPage();
    for (int time = 0; time < 2; time++) {
      startWorker(page);
      tellWorker(page, 1);
      page.until("Debugger.paused");
      page.evaluateLater("window.worker.terminate()");
      page.until("Target.detachedFromTarget");
    }
    assertEquals("undefined", page.evaluate("typeof window.said"));
  }

  /// What the last one has changed is forgotten with it: seen to fail where its observer began
  /// anew, or none heard of anything any more.
  @Test
  void endlessScriptsAreTerminated() throws InterruptedException {
    Session page = onBlankPage();
    Session other = page.again();
    for (String endless :
        List.of(
            "for (;;);",
            "({ get x() { for (;;); } }).x",
            "(function f() { Promise.resolve().then(f); })()",
            "new MutationObserver(() => { document.body.toggleAttribute('x'); })"
                + ".observe(document.body, { attributes: true }); document.body.id = 1;")) {
      page.send("Runtime.evaluate", "{\"expression\":\"" + endless + "\"}");
      other.send("Runtime.terminateExecution", "{}");
      page.until(page.id);
      String answer = page.until(other.id);
      assertTrue(answer.contains("\"result\""), answer);
      assertEquals("goes on", page.evaluate("document.title = 'goes on'"));
    }
    page.send(
        "Runtime.evaluate",
        "{\"awaitPromise\":true,\"expression\":\"new Promise(done => { new MutationObserver(() =>"
            + " done('observed')).observe(document.head, { attributes: true });"
            + " document.head.id = 1; })\"}");
    assertEquals("observed", member(page.until(page.id), "value"));
  }

  /// The session with the page's new worker, which pauses at each message.
  private static Session startWorker(Session page) throws InterruptedException {
    page.ask(
        "Target.setAutoAttach",
        "{\"autoAttach\":true,\"waitForDebuggerOnStart\":false,\"flatten\":true}");
    String script =
        "onmessage = e => { self.state = 'held'; debugger; self.state = 'passed ' + e.data;"
            + " postMessage(self.state); }";
    page.evaluateLater(
        "window.worker = new Worker('data:text/javascript,' + encodeURIComponent(`"
            + script
            + "`)); worker.onmessage = e => window.said = e.data;");
    Session worker = page.with(member(page.until("\"type\":\"worker\""), "sessionId"));
    worker.ask("Debugger.enable", "{}");
    return worker;
  }

  private static void tellWorker(Session page, int message) {
    String said = "typeof worker.postMessage(%d)".formatted(message);
    page.send("Runtime.evaluate", "{\"expression\":\"" + said + "\"}");
  }

  private static void pause(Session page, int time) throws InterruptedException {
    page.evaluateLater(
        "window.state = 'held'; debugger; window.state = 'passed %d'; 1".formatted(time));
    page.until("Debugger.paused");
  }

  private static final String SURROUNDINGS =
      "[innerWidth, devicePixelRatio, matchMedia('print').matches,"
          + " Intl.DateTimeFormat().resolvedOptions().timeZone, navigator.userAgent].join(' ')";

  /// A member of an answer that is a string.
  private static String member(String json, String name) {
    Matcher found = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json);
    assertTrue(found.find(), () -> "no " + name + " in " + json);
    return found.group(1);
  }

  private String firstLine(String request, String host, String more) throws IOException {
    try (Socket raw = new Socket("127.0.0.1", port)) {
      raw.setSoTimeout((int) Await.LONG.toMillis());
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
