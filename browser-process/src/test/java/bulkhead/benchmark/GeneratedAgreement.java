package bulkhead.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How many boxes of generated pages ([PageGenerator]) lie where a reference browser puts them,
/// counted as in [BoxAgreement]. A page that disagrees can be made as small as it goes.
///
/// ```
/// GeneratedAgreement BULKHEAD REFERENCE [--seeds=1-200] [--px=1] [--shrink=DIRECTORY]
/// ```
final class GeneratedAgreement {
  /// A browser, asked for a page's boxes by their paths.
  interface Boxes {
    Map<String, double[]> of(String html) throws IOException, InterruptedException;
  }

  private final Boxes ours;
  private final Boxes theirs;
  private final double px;

  GeneratedAgreement(Boxes ours, Boxes theirs, double px) {
    this.ours = ours;
    this.theirs = theirs;
    this.px = px;
  }

  public static void main(String[] arguments) throws Exception {
    List<String> plain = Arrays.stream(arguments).filter(each -> !each.startsWith("--")).toList();
    if (plain.size() != 2) {
      throw new IllegalArgumentException("GeneratedAgreement BULKHEAD REFERENCE");
    }
    Path file = Files.createTempFile("generated", ".html");
    List<String> flags = List.of("--no-sandbox");
    try (BoxAgreement.Asked here =
            new BoxAgreement.Asked(new Contender("bulkhead", Path.of(plain.get(0)), flags));
        BoxAgreement.Asked there =
            new BoxAgreement.Asked(new Contender("reference", Path.of(plain.get(1)), flags))) {
      double px = Double.parseDouble(BoxAgreement.option(arguments, "px", "1"));
      new GeneratedAgreement(html -> asked(here, file, html), html -> asked(there, file, html), px)
          .run(arguments);
    } finally {
      Files.delete(file);
    }
  }

  private static Map<String, double[]> asked(BoxAgreement.Asked browser, Path file, String html)
      throws IOException, InterruptedException {
    Files.writeString(file, html);
    return browser.boxes(file.toUri().toString(), 800, 600);
  }

  void run(String[] arguments) throws IOException, InterruptedException {
    String[] seeds = BoxAgreement.option(arguments, "seeds", "1-200").split("-");
    String shrink = BoxAgreement.option(arguments, "shrink", "");
    int pages = 0;
    int goodPages = 0;
    int boxes = 0;
    int goodBoxes = 0;
    for (long seed = Long.parseLong(seeds[0]); seed <= Long.parseLong(seeds[1]); seed++) {
      GeneratedPage page = PageGenerator.page(seed);
      String html = page.html();
      Map<String, double[]> expected = theirs.of(html);
      int off = off(expected, ours.of(html), new StringBuilder());
      pages++;
      goodPages += off == 0 ? 1 : 0;
      boxes += expected.size();
      goodBoxes += expected.size() - off;
      if (off > 0) {
        System.out.printf(Locale.ROOT, "%d: %d of %d boxes off%n", seed, off, expected.size());
        if (!shrink.isEmpty()) {
          page.shrink(this::differs);
          StringBuilder which = new StringBuilder();
          off(theirs.of(page.html()), ours.of(page.html()), which);
          Files.writeString(
              Path.of(shrink, seed + ".html"), page.html() + "<!--\n" + which + "-->\n");
          System.out.println(page.html() + which);
        }
      }
    }
    System.out.printf(
        Locale.ROOT,
        "within %s px: %d of %d pages (%.2f %%), %d of %d boxes (%.2f %%)%n",
        px,
        goodPages,
        pages,
        100.0 * goodPages / pages,
        goodBoxes,
        boxes,
        100.0 * goodBoxes / boxes);
  }

  private boolean differs(GeneratedPage page) {
    try {
      return off(theirs.of(page.html()), ours.of(page.html()), new StringBuilder()) > 0;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private int off(
      Map<String, double[]> expected, Map<String, double[]> found, StringBuilder which) {
    int off = 0;
    for (Map.Entry<String, double[]> each : expected.entrySet()) {
      double[] here = found.get(each.getKey());
      if (BoxAgreement.distance(each.getValue(), here) > px) {
        off++;
        which.append(
            String.format(
                Locale.ROOT,
                "  %s reference %s here %s%n",
                each.getKey(),
                Arrays.toString(each.getValue()),
                Arrays.toString(here)));
      }
    }
    return off;
  }
}
