package bulkhead.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/// A web server on loopback whose every path has a vice of its own. A connection has a thread
/// `Vice-N`; nothing here sleeps, and [#close()] ends all of them.
/// ```java
/// try (ViceServer server = new ViceServer()) {
///   server.on("/", new Page("text/html", "<p>hello"));
///   server.on("/never", new NeverAnswersRoute());
///   load(server.url("/never"));
/// }
/// ```
public final class ViceServer implements AutoCloseable {
  private static final int WAIT_SECONDS = 20;

  /// A request as it came.
  ///
  /// @param headers by lower-case name
  /// @param connection counts the connections that the server took, from 1
  /// @param body as long as its Content-Length says
  public record Request(
      String method, String target, Map<String, String> headers, int connection, String body) {
    public String path() {
      int query = target.indexOf('?');
      return query < 0 ? target : target.substring(0, query);
    }
  }

  /// What is done with a request.
  public interface Route {
    /// Writes the response. Returns true if the connection may take another request.
    boolean serve(Request request, Socket connection, OutputStream out) throws IOException;
  }

  private final ServerSocket listener;
  private final String scheme;
  private final Map<String, Route> routes = new ConcurrentHashMap<>();
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final List<Request> seen = new CopyOnWriteArrayList<>();
  private final LinkedBlockingQueue<Request> arriving = new LinkedBlockingQueue<>();

  public ViceServer() throws IOException {
    this(ServerSocketFactory.getDefault(), "http");
  }

  /// With other sockets, such as those of TLS.
  public ViceServer(ServerSocketFactory sockets, String scheme) throws IOException {
    this.listener = sockets.createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    this.scheme = scheme;
    Thread.ofPlatform().name("Vice-accept").daemon().start(this::accept);
  }

  public ViceServer on(String path, Route route) {
    routes.put(path, route);
    return this;
  }

  public int port() {
    return listener.getLocalPort();
  }

  public String url(String path) {
    return scheme + "://127.0.0.1:" + port() + path;
  }

  /// The requests so far.
  public List<Request> requests() {
    return List.copyOf(seen);
  }

