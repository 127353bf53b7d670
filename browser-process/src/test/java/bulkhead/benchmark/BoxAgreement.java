package bulkhead.benchmark;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How many boxes of real pages lie where a reference browser puts them: the border boxes of all
/// elements and the line boxes of all texts, in page coordinates, asked of both browsers over the
/// DevTools protocol. Prints a line for each page and the share within a px of all.
///
/// ```
/// BoxAgreement BULKHEAD REFERENCE PAGES [--sizes=800x600,1280x900] [--px=1] [--worst=0]
/// ```
/// `PAGES` is a file with a URL a line.
public final class BoxAgreement {
  /// An expression: the boxes of the document as rows of path, left, top, width and height.
  static final String BOXES =
      """
      JSON.stringify((() => {
        const rows = [];
        const row = (path, r) =>
          rows.push([path, r.left + scrollX, r.top + scrollY, r.width, r.height]);
        const visit = (node, path) => {
          const nth = {};
          for (const child of node.childNodes) {
            if (child.nodeType === 1) {
              const tag = child.localName;
              if (['script', 'style', 'template', 'noscript', 'head'].includes(tag)) continue;
              nth[tag] = (nth[tag] || 0) + 1;
              const here = path + '>' + tag + nth[tag];
              row(here, child.getBoundingClientRect());
              visit(child, here);
            } else if (child.nodeType === 3 && child.data.trim()) {
              const range = document.createRange();
              range.selectNodeContents(child);
              nth['#'] = (nth['#'] || 0) + 1;
              let line = 0;
              for (const r of range.getClientRects()) row(path + '>#' + nth['#'] + '.' + line++, r);
            }
          }
        };
        visit(document, '');
        return rows;
      })())""";

  private BoxAgreement() {}

  /// One running browser and a client of its page.
  static final class Asked implements AutoCloseable {
    private final DebuggedPage page;

    Asked(Contender browser) throws IOException, InterruptedException {
      page = new DebuggedPage(browser, List.of("--hide-scrollbars"));
    }

    /// The boxes of a page by their paths, each as left, top, width and height.
    Map<String, double[]> boxes(String url, int width, int height)
        throws IOException, InterruptedException {
      JsonObject size = new JsonObject();
      size.addProperty("width", width);
      size.addProperty("height", height);
      size.addProperty("deviceScaleFactor", 1);
      size.addProperty("mobile", false);
      page.call("Emulation.setDeviceMetricsOverride", size);
      JsonObject address = new JsonObject();
      address.addProperty("url", url);
      page.call("Page.navigate", address);
      boolean ready = false;
      for (int i = 0; i < 600 && !ready; i++) {
        ready =
            page.evaluate("location.href !== 'about:blank' && document.readyState")
                .equals("complete");
        Thread.sleep(ready ? 0 : 50);
      }
      page.evaluate("document.fonts.ready.then(() => '')");
      Map<String, double[]> found = read(page.evaluate(BOXES));
      JsonObject blank = new JsonObject();
      blank.addProperty("url", "about:blank");
      page.call("Page.navigate", blank);
      return found;
    }

    @Override
    public void close() throws IOException {
      page.close();
    }
  }

  /// What [#BOXES] gave, by paths.
  static Map<String, double[]> read(String rows) {
    Map<String, double[]> found = new LinkedHashMap<>();
    if (!rows.isEmpty()) {
      for (JsonElement each : JsonParser.parseString(rows).getAsJsonArray()) {
        JsonArray row = each.getAsJsonArray();
        double[] box = new double[4];
        for (int i = 0; i < 4; i++) {
          box[i] = row.get(i + 1).getAsDouble();
        }
        found.put(row.get(0).getAsString(), box);
      }
    }
    return found;
  }

  /// The largest difference of two boxes' sides; infinite if there is only one.
  static double distance(double[] a, double @Nullable [] b) {
    if (b == null) {
      return Double.POSITIVE_INFINITY;
    }
    double most = 0;
    for (int i = 0; i < a.length; i++) {
      most = Math.max(most, Math.abs(a[i] - b[i]));
    }
    return most;
  }

  static String option(String[] arguments, String name, String usual) {
    return Arrays.stream(arguments)
        .filter(each -> each.startsWith("--" + name + "="))
        .map(each -> each.substring(name.length() + 3))
        .findFirst()
        .orElse(usual);
  }

  public static void main(String[] arguments) throws Exception {
    List<String> plain = Arrays.stream(arguments).filter(each -> !each.startsWith("--")).toList();
    if (plain.size() != 3) {
      throw new IllegalArgumentException("BoxAgreement BULKHEAD REFERENCE PAGES");
    }
    double px = Double.parseDouble(option(arguments, "px", "1"));
    int worst = Integer.parseInt(option(arguments, "worst", "0"));
    List<String> flags = List.of("--no-sandbox");
    List<String> pages =
        Files.readAllLines(Path.of(plain.get(2))).stream().filter(each -> !each.isBlank()).toList();
    int all = 0;
    int good = 0;
    List<Double> shares = new ArrayList<>();
    try (Asked ours = new Asked(new Contender("bulkhead", Path.of(plain.get(0)), flags));
        Asked theirs = new Asked(new Contender("reference", Path.of(plain.get(1)), flags))) {
      for (String size : option(arguments, "sizes", "800x600,1280x900").split(",")) {
        int width = Integer.parseInt(size.substring(0, size.indexOf('x')));
        int height = Integer.parseInt(size.substring(size.indexOf('x') + 1));
        for (String page : pages) {
          Map<String, double[]> expected = theirs.boxes(page, width, height);
          Map<String, double[]> found = ours.boxes(page, width, height);
          int near = 0;
          StringBuilder off = new StringBuilder();
          int shown = 0;
          for (Map.Entry<String, double[]> each : expected.entrySet()) {
            double[] here = found.get(each.getKey());
            if (distance(each.getValue(), here) <= px) {
              near++;
            } else if (shown++ < worst) {
              off.append(
                  String.format(
                      Locale.ROOT,
                      "        %s reference %s here %s%n",
                      each.getKey(),
                      Arrays.toString(each.getValue()),
                      Arrays.toString(here)));
            }
          }
          all += expected.size();
          good += near;
          double share = expected.isEmpty() ? 1 : (double) near / expected.size();
          shares.add(share);
          System.out.printf(
              Locale.ROOT,
              "%6.1f %% %s %s: %d of %d%n%s",
              100 * share,
              size,
              page,
              near,
              expected.size(),
              off);
        }
      }
    }
    System.out.printf(
        Locale.ROOT,
        "within %s px: %.2f %% as the mean of %d pages, %.2f %% of all %d boxes%n",
        option(arguments, "px", "1"),
        100 * shares.stream().mapToDouble(Double::doubleValue).average().orElse(0),
        shares.size(),
        100.0 * good / Math.max(1, all),
        all);
  }
}
