package bulkhead.renderer;

import bulkhead.ipc.api.ResourceTiming;
import bulkhead.renderer.loader.ForwardingListener;
import bulkhead.renderer.loader.ResourceFetcher;
import java.util.function.Consumer;

/// Hears what comes of `<link rel=preload>`: the element is told how it ended, and who needs it
/// hears everything but its timing, which is the link's (HTML §4.6.7.17). Thread: `RendererMain`.
final class LinkPreload extends ForwardingListener {
  private static final int FIRST_ERROR = 400;

  private final ResourceFetcher.Listener kept;
  private final Consumer<ResourceTiming> timed;
  private final Consumer<Boolean> done;
  private boolean refused;

  LinkPreload(
      ResourceFetcher.Listener kept, Consumer<ResourceTiming> timed, Consumer<Boolean> done) {
    this.kept = kept;
    this.timed = timed;
    this.done = done;
  }

  @Override
  protected void forward(Consumer<ResourceFetcher.Listener> event) {
    event.accept(kept);
  }

  @Override
  public void status(int status) {
    refused = status >= FIRST_ERROR;
    kept.status(status);
  }

  @Override
  public void timed(ResourceTiming timing) {
    timed.accept(timing);
  }

  @Override
  public void finished() {
    kept.finished();
    done.accept(!refused);
  }

  @Override
  public void failed(String error) {
    kept.failed(error);
    done.accept(false);
  }
}
