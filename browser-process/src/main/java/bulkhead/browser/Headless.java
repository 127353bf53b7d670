package bulkhead.browser;

import bulkhead.browser.devtools.DevTools;
import bulkhead.browser.devtools.PageClient;
import bulkhead.browser.files.FileProblem;
import bulkhead.browser.image.Picture;
import bulkhead.browser.process.ArenaOwner;
import bulkhead.browser.tab.BrowserModel;
import bulkhead.browser.tab.Tab;
import bulkhead.browser.tab.TabNavigator;
import bulkhead.browser.tab.WindowModel;
import bulkhead.devtools.Json;
import bulkhead.ipc.IpcException;
import bulkhead.ipc.Outcome;
import bulkhead.ipc.api.CopyOutputReply;
import bulkhead.ipc.api.DumpRequest;
import bulkhead.ipc.api.Size;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/// Headless mode: loads one page through the same processes as a window, writes what was asked for,
/// and ends. Thread: `BrowserMain`.
final class Headless {
  /// Exit statuses besides 0.
  static final int FAILED = 1;

  /// Of 100, as Chromium's.
  private static final int JPEG_QUALITY = 80;

  /// So long a page may take after `--timeout` to say what there is of it.
  private static final long PATIENCE_MILLIS = 5000;

  private final BrowserModel browser;
  private final @Nullable DevTools devTools;
  private final CommandLineOptions options;
  private final Path scratch;
  private final PrintStream out;
  private final PrintStream err;
  private @Nullable PageClient client;
  private int status;
  private boolean ending;
  private boolean written;

  /// @param devTools null unless [#needsClient]
  Headless(
      BrowserModel browser,
      @Nullable DevTools devTools,
      CommandLineOptions options,
      Path scratch,
      PrintStream out,
      PrintStream err) {
    this.browser = browser;
    this.devTools = devTools;
    this.options = options;
    this.scratch = scratch;
    this.out = out;
    this.err = err;
  }

  /// Whether the command line asks for what a client of the DevTools protocol can do.
  static boolean needsClient(CommandLineOptions options) {
    CommandLineOptions.HeadlessPage page = options.page();
    return options.headless()
        && (page.pdf() != null || page.userAgent() != null || !page.images() || !page.scripts());
  }

  int status() {
    return status;
  }

  void start() {
    WindowModel window =
        browser.openHeadless(
            Math.max(1, (int) Math.round(options.width() * options.deviceScaleFactor())),
            Math.max(1, (int) Math.round(options.height() * options.deviceScaleFactor())),
            (float) options.deviceScaleFactor());
    Tab tab = window.addTab(0, true);
    boolean driven =
        options.remoteDebugging().on()
            && options.screenshot() == null
            && !dumps()
            && options.page().pdf() == null;
    if (!driven) { // a client says what to do, and when to end
      tab.navigator().onLoad(result -> loaded(window, tab, result));
    }
    if (options.timeoutMillis() > 0 && !driven) {
      browser.loop().postDelayed(() -> timeOver(window, tab), options.timeoutMillis());
    }
    if (devTools != null && needsClient(options)) {
      prepare(devTools.client(tab));
    }
    tab.navigator()
        .navigate(options.urls().isEmpty() ? "about:blank" : options.urls().getFirst(), true);
  }

  private boolean dumps() {
    return options.dumpDom()
        || options.dumpLayoutTree()
        || options.dumpDisplayList()
        || options.dumpStyle() != null;
  }

  /// Loading is stopped, a script too that never ends, and what there is of the page is what is
  /// written; of a page that has not begun, the empty document that stands in its place, as in
  /// Chromium.
  private void timeOver(WindowModel window, Tab tab) {
    if (ending) {
      return;
    }
    if (tab.page() != null) {
      tab.navigator().stop();
      loaded(window, tab, new TabNavigator.LoadResult.Loaded());
      browser
          .loop()
          .postDelayed(this::giveUp, PATIENCE_MILLIS + options.page().virtualTimeMillis());
      return;
    }
    String late = "no answer in " + options.timeoutMillis() + " ms";
    tab.navigator().onLoad(result -> loaded(window, tab, new TabNavigator.LoadResult.Failed(late)));
    tab.navigator().navigate("about:blank", true);
  }

  /// A very long page that is being laid out does not even say what there is of it.
  private void giveUp() {
    if (!written) {
      written = true;
      complain("the page does not answer " + PATIENCE_MILLIS + " ms after its time was over");
      browser.quit();
    }
  }

  /// Says how the page is to be loaded.
  private void prepare(PageClient page) {
    client = page;
    String userAgent = options.page().userAgent();
    if (userAgent != null) {
      page.call("Network.setUserAgentOverride", "userAgent", userAgent);
    }
    if (!options.page().scripts()) {
      page.call("Emulation.setScriptExecutionDisabled", "value", true);
    }
    if (!options.page().images()) {
      page.on(
          "Fetch.requestPaused",
          request ->
              page.call(
                  "Fetch.failRequest",
                  "requestId",
                  request.get("requestId").getAsString(),
                  "errorReason",
                  "BlockedByClient"));
      page.call("Fetch.enable", "patterns", List.of(Json.object("resourceType", "Image")));
    }
  }

