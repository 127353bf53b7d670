package bulkhead.renderer.loader;

import bulkhead.ipc.api.ResourceResponse;
import bulkhead.ipc.api.ResourceTiming;
import java.util.function.Consumer;

/// Passes what it hears of a load on to another listener; a subclass overrides what it does itself,
/// and says who that other is, and when. Thread: the load's.
public abstract class ForwardingListener implements ResourceFetcher.Listener {
  /// Has the event heard.
  protected abstract void forward(Consumer<ResourceFetcher.Listener> event);

  @Override
  public void redirected(String url) {
    forward(to -> to.redirected(url));
  }

  @Override
  public void head(ResourceResponse response) {
    forward(to -> to.head(response));
  }

  @Override
  public void status(int status) {
    forward(to -> to.status(status));
  }

  @Override
  public void responseStarted(String url, String mimeType, String charset) {
    forward(to -> to.responseStarted(url, mimeType, charset));
  }

  @Override
  public void foreign() {
    forward(ResourceFetcher.Listener::foreign);
  }

  @Override
  public void timed(ResourceTiming timing) {
    forward(to -> to.timed(timing));
  }

  @Override
  public void data(byte[] chunk) {
    forward(to -> to.data(chunk));
  }

  @Override
  public void finished() {
    forward(ResourceFetcher.Listener::finished);
  }

  @Override
  public void failed(String error) {
    forward(to -> to.failed(error));
  }
}
