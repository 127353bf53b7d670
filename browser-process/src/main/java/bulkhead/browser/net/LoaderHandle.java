package bulkhead.browser.net;

/// A load that runs. Any thread.
public interface LoaderHandle {
  /// Lets that many more bytes come. A load starts with none granted.
  void grant(int bytes);

  /// Ends the load and frees its connection.
  void cancel();
}
