package bulkhead.benchmark;

import bulkhead.testing.Screen;
import bulkhead.testing.ViceServer;
import java.awt.Robot;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Starts two browsers in turns on the same display and compares what a person sees: the screen's
/// pixels, whoever drew them, looked at about once a millisecond. Prints the median of each and
/// their ratio.
///
/// ```
/// SideBySide BULKHEAD REFERENCE [--rounds=5] [MEASURE ...]
/// measures: start headless newtab sadtab scroll memory idle
/// ```
public final class SideBySide {
  private static final int X = Contender.WIDTH / 2;
  private static final int Y = Contender.HEIGHT / 2 + 60;
  private static final int GREEN = 0x00aa55;
  private static final int BLUE = 0x0055aa;
  private static final int FURTHER_TABS = 4;

  private final ViceServer server = new ViceServer();
  private final Robot robot = Screen.robot();

  private SideBySide() throws IOException {
    server.on("/green", page(GREEN, ""));
    server.on("/blue", page(BLUE, ""));
    server.on("/words", new ViceServer.Page("text/html", "<!doctype html><p>Two words"));
    server.on("/long", new ViceServer.Page("text/html", longPage()));
  }

  /// One measure: a number of one fresh browser.
  private interface Measure {
    double of(Contender browser) throws IOException, InterruptedException;
  }

  public static void main(String[] arguments) throws Exception {
    List<String> rest = new ArrayList<>(List.of(arguments));
    int rounds =
        rest.stream()
            .filter(each -> each.startsWith("--rounds="))
            .mapToInt(each -> Integer.parseInt(each.substring("--rounds=".length())))
            .findFirst()
            .orElse(5);
    rest.removeIf(each -> each.startsWith("--"));
    if (rest.size() < 2) {
      throw new IllegalArgumentException("SideBySide BULKHEAD REFERENCE [measure ...]");
    }
    Contender ours = new Contender("bulkhead", Path.of(rest.get(0)), List.of());
    Contender reference =
        new Contender("reference", Path.of(rest.get(1)), List.of("--no-sandbox", "--test-type"));
    new SideBySide().run(ours, reference, rounds, rest.subList(2, rest.size()));
    System.exit(0); // the screen's robot and the server have threads
  }

  private void run(Contender ours, Contender reference, int rounds, List<String> chosen)
      throws Exception {
    Map<String, Measure> measures = new LinkedHashMap<>();
    measures.put("start", this::start);
    measures.put("headless", this::headless);
    measures.put("newtab", this::newTab);
    measures.put("sadtab", this::sadTab);
    measures.put("scroll", this::scroll);
    measures.put("memory", this::memory);
    measures.put("idle", this::idle);
    measures.keySet().removeIf(name -> !chosen.isEmpty() && !chosen.contains(name));
    System.out.printf("%-10s %12s %12s %8s%n", "measure", "bulkhead", "reference", "ratio");
    for (Map.Entry<String, Measure> measure : measures.entrySet()) {
      double[] mine = new double[rounds];
      double[] theirs = new double[rounds];
      for (int i = 0; i < rounds; i++) {
        theirs[i] = measure.getValue().of(reference);
        mine[i] = measure.getValue().of(ours);
      }
      Arrays.sort(mine);
      Arrays.sort(theirs);
      double a = mine[rounds / 2];
      double b = theirs[rounds / 2];
      System.out.printf("%-10s %12.1f %12.1f %8.2f%n", measure.getKey(), a, b, a / b);
    }
  }

  /// Milliseconds from the start of the process to the page's colour on the screen.
  private double start(Contender browser) throws IOException, InterruptedException {
    clearScreen();
    long begin = System.nanoTime();
    try (Contender.Running running = browser.window(server.url("/green"))) {
      return millis(begin, shown(running, GREEN));
    }
  }

  /// Milliseconds of a whole run that writes a picture of two words.
  private double headless(Contender browser) throws IOException, InterruptedException {
    Path picture = Files.createTempFile("bulkhead-bench-", ".png");
    long begin = System.nanoTime();
    try (Contender.Running running =
        browser.start(List.of("--headless", "--screenshot=" + picture, server.url("/words")))) {
      running.process().waitFor();
      long end = System.nanoTime();
      if (Files.size(picture) == 0) {
        throw new IllegalStateException(browser.name() + " wrote no picture");
      }
      return millis(begin, end);
    } finally {
      Files.deleteIfExists(picture);
    }
  }

  /// Milliseconds from Enter in a new tab's address bar to the page's colour.
  private double newTab(Contender browser) throws IOException, InterruptedException {
    try (Contender.Running running = browser.window(server.url("/green"))) {
      shown(running, GREEN);
      Thread.sleep(2000); // the spare processes of both are ready
      clickPage();
      press(KeyEvent.VK_CONTROL, KeyEvent.VK_T);
      await(running, () -> Screen.color(X, Y) != GREEN);
      Thread.sleep(1000);
      press(KeyEvent.VK_CONTROL, KeyEvent.VK_L);
      Thread.sleep(300);
      for (char c : server.url("/blue").substring("http://".length()).toCharArray()) {
        if (c == ':') {
          press(KeyEvent.VK_SHIFT, KeyEvent.VK_SEMICOLON);
        } else {
          press(KeyEvent.getExtendedKeyCodeForChar(c));
        }
      }
      Thread.sleep(300);
      long begin = System.nanoTime();
      press(KeyEvent.VK_ENTER);
      return millis(begin, shown(running, BLUE));
    }
  }

