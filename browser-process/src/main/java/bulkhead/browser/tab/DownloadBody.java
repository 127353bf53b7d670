package bulkhead.browser.tab;

import bulkhead.browser.net.NetError;

/// Brings a body to whoever saves it, as fast as that takes it. Thread: `BrowserMain`.
record DownloadBody(Downloads.Sink sink, BodyStream body) implements BodyStream.Taker {
  @Override
  public void data(byte[] chunk) {
    sink.data(chunk);
    body.grant(chunk.length);
  }

  @Override
  public void finished() {
    sink.finished();
  }

  @Override
  public void failed(NetError error) {
    sink.failed(error);
  }
}
