package bulkhead.browser.net;

import bulkhead.url.Url;

/// Is told how a load goes, on a thread of the network; must return quickly. Order: redirected*,
/// responseStarted, data*, then finished; or failed at any point. Nothing is told after
/// [LoaderHandle#cancel()] has taken effect.
public interface LoaderClient {
  /// When things happened so far: before responseStarted, and before finished and failed.
  default void timed(LoadTiming timing) {}

  void redirected(Url url);

  void responseStarted(ResponseHead head);

  /// At most 64 KiB. The array belongs to the receiver.
  void data(byte[] chunk);

  void finished();

  void failed(NetError error);
}
