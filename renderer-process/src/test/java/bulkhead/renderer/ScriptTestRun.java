package bulkhead.renderer;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Scripted tests (`testharness.js`) of a web-platform-tests checkout in an [InProcessBrowser]:
/// what needs no server and no other process, some fifty times as fast as a whole browser. A
/// developer's tool, not a test.
/// ```
/// java … bulkhead.renderer.ScriptTestRun CHECKOUT LIST [OUT]
/// ```
/// `LIST` names the tests, one path such as `/dom/nodes/Node-contains.html` a line. Prints a line
/// for each test, with the subtests that fail.
final class ScriptTestRun {
  private static final Pattern HOST =
      Pattern.compile("http://(?:www1?\\.)?wpt\\.test(?::81)?(/.*)");
  private static final long MOST_MILLIS = Long.getLong("millis", 6000);
  private static final String DONE =
      "document.getElementById('__testharness__results__')?.textContent ?? ''";
  private static final String FAILED =
      "((r, f) => r.tests.length - f.length + '/' + r.tests.length + ' ' + (r.status ? 'status '"
          + " + r.status + ' ' + r.message : '') + f.map(t => `\\n    ${t.name}: ${t.status}"
          + " ${t.message}`).join(''))(window.__r = JSON.parse("
          + "document.getElementById('__testharness__results__').textContent),"
          + " __r.tests.filter(t => t.status))";

  private final Path root;

  private ScriptTestRun(Path root) {
    this.root = root;
  }

  public static void main(String[] args) throws IOException {
    ScriptTestRun run = new ScriptTestRun(Path.of(args[0]));
    PrintStream to =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    int passed = 0;
    int all = 0;
    for (String test : Files.readAllLines(Path.of(args[1]))) {
      if (test.isBlank()) {
        continue;
      }
      long begin = System.nanoTime();
      String said;
      try {
        said = InProcessBrowser.run(() -> run.check(test.strip()));
      } catch (RuntimeException | StackOverflowError | AssertionError e) {
        said = "threw " + e + " " + java.util.Arrays.toString(e.getStackTrace());
      }
      boolean pass = said.matches("(\\d+)/\\1 ");
      passed += pass ? 1 : 0;
      all++;
      to.println(
          (pass ? "PASS " : "FAIL ")
              + test
              + " "
              + said
              + " "
              + (System.nanoTime() - begin) / 1_000_000
              + " ms");
    }
    to.printf(Locale.ROOT, "%d of %d tests pass%n", passed, all);
  }

  private String check(String test) {
    try (InProcessBrowser browser = new InProcessBrowser(this::read)) {
      LocalFrame main = browser.open("http://wpt.test" + test);
      String said = browser.await(main, MOST_MILLIS, "(" + DONE + ") && (" + FAILED + ")");
      return said.isEmpty() ? "timeout" : said;
    }
  }

  private InProcessBrowser.@Nullable Answer read(String url) {
    if (url.startsWith("data:")) {
      return data(url);
    }
    Matcher here = HOST.matcher(url);
    if (!here.matches()) {
      return null;
    }
    String path = here.group(1).replaceFirst("[?#].*", "");
    byte[] bytes = file(path);
    if (bytes == null) {
      bytes = wrapped(path);
    }
    if (bytes == null) {
      return null;
    }
    String type = type(path);
    String charset = "";
    byte[] headers = file(path + ".headers");
    if (headers != null) {
      String text = new String(headers, StandardCharsets.ISO_8859_1);
      Matcher named = Pattern.compile("(?i)content-type:\\s*([^\\s;]+)").matcher(text);
      type = named.find() ? named.group(1) : type;
      Matcher set = Pattern.compile("(?i)content-type:.*charset=\"?([^\\s\";]+)").matcher(text);
      charset = set.find() ? set.group(1) : "";
    }
    return new InProcessBrowser.Answer(bytes, type, charset);
  }

  private byte @Nullable [] file(String path) {
    Path file =
        root.resolve(
            URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8).substring(1));
    try {
      return Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
    } catch (IOException e) {
      return null;
    }
  }

  /// The page around a test that is one script.
  private byte @Nullable [] wrapped(String path) {
    String script = path.replaceFirst("\\.html$", ".js");
    byte[] text = path.endsWith(".any.html") || path.endsWith(".window.html") ? file(script) : null;
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
    page.append("<div id=log></div><script src=\"").append(script).append("\"></script>");
    return page.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static InProcessBrowser.Answer data(String url) {
    int comma = url.indexOf(',');
    String head = comma < 0 ? "" : url.substring(5, comma);
    String text =
        URLDecoder.decode(
            url.substring(comma + 1).replaceFirst("#.*", "").replace("+", "%2B"),
            StandardCharsets.ISO_8859_1);
    byte[] bytes =
        head.endsWith(";base64")
            ? java.util.Base64.getMimeDecoder().decode(text)
            : text.getBytes(StandardCharsets.ISO_8859_1);
    String type = head.replaceFirst(";.*", "");
    return new InProcessBrowser.Answer(bytes, type.isEmpty() ? "text/plain" : type, "");
  }

  private static String type(String path) {
    return switch (path.substring(path.lastIndexOf('.') + 1)) {
      case "html", "htm" -> "text/html";
      case "xht", "xhtml" -> "application/xhtml+xml";
      case "xml" -> "application/xml";
      case "js", "mjs" -> "text/javascript";
      case "json" -> "application/json";
      case "css" -> "text/css";
      case "svg" -> "image/svg+xml";
      case "txt" -> "text/plain";
      case "png" -> "image/png";
      case "gif" -> "image/gif";
      case "jpg", "jpeg" -> "image/jpeg";
      default -> "application/octet-stream";
    };
  }
}
