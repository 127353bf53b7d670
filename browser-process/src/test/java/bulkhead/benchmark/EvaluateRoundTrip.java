package bulkhead.benchmark;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How long a client of the DevTools protocol waits for `Runtime.evaluate` of a small sum: both
/// browsers run at the same time and are asked in turns, over a plain socket, one question at a
/// time. Prints the median of each and their ratio.
///
/// ```
/// EvaluateRoundTrip BULKHEAD REFERENCE [--rounds=20] [--calls=500]
/// ```
public final class EvaluateRoundTrip {
  private static final Pattern LISTENING =
      Pattern.compile("DevTools listening on (ws://127\\.0\\.0\\.1:\\d+/\\S+)");
  private static final Pattern PAGE =
      Pattern.compile("\"type\":\\s*\"page\"[^}]*\"webSocketDebuggerUrl\":\\s*\"([^\"]+)\"");
  private static final int WARM_UP_ROUNDS = 10;

  private EvaluateRoundTrip() {}

  /// One browser and a client of its page.
  private static final class Asked implements AutoCloseable {
    private final Process process;
    private final Path profile;
    private final Socket socket;
    private final DataInputStream in;
    private final List<Double> micros = new ArrayList<>();
    private int calls;

    Asked(String executable) throws IOException, InterruptedException {
      profile = Files.createTempDirectory("evaluate-");
      Path err = profile.resolve("err");
      process =
          new ProcessBuilder(
                  executable,
                  "--headless",
                  "--no-sandbox",
                  "--remote-debugging-port=0",
                  "--user-data-dir=" + profile.resolve("profile"),
                  "about:blank")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(err.toFile())
              .start();
      URI browser = null;
      for (int i = 0; i < 600 && browser == null; i++) {
        Matcher said = LISTENING.matcher(Files.readString(err));
        if (said.find()) {
          browser = URI.create(said.group(1));
        } else {
          Thread.sleep(50);
        }
      }
      if (browser == null) {
        throw new IOException(executable + " does not listen");
      }
      URI page = page(browser.getPort());
      socket = new Socket("127.0.0.1", page.getPort());
      socket.setTcpNoDelay(true);
      in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
      socket
          .getOutputStream()
          .write(
              ("GET "
                      + page.getPath()
                      + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n"
                      + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                      + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      String line = line(in);
      while (!line.isEmpty()) {
        line = line(in);
      }
    }

    private static URI page(int port) throws IOException, InterruptedException {
      for (int i = 0; i < 200; i++) {
        try (InputStream list =
            URI.create("http://127.0.0.1:" + port + "/json").toURL().openStream()) {
          String text = new String(list.readAllBytes(), StandardCharsets.UTF_8);
          Matcher page = PAGE.matcher(text);
          if (page.find()) {
            return URI.create(page.group(1));
          }
        }
        Thread.sleep(50);
      }
      throw new IOException("no page");
    }

    private static String line(DataInputStream in) throws IOException {
      StringBuilder line = new StringBuilder();
      for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
        if (c != '\r') {
          line.append((char) c);
        }
      }
      return line.toString();
    }

    private void evaluate() throws IOException {
      byte[] text =
          ("{\"id\":"
                  + ++calls
                  + ",\"method\":\"Runtime.evaluate\",\"params\":{\"expression\":\"1 + "
                  + calls % 100
                  + "\",\"returnByValue\":true}}")
              .getBytes(StandardCharsets.US_ASCII);
      // RFC 6455 §5.2: one text frame, masked with zeros.
      byte[] frame = new byte[text.length + (text.length < 126 ? 6 : 8)];
      frame[0] = (byte) 0x81;
      if (text.length < 126) {
        frame[1] = (byte) (0x80 | text.length);
      } else {
        frame[1] = (byte) (0x80 | 126);
        frame[2] = (byte) (text.length >> 8);
        frame[3] = (byte) text.length;
      }
      System.arraycopy(text, 0, frame, frame.length - text.length, text.length);
      socket.getOutputStream().write(frame);
      int head = in.readUnsignedShort();
      int length = head & 127;
      length =
          length == 126 ? in.readUnsignedShort() : length == 127 ? (int) in.readLong() : length;
      String answer = new String(in.readNBytes(length), StandardCharsets.UTF_8);
      if (!answer.startsWith("{\"id\":" + calls + ",\"result\":{\"result\":{\"type\":\"number\"")) {
        throw new IOException("answered " + answer);
      }
    }

    void round(int count, boolean counts) throws IOException {
      for (int i = 0; i < count; i++) {
        long start = System.nanoTime();
        evaluate();
        if (counts) {
          micros.add((System.nanoTime() - start) / 1e3);
        }
      }
    }

    double median() {
      double[] sorted = micros.stream().mapToDouble(Double::doubleValue).sorted().toArray();
      return sorted[sorted.length / 2];
    }

    @Override
    public void close() throws IOException {
      socket.close();
      List<ProcessHandle> all = process.descendants().toList();
      process.destroy();
      try {
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      all.forEach(ProcessHandle::destroyForcibly);
      try (Stream<Path> files = Files.walk(profile)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static int option(String[] arguments, String name, int usual) {
    return Arrays.stream(arguments)
        .filter(each -> each.startsWith("--" + name + "="))
        .mapToInt(each -> Integer.parseInt(each.substring(name.length() + 3)))
        .findFirst()
        .orElse(usual);
  }

  public static void main(String[] arguments) throws Exception {
    List<String> browsers =
        Arrays.stream(arguments).filter(each -> !each.startsWith("--")).toList();
    if (browsers.size() != 2) {
      throw new IllegalArgumentException("EvaluateRoundTrip BULKHEAD REFERENCE");
    }
    int rounds = option(arguments, "rounds", 20);
    int calls = option(arguments, "calls", 500);
    try (Asked ours = new Asked(browsers.getFirst());
        Asked theirs = new Asked(browsers.getLast())) {
      for (int i = 0; i < WARM_UP_ROUNDS + rounds; i++) {
        ours.round(calls, i >= WARM_UP_ROUNDS);
        theirs.round(calls, i >= WARM_UP_ROUNDS);
      }
      System.out.printf(
          Locale.ROOT,
          "evaluate: %.0f µs, reference %.0f µs, ratio %.2f%n",
          ours.median(),
          theirs.median(),
          ours.median() / theirs.median());
    }
  }
}
