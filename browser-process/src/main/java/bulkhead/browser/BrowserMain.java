package bulkhead.browser;

import bulkhead.browser.devtools.DevTools;
import bulkhead.browser.devtools.DevToolsPipe;
import bulkhead.browser.devtools.DevToolsServer;
import bulkhead.browser.files.FileProblem;
import bulkhead.browser.net.UrlLoaderFactory;
import bulkhead.browser.process.ChildProcessLauncher;
import bulkhead.browser.process.Installation;
import bulkhead.browser.storage.Profile;
import bulkhead.browser.storage.ProfileInUse;
import bulkhead.browser.tab.BrowserFonts;
import bulkhead.browser.tab.BrowserModel;
import bulkhead.browser.ui.BrowserUi;
import bulkhead.ipc.ChildListener;
import bulkhead.ipc.IoLoop;
import bulkhead.ipc.Outcome;
import bulkhead.ipc.api.GpuSetUp;
import bulkhead.platform.TemporaryFolder;
import bulkhead.platform.ThreadPriority;
import bulkhead.process.PluginManifest;
import bulkhead.process.TaskLoop;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The browser process: reads the command line, starts the other processes, and runs the model on
/// the thread `BrowserMain` until the last window is closed.
public final class BrowserMain {
  /// The start goes on after this time even if the training run has not come to its end.
  private static final int LONGEST_TRAINING_MILLIS = 120_000;

  /// As Chromium prints it: the product, then the version.
  static final String VERSION = "Bulkhead 0.1.0";

  private BrowserMain() {}

  public static void main(String[] args) {
    int status = run(args, System.out, System.err);
    if (isTraining()) {
      System.exit(status); // lets the JVM write its AOT cache
    }
    System.out.flush();
    Runtime.getRuntime().halt(status);
  }

  private static int run(String[] args, PrintStream out, PrintStream err) {
    CommandLineOptions options;
    try {
      options = CommandLineOptions.parse(args);
    } catch (CommandLineOptions.Invalid e) {
      err.println("bulkhead: " + e.getMessage());
      return 2;
    }
    if (options.version()) {
      out.println(VERSION);
      return 0;
    }
    if (options.help()) {
      out.print(CommandLineOptions.usage());
      return 0;
    }
    Profile profile;
    try {
      profile = openProfile(options);
    } catch (ProfileInUse e) {
      if (!options.headless() && ProcessSingleton.open(e.directory(), options.urls())) {
        out.println("Opening in existing browser session.");
        return 0;
      }
      err.println("bulkhead: " + e.getMessage());
      return 1;
    } catch (IOException e) {
      Path folder = profileFolder(options);
      err.println(
          "bulkhead: cannot use the profile"
              + (folder == null ? "" : " " + folder)
              + ": "
              + FileProblem.of(e));
      return 1;
    }
    try (profile;
        IoLoop io = IoLoop.start("BrowserIO");
        ChildListener listener = ChildListener.open(io)) {
      int status = browse(options, profile, io, listener, out, err);
      TemporaryFolder.removeStale();
      return status;
    } catch (IOException e) {
      err.println("bulkhead: " + e.getMessage());
      return 1;
    }
  }

  /// Whether this run is there for what it records.
  private static boolean isTraining() {
    return System.getProperty(Installation.TRAINING_PROPERTY) != null;
  }

  private static Profile openProfile(CommandLineOptions options) throws ProfileInUse, IOException {
    Path folder = profileFolder(options);
    return folder == null ? Profile.temporary() : Profile.open(folder);
  }

  /// Null for one that is made for this run.
  private static @Nullable Path profileFolder(CommandLineOptions options) {
    Path folder = options.userDataDir();
    return folder != null || options.headless() ? folder : Profile.defaultDirectory();
  }

  private static int browse(
      CommandLineOptions options,
      Profile profile,
      IoLoop io,
      ChildListener listener,
      PrintStream out,
      PrintStream err) {
    TaskLoop loop = new TaskLoop("BrowserMain");
    BrowserUi ui = options.headless() ? null : BrowserUi.start(options.ui());
    Installation installation = Installation.ofThisProcess();
    BrowserFonts fonts = new BrowserFonts();
    ChildProcessLauncher launcher =
        new ChildProcessLauncher(
            installation,
            listener,
            loop,
            options.processModel().kind()
                    == bulkhead.browser.process.ProcessModel.Kind.SINGLE_PROCESS
                ? installation::role
                : null);
    Path cache =
        options.userDataDir() == null && options.headless()
            ? null
            : profile.directory().resolve("cache");
    AtomicInteger status = new AtomicInteger();
    loop.execute(
        () -> {
          BrowserModel browser =
              new BrowserModel(
                  loop,
                  settings(options),
                  profile,
                  () ->
                      new UrlLoaderFactory(
                          cache, options.network(), new ProfileCookies(profile.cookies())),
                  fonts,
                  launcher,
                  () -> plugins(installation, profile),
                  ui == null ? null : (first, commands) -> ui.open(first, null, commands));
          DevTools devTools =
              options.remoteDebugging().on() || Headless.needsClient(options) || isTraining()
                  ? new DevTools(browser, devToolsOf(options))
                  : null;
          browser.startProcesses();
          begin(browser, devTools, options, listener.folder(), out, err, status);
          if (devTools != null && options.remoteDebugging().on()) {
            debug(browser, devTools, options.remoteDebugging(), profile, err);
          }
          // What it starts from now on waits for the disk or the network.
          ThreadPriority.displayCritical();
          if (ui == null) {
            refuseFurtherStarts(profile, browser);
          } else {
            listenForFurtherStarts(io, profile, listener.folder(), browser, loop);
            Outcome.then(ui.dark(), loop, browser::setDark);
            Outcome.either(
                ui.ready(),
                (ready, failure) -> {
                  if (failure != null) {
                    err.println("bulkhead: no window can be opened: " + rootMessage(failure));
                    status.set(1);
                    loop.execute(browser::quit);
                  }
                });
          }
        });
    loop.run();
    return status.get();
  }

