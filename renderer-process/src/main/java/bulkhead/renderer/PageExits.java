package bulkhead.renderer;

import bulkhead.ipc.api.BeforeUnloadReply;
import bulkhead.ipc.api.BeforeUnloadRequest;
import bulkhead.ipc.api.PageExit;
import bulkhead.process.TaskLoop;
import java.util.concurrent.CompletableFuture;

/// Asks documents whether they may be left, also those whose scripts do not end. Thread: `ChildIO`,
/// which posts to `RendererMain`.
final class PageExits implements PageExit {
  private final RendererProcess renderer;
  private final TaskLoop main;

  PageExits(RendererProcess renderer, TaskLoop main) {
    this.renderer = renderer;
    this.main = main;
  }

  @Override
  public CompletableFuture<BeforeUnloadReply> beforeUnload(BeforeUnloadRequest request) {
    CompletableFuture<BeforeUnloadReply> reply = new CompletableFuture<>();
    long urgent = renderer.runaways().expect(request.getPageId());
    main.execute(
        () -> {
          renderer.runaways().begin(urgent);
          LocalPage page = renderer.page(request.getPageId());
          boolean asks = page != null && page.beforeUnload(request.getGoesOn());
          reply.complete(BeforeUnloadReply.newBuilder().setAsks(asks).build());
        });
    return reply;
  }
}
