package bulkhead.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The real browser as a person starts it: `target/app` with all its processes, a fresh profile,
/// and the display of the environment. Ends with all that it started when it is closed.
/// ```java
/// try (BrowserProcess browser = BrowserProcess.start("http://127.0.0.1:8000/")) {
///   browser.awaitRenderers(2);
///   browser.renderers().getFirst().kill();
/// }
/// ```
public final class BrowserProcess implements AutoCloseable {
  /// Where pictures and logs of what went wrong are left.
  public static final Path EVIDENCE = Path.of("target", "it-evidence").toAbsolutePath();

  private static final Path APP = Path.of("target", "app").toAbsolutePath();

  /// Set by Maven, whose run starts the browser so often that the AOT caches pay.
  private static final boolean TRAINS = Boolean.getBoolean("bulkhead.tests.train");

  private static final String DOWNLOAD_FOLDER = "downloads";
  private static final String PROFILE_FOLDER = "profile";
  private static final int MOST_EVIDENCE_CHARS = 6000;
  private static final List<String> EVIDENT_THREADS =
      List.of("\"BrowserMain\"", "\"AWT-EventQueue", "\"main\"");
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final Process process;
  private final Path folder;
  private final Path err;
  private final Path out;
  private final int number;
  private final List<LinuxProcess> seen = new ArrayList<>();

  private BrowserProcess(Process process, Path folder, Path out, Path err, int number) {
    this.process = process;
    this.folder = folder;
    this.out = out;
    this.err = err;
    this.number = number;
  }

  /// Starts the browser with these arguments. It is not awaited.
  public static BrowserProcess start(String... arguments) {
    return start(List.of(arguments), true, Map.of());
  }

  /// Starts it with another one's profile.
  public static BrowserProcess startWith(Path profile, String... arguments) {
    return start(profile, List.of(arguments), false, Map.of());
  }

  /// Starts it on another display than the tests' own.
  /// @param display as the variable `DISPLAY` has it; null is none
  public static BrowserProcess startOn(@Nullable String display, String... arguments) {
    return display == null
        ? start(List.of(arguments), false, Map.of(), "DISPLAY")
        : start(List.of(arguments), false, Map.of("DISPLAY", display));
  }

  /// Starts it with variables of the environment.
  public static BrowserProcess startIn(Map<String, String> environment, String... arguments) {
    return start(List.of(arguments), false, environment);
  }

  /// @param childLog whether the children's standard error and more is logged to the browser's
  /// @param environment variables to set
  /// @param unset variables to take away
  private static BrowserProcess start(
      List<String> arguments, boolean childLog, Map<String, String> environment, String... unset) {
    return start(null, arguments, childLog, environment, unset);
  }

