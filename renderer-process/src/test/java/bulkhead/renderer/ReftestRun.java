package bulkhead.renderer;

import bulkhead.ipc.api.CommitNavigationRequest;
import bulkhead.ipc.api.PageHost;
import bulkhead.ipc.api.RendererSetUp;
import bulkhead.ipc.api.ResourceCancel;
import bulkhead.ipc.api.ResourceData;
import bulkhead.ipc.api.ResourceFailed;
import bulkhead.ipc.api.ResourceFinished;
import bulkhead.ipc.api.ResourceGrant;
import bulkhead.ipc.api.ResourceLoader;
import bulkhead.ipc.api.ResourceRequest;
import bulkhead.ipc.api.ResourceResponse;
import bulkhead.ipc.api.ResourceUpload;
import bulkhead.ipc.api.Size;
import bulkhead.ipc.api.SyncMore;
import bulkhead.ipc.api.SyncReply;
import bulkhead.ipc.api.ViewportParams;
import bulkhead.process.TaskLoop;
import bulkhead.renderer.compositor.BeginMainFrame;
import bulkhead.renderer.compositor.FlatPicture;
import bulkhead.renderer.compositor.ScrollOffset;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.loader.ResourceFetcher;
import bulkhead.renderer.text.FontCatalog;
import bulkhead.url.Url;
import com.google.protobuf.ByteString;
import io.github.humbleui.skija.ColorAlphaType;
import io.github.humbleui.skija.EncoderPNG;
import io.github.humbleui.skija.Image;
import io.github.humbleui.skija.ImageInfo;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reference tests of a web-platform-tests checkout in one process and on one thread: the real
/// pipeline from bytes to pixels without the other processes, about a hundred times as fast as
/// whole browsers. A developer's tool, not a test. Scripts run in pages that have some, and frames
/// come until `reftest-wait` is gone.
/// ```
/// java … bulkhead.renderer.ReftestRun CHECKOUT LIST [OUT]
/// ```
/// `LIST` names the tests, one path such as `/css/CSS2/floats/floats-001.xht` a line. Their
/// references are what they say themselves (`<link rel="match">`, `<meta name="fuzzy">`). Prints a
/// table by directory; a line for each test goes to `OUT/results.txt`, both pictures of each
/// failure to `OUT` with `-Dshots=true`; `-Ddump=true` prints the layout tree of each page.
final class ReftestRun {
  private static final int WIDTH = 800;
  private static final int HEIGHT = 600;
  private static final String HOST = "http://wpt.test";

  /// What became of a page.
  private record Picture(int[] pixels, Document document) {}

  private record Verdict(boolean pass, String why, int @Nullable [] own, int @Nullable [] other) {}

