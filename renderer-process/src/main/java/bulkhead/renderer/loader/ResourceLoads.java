package bulkhead.renderer.loader;

import bulkhead.ipc.api.ResourceRequest;

/// What loads a document's resources. Thread: `RendererMain`.
public interface ResourceLoads {
  /// Starts a load and returns its number.
  long start(
      int pageId,
      String url,
      ResourceRequest.Destination destination,
      ResourceFetcher.Listener listener);

  /// Ends a load; nothing more is heard of it.
  void cancel(long id);
}