  /// Milliseconds from SIGKILL of the renderers to something else than the page on the screen.
  private double sadTab(Contender browser) throws IOException, InterruptedException {
    try (Contender.Running running = browser.window(server.url("/green"))) {
      shown(running, GREEN);
      Thread.sleep(2000);
      List<ProcessHandle> renderers = running.ofType("renderer");
      long begin = System.nanoTime();
      renderers.forEach(ProcessHandle::destroyForcibly);
      return millis(begin, await(running, () -> Screen.color(X, Y) != GREEN));
    }
  }

  /// Changes of a pixel in 1.8 s while a wheel is turned over a page where each offset has another
  /// colour. More is better: the ratio is the other way round than with the times.
  private double scroll(Contender browser) throws IOException, InterruptedException {
    try (Contender.Running running = browser.window(server.url("/long"))) {
      await(running, () -> (Screen.color(X, Y) & 0xff) == 0x99);
      Thread.sleep(1500);
      robot.mouseMove(X, Y);
      Thread wheel =
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (int i = 0; i < 26; i++) {
                      robot.mouseWheel(1);
                      sleep(70);
                    }
                  });
      int changes = 0;
      int last = Screen.color(X, Y);
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(1800);
      while (System.nanoTime() < end) {
        int now = Screen.color(X, Y);
        changes += now == last ? 0 : 1;
        last = now;
        Thread.sleep(1);
      }
      wheel.join();
      return changes;
    }
  }

  /// Mebibytes of one further tab with a page of the same site.
  private double memory(Contender browser) throws IOException, InterruptedException {
    return (tabs(browser, 1 + FURTHER_TABS) - tabs(browser, 1)) / FURTHER_TABS;
  }

  /// Where there is no window manager, nobody else gives the window the keyboard.
  private void clickPage() {
    robot.mouseMove(X, Y);
    robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
    robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
  }

  private double tabs(Contender browser, int count) throws IOException, InterruptedException {
    String[] urls = new String[count];
    Arrays.fill(urls, server.url("/long"));
    try (Contender.Running running = browser.window(urls)) {
      await(running, () -> (Screen.color(X, Y) & 0xff) == 0x99);
      clickPage();
      for (int i = 1; i < count; i++) { // a tab that was never shown has no pixels yet
        press(KeyEvent.VK_CONTROL, KeyEvent.VK_TAB);
        Thread.sleep(1000);
        await(running, () -> (Screen.color(X, Y) & 0xff) == 0x99);
      }
      Thread.sleep(5000);
      return running.pssMebibytes();
    }
  }

  /// Per cent of a core over 10 s, 10 s after a page is there.
  private double idle(Contender browser) throws IOException, InterruptedException {
    try (Contender.Running running = browser.window(server.url("/long"))) {
      await(running, () -> (Screen.color(X, Y) & 0xff) == 0x99);
      Thread.sleep(10_000);
      double before = running.cpuMillis();
      Thread.sleep(10_000);
      return (running.cpuMillis() - before) / 100;
    }
  }

  // Pages

  private static ViceServer.Page page(int color, String body) {
    return new ViceServer.Page(
        "text/html",
        "<!doctype html><title>%06x</title><style>html{background:#%06x}</style>%s"
            .formatted(color, color, body));
  }

  /// Blue is 0x99 everywhere; red and green tell the offset.
  private static String longPage() {
    return "<!doctype html><title>long</title><style>body{margin:0}"
        + "div{height:400px;background:linear-gradient(#000099,#ffff99)}</style>"
        + "<div></div>".repeat(120);
  }

  // Hands and eyes

  private void clearScreen() {
    robot.mouseMove(Contender.WIDTH - 2, Contender.HEIGHT - 2);
  }

  private void press(int... keys) {
    for (int key : keys) {
      robot.keyPress(key);
    }
    for (int i = keys.length - 1; i >= 0; i--) {
      robot.keyRelease(keys[i]);
    }
  }

  private static long shown(Contender.Running running, int color) throws IOException {
    return await(running, () -> Screen.color(X, Y) == color);
  }

  /// When it was so.
  private static long await(Contender.Running running, BooleanSupplier condition)
      throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        @Nullable String log = Files.readString(running.profile().resolve("err"));
        throw new IllegalStateException("not within 60 s; the browser said: " + log);
      }
      sleep(1);
    }
    return System.nanoTime();
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static double millis(long begin, long end) {
    return (end - begin) / 1e6;
  }
}
