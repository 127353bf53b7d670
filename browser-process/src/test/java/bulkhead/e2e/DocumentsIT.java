package bulkhead.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import bulkhead.testing.BrowserProcess;
import bulkhead.testing.DevToolsPage;
import bulkhead.testing.ViceServer;
import bulkhead.testing.WebSocketEchoRoute;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each `src/test/resources/documents/NAME.html` is shown by the real browser, over HTTP; what its
/// script prints is compared with `NAME.txt`. Lines of `NAME.html.headers` are sent with it.
///
/// A document includes `/print.js`, calls `print(text)` and, when all is said, `done()`. The server
/// has these helpers:
/// - `/echo`: the request as JSON (`method`, `headers`, `body`), readable by every origin;
/// - `/respond?header=…&type=…&body=…&status=…`: that response; `header` may come several times;
/// - `/stash?key=…`: keeps what is posted there, gives it to a GET;
/// - `/events`: two events, then an end; the second time the last event's id;
/// - `/socket`: a WebSocket that sends back what it gets.
///
/// `localhost` is another site with the same server.
@Timeout(600)
class DocumentsIT {
  private static final Path DOCUMENTS = Path.of("src", "test", "resources", "documents");
  private static final String OUTPUT = "document.querySelector('#output')";

  private static ViceServer server;
  private static BrowserProcess browser;
  private static DevToolsPage page;
  private static final Map<String, String> stash = new ConcurrentHashMap<>();

  @BeforeAll
  static void start() throws IOException {
    server = new ViceServer();
    try (Stream<Path> files = Files.walk(DOCUMENTS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        serve(file);
      }
    }
    server.on("/echo", DocumentsIT::echo);
    server.on("/respond", DocumentsIT::respond);
    server.on("/stash", DocumentsIT::stash);
    server.on("/events", DocumentsIT::events);
    server.on("/socket", new WebSocketEchoRoute());
    browser =
        BrowserProcess.start(
            "--headless", "--remote-debugging-port=0", "--window-size=800,600", "about:blank");
    page = DevToolsPage.of(browser);
  }

  @AfterAll
  static void stop() throws IOException {
    page.close();
    browser.close();
    server.close();
  }

  private static void serve(Path file) throws IOException {
    String name = file.getFileName().toString();
    String type =
        switch (name.substring(name.lastIndexOf('.') + 1)) {
          case "html" -> "text/html;charset=utf-8";
          case "js" -> "text/javascript";
          case "css" -> "text/css";
          default -> "text/plain";
        };
    Path headers = file.resolveSibling(name + ".headers");
    List<String> lines = Files.exists(headers) ? Files.readAllLines(headers) : List.of();
    byte[] body = Files.readAllBytes(file);
    server.on(
        "/" + DOCUMENTS.relativize(file).toString().replace('\\', '/'),
        new ViceServer.Page(type, body, lines));
  }

  private static Map<String, List<String>> query(ViceServer.Request request) {
    String text = URI.create(request.target()).getRawQuery();
    return Stream.of((text == null ? "" : text).split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.groupingBy(
                pair -> pair[0],
                Collectors.mapping(
                    pair ->
                        pair.length < 2 ? "" : URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                    Collectors.toList())));
  }

  private static String first(ViceServer.Request request, String name, String otherwise) {
    return query(request).getOrDefault(name, List.of(otherwise)).getFirst();
  }

  private static boolean echo(ViceServer.Request request, Socket connection, OutputStream out)
      throws IOException {
    JsonObject told = new JsonObject();
    told.addProperty("method", request.method());
    JsonObject headers = new JsonObject();
    new TreeMap<>(request.headers()).forEach(headers::addProperty);
    told.add("headers", headers);
    told.add("body", new JsonPrimitive(request.body()));
    return new ViceServer.Page(
            "application/json",
            told.toString(),
            "Access-Control-Allow-Origin: *",
            "Access-Control-Allow-Headers: *",
            "Access-Control-Allow-Methods: *")
        .serve(request, connection, out);
  }

  private static boolean respond(ViceServer.Request request, Socket connection, OutputStream out)
      throws IOException {
    String body = first(request, "body", "");
    String headers =
        query(request).getOrDefault("header", List.of()).stream()
            .map(header -> header + "\r\n")
            .collect(Collectors.joining());
    out.write(
        "HTTP/1.1 %s OK\r\nContent-Type: %s\r\n%sContent-Length: %d\r\n\r\n%s"
            .formatted(
                first(request, "status", "200"),
                first(request, "type", "text/plain"),
                headers,
                body.getBytes(StandardCharsets.UTF_8).length,
                body)
            .getBytes(StandardCharsets.UTF_8));
    return true;
  }

  private static boolean stash(ViceServer.Request request, Socket connection, OutputStream out)
      throws IOException {
    String key = first(request, "key", "");
    String answer = stash.getOrDefault(key, "");
    if (request.method().equals("POST")) {
      stash.put(
          key, request.headers().getOrDefault("content-type", "no type") + ": " + request.body());
    }
    return new ViceServer.Page("text/plain", answer, "Access-Control-Allow-Origin: *")
        .serve(request, connection, out);
  }

  private static boolean events(ViceServer.Request request, Socket connection, OutputStream out)
      throws IOException {
    String last = request.headers().get("last-event-id");
    String body =
        last == null
            ? ": greeting\nretry: 10\nid: 7\ndata: one\ndata: two\n\nevent: named\rdata:three\r\r"
            : "data: again after " + last + "\n\n";
    out.write(
        ("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n" + body)
            .getBytes(StandardCharsets.UTF_8));
    return false;
  }

  static List<String> documents() throws IOException {
    try (Stream<Path> files = Files.list(DOCUMENTS)) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".txt"))
              .map(name -> name.substring(0, name.length() - ".txt".length()))
              .sorted()
              .toList();
      assertFalse(names.isEmpty());
      return names;
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void printsWhatIsExpected(String name) throws IOException {
    JsonObject address = new JsonObject();
    address.addProperty("url", server.url("/" + name + ".html"));
    page.call("Page.navigate", address.toString());
    try {
      page.await("done", "document.documentElement.className");
    } catch (AssertionError e) {
      throw new AssertionError("so far: " + page.evaluate(OUTPUT + "?.textContent"), e);
    }
    assertEquals(
        Files.readString(DOCUMENTS.resolve(name + ".txt")), page.evaluate(OUTPUT + ".textContent"));
  }
}