  /// The next request that has not been awaited yet.
  public Request awaitRequest() {
    try {
      Request request = arriving.poll(WAIT_SECONDS, TimeUnit.SECONDS);
      if (request == null) {
        throw new AssertionError("no request came within " + WAIT_SECONDS + " s");
      }
      return request;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void accept() {
    int number = 0;
    while (!listener.isClosed()) {
      try {
        Socket connection = listener.accept();
        connections.add(connection);
        int id = ++number;
        Thread.ofPlatform().name("Vice-" + id).daemon().start(() -> talk(connection, id));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void talk(Socket connection, int id) {
    try (connection) {
      InputStream in = connection.getInputStream();
      OutputStream out = connection.getOutputStream();
      boolean more = true;
      while (more) {
        Request request = readRequest(in, id);
        if (request == null) {
          return;
        }
        seen.add(request);
        arriving.add(request);
        Route route = routes.getOrDefault(request.path(), new Missing());
        more = route.serve(request, connection, out);
        out.flush();
      }
    } catch (IOException e) {
      // The client went away, which is its right.
    } finally {
      connections.remove(connection);
    }
  }

  private static @Nullable Request readRequest(InputStream in, int connection) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int newlines = 0;
    while (newlines < 2) {
      int b = in.read();
      if (b < 0) {
        return null;
      }
      if (head.size() == 0 && !Character.isLetter(b)) {
        throw new IOException("not HTTP"); // TLS, for one
      }
      head.write(b);
      newlines = b == '\n' ? newlines + 1 : b == '\r' ? newlines : 0;
    }
    String[] lines = head.toString(StandardCharsets.ISO_8859_1).split("\r\n");
    String[] first = lines[0].split(" ");
    Map<String, String> headers = new ConcurrentHashMap<>();
    for (String line : Arrays.copyOfRange(lines, 1, lines.length)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    return new Request(first[0], first[1], headers, connection, body);
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket connection : connections) {
      connection.close();
    }
  }

  // ---- Routes: first the good ones ----

  /// A whole response of status 200.
  public record Page(String contentType, byte[] body, List<String> headers) implements Route {
    public Page(String contentType, String body, String... headers) {
      this(contentType, body.getBytes(StandardCharsets.UTF_8), List.of(headers));
    }

    @Override
    public boolean serve(Request request, Socket connection, OutputStream out) throws IOException {
      StringBuilder head = new StringBuilder("HTTP/1.1 200 OK\r\n");
      if (!contentType.isEmpty()) {
        head.append("Content-Type: ").append(contentType).append("\r\n");
      }
      headers.forEach(header -> head.append(header).append("\r\n"));
      head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
      out.write(head.toString().getBytes(StandardCharsets.UTF_8));
      out.write(body);
      return true;
    }
  }

  /// Sends the client on.
  public record Redirect(int status, String location) implements Route {
    @Override
    public boolean serve(Request request, Socket connection, OutputStream out) throws IOException {
      write(
          out,
          "HTTP/1.1 %d Go\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n"
              .formatted(status, location));
      return true;
    }
  }

  private record Missing() implements Route {
    @Override
    public boolean serve(Request request, Socket connection, OutputStream out) throws IOException {
      String body = "<title>Not here</title>";
      write(
          out,
          "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s"
              .formatted(body.length(), body));
      return true;
    }
  }

  // ---- Vices ----

  /// Writes these very bytes and closes the connection.
  public record Raw(String bytes) implements Route {
    @Override
    public boolean serve(Request request, Socket connection, OutputStream out) throws IOException {
      write(out, bytes);
      return false;
    }
  }

  /// Sends its parts one by one, each when it is told to.
  public static final class SlowRoute implements Route {
    private final String contentType;
    private final List<String> parts;
    private final LinkedBlockingQueue<Boolean> released = new LinkedBlockingQueue<>();

    public SlowRoute(String contentType, String... parts) {
      this.contentType = contentType;
      this.parts = List.of(parts);
    }

    /// Lets the next part go. The head of the response goes with the first.
    public void release() {
      released.add(true);
    }

    @Override
    public boolean serve(Request request, Socket connection, OutputStream out) throws IOException {
      String head =
          "HTTP/1.1 200 OK\r\nContent-Type: " + contentType + "\r\nConnection: close\r\n\r\n";
      for (String part : parts) {
        try {
          if (released.poll(WAIT_SECONDS, TimeUnit.SECONDS) == null) {
            return false;
          }
        } catch (InterruptedException e) {
          return false;
        }
        write(out, head + part);
        head = "";
      }
      return false;
    }
  }

  /// Takes the request and says nothing, until the client goes.
  public static final class NeverAnswersRoute implements Route {
    private final CountDownLatch clientGone = new CountDownLatch(1);

    @Override
    public boolean serve(Request request, Socket connection, OutputStream out) throws IOException {
      try {
        while (connection.getInputStream().read() >= 0) {
          // It may say what it likes.
        }
      } finally {
        clientGone.countDown();
      }
      return false;
    }

    public boolean awaitClientGone() throws InterruptedException {
      return clientGone.await(WAIT_SECONDS, TimeUnit.SECONDS);
    }
  }

  /// Sends without end, as fast as the client takes it.
  public static final class EndlessRoute implements Route {
    private final CountDownLatch clientGone = new CountDownLatch(1);
    private volatile long sent;

    @Override
    public boolean serve(Request request, Socket connection, OutputStream out) throws IOException {
      byte[] piece =
          "all work and no play makes a dull boy ".repeat(1000).getBytes(StandardCharsets.UTF_8);
      try {
        write(out, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n");
        while (true) {
          out.write(piece);
          sent += piece.length;
        }
      } finally {
        clientGone.countDown();
      }
    }

    public long sent() {
      return sent;
    }

    public boolean awaitClientGone() throws InterruptedException {
      return clientGone.await(WAIT_SECONDS, TimeUnit.SECONDS);
    }
  }

  /// Announces more than it sends.
  public record CutShortRoute(String body, int announced) implements Route {
    @Override
    public boolean serve(Request request, Socket connection, OutputStream out) throws IOException {
      write(
          out,
          "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: "
              + announced
              + "\r\n\r\n"
              + body);
      return false;
    }
  }

  /// Announces less than it sends, and keeps the connection.
  public record WrongLengthRoute(String body, int announced) implements Route {
    @Override
    public boolean serve(Request request, Socket connection, OutputStream out) throws IOException {
      write(
          out,
          "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: "
              + announced
              + "\r\n\r\n"
              + body);
      return true;
    }
  }

  /// Says gzip and sends text.
  public record LyingGzipRoute(String body) implements Route {
    @Override
    public boolean serve(Request request, Socket connection, OutputStream out) throws IOException {
      return new Page("text/html", body, "Content-Encoding: gzip").serve(request, connection, out);
    }
  }

  /// Sends gzip without its last `lost` bytes.
  public record GzipRoute(String contentType, String body, int lost) implements Route {
    @Override
    public boolean serve(Request request, Socket connection, OutputStream out) throws IOException {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
        gzip.write(body.getBytes(StandardCharsets.UTF_8));
      }
      byte[] bytes = Arrays.copyOf(packed.toByteArray(), packed.size() - lost);
      return new Page(contentType, bytes, List.of("Content-Encoding: gzip"))
          .serve(request, connection, out);
    }
  }

  /// Takes the request and closes the connection.
  public record EmptyAnswerRoute() implements Route {
    @Override
    public boolean serve(Request request, Socket connection, OutputStream out) {
      return false;
    }
  }

  /// Takes the request and breaks the connection.
  public record ResetRoute() implements Route {
    @Override
    public boolean serve(Request request, Socket connection, OutputStream out) throws IOException {
      connection.setSoLinger(true, 0);
      connection.close();
      return false;
    }
  }

  /// Sends the client to itself, with a number that grows.
  public record RedirectLoopRoute() implements Route {
    @Override
    public boolean serve(Request request, Socket connection, OutputStream out) throws IOException {
      int number =
          request.target().contains("?") ? Integer.parseInt(request.target().split("\\?")[1]) : 0;
      return new Redirect(302, "?" + (number + 1)).serve(request, connection, out);
    }
  }

  /// HTML with a NUL byte in each place where one can be.
  public record NulBytesRoute() implements Route {
    @Override
    public boolean serve(Request request, Socket connection, OutputStream out) throws IOException {
      return new Page("text/html", "\0<p\0 class=\"a\0b\">be\0fore</p>\0<!-- \0 --><\0p>after")
          .serve(request, connection, out);
    }
  }

  /// A head with one header of that many characters.
  public record HugeHeaderRoute(int size) implements Route {
    @Override
    public boolean serve(Request request, Socket connection, OutputStream out) throws IOException {
      return new Page("text/html", "<p>small", "X-Huge: " + "x".repeat(size))
          .serve(request, connection, out);
    }
  }

  /// Says the same thing for ever, after a beginning.
  public record ForEverRoute(String begin, String again) implements Route {
    @Override
    public boolean serve(Request request, Socket connection, OutputStream out) throws IOException {
      write(out, begin);
      byte[] pieces = again.repeat(1000).getBytes(StandardCharsets.ISO_8859_1);
      while (true) {
        out.write(pieces); // until the client has gone
      }
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }
}