  private final Path root;
  private final FontCatalog fonts = new SystemFontCatalog();
  private final Map<String, Picture> references =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Picture> eldest) {
          return size() > 60;
        }
      };

  private ReftestRun(Path root) {
    this.root = root;
  }

  public static void main(String[] args) throws IOException {
    ReftestRun run = new ReftestRun(Path.of(args[0]));
    Path out = args.length > 2 ? Path.of(args[2]) : null;
    if (out != null) {
      Files.createDirectories(out);
    }
    boolean shots = Boolean.getBoolean("shots");
    StringBuilder lines = new StringBuilder();
    Map<String, int[]> byDirectory = new TreeMap<>();
    for (String test : Files.readAllLines(Path.of(args[1]))) {
      if (test.isBlank()) {
        continue;
      }
      Verdict verdict;
      try {
        verdict = run.check(test.strip());
      } catch (RuntimeException | StackOverflowError | AssertionError e) {
        verdict = new Verdict(false, "threw " + e + at(e), null, null);
      }
      lines.append(verdict.pass ? "PASS " : "FAIL ").append(test).append(verdict.why).append('\n');
      int[] count = byDirectory.computeIfAbsent(directory(test), d -> new int[2]);
      count[0] += verdict.pass ? 1 : 0;
      count[1]++;
      if (shots && out != null && verdict.own != null && verdict.other != null) {
        String name = test.substring(1).replace('/', '_');
        save(verdict.own, out.resolve(name + "-1.png"));
        save(verdict.other, out.resolve(name + "-2.png"));
      }
    }
    if (out != null) {
      Files.writeString(out.resolve("results.txt"), lines);
    }
    print(new PrintStream(new FileOutputStream(FileDescriptor.out)), byDirectory);
  }

  private static void print(PrintStream to, Map<String, int[]> byDirectory) {
    int passed = 0;
    int all = 0;
    for (Map.Entry<String, int[]> entry : byDirectory.entrySet()) {
      int[] count = entry.getValue();
      to.printf(
          Locale.ROOT,
          "%-45s %5d of %5d  %5.1f %%%n",
          entry.getKey(),
          count[0],
          count[1],
          100.0 * count[0] / count[1]);
      passed += count[0];
      all += count[1];
    }
    to.printf(
        Locale.ROOT, "%-45s %5d of %5d  %5.1f %%%n", "all", passed, all, 100.0 * passed / all);
    to.flush();
  }

  private static String at(Throwable thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    return Arrays.toString(Arrays.copyOf(trace, Math.min(3, trace.length)));
  }

  private static String directory(String test) {
    String[] parts = test.split("/");
    return String.join("/", Arrays.copyOfRange(parts, 1, Math.min(parts.length - 1, 4)));
  }

  private static void save(int[] pixels, Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(pixels.length * 4).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asIntBuffer().put(pixels);
    ImageInfo info = ImageInfo.makeN32(WIDTH, HEIGHT, ColorAlphaType.PREMUL);
    try (Image image = Image.makeRasterFromBytes(info, bytes.array(), 4L * WIDTH)) {
      Files.write(file, EncoderPNG.encode(image).getBytes());
    }
  }

  // One test

  /// Why a test fails; null for one that passes.
  static @Nullable String failure(Path root, String test) {
    Verdict verdict = new ReftestRun(root).check(test);
    return verdict.pass ? null : verdict.why;
  }

  /// Whether all pixels of a document are alike.
  static boolean isBlank(Path root, String test) {
    int[] pixels = new ReftestRun(root).draw(test).pixels;
    return Arrays.stream(pixels).allMatch(pixel -> pixel == pixels[0]);
  }

  private Verdict check(String test) {
    Picture own = draw(test);
    List<String> matches = new ArrayList<>();
    // A document that could not be parsed names none, and is blank: that is no success.
    Verdict last = new Verdict(false, " names no reference", null, null);
    for (Node node = own.document; node != null; node = node.nextInTree(own.document)) {
      if (!(node instanceof Element link) || !link.localName().equals("link")) {
        continue;
      }
      String rel = link.attributeOrEmpty("rel").toLowerCase(Locale.ROOT);
      Url base = Url.parse(HOST + test);
      Url url = base == null ? null : base.resolve(link.attributeOrEmpty("href"));
      if (url == null || !rel.equals("match") && !rel.equals("mismatch")) {
        continue;
      }
      String reference =
          url.href().startsWith(HOST) ? url.href().substring(HOST.length()) : url.href();
      Picture other = references.computeIfAbsent(reference, this::draw);
      boolean same = isNear(own, other, fuzzy(own.document, reference));
      if (rel.equals("mismatch") && same) {
        return new Verdict(
            false, " same as " + reference + ", should differ", own.pixels, other.pixels);
      }
      if (rel.equals("mismatch") && matches.isEmpty()) {
        last = new Verdict(true, "", null, null);
      }
      if (rel.equals("match")) {
        matches.add(reference);
        if (same) {
          return new Verdict(true, "", null, null);
        }
        last = new Verdict(false, " " + differences(own, other), own.pixels, other.pixels);
      }
    }
    return last;
  }

  private static final Pattern RANGES =
      Pattern.compile(
          "(?:(.*):)?\\s*(?:maxDifference=)?(?:\\d+-)?(\\d+)\\s*;\\s*(?:totalPixels=)?(?:\\d+-)?(\\d+)\\s*");

  private static int[] fuzzy(Document document, String reference) {
    for (Node node = document; node != null; node = node.nextInTree(document)) {
      if (node instanceof Element meta
          && meta.localName().equals("meta")
          && meta.attributeOrEmpty("name").equals("fuzzy")) {
        Matcher ranges = RANGES.matcher(meta.attributeOrEmpty("content"));
        if (ranges.matches()
            && (ranges.group(1) == null || reference.endsWith(ranges.group(1).strip()))) {
          return new int[] {Integer.parseInt(ranges.group(2)), Integer.parseInt(ranges.group(3))};
        }
      }
    }
    return new int[] {0, 0};
  }

  private static int[] difference(Picture a, Picture b) {
    int count = 0;
    int max = 0;
    int first = -1;
    for (int i = 0; i < a.pixels.length; i++) {
      int p = a.pixels[i];
      int q = b.pixels[i];
      if (p != q) {
        count++;
        first = first < 0 ? i : first;
        for (int shift = 0; shift < 24; shift += 8) {
          max = Math.max(max, Math.abs((p >>> shift & 255) - (q >>> shift & 255)));
        }
      }
    }
    return new int[] {max, count, first};
  }

  private static boolean isNear(Picture a, Picture b, int[] fuzzy) {
    int[] difference = difference(a, b);
    return difference[1] == 0 || difference[0] <= fuzzy[0] && difference[1] <= fuzzy[1];
  }

  private static String differences(Picture a, Picture b) {
    int[] d = difference(a, b);
    return d[1] + " pixels by up to " + d[0] + ", first at " + d[2] % WIDTH + "," + d[2] / WIDTH;
  }

  // One page

  private Picture draw(String path) {
    return new Page(path).draw();
  }

  private final class Page implements ResourceLoader {
    private static final long BODY = 2;
    private static final long MOST_MILLIS = 2000;
    private static final long FRAME_MILLIS = 2;
    private static final int LEAST_FRAMES = 3;

    private final TaskLoop main = new TaskLoop("RendererMain");
    private final ResourceFetcher fetcher = new ResourceFetcher(main);
    private final FlatPicture picture = new FlatPicture();
    private final LocalPage page;
    private final @Nullable RendererScripts scripts;
    private long commits;
    private int frames;

    Page(String path) {
      fetcher.connect(this);
      PageHost host =
          (PageHost)
              Proxy.newProxyInstance(
                  PageHost.class.getClassLoader(),
                  new Class<?>[] {PageHost.class},
                  (proxy, method, arguments) -> {
                    if (method.getName().equals("didFinishLoad")) {
                      main.execute(this::frame);
                    }
                    return method.getReturnType() == CompletableFuture.class
                        ? new CompletableFuture<>()
                        : null;
                  });
      page =
          new LocalPage(
              1,
              main,
              host,
              fetcher,
              fonts,
              RendererSetUp.newBuilder()
                  .setHideScrollbars(true)
                  .setDefaultBackgroundColor(0xffffffff)
                  .build(),
              ViewportParams.newBuilder()
                  .setSize(Size.newBuilder().setWidth(WIDTH).setHeight(HEIGHT))
                  .setDeviceScaleFactor(1)
                  .setPageZoom(1)
                  .build(),
              "");
      String url = path.startsWith("/") ? HOST + path : path;
      scripts = hasScripts(read(url)) ? new RendererScripts(main) : null;
      page.setScripts(scripts);
      main.execute(
          () -> {
            page.commitNavigation(
                CommitNavigationRequest.newBuilder()
                    .setUrl(url)
                    .setMimeType(mimeType(path))
                    .setCharset(charset(url))
                    .setBodyRequestId(BODY)
                    .build());
            answer(BODY, url);
          });
      main.postDelayed(main::quit, MOST_MILLIS);
    }

    private static boolean hasScripts(byte @Nullable [] bytes) {
      return bytes != null
          && new String(bytes, StandardCharsets.ISO_8859_1).matches("(?s).*(<script|\\son\\w+=).*");
    }

    /// One frame after another from the load event on, until the page is as it is to be compared.
    private void frame() {
      if (scripts == null) {
        main.quit();
        return;
      }
      page.compositorClient().beginMainFrame(new BeginMainFrame(frames, System.nanoTime(), 0));
      main.execute(
          () -> {
            PagePipeline pipeline = page.mainFrame().pipeline();
            Document document = page.mainFrame().document();
            if (pipeline == null || document == null) {
              return;
            }
            List<ScrollOffset> moved = picture.scroll(pipeline.commit(++commits));
            if (!moved.isEmpty()) {
              page.compositorClient().didScroll(moved);
            }
            if (++frames >= LEAST_FRAMES && !waits(document)) {
              main.execute(main::quit);
            } else {
              main.postDelayed(this::frame, FRAME_MILLIS);
            }
          });
    }

    private static boolean waits(Document document) {
      Element root = document.documentElement();
      return root != null && (" " + root.attributeOrEmpty("class") + " ").contains("reftest-wait");
    }

    /// Runs the page up to its load event, and on while it asks for that.
    Picture draw() {
      main.run();
      PagePipeline pipeline = page.mainFrame().pipeline();
      Document document = page.mainFrame().document();
      if (pipeline == null || document == null) {
        throw new IllegalStateException("no document");
      }
      picture.scroll(pipeline.commit(++commits));
      if (Boolean.getBoolean("dump")) {
        PrintStream to = new PrintStream(new FileOutputStream(FileDescriptor.out));
        to.println(pipeline.layoutTree());
        to.flush();
      }
      int[] pixels = picture.draw(pipeline.commit(++commits));
      page.close();
      if (scripts != null) {
        scripts.close();
      }
      return new Picture(pixels, document);
    }

    @Override
    public void start(ResourceRequest request) {
      main.execute(() -> answer(request.getRequestId(), request.getUrl()));
    }

    private void answer(long id, String url) {
      byte[] bytes = read(url);
      if (bytes == null) {
        fetcher.failed(
            ResourceFailed.newBuilder()
                .setRequestId(id)
                .setError("net::ERR_FILE_NOT_FOUND")
                .build());
        return;
      }
      fetcher.responseStarted(
          ResourceResponse.newBuilder()
              .setRequestId(id)
              .setUrl(url)
              .setStatus(200)
              .setMimeType(mimeType(url))
              .setCharset(charset(url))
              .build());
      fetcher.data(
          ResourceData.newBuilder().setRequestId(id).setData(ByteString.copyFrom(bytes)).build());
      fetcher.finished(ResourceFinished.newBuilder().setRequestId(id).build());
    }

    @Override
    public void upload(ResourceUpload request) {}

    @Override
    public CompletableFuture<SyncReply> loadSync(ResourceRequest request) {
      return CompletableFuture.failedFuture(new IOException("nothing is loaded at once here"));
    }

    @Override
    public CompletableFuture<SyncReply> moreOf(SyncMore request) {
      return CompletableFuture.failedFuture(new IOException("nothing is loaded at once here"));
    }

    @Override
    public void cancel(ResourceCancel request) {}

    @Override
    public void grant(ResourceGrant request) {}
  }

  private byte @Nullable [] read(String url) {
    if (url.startsWith("data:")) {
      int comma = url.indexOf(',');
      String head = comma < 0 ? "" : url.substring(0, comma);
      String data =
          URLDecoder.decode(
              url.substring(comma + 1).replace("+", "%2B"), StandardCharsets.ISO_8859_1);
      return head.endsWith(";base64")
          ? java.util.Base64.getMimeDecoder().decode(data)
          : data.getBytes(StandardCharsets.ISO_8859_1);
    }
    if (!url.startsWith(HOST)) {
      return null;
    }
    String path = url.substring(HOST.length()).replaceFirst("[?#].*", "");
    Path file =
        root.resolve(
            URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8).substring(1));
    try {
      return Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
    } catch (IOException e) {
      return null;
    }
  }

  /// As the checkout's `.headers` file beside a file says.
  private String charset(String url) {
    byte[] headers =
        url.startsWith(HOST) ? read(url.replaceFirst("[?#].*", "") + ".headers") : null;
    if (headers == null) {
      return "";
    }
    Matcher charset =
        Pattern.compile("(?i)content-type:.*charset=\"?([^\\s\";]+)")
            .matcher(new String(headers, StandardCharsets.ISO_8859_1));
    return charset.find() ? charset.group(1) : "";
  }

  private static String mimeType(String url) {
    if (url.startsWith("data:")) {
      return url.substring(5, Math.max(5, url.indexOf(','))).replaceFirst(";.*", "");
    }
    String path = url.replaceFirst("[?#].*", "");
    return switch (path.substring(path.lastIndexOf('.') + 1)) {
      case "html", "htm" -> "text/html";
      case "xht", "xhtml" -> "application/xhtml+xml";
      case "xml" -> "application/xml";
      case "css" -> "text/css";
      case "svg" -> "image/svg+xml";
      case "png" -> "image/png";
      case "gif" -> "image/gif";
      case "jpg", "jpeg" -> "image/jpeg";
      default -> "application/octet-stream";
    };
  }
}
