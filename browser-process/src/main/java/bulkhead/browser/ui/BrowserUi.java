package bulkhead.browser.ui;

import bulkhead.browser.storage.WindowPlacement;
import bulkhead.platform.ThreadPriority;
import bulkhead.ipc.Outcome;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The way in: starts AWT and Swing, and opens windows. One for the whole browser; headless runs
/// have none. Thread: any thread may call.
public final class BrowserUi {
  private final UiOptions options;
  private final CompletableFuture<Look> look = new CompletableFuture<>();
  private final EventThread eventThread = new EventThread(look);
  private final CompletableFuture<Void> theme;

  private BrowserUi(UiOptions options) {
    this.options = options;
    this.theme = look.thenCompose(UiStart::loadTheme);
  }

  /// Begins to load AWT in the background. Call it first thing, before the model is set up: this is
  /// the longest part of a cold start that needs nothing else.
  public static BrowserUi start(UiOptions options) {
    UiStart.setProperties(options);
    var ui = new BrowserUi(options);
    Thread.ofPlatform()
        .name("AwtStart")
        .daemon(true)
        .start(
            () -> {
              ThreadPriority.displayCritical(); // AWT's threads inherit it
              try {
                ui.look.complete(Look.find(options));
              } catch (RuntimeException
                  | Error e) { // no display, or a JDK without java.desktop's native part
                ui.look.completeExceptionally(e);
              }
            });
    return ui;
  }

  /// Fails when there is no window system to open windows on: `java.awt.AWTError` and
  /// `HeadlessException` among others, with a message for the user. Done when there is one.
  public CompletableFuture<@Nullable Void> ready() {
    return look.thenApply(found -> null);
  }

  /// Whether the windows are dark, by the command line or the desktop's theme; fails as [#ready()]
  /// does.
  public CompletableFuture<Boolean> dark() {
    return look.thenApply(found -> found.palette().dark());
  }

  /// Opens a window. Returns at once; [BrowserCommands#viewportChanged] is called as soon as the
  /// native page area is there, and the rest of the window is filled in after that. Without effect
  /// if [#ready()] fails.
  ///
  /// @param first what it shows in the beginning
  /// @param placement where it was the last time; the command line's position and size go before it
  public BrowserWindow open(
      WindowState first, @Nullable WindowPlacement placement, BrowserCommands commands) {
    var window = new SwingBrowserWindow(first, commands, eventThread);
    Outcome.then(
        look, eventThread, found -> window.open(found, options, placement, theme));
    return window;
  }
}
