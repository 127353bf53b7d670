package bulkhead.renderer;

import bulkhead.ipc.api.BeforeUnloadReply;
import bulkhead.ipc.api.BeforeUnloadRequest;
import bulkhead.ipc.api.PageExit;
import java.util.concurrent.CompletableFuture;

/// Asks documents whether they may be left. Thread: `RendererMain`.
final class PageExits implements PageExit {
  private final RendererProcess renderer;

  PageExits(RendererProcess renderer) {
    this.renderer = renderer;
  }

  @Override
  public CompletableFuture<BeforeUnloadReply> beforeUnload(BeforeUnloadRequest request) {
    LocalPage page = renderer.page(request.getPageId());
    return CompletableFuture.completedFuture(
        BeforeUnloadReply.newBuilder().setAsks(page != null && page.beforeUnload()).build());
  }
}
