package bulkhead.browser.tab;

import bulkhead.browser.net.NetError;
import org.jspecify.annotations.Nullable;

/// Takes what tabs are to save rather than show. Thread: `BrowserMain`.
public interface Downloads {
  /// What is to be saved. Immutable.
  ///
  /// @param suggestedName of the file, as the page or the server gave it: not to be trusted
  /// @param size in bytes; -1 when unknown
  record Offer(String url, String suggestedName, long size) {}

  /// Gets the bytes of one download, in order.
  interface Sink {
    void data(byte[] chunk);

    void finished();

    void failed(NetError error);
  }

  /// A download begins.
  /// @param cancel ends it, from any thread
  /// @return where it goes; null to refuse it
  @Nullable Sink begin(Tab tab, Offer offer, Runnable cancel);
}
