package bulkhead.renderer;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Scripted tests (`testharness.js`) of a web-platform-tests checkout in an [InProcessBrowser]:
/// what needs no server and no other process, some fifty times as fast as a whole browser. A
/// developer's tool, not a test.
/// ```
/// java … bulkhead.renderer.ScriptedRun CHECKOUT LIST OUT
/// ```
/// Writes for each test one line `path status passed total` to `OUT/results.txt`, and what failed
/// to `OUT/details.txt`.
final class ScriptedRun {
  private static final long MOST_MILLIS = 15_000;
  private static final String ATTRIBUTE = "data-harness-result";
  private static final String RESULT =
      "document.documentElement?.getAttribute('" + ATTRIBUTE + "') ?? ''";
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
          .formatted(ATTRIBUTE);

  private final Checkout checkout;

  private ScriptedRun(Checkout checkout) {
    this.checkout = checkout;
  }

  public static void main(String[] args) throws IOException {
    ScriptedRun run =
        new ScriptedRun(
            new Checkout(
                Path.of(args[0]),
                Map.of(
                    "/resources/testharnessreport.js", REPORT.getBytes(StandardCharsets.UTF_8))));
    Path out = Path.of(args[2]);
    Files.createDirectories(out);
    StringBuilder lines = new StringBuilder();
    StringBuilder details = new StringBuilder();
    int passed = 0;
    int count = 0;
    for (String test : Files.readAllLines(Path.of(args[1]))) {
      String result;
      try {
        result = InProcessBrowser.run(() -> run.run(test.strip()));
      } catch (RuntimeException | StackOverflowError | AssertionError e) {
        result = "THREW 0 0\n  " + e + Arrays.toString(e.getStackTrace());
      }
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

  private String run(String test) {
    try (InProcessBrowser browser = new InProcessBrowser(this::read)) {
      LocalFrame main = browser.open(Checkout.HOST + test);
      String said = browser.await(main, MOST_MILLIS, RESULT);
      return said.isEmpty() ? "NONE 0 0" : said;
    }
  }

  private InProcessBrowser.@Nullable Answer read(String url) {
    byte[] bytes = checkout.read(url);
    if (bytes == null) {
      bytes = wrapped(url);
    }
    return bytes == null
        ? null
        : new InProcessBrowser.Answer(bytes, Checkout.mimeType(url), checkout.charset(url));
  }

  /// The page around a test that is one script.
  private byte @Nullable [] wrapped(String url) {
    String path = url.replaceFirst("[?#].*", "");
    String script = path.replaceFirst("\\.html$", ".js");
    byte[] text =
        path.endsWith(".any.html") || path.endsWith(".window.html") ? checkout.read(script) : null;
    if (text == null) {
      return null;
    }
    StringBuilder page =
        new StringBuilder(
            "<!doctype html><meta charset=utf-8><script>self.GLOBAL = {isWindow: () => true,"
                + " isWorker: () => false};</script><script src=/resources/testharness.js></script>"
                + "<script src=/resources/testharnessreport.js></script>");
    Matcher meta =
        Pattern.compile("(?m)^// META: script=(.*)$")
            .matcher(new String(text, StandardCharsets.UTF_8));
    while (meta.find()) {
      page.append("<script src=\"").append(meta.group(1).strip()).append("\"></script>");
    }
    page.append("<div id=log></div><script src=\"")
        .append(script.substring(Checkout.HOST.length()))
        .append("\"></script>");
    return page.toString().getBytes(StandardCharsets.UTF_8);
  }
}
