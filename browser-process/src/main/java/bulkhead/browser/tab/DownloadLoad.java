package bulkhead.browser.tab;

import bulkhead.browser.net.LoaderClient;
import bulkhead.browser.net.NetError;
import bulkhead.browser.net.ResponseHead;
import bulkhead.process.TaskLoop;
import bulkhead.url.Url;
import java.util.function.Predicate;

/// Brings the news of a load that is to be saved to the model. Called on threads of the network.
///
/// @param save whether somebody saves it; called on `BrowserMain`
record DownloadLoad(TaskLoop loop, BodyStream body, Predicate<ResponseHead> save)
    implements LoaderClient {
  @Override
  public void redirected(Url url) {}

  @Override
  public void responseStarted(ResponseHead head) {
    loop.execute(
        () -> {
          if (!save.test(head)) {
            body.cancel();
          }
        });
  }

  @Override
  public void data(byte[] chunk) {
    loop.execute(() -> body.data(chunk));
  }

  @Override
  public void finished() {
    loop.execute(body::finished);
  }

  @Override
  public void failed(NetError error) {
    loop.execute(() -> body.failed(error));
  }
}