  private void loaded(WindowModel window, Tab tab, TabNavigator.LoadResult result) {
    if (ending) {
      return;
    }
    ending = true;
    long left = options.page().virtualTimeMillis();
    if (left > 0 && result instanceof TabNavigator.LoadResult.Loaded) {
      browser.loop().postDelayed(() -> write(window, tab, result), left);
    } else {
      write(window, tab, result);
    }
  }

  private void write(WindowModel window, Tab tab, TabNavigator.LoadResult result) {
    switch (result) {
      case TabNavigator.LoadResult.Loaded() -> {}
      case TabNavigator.LoadResult.Failed(String reason) -> {
        complain("the page could not be loaded: " + reason);
        if (tab.page() == null) { // a download, or an answer without a document
          browser.quit();
          return;
        }
      }
      case TabNavigator.LoadResult.Crashed(String reason) -> {
        complain("the renderer died: " + reason);
        browser.quit();
        return;
      }
    }
    ArrayDeque<DumpRequest.What> dumps = new ArrayDeque<>();
    if (options.dumpDom()) {
      dumps.add(DumpRequest.What.DOM);
    }
    if (options.dumpLayoutTree()) {
      dumps.add(DumpRequest.What.LAYOUT_TREE);
    }
    if (options.dumpDisplayList()) {
      dumps.add(DumpRequest.What.DISPLAY_LIST);
    }
    if (options.dumpStyle() != null) {
      dumps.add(DumpRequest.What.STYLE);
    }
    Outcome.either(
        dump(tab, dumps)
            .thenCompose(
                nothing -> options.screenshot() == null ? nothing() : screenshot(window, tab))
            .thenCompose(nothing -> options.page().pdf() == null ? nothing() : print()),
        browser.loop(),
        (done, failure) -> {
          if (written) {
            return;
          }
          written = true;
          if (failure != null) {
            complain(sentence(failure));
          }
          browser.quit();
        });
  }

  private static CompletableFuture<@Nullable Void> nothing() {
    return CompletableFuture.completedFuture(null);
  }

  private static String sentence(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof IpcException ipc) {
      return switch (ipc.kind()) {
        case PEER_GONE -> "the renderer or the GPU process died before the page was drawn";
        case DEADLINE_MISSED -> "the page was not drawn in time";
        case FAILED -> "the page could not be drawn: " + ipc.getMessage();
      };
    }
    return String.valueOf(cause.getMessage());
  }

  private void complain(String line) {
    status = FAILED;
    err.println("bulkhead: " + line.replace('\n', ' '));
  }

  private CompletableFuture<@Nullable Void> dump(Tab tab, ArrayDeque<DumpRequest.What> left) {
    DumpRequest.What next = left.poll();
    if (next == null) {
      return nothing();
    }
    return browser
        .captures()
        .dump(tab, next, options.dumpStyle() == null ? "" : options.dumpStyle())
        .thenCompose(
            text -> {
              out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
              out.write('\n');
              if (out.checkError()) {
                throw new IllegalStateException("cannot write to the standard output");
              }
              return dump(tab, left);
            });
  }

  private CompletableFuture<@Nullable Void> print() {
    PageClient page = client;
    DevTools reader = devTools;
    Path file = options.page().pdf();
    if (page == null || reader == null || file == null) {
      return nothing();
    }
    return page.call(
            "Page.printToPDF",
            "printBackground",
            true,
            "displayHeaderFooter",
            options.page().pdfHeaderFooter())
        .thenApplyAsync(
            answer -> Base64.getDecoder().decode(answer.get("data").getAsString()),
            reader.pictures())
        .thenAcceptAsync(content -> write(file, content), browser.loop());
  }

  private void write(Path file, byte[] content) {
    try {
      Files.write(file, content);
    } catch (IOException e) {
      throw new IllegalStateException("cannot write " + file + ": " + FileProblem.of(e), e);
    }
    if (status == 0) { // after a failure, its line is the only one
      err.println(content.length + " bytes written to file " + file);
    }
  }

  private CompletableFuture<@Nullable Void> screenshot(WindowModel window, Tab tab) {
    Size size =
        Size.newBuilder()
            .setWidth((int) Math.round(options.width() * options.deviceScaleFactor()))
            .setHeight((int) Math.round(options.height() * options.deviceScaleFactor()))
            .build();
    ArenaOwner target =
        ArenaOwner.create("screenshot", 4L * size.getWidth() * size.getHeight(), scratch);
    return browser
        .captures()
        .awaitFrame(tab)
        .thenCompose(done -> browser.gpu().copyOutput(window.outputId(), target))
        .thenAccept(reply -> write(reply, target))
        .whenComplete((done, failure) -> target.close());
  }

  private void write(CopyOutputReply reply, ArenaOwner pixels) {
    Path file = options.screenshot();
    if (!reply.getFailure().isEmpty() || file == null) {
      throw new IllegalStateException("no picture: " + reply.getFailure());
    }
    Picture picture =
        Picture.of(pixels.segment(), reply.getSize().getWidth(), reply.getSize().getHeight());
    Picture.Format format = Picture.Format.ofFile(file);
    write(file, picture.encoded(format == null ? Picture.Format.PNG : format, JPEG_QUALITY));
  }
}
