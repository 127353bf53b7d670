package bulkhead.benchmark;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Executors;

/// What documents cost in two browsers that take turns, both asked over the DevTools protocol by
/// the same client:
///
/// - `load`: from `Page.navigate` to the second animation frame after the load event, at which the
///   whole document is parsed, styled, laid out and painted. The first load of a new browser, and
///   the median of those after it.
/// - `build`: `innerHTML` and the layout after it, in one tab, of some shapes and of ten times
///   their size.
/// - `edit`: a change of one word and the layout after it; and the processor time of all processes
///   for one such change in each frame.
/// - `memory`: what a node of a loaded document, and a further one like it, adds to the renderers.
///
/// ```
/// DocumentSpeed BULKHEAD REFERENCE [--rounds=7] [--rest=0] [--only=...] DOCUMENT...
/// ```
/// `only`: some of these, with commas. `rest`: so many seconds both browsers have nothing to do
/// before their first load, as when somebody types an address.
///
/// Each document is served from its folder's parent, so that its style sheets and scripts are
/// found.
public final class DocumentSpeed {
  /// Of the same site as all other pages, so that the process stays.
  private static final String BLANK = "/blank.html";

  private static final String TWO_FRAMES =
      "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(''))))";

  private DocumentSpeed() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> rest = Arrays.stream(arguments).filter(each -> !each.startsWith("--")).toList();
    if (rest.size() < 2) {
      throw new IllegalArgumentException("DocumentSpeed BULKHEAD REFERENCE DOCUMENT...");
    }
    int rounds = Integer.parseInt(option(arguments, "rounds", "7"));
    int restSeconds = Integer.parseInt(option(arguments, "rest", "0"));
    List<String> only = List.of(option(arguments, "only", "load,build,edit,memory").split(","));
    Contender ours = new Contender("bulkhead", Path.of(rest.get(0)), List.of());
    Contender theirs =
        new Contender("reference", Path.of(rest.get(1)), List.of("--no-sandbox", "--test-type"));
    System.out.printf("%-44s %12s %12s %8s%n", "", ours.name(), theirs.name(), "ratio");
    try (Pages pages = new Pages()) {
      for (String document : rest.subList(2, rest.size())) {
        String url = pages.add(Path.of(document));
        if (only.contains("load")) {
          load(ours, theirs, url, pages.url(BLANK), rounds, restSeconds);
        }
        if (only.contains("memory")) {
          memory(ours, theirs, url, pages.url(BLANK));
        }
      }
      if (only.contains("build") || only.contains("edit")) {
        try (DebuggedPage a = new DebuggedPage(ours, List.of());
            DebuggedPage b = new DebuggedPage(theirs, List.of())) {
          load(a, pages.url("/shapes.html"), pages.url(BLANK));
          load(b, pages.url("/shapes.html"), pages.url(BLANK));
          if (only.contains("build")) {
            builds(a, b);
          }
          if (only.contains("edit")) {
            edits(a, b);
          }
        }
      }
    }
  }

  private static String option(String[] arguments, String name, String usual) {
    return Arrays.stream(arguments)
        .filter(each -> each.startsWith("--" + name + "="))
        .map(each -> each.substring(name.length() + 3))
        .findFirst()
        .orElse(usual);
  }

  private static void row(String what, double ours, double theirs) {
    System.out.printf(
        Locale.ROOT, "%-44s %12.2f %12.2f %8.2f%n", what, ours, theirs, ours / theirs);
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  // ---------------------------------------------------------------- load

  private static void load(
      Contender ours, Contender theirs, String url, String blank, int rounds, int restSeconds)
      throws IOException, InterruptedException {
    try (DebuggedPage a = new DebuggedPage(ours, List.of());
        DebuggedPage b = new DebuggedPage(theirs, List.of())) {
      String name = url.substring(url.lastIndexOf('/') + 1);
      Thread.sleep(Duration.ofSeconds(restSeconds));
      row(name + ", first load, ms", load(a, url, blank), load(b, url, blank));
      List<Double> oursMs = new ArrayList<>();
      List<Double> theirsMs = new ArrayList<>();
      List<Double> oursCpu = new ArrayList<>();
      List<Double> theirsCpu = new ArrayList<>();
      for (int i = 0; i < rounds; i++) {
        double ourStart = a.running().cpuMillis();
        oursMs.add(load(a, url, blank));
        oursCpu.add(a.running().cpuMillis() - ourStart);
        double theirStart = b.running().cpuMillis();
        theirsMs.add(load(b, url, blank));
        theirsCpu.add(b.running().cpuMillis() - theirStart);
      }
      row(name + ", later loads, ms", median(oursMs), median(theirsMs));
      row(name + ", later loads, CPU ms", median(oursCpu), median(theirsCpu));
    }
  }

  /// Loads a page and waits until it is shown.
  ///
  /// @return how long that took, ms
  private static double load(DebuggedPage page, String url, String blank)
      throws IOException, InterruptedException {
    page.call("Page.enable");
    page.navigate(blank);
    page.await("Page.loadEventFired");
    page.evaluate(TWO_FRAMES);
    page.forgetEvents();
    long start = System.nanoTime();
    page.navigate(url);
    page.await("Page.loadEventFired");
    page.evaluate(TWO_FRAMES);
    return (System.nanoTime() - start) / 1e6;
  }

  // ---------------------------------------------------------------- build

  private static void builds(DebuggedPage ours, DebuggedPage theirs)
      throws IOException, InterruptedException {
    build(ours, theirs, "prose", 100, 20);
    build(ours, theirs, "floats", 1000, 20);
    build(ours, theirs, "nested flex", 20, 300);
    build(ours, theirs, "nested tables", 10, 300);
    build(ours, theirs, "nested blocks", 40, 600);
  }

  /// One shape in one size and in ten times that. Processor time says how much more that is on a
  /// machine that has other work, too: what takes longer than a turn there waits for others.
  private static void build(
      DebuggedPage ours, DebuggedPage theirs, String shape, int size, int rounds)
      throws IOException, InterruptedException {
    int few = rounds * 2 / 5;
    Built[] small = {built(ours, shape, size, rounds), built(theirs, shape, size, rounds)};
    Built[] large = {built(ours, shape, size * 10, few), built(theirs, shape, size * 10, few)};
    row(shape + " × 1, ms", small[0].leastMs, small[1].leastMs);
    row(shape + " × 10, ms", large[0].leastMs, large[1].leastMs);
    row(
        shape + ", 10 × as much is × more",
        large[0].leastMs / small[0].leastMs,
        large[1].leastMs / small[1].leastMs);
    row(
        shape + ", the same in CPU ms",
        large[0].cpuMs / small[0].cpuMs,
        large[1].cpuMs / small[1].cpuMs);
  }

  /// @param cpuMs of all processes, for one time
  private record Built(double leastMs, double cpuMs) {}

  private static Built built(DebuggedPage page, String shape, int size, int rounds)
      throws IOException, InterruptedException {
    String call = "String(build('%s', %d, %d))";
    page.evaluate(call.formatted(shape, size, 3));
    double before = page.running().cpuMillis();
    String least = page.evaluate(call.formatted(shape, size, rounds));
    double after = page.running().cpuMillis();
    return new Built(Double.parseDouble(least), (after - before) / rounds);
  }

  // ---------------------------------------------------------------- edit

  private static void edits(DebuggedPage ours, DebuggedPage theirs)
      throws IOException, InterruptedException {
    for (int size : new int[] {100, 1000}) {
      edit(ours, theirs, "prose", size);
      row(
          "a word in %d KB and its frame, CPU ms".formatted(size),
          frame(ours, size),
          frame(theirs, size));
    }
    for (String container : CONTAINERS) {
      edit(ours, theirs, container, 100);
      edit(ours, theirs, container, 1000);
    }
    edit(ours, theirs, "one paragraph", 4);
    edit(ours, theirs, "one paragraph", 40);
  }

  /// The same in one container that is as long.
  private static final List<String> CONTAINERS =
      List.of(
          "table",
          "column flex",
          "grid",
          "list",
          "list of floats",
          "blocks in a cell",
          "blocks in a flex item",
          "blocks in a float");

  private static void edit(DebuggedPage ours, DebuggedPage theirs, String shape, int size)
      throws IOException, InterruptedException {
    String call = "String(edit('%s', %d, 100))".formatted(shape, size);
    row(
        "a word in %d KB of %s, ms".formatted(size, shape),
        Double.parseDouble(ours.evaluate(call)),
        Double.parseDouble(theirs.evaluate(call)));
  }

  private static double frame(DebuggedPage page, int size)
      throws IOException, InterruptedException {
    int frames = 60;
    page.evaluate("editFrames(%d, 20)".formatted(size));
    page.evaluate(TWO_FRAMES);
    double before = page.running().cpuMillis();
    page.evaluate("editFrames(%d, 0)".formatted(size));
    page.evaluate(TWO_FRAMES);
    double built = page.running().cpuMillis();
    page.evaluate("editFrames(%d, %d)".formatted(size, frames));
    page.evaluate(TWO_FRAMES);
    double after = page.running().cpuMillis();
    page.evaluate("host.innerHTML = ''");
    return (after - built - (built - before)) / frames;
  }

  // ---------------------------------------------------------------- memory

  private static void memory(Contender ours, Contender theirs, String url, String blank)
      throws IOException, InterruptedException {
    String name = url.substring(url.lastIndexOf('/') + 1);
    PerNode a = bytesPerNode(ours, url, blank);
    PerNode b = bytesPerNode(theirs, url, blank);
    row(name + ", bytes a node", a.first, b.first);
    row(name + ", bytes a further node", a.further, b.further);
  }

  /// @param first how much more the renderers hold with a document than with an empty one, for each
  ///     of its nodes; what comes with any first page is in it
  /// @param further how much more they hold when everything in the document is there once more, for
  ///     each node that came
  private record PerNode(double first, double further) {}

  private static PerNode bytesPerNode(Contender browser, String url, String blank)
      throws IOException, InterruptedException {
    try (DebuggedPage page = new DebuggedPage(browser, List.of())) {
      load(page, blank, blank);
      double empty = settled(page);
      load(page, url, blank);
      double once = settled(page);
      double nodes = nodes(page);
      page.evaluate(
          "document.body.append(...[...document.body.childNodes].map(n => n.cloneNode(true))); ''");
      page.evaluate(TWO_FRAMES);
      double twice = settled(page);
      double more = nodes(page) - nodes;
      return new PerNode((once - empty) * 1024 * 1024 / nodes, (twice - once) * 1024 * 1024 / more);
    }
  }

  private static double nodes(DebuggedPage page) throws IOException, InterruptedException {
    return Double.parseDouble(
        page.evaluate(
            "(w => { let n = 1; while (w.nextNode()) n++; return String(n); })"
                + "(document.createTreeWalker(document))"));
  }

  /// The renderers' memory, MiB, after what garbage there is was collected.
  private static double settled(DebuggedPage page) throws IOException, InterruptedException {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 8; i++) {
      page.call("HeapProfiler.collectGarbage");
      Thread.sleep(1000);
      least = Math.min(least, page.running().pssMebibytes("renderer"));
    }
    return least;
  }

  // ---------------------------------------------------------------- pages

  /// Serves the documents on loopback, and forbids to keep them.
  private static final class Pages implements AutoCloseable {
    private final HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    private int added;

    Pages() throws IOException {
      server.setExecutor(Executors.newCachedThreadPool());
      server.createContext(BLANK, request -> answer(request, "text/html", new byte[1]));
      server.createContext(
          "/shapes.html",
          request -> {
            try (InputStream in = DocumentSpeed.class.getResourceAsStream("document-speed.html")) {
              answer(request, "text/html", Objects.requireNonNull(in).readAllBytes());
            }
          });
      server.start();
    }

    String url(String path) {
      return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /// Serves what is in the folder around the document's.
    String add(Path document) throws IOException {
      Path file = document.toRealPath();
      Path root = Objects.requireNonNull(file.resolve("../..").normalize());
      String prefix = "/d" + added++ + "/";
      server.createContext(
          prefix,
          request -> {
            String path = request.getRequestURI().getPath().substring(prefix.length());
            Path wanted = root.resolve(path).normalize();
            if (!wanted.startsWith(root) || !Files.isRegularFile(wanted)) {
              request.sendResponseHeaders(404, -1);
              request.close();
            } else {
              answer(request, typeOf(path), Files.readAllBytes(wanted));
            }
          });
      return url(prefix + root.relativize(file));
    }

    private static String typeOf(String path) {
      String ending = path.substring(path.lastIndexOf('.') + 1);
      return switch (ending) {
        case "html", "htm" -> "text/html";
        case "css" -> "text/css";
        case "js" -> "text/javascript";
        case "svg" -> "image/svg+xml";
        case "png", "gif", "jpeg" -> "image/" + ending;
        default -> "application/octet-stream";
      };
    }

    private static void answer(HttpExchange request, String type, byte[] body) throws IOException {
      request.getResponseHeaders().add("Content-Type", type);
      request.getResponseHeaders().add("Cache-Control", "no-store");
      request.sendResponseHeaders(200, body.length);
      try (OutputStream out = request.getResponseBody()) {
        out.write(body);
      }
    }

    @Override
    public void close() {
      server.stop(0);
      if (server.getExecutor() instanceof java.util.concurrent.ExecutorService threads) {
        threads.shutdownNow();
      }
    }
  }
}
