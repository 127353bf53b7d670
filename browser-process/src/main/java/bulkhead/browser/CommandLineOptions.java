package bulkhead.browser;

import bulkhead.browser.image.Picture;
import bulkhead.browser.net.NetworkSettings;
import bulkhead.browser.process.ProcessModel;
import bulkhead.browser.ui.OmniboxInput;
import bulkhead.browser.ui.UiOptions;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// What the command line says: Chromium's switches, so that habits and scripts carry over.
/// Immutable. A switch that is not known is ignored, as Chromium does; one whose value makes no
/// sense is an error.
///
/// @param urls absolute addresses, some of which may be wrong
public record CommandLineOptions(
    List<String> urls,
    boolean headless,
    boolean popups,
    boolean floods,
    @Nullable Path screenshot,
    boolean dumpDom,
    boolean dumpLayoutTree,
    boolean dumpDisplayList,
    @Nullable String dumpStyle,
    int width,
    int height,
    boolean sizeGiven,
    int timeoutMillis,
    @Nullable Path userDataDir,
    Graphics graphics,
    double deviceScaleFactor,
    boolean hideScrollbars,
    int defaultBackgroundColor,
    ProcessModel processModel,
    UiOptions ui,
    RemoteDebugging remoteDebugging,
    HeadlessPage page,
    NetworkSettings network,
    List<String> arguments,
    boolean version,
    boolean help) {

  /// How pages are drawn.
  ///
  /// @param sharedWindows whether the GPU process shares memory with the X server when it draws to
  ///     windows in software
  public record Graphics(GraphicsRenderer renderer, boolean sharedWindows) {}

  /// What pages are drawn with.
  public enum GraphicsRenderer {
    GL_IF_USABLE,
    GL_ONLY,
    SOFTWARE
  }

  /// Who may drive the browser by the DevTools protocol.
  ///
  /// @param port to listen on, 0 for any free one; null for none
  /// @param pipe whether the protocol is spoken on descriptors 3 and 4
  /// @param allowedOrigins of web pages that may connect; `*` for all
  /// @param noStartupWindow whether the first window is left to the client
  /// @param automated whether pages are told that a program drives the browser, as in Chromium
  /// @param webDriver whether the client is ChromeDriver, which refuses a browser by another name
  public record RemoteDebugging(
      @Nullable Integer port,
      boolean pipe,
      List<String> allowedOrigins,
      boolean noStartupWindow,
      boolean webDriver,
      boolean automated) {
    public boolean on() {
      return port != null || pipe;
    }
  }

  /// What becomes of the page in headless mode, besides pictures and dumps.
  ///
  /// @param pdf where it is printed to; null for nowhere
  /// @param virtualTimeMillis how long the page's timers run before it is looked at
  /// @param userAgent that pages are told; null for the browser's own
  /// @param images whether they are loaded
  /// @param scripts whether they run
  public record HeadlessPage(
      @Nullable Path pdf,
      boolean pdfHeaderFooter,
      int virtualTimeMillis,
      @Nullable String userAgent,
      boolean images,
      boolean scripts) {}

  /// The command line cannot be understood; the message is one line for the user.
  public static final class Invalid extends Exception {
    private static final long serialVersionUID = 1;

    Invalid(String message) {
      super(message, null, false, false);
    }
  }

  private static final int DEFAULT_WIDTH = 800;
  private static final int DEFAULT_HEIGHT = 600;
  private static final int MOST_PIXELS = 16384;
  private static final String ACCEPT_LANGUAGE = "en-US,en;q=0.9";
  private static final int WHITE = 0xffffffff;

  private static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("browser");
    spec.usageMessage()
        .synopsisHeading("Usage: ")
        .customSynopsis("browser [options] [URL ...]")
        .description("Bulkhead, a multi-process web browser that a person can take apart.")
        .optionListHeading("%nOptions (as Chromium's):%n");
    flag(spec, "--headless", "no window; ends when --screenshot or --dump-dom is done");
    optional(
        spec, "--screenshot", "FILE", "write a PNG, JPEG or WebP, by its name (screenshot.png)");
    optional(spec, "--print-to-pdf", "FILE", "print the page to a file (output.pdf)");
    flag(spec, "--no-pdf-header-footer", "no date, title and page numbers on printed pages");
    flag(spec, "--dump-dom", "print the document as HTML");
    flag(spec, "--dump-layout-tree", "print boxes and text lines with their places");
    flag(spec, "--dump-display-list", "print what is painted");
    value(spec, "--dump-style", "SELECTOR", "print the computed values of the elements it selects");
    value(spec, "--window-size", "W,H", "size of the window, or of the page with --headless");
    value(spec, "--window-position", "X,Y", "where the window opens");
    value(spec, "--timeout", "MS", "headless: go on after that time though the page still loads");
    value(spec, "--virtual-time-budget", "MS", "headless: time for the page's timers to run");
    value(spec, "--user-data-dir", "DIR", "the profile's folder");
    value(spec, "--user-agent", "TEXT", "headless: who pages are told that asks");
    value(spec, "--lang", "LANGUAGE", "the language that pages are asked for");
    value(spec, "--proxy-server", "HOST:PORT", "ask servers through that one");
    value(spec, "--proxy-bypass-list", "HOSTS", "servers that are asked directly all the same");
    flag(spec, "--no-proxy-server", "no proxy, whatever else is said");
    value(spec, "--host-resolver-rules", "RULES", "host names: MAP PATTERN HOST, EXCLUDE PATTERN");
    flag(spec, "--ignore-certificate-errors", "believe any server's certificate");
    value(spec, "--blink-settings", "imagesEnabled=false", "headless: no images, or scriptEnabled");
    flag(spec, "--disable-gpu", "draw in software");
    value(spec, "--use-gl", "egl|disabled", "draw with OpenGL, or fail; or not at all");
    flag(spec, "--no-xshm", "drawn in software: no memory is shared with the X server");
    value(spec, "--force-device-scale-factor", "F", "device pixels for one CSS pixel");
    flag(spec, "--hide-scrollbars", "pages have no scrollbars");
    value(spec, "--default-background-color", "RRGGBBAA", "where a page has no background");
    flag(spec, "--force-dark-mode", "dark window, and pages are told");
    flag(spec, "--no-sandbox", "renderers are not locked down; the window says so");
    flag(spec, "--site-per-process", "one process for each site instance (default)");
    flag(spec, "--process-per-tab", "one process for each tab");
    flag(spec, "--process-per-site", "one process for each site");
    flag(spec, "--single-process", "all roles as threads of one process");
    value(spec, "--renderer-process-limit", "N", "at most N renderer processes");
    value(spec, "--remote-debugging-port", "N", "DevTools protocol on this port; 0: any");
    flag(spec, "--no-startup-window", "no window until a DevTools client opens one");
    flag(spec, "--remote-debugging-pipe", "DevTools protocol on descriptors 3 and 4");
    value(spec, "--remote-allow-origins", "URLS", "web pages that may use that port; *: all");
    optional(
        spec,
        "--test-type",
        "webdriver",
        "started by ChromeDriver: keep the product's name from it");
    flag(spec, "--disable-popup-blocking", "scripts may open windows whenever they like");
    flag(
        spec,
        "--disable-ipc-flooding-protection",
        "pages may navigate more than 200 times in 10 seconds");
    flag(spec, "--enable-automation", "pages are told that a program drives the browser");
    value(
        spec,
        "--disable-blink-features",
        "NAMES",
        "of AutomationControlled: pages are not told that a program drives the browser");
    flag(spec, "--version", "print the version");
    flag(spec, "--help", "print this");
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("URL")
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description("pages to open, each in a tab")
            .build());
    spec.parser()
        .overwrittenOptionsAllowed(true)
        .unmatchedArgumentsAllowed(true)
        .unmatchedOptionsArePositionalParams(false);
    return spec;
  }

  private static void flag(CommandSpec spec, String name, String description) {
    spec.addOption(
        OptionSpec.builder(name)
            .arity("0..1")
            .fallbackValue("")
            .type(String.class)
            .hideParamSyntax(true)
            .description(description)
            .build());
  }

  private static void optional(CommandSpec spec, String name, String label, String description) {
    spec.addOption(
        OptionSpec.builder(name)
            .arity("0..1")
            .fallbackValue("")
            .type(String.class)
            .paramLabel(label)
            .description(description)
            .build());
  }

  private static void value(CommandSpec spec, String name, String label, String description) {
    spec.addOption(
        OptionSpec.builder(name)
            .arity("1")
            .type(String.class)
            .paramLabel(label)
            .description(description)
            .build());
  }

  /// Reads the command line.
  /// @throws Invalid if a value makes no sense
  public static CommandLineOptions parse(String[] arguments) throws Invalid {
    CommandSpec spec = spec();
    List<String> urls = new ArrayList<>();
    List<String> switches = new ArrayList<>();
    boolean onlyUrls = false;
    for (String argument : arguments) {
      // As Chromium: a switch's value only ever follows '='; every other argument is an address.
      if (argument.equals("--")) {
        onlyUrls = true;
      } else if (!onlyUrls && argument.startsWith("-")) {
        switches.add(argument);
      } else {
        urls.add(OmniboxInput.ofArgument(existingFile(argument)));
      }
    }
    CommandLine.ParseResult result;
    try {
      result = new CommandLine(spec).parseArgs(switches.toArray(new String[0]));
    } catch (CommandLine.ParameterException e) {
      throw new Invalid(String.valueOf(e.getMessage()));
    }
    int[] size = pair(result, "--window-size");
    int[] position = pair(result, "--window-position");
    double scale = number(result, "--force-device-scale-factor", 0, 0.125, 8);
    boolean headless = result.hasMatchedOption("--headless");
    String screenshot = text(result, "--screenshot");
    String profile = text(result, "--user-data-dir");
    if (headless && urls.size() > 1) {
      throw new Invalid("with --headless there can be one address only");
    }
    if (size != null
        && (size[0] < 1 || size[1] < 1 || size[0] > MOST_PIXELS || size[1] > MOST_PIXELS)) {
      throw new Invalid("--window-size: from 1,1 to " + MOST_PIXELS + "," + MOST_PIXELS);
    }
    return new CommandLineOptions(
        List.copyOf(urls),
        headless,
        result.hasMatchedOption("--disable-popup-blocking"),
        result.hasMatchedOption("--disable-ipc-flooding-protection"),
        picture(screenshot),
        result.hasMatchedOption("--dump-dom"),
        result.hasMatchedOption("--dump-layout-tree"),
        result.hasMatchedOption("--dump-display-list"),
        text(result, "--dump-style"),
        size == null ? DEFAULT_WIDTH : size[0],
        size == null ? DEFAULT_HEIGHT : size[1],
        size != null,
        (int) number(result, "--timeout", 0, 0, Integer.MAX_VALUE),
        profile == null || profile.isEmpty() ? null : file("--user-data-dir", profile),
        graphics(result),
        scale == 0 ? 1 : scale,
        result.hasMatchedOption("--hide-scrollbars"),
        color(result),
        processModel(result),
        new UiOptions(
            result.hasMatchedOption("--force-dark-mode"),
            scale == 0 ? OptionalDouble.empty() : OptionalDouble.of(scale),
            position == null ? null : new UiOptions.Position(position[0], position[1]),
            size == null ? null : new UiOptions.Size(size[0], size[1])),
        remoteDebugging(result),
        page(result),
        network(result),
        List.of(arguments),
        result.hasMatchedOption("--version"),
        result.hasMatchedOption("--help"));
  }

  private static HeadlessPage page(CommandLine.ParseResult result) throws Invalid {
    String pdf = text(result, "--print-to-pdf");
    String settings = text(result, "--blink-settings");
    return new HeadlessPage(
        pdf == null ? null : file("--print-to-pdf", pdf.isEmpty() ? "output.pdf" : pdf),
        !result.hasMatchedOption("--no-pdf-header-footer"),
        (int) number(result, "--virtual-time-budget", 0, 0, Integer.MAX_VALUE),
        text(result, "--user-agent"),
        !isOff("imagesEnabled", settings),
        !isOff("scriptEnabled", settings));
  }

  /// Whether `--blink-settings`, names with values between commas, turns that one off.
  private static boolean isOff(String name, @Nullable String settings) {
    return settings != null && List.of(settings.split(",")).contains(name + "=false");
  }

  private static Path file(String option, String name) throws Invalid {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) { // such as what the locale has no letters for
      throw new Invalid(option + ": not the name of a file: '" + name + "'");
    }
  }

  private static @Nullable Path picture(@Nullable String name) throws Invalid {
    if (name == null) {
      return null;
    }
    Path file = file("--screenshot", name.isEmpty() ? "screenshot.png" : name);
    if (Picture.Format.ofFile(file) == null) {
      throw new Invalid("--screenshot: a .png, .jpg, .jpeg or .webp file, not '" + name + "'");
    }
    return file;
  }

  private static NetworkSettings network(CommandLine.ParseResult result) throws Invalid {
    String language = text(result, "--lang");
    String bypass = text(result, "--proxy-bypass-list");
    String rules = text(result, "--host-resolver-rules");
    if (language != null && !language.matches("[A-Za-z0-9]{1,8}([-_][A-Za-z0-9]{1,8}){0,4}")) {
      throw new Invalid("--lang: a language, such as de-DE, not '" + language + "'");
    }
    return new NetworkSettings(
        language == null ? ACCEPT_LANGUAGE : acceptLanguage(language.replace('_', '-')),
        result.hasMatchedOption("--no-proxy-server") ? null : text(result, "--proxy-server"),
        bypass == null ? "" : bypass,
        rules == null ? "" : rules,
        result.hasMatchedOption("--ignore-certificate-errors"));
  }

  /// The language itself, then the same of whatever country.
  private static String acceptLanguage(String language) {
    int country = language.indexOf('-');
    return country < 0 ? language : language + "," + language.substring(0, country) + ";q=0.9";
  }

  /// As Chromium: an argument that is the name of an existing file means that file.
  private static String existingFile(String argument) {
    try {
      Path file = Path.of(argument);
      return Files.exists(file) ? file.toAbsolutePath().normalize().toString() : argument;
    } catch (InvalidPathException e) {
      return argument;
    }
  }

  /// The text for `--help`. It shows flags without the value that they may have (`--headless=new`).
  public static String usage() {
    CommandSpec spec = spec();
    for (OptionSpec option : List.copyOf(spec.options())) {
      if (option.hideParamSyntax()) {
        spec.remove(option);
        spec.addOption(
            OptionSpec.builder(option.longestName())
                .arity("0")
                .type(boolean.class)
                .description(option.description())
                .build());
      }
    }
    return new CommandLine(spec).getUsageMessage();
  }

  private static RemoteDebugging remoteDebugging(CommandLine.ParseResult result) throws Invalid {
    String port = text(result, "--remote-debugging-port");
    String origins = text(result, "--remote-allow-origins");
    return new RemoteDebugging(
        port == null ? null : (int) number(result, "--remote-debugging-port", 0, 0, 65535),
        result.hasMatchedOption("--remote-debugging-pipe"),
        origins == null ? List.of() : List.of(origins.split(",")),
        result.hasMatchedOption("--no-startup-window"),
        "webdriver".equals(text(result, "--test-type")),
        isAutomated(result, port));
  }

  private static boolean isAutomated(CommandLine.ParseResult result, @Nullable String port) {
    String without = text(result, "--disable-blink-features");
    boolean denied =
        without != null && List.of(without.split(",")).contains("AutomationControlled");
    return !denied
        && (result.hasMatchedOption("--enable-automation")
            || result.hasMatchedOption("--headless")
            || result.hasMatchedOption("--remote-debugging-pipe")
            || "0".equals(port));
  }

  private static @Nullable String text(CommandLine.ParseResult result, String option) {
    return result.matchedOptionValue(option, null);
  }

  private static int @Nullable [] pair(CommandLine.ParseResult result, String option)
      throws Invalid {
    String text = text(result, option);
    if (text == null) {
      return null;
    }
    int separator = Math.max(text.indexOf(','), text.indexOf('x'));
    try {
      return new int[] {
        Integer.parseInt(text.substring(0, Math.max(separator, 0)).strip()),
        Integer.parseInt(text.substring(separator + 1).strip())
      };
    } catch (NumberFormatException e) {
      throw new Invalid(option + ": two whole numbers, such as 1280,800, not '" + text + "'");
    }
  }

  private static double number(
      CommandLine.ParseResult result, String option, double ifAbsent, double least, double most)
      throws Invalid {
    String text = text(result, option);
    if (text == null) {
      return ifAbsent;
    }
    try {
      double value = Double.parseDouble(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // reported below, as a number out of range is
    }
    throw new Invalid(
        "%s: a number from %s to %s, not '%s'".formatted(option, plain(least), plain(most), text));
  }

  private static String plain(double number) {
    return new BigDecimal(number).stripTrailingZeros().toPlainString();
  }

  private static int color(CommandLine.ParseResult result) throws Invalid {
    String text = text(result, "--default-background-color");
    if (text == null) {
      return WHITE;
    }
    if (text.matches("[0-9a-fA-F]{6}([0-9a-fA-F]{2})?")) {
      long rgba = Long.parseLong(text, 16);
      return text.length() == 6
          ? (int) (0xff000000L | rgba)
          : (int) (rgba >>> 8 | (rgba & 0xff) << 24);
    }
    throw new Invalid("--default-background-color: RRGGBB or RRGGBBAA, not '" + text + "'");
  }

  private static Graphics graphics(CommandLine.ParseResult result) throws Invalid {
    return new Graphics(graphicsRenderer(result), !result.hasMatchedOption("--no-xshm"));
  }

  private static GraphicsRenderer graphicsRenderer(CommandLine.ParseResult result) throws Invalid {
    String gl = text(result, "--use-gl");
    if (result.hasMatchedOption("--disable-gpu") || "disabled".equals(gl)) {
      return GraphicsRenderer.SOFTWARE;
    }
    if (gl == null) {
      return GraphicsRenderer.GL_IF_USABLE;
    }
    // Chromium's other values name libraries that are not used here; scripts pass them by habit.
    return gl.equals("egl") ? GraphicsRenderer.GL_ONLY : GraphicsRenderer.GL_IF_USABLE;
  }

  private static ProcessModel processModel(CommandLine.ParseResult result) throws Invalid {
    ProcessModel.Kind kind = ProcessModel.Kind.SITE_PER_PROCESS;
    if (result.hasMatchedOption("--single-process")) {
      kind = ProcessModel.Kind.SINGLE_PROCESS;
    } else if (result.hasMatchedOption("--process-per-site")) {
      kind = ProcessModel.Kind.PROCESS_PER_SITE;
    } else if (result.hasMatchedOption("--process-per-tab")) {
      kind = ProcessModel.Kind.PROCESS_PER_TAB;
    }
    int limit = (int) number(result, "--renderer-process-limit", 1000, 1, 1000);
    boolean sandbox =
        !result.hasMatchedOption("--no-sandbox") && kind != ProcessModel.Kind.SINGLE_PROCESS;
    return new ProcessModel(kind, limit, 1, sandbox);
  }
}
