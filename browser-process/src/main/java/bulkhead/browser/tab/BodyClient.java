package bulkhead.browser.tab;

import bulkhead.browser.net.LoadTiming;
import bulkhead.browser.net.LoaderClient;
import bulkhead.browser.net.NetError;
import bulkhead.process.TaskLoop;

/// Brings what a loader delivers to the stream that somebody takes it from. Called on network
/// threads; everything is posted to `BrowserMain`, in order.
abstract class BodyClient implements LoaderClient {
  private final TaskLoop loop;
  private final BodyStream body;
  private final PieceGatherer pieces;

  BodyClient(TaskLoop loop, BodyStream body) {
    this.loop = loop;
    this.body = body;
    this.pieces =
        new PieceGatherer(
            loop,
            piece -> {
              if (isWanted()) {
                body.data(piece);
              }
            });
  }

  BodyStream body() {
    return body;
  }

  /// Whether there is somebody who hears of it. On `BrowserMain`.
  boolean isWanted() {
    return true;
  }

  /// Nothing more comes; before the stream hears so. On `BrowserMain`.
  void ended() {}

  void post(Runnable action) {
    loop.execute(
        () -> {
          if (isWanted()) {
            action.run();
          }
        });
  }

  @Override
  public void timed(LoadTiming timing) {
    post(() -> body.timed(timing));
  }

  @Override
  public void data(byte[] chunk) {
    pieces.add(chunk);
  }

  @Override
  public void finished() {
    post(
        () -> {
          pieces.flush();
          ended();
          body.finished();
        });
  }

  @Override
  public void failed(NetError error) {
    post(() -> failedNow(error));
  }

  /// On `BrowserMain`.
  void failedNow(NetError error) {
    pieces.flush();
    ended();
    body.failed(error);
  }
}
