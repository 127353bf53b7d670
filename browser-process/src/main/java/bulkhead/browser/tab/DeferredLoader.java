package bulkhead.browser.tab;

import bulkhead.browser.process.RenderProcessHost;
import bulkhead.ipc.api.ResourceCancel;
import bulkhead.ipc.api.ResourceGrant;
import bulkhead.ipc.api.ResourceLoader;
import bulkhead.ipc.api.ResourceRequest;
import bulkhead.ipc.api.ResourceUpload;
import bulkhead.ipc.api.SyncMore;
import bulkhead.ipc.api.SyncReply;
import java.util.concurrent.CompletableFuture;

/// Passes a renderer's requests to its loaders, which are made (with the network behind them) only
/// when the first comes: a channel is bound on the I/O thread, before there is anything to load.
/// Thread: `BrowserMain`.
record DeferredLoader(BrowserModel browser, RenderProcessHost host) implements ResourceLoader {
  @Override
  public void upload(ResourceUpload piece) {
    browser.pages().loadersOf(host).upload(piece);
  }

  @Override
  public CompletableFuture<SyncReply> loadSync(ResourceRequest request) {
    return browser.pages().loadersOf(host).loadSync(request);
  }

  @Override
  public CompletableFuture<SyncReply> moreOf(SyncMore request) {
    return browser.pages().loadersOf(host).moreOf(request);
  }

  @Override
  public void start(ResourceRequest request) {
    browser.pages().loadersOf(host).start(request);
  }

  @Override
  public void cancel(ResourceCancel request) {
    browser.pages().loadersOf(host).cancel(request);
  }

  @Override
  public void grant(ResourceGrant request) {
    browser.pages().loadersOf(host).grant(request);
  }
}
