package bulkhead.renderer;

import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.text.FontCatalog;
import bulkhead.url.Url;
import io.github.humbleui.skija.ColorAlphaType;
import io.github.humbleui.skija.EncoderPNG;
import io.github.humbleui.skija.Image;
import io.github.humbleui.skija.ImageInfo;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
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

  /// What became of a page.
  private record Picture(int[] pixels, Document document) {}

  private record Verdict(boolean pass, String why, int @Nullable [] own, int @Nullable [] other) {}

  private final Checkout checkout;
  private final FontCatalog fonts = new SystemFontCatalog();
  private final Map<String, Picture> references =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Picture> eldest) {
          return size() > 60;
        }
      };

  private ReftestRun(Path root) {
    checkout = new Checkout(root, Map.of());
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
      Url base = Url.parse(Checkout.HOST + test);
      Url url = base == null ? null : base.resolve(link.attributeOrEmpty("href"));
      if (url == null || !rel.equals("match") && !rel.equals("mismatch")) {
        continue;
      }
      String reference =
          url.href().startsWith(Checkout.HOST)
              ? url.href().substring(Checkout.HOST.length())
              : url.href();
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

  private static final long MOST_MILLIS = 2000;

  private Picture draw(String path) {
    CheckoutPage page =
        new CheckoutPage(checkout, fonts, path, MOST_MILLIS, Integer.MAX_VALUE, ReftestRun::waits);
    Document document = page.run();
    int[] pixels = page.draw();
    page.close();
    return new Picture(pixels, document);
  }

  private static boolean waits(Document document) {
    Element root = document.documentElement();
    return root != null && (" " + root.attributeOrEmpty("class") + " ").contains("reftest-wait");
  }
}