  /// @param profile null for a fresh one
  private static BrowserProcess start(
      @Nullable Path profile,
      List<String> arguments,
      boolean childLog,
      Map<String, String> environment,
      String... unset) {
    try {
      makeCaches();
      int number = NUMBERS.incrementAndGet();
      Path folder = Files.createTempDirectory("bulkhead-it-");
      Path out = folder.resolve("out");
      Path err = folder.resolve("err");
      List<String> command = command();
      command.add(
          "--user-data-dir=" + (profile == null ? folder.resolve(PROFILE_FOLDER) : profile));
      command.addAll(arguments);
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.directory(folder.toFile());
      builder.environment().remove("BULKHEAD_LOG");
      builder.environment().put("XDG_DOWNLOAD_DIR", folder.resolve(DOWNLOAD_FOLDER).toString());
      builder.environment().putAll(environment);
      builder.environment().keySet().removeAll(List.of(unset));
      if (childLog) {
        builder.environment().put("BULKHEAD_LOG", "INFO");
      }
      builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
      builder.redirectOutput(out.toFile());
      builder.redirectError(err.toFile());
      return new BrowserProcess(builder.start(), folder, out, err, number);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Lets the launcher script make the AOT caches when there are none, so that the tests start what
  /// a user starts. A role without one starts without, as for a user. That opens a window: tests
  /// whose own window must not be covered by it call this first.
  public static synchronized void makeCaches() throws IOException {
    if (!TRAINS || Files.exists(APP.resolve("aot").resolve("jdk"))) {
      return;
    }
    ProcessBuilder builder = new ProcessBuilder("bash", LAUNCHER.toString());
    builder.environment().put("BULKHEAD_ONLY_TRAIN", "1");
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(APP.resolve("training.log").toFile()));
    Process script = builder.start();
    try {
      int status = script.waitFor();
      if (status != 0) {
        throw new AssertionError(
            "the AOT caches could not be made: status "
                + status
                + "\n"
                + Files.readString(APP.resolve("training.log")));
      }
    } catch (InterruptedException e) {
      script.destroyForcibly();
      throw new AssertionError(e);
    }
  }

  private static final Path LAUNCHER = Path.of("..", "browser");
  private static final Pattern JVM_OPTIONS = Pattern.compile("(?ms)^jvm_options=\\((.*?)^\\)$");

  /// As the launcher script does it, without building and without needing its AOT caches.
  public static List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions());
    Path cache = APP.resolve("aot").resolve("browser.aot");
    if (Files.exists(cache)) {
      command.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off", "-Xlog:cds=off"));
    }
    command.addAll(List.of("-jar", jar().toString()));
    return command;
  }

  /// The script's own words: with others the virtual machine refuses the cache.
  private static List<String> jvmOptions() {
    try {
      Matcher options = JVM_OPTIONS.matcher(Files.readString(LAUNCHER));
      if (!options.find()) {
        throw new AssertionError("no jvm_options in " + LAUNCHER);
      }
      return Stream.of(options.group(1).strip().split("\\s+"))
          .map(option -> option.replace("\"", "").replace("$app", APP.toString()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path jar() {
    try (Stream<Path> jars = Files.list(APP.resolve("lib"))) {
      return jars.filter(jar -> jar.getFileName().toString().startsWith("browser-process-"))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no browser in " + APP + ": ./mvnw package first"));
    } catch (IOException e) {
      throw new AssertionError("no browser in " + APP + ": ./mvnw package first", e);
    }
  }

  public long pid() {
    return process.pid();
  }

  /// A folder of its own, which is its working directory too.
  public Path folder() {
    return folder;
  }

  /// The profile that it was started with, where that is its own.
  public Path profile() {
    return folder.resolve(PROFILE_FOLDER);
  }

  // Its children

  /// All living children.
  public List<LinuxProcess> children() {
    List<LinuxProcess> children = LinuxProcess.childrenOf(process.pid());
    for (LinuxProcess child : children) {
      if (!seen.contains(child)) {
        seen.add(child);
      }
    }
    return children;
  }

  public List<LinuxProcess> children(String type) {
    return children().stream().filter(child -> child.type().equals(type)).toList();
  }

  /// Its renderers in the order in which they were started; that includes the spare one.
  public List<LinuxProcess> renderers() {
    return children("renderer");
  }

  public LinuxProcess renderer(int clientId) {
    await(
        "renderer with --client-id=" + clientId,
        () -> renderers().stream().anyMatch(child -> child.clientId() == clientId));
    return renderers().stream()
        .filter(child -> child.clientId() == clientId)
        .findFirst()
        .orElseThrow();
  }

  /// The GPU process; waits for it.
  public LinuxProcess gpu() {
    await("a GPU process", () -> !children("gpu-process").isEmpty());
    return children("gpu-process").getFirst();
  }

  /// Waits until exactly so many renderers live.
  public void awaitRenderers(int count) {
    await(count + " renderers", () -> renderers().size() == count);
  }

  // Waiting, and what is said when it was in vain

  public void await(String what, BooleanSupplier condition) {
    await(what, Await.LONG, condition);
  }

  public void await(String what, Duration limit, BooleanSupplier condition) {
    Await.until(what, limit, condition, this::evidence);
  }

  /// Process tree, log, and where a picture of the screen is.
  String evidence() {
    StringBuilder text = new StringBuilder("browser ");
    text.append(process.pid())
        .append(process.isAlive() ? "" : ", ended with " + process.exitValue());
    children().forEach(child -> text.append("\n  ").append(child));
    if (Screen.isAvailable()) {
      text.append("\nscreen: ").append(Screen.save("screen-" + number));
      text.append('\n').append(Screen.inWords());
    }
    text.append("\nthreads:\n").append(threads());
    String log = standardError();
    int crash = log.indexOf("A fatal error has been detected");
    if (crash >= 0) {
      text.append("\nthe first crash:\n")
          .append(log, crash, Math.min(log.length(), crash + 2 * MOST_EVIDENCE_CHARS));
    }
    text.append("\nstandard error:\n")
        .append(log.substring(Math.max(0, log.length() - MOST_EVIDENCE_CHARS)));
    return text.toString();
  }

  /// What the threads do that everything waits for, as the virtual machine prints it when asked.
  private String threads() {
    new LinuxProcess(process.pid(), "browser", 0).send(LinuxProcess.Signal.QUIT);
    try {
      Await.until(
          "a thread dump",
          Duration.ofSeconds(5),
          () -> standardOutput().contains("JNI global refs"),
          () -> "");
    } catch (AssertionError e) {
      return "(" + e + ")";
    }
    return Stream.of(standardOutput().split("\n\n"))
        .filter(thread -> EVIDENT_THREADS.stream().anyMatch(thread::startsWith))
        .collect(Collectors.joining("\n\n"));
  }

  public String standardError() {
    return read(err);
  }

  public String standardOutput() {
    return read(out);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // Its end

  /// `kill -9` of the browser process alone.
  public void kill() {
    process.destroyForcibly();
  }

  /// Waits for it to end by itself and returns its exit status.
  public int awaitExit(Duration limit) {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError(
            "the browser has not ended within " + limit.toMillis() + " ms\n" + evidence());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// Ends it and every process that it started, and removes its folder.
  @Override
  public void close() {
    children();
    process.destroyForcibly();
    seen.forEach(LinuxProcess::kill);
    awaitExit(Await.LONG);
    deleteTree(folder);
  }

  private static void deleteTree(Path root) {
    // A child may still be writing while it dies: what cannot be removed now is left to the system.
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      root.toFile().deleteOnExit();
    }
  }

  // Headless runs

  /// What a headless run left.
  public record Run(int status, String out, String err) {
    /// The lines of its standard error.
    public List<String> errLines() {
      return err.lines().toList();
    }
  }

  /// Runs `--headless` with these arguments to its end.
  public static Run headless(String... arguments) {
    try (BrowserProcess browser = startHeadless(arguments)) {
      return browser.result();
    }
  }

  /// Starts `--headless` with these arguments, for a test that does something meanwhile.
  public static BrowserProcess startHeadless(String... arguments) {
    List<String> all = new ArrayList<>(List.of("--headless"));
    all.addAll(Arrays.asList(arguments));
    return start(all, false, Map.of());
  }

  /// Waits for its end, which must come by itself.
  public Run result() {
    int status = awaitExit(Await.LONG);
    return new Run(status, standardOutput(), standardError());
  }
}
