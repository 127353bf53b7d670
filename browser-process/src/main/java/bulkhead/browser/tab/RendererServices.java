package bulkhead.browser.tab;

import bulkhead.browser.process.RenderProcessHost;
import bulkhead.ipc.Binder;
import bulkhead.ipc.api.Channels;
import bulkhead.ipc.api.FileAccess;
import bulkhead.ipc.api.FontService;
import bulkhead.ipc.api.PageHost;
import bulkhead.ipc.api.PageWindows;
import bulkhead.ipc.api.RendererSetUp;
import bulkhead.ipc.api.ResourceLoader;
import bulkhead.ipc.api.SiteStorage;
import bulkhead.ipc.api.WebSockets;
import bulkhead.process.TaskLoop;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// What each renderer is answered by, and what it is told at its start. Thread: a channel is bound
/// on `BrowserIO`; what is bound answers on `BrowserMain`, fonts on a thread of their own.
final class RendererServices implements RenderProcessHost.Services {
  private static final int RASTER_THREADS = 2;

  private final BrowserModel browser;
  private final TaskLoop loop;
  private final BrowserModel.Settings settings;
  private final BrowserFonts fonts;
  private @Nullable BiConsumer<RenderProcessHost, Binder> devTools;

  RendererServices(BrowserModel browser, BrowserModel.Settings settings, BrowserFonts fonts) {
    this.browser = browser;
    this.loop = browser.loop();
    this.settings = settings;
    this.fonts = fonts;
  }

  /// As [BrowserModel#bindDevTools].
  void bindDevTools(BiConsumer<RenderProcessHost, Binder> binder) {
    devTools = binder;
  }

  @Override
  public void bindMore(RenderProcessHost host, Binder channel) {
    channel.bind(PageWindows.IPC, new WindowReports(browser, host), loop);
    channel.bind(WebSockets.IPC, new SocketReports(browser, host, loop), loop);
    channel.bind(SiteStorage.IPC, new StorageReports(browser, host, loop), loop);
    channel.bind(Channels.IPC, new ChannelReports(browser, host), loop);
    channel.bind(FileAccess.IPC, new FileReports(browser, host, loop), loop);
    if (devTools != null) {
      devTools.accept(host, channel);
    }
  }

  @Override
  public PageHost pageHost(RenderProcessHost host) {
    return new PageReports(browser, host);
  }

  @Override
  public ResourceLoader resourceLoader(RenderProcessHost host) {
    return new DeferredLoader(browser, host);
  }

  @Override
  public FontService fontService(RenderProcessHost host) {
    return fonts.serviceFor(host);
  }

  @Override
  public Executor fontExecutor() {
    return fonts.executor();
  }

  @Override
  public void notLocked(String why) {
    browser.rendererNotLocked(why);
  }

  @Override
  public RendererSetUp.Builder setUp(RenderProcessHost host) {
    return RendererSetUp.newBuilder()
        .setLock(settings.processModel().sandbox())
        .addAllFonts(fonts.common(host))
        .setDevTools(devTools != null)
        .setHasWindow(!settings.headless())
        .setHideScrollbars(settings.hideScrollbars())
        .setDefaultBackgroundColor(settings.defaultBackground())
        .setRasterThreads(RASTER_THREADS)
        .setAcceptLanguage(settings.acceptLanguage())
        .setAutomated(settings.automated());
  }
}
