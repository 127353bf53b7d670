package bulkhead.renderer;

import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.text.FontCatalog;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/// Scripted tests (`testharness.js`) of a web-platform-tests checkout in one process and on one
/// thread, like [ReftestRun]: a developer's tool to see which subtests fail, without input and
/// navigation. A developer's tool, not a test.
/// ```
/// java … bulkhead.renderer.ScriptedRun CHECKOUT LIST OUT
/// ```
/// Writes for each test one line `path status passed total` to `OUT/results.txt`, and what failed
/// to `OUT/details.txt`.
final class ScriptedRun {
  private static final long MOST_MILLIS = 15_000;
  private static final int MOST_FRAMES = Integer.getInteger("frames", 700);
  private static final String RESULT = "data-harness-result";
  private static final String REPORT =
      """
      if (window === window.top) {
        add_completion_callback((tests, status) => {
          const failed = tests.filter(t => t.status !== 0 && t.status !== 4);
          document.documentElement.setAttribute("%s",
            `${["OK", "ERROR", "TIMEOUT", "OPTIONAL"][status.status]} ${tests.filter(t => t.status === 0).length}`
            + ` ${tests.length}` + (status.message ? "\\n  " + status.message : "")
            + failed.map(t => `\\n  ${t.name} => ${t.message}`).join(""));
        });
        setup({output: false, explicit_timeout: true});
      }
      """
          .formatted(RESULT);

  private ScriptedRun() {}

  public static void main(String[] args) throws IOException {
    Checkout checkout =
        new Checkout(
            Path.of(args[0]),
            Map.of("/resources/testharnessreport.js", REPORT.getBytes(StandardCharsets.UTF_8)));
    Path out = Path.of(args[2]);
    Files.createDirectories(out);
    FontCatalog fonts = new SystemFontCatalog();
    StringBuilder lines = new StringBuilder();
    StringBuilder details = new StringBuilder();
    int passed = 0;
    int count = 0;
    for (String test : Files.readAllLines(Path.of(args[1]))) {
      String result = run(checkout, fonts, test.strip());
      String first = result.lines().findFirst().orElse("");
      lines.append(test).append(' ').append(first).append('\n');
      if (result.contains("\n") || !first.startsWith("OK")) {
        details.append(test).append(' ').append(result).append('\n');
      } else {
        passed++;
      }
      count++;
    }
    Files.writeString(out.resolve("results.txt"), lines);
    Files.writeString(out.resolve("details.txt"), details);
    PrintStream to = new PrintStream(new FileOutputStream(FileDescriptor.out));
    to.println(passed + " of " + count + " tests pass");
    to.flush();
  }

  private static String run(Checkout checkout, FontCatalog fonts, String test) {
    try {
      CheckoutPage page =
          new CheckoutPage(
              checkout,
              fonts,
              test,
              MOST_MILLIS,
              MOST_FRAMES,
              document -> result(document).isEmpty());
      String result = result(page.run());
      page.close();
      return result.isEmpty() ? "NONE 0 0" : result;
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      StackTraceElement[] trace = e.getStackTrace();
      return "THREW 0 0\n  " + e + Arrays.toString(Arrays.copyOf(trace, Math.min(3, trace.length)));
    }
  }

  private static String result(Document document) {
    Element root = document.documentElement();
    return root == null ? "" : root.attributeOrEmpty(RESULT);
  }
}