  /// A browser without windows has none for other people's pages.
  private static void refuseFurtherStarts(Profile profile, BrowserModel browser) {
    try {
      Path link = ProcessSingleton.refuse(profile.directory());
      browser.onQuit(
          () -> {
            try {
              Files.deleteIfExists(link);
            } catch (IOException e) {
              System.getLogger("bulkhead.browser")
                  .log(System.Logger.Level.DEBUG, "link is left", e);
            }
          });
    } catch (IOException e) { // they wait a while, and are told then
      System.getLogger("bulkhead.browser")
          .log(System.Logger.Level.DEBUG, "further starts are not refused", e);
    }
  }

  private static void listenForFurtherStarts(
      IoLoop io, Profile profile, Path folder, BrowserModel browser, TaskLoop loop) {
    try {
      ProcessSingleton singleton =
          ProcessSingleton.listen(io, profile.directory(), folder, browser, loop);
      browser.onQuit(singleton::close);
    } catch (IOException e) { // they say that the profile is in use, then
      System.getLogger("bulkhead.browser")
          .log(System.Logger.Level.WARNING, "further starts cannot be heard", e);
    }
  }

  /// ChromeDriver drives a Chrome of its own version or a browser that does not say what it is.
  private static DevTools.Settings devToolsOf(CommandLineOptions options) {
    return new DevTools.Settings(
        options.headless(),
        options.width(),
        options.height(),
        (float) options.deviceScaleFactor(),
        options.remoteDebugging().webDriver() ? "" : VERSION.replace(' ', '/'),
        options.arguments());
  }

  /// Lets programs outside drive the browser. That they cannot is said, but ends nothing, as in
  /// Chromium.
  private static void debug(
      BrowserModel browser,
      DevTools devTools,
      CommandLineOptions.RemoteDebugging options,
      Profile profile,
      PrintStream err) {
    if (options.pipe()) {
      DevToolsPipe.start(devTools, browser::quit);
    }
    Integer port = options.port();
    if (port == null) {
      return;
    }
    try {
      DevToolsServer server =
          DevToolsServer.start(devTools, port, options.allowedOrigins(), profile.directory());
      browser.onQuit(server::close);
      err.println();
      err.println("DevTools listening on " + server.browserUrl(devTools));
    } catch (IOException e) {
      err.println("bulkhead: " + e.getMessage());
    }
  }

  private static String rootMessage(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).strip().replace('\n', ' ');
  }

  private static void begin(
      BrowserModel browser,
      @Nullable DevTools devTools,
      CommandLineOptions options,
      Path scratch,
      PrintStream out,
      PrintStream err,
      AtomicInteger status) {
    CommandLineOptions.RemoteDebugging debugging = options.remoteDebugging();
    if (debugging.on() && debugging.noStartupWindow() && options.urls().isEmpty()) {
      browser.stayWithoutWindows();
      return;
    }
    if (options.headless()) {
      Headless headless = new Headless(browser, devTools, options, scratch, out, err);
      browser.onQuit(() -> status.set(headless.status()));
      if (options.remoteDebugging().on()) {
        browser.stayWithoutWindows();
      }
      headless.start();
      return;
    }
    List<String> urls = options.urls();
    if (devTools != null && isTraining()) {
      new TrainingRun(browser, urls.getFirst(), devTools, LONGEST_TRAINING_MILLIS).start();
      return;
    }
    bulkhead.browser.tab.WindowModel window =
        browser.openWindow(urls.isEmpty() ? null : urls.getFirst());
    for (String url : urls.subList(Math.min(1, urls.size()), urls.size())) {
      browser.openTab(window, url, false);
    }
    browser.loadProfile();
  }

  private static BrowserModel.Settings settings(CommandLineOptions options) {
    return new BrowserModel.Settings(
        options.processModel(),
        GpuSetUp.newBuilder()
            .setRenderer(
                switch (options.graphics().renderer()) {
                  case GL_IF_USABLE -> GpuSetUp.Renderer.GL_IF_USABLE;
                  case GL_ONLY -> GpuSetUp.Renderer.GL_ONLY;
                  case SOFTWARE -> GpuSetUp.Renderer.SOFTWARE;
                })
            .setHeadless(options.headless())
            .setNoSharedWindows(!options.graphics().sharedWindows())
            .build(),
        options.headless(),
        options.hideScrollbars(),
        options.defaultBackgroundColor(),
        options.ui().darkMode(),
        options.network().acceptLanguage(),
        options.remoteDebugging().automated(),
        options.popups(),
        options.floods());
  }

  /// The plugins that come with the browser and those in the profile's `plugins` folder.
  private static List<PluginManifest> plugins(Installation installation, Profile profile) {
    List<String> problems = new ArrayList<>();
    List<PluginManifest> found =
        new ArrayList<>(PluginManifest.scan(profile.directory().resolve("plugins"), problems));
    try {
      PluginManifest.read(installation.pluginModule()).ifPresent(found::add);
    } catch (IOException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
    for (String problem : problems) {
      System.getLogger("bulkhead.browser").log(System.Logger.Level.WARNING, problem);
    }
    return found;
  }
}
