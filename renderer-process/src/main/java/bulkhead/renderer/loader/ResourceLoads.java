package bulkhead.renderer.loader;

import bulkhead.ipc.api.ResourceRequest;
import bulkhead.renderer.dom.Element;
import org.jspecify.annotations.Nullable;

/// What loads a document's resources. Thread: `RendererMain`.
public interface ResourceLoads {
  /// Starts a load and returns its number.
  long start(
      int pageId,
      String url,
      ResourceRequest.Destination destination,
      ResourceFetcher.Listener listener);

  /// As [#start], by what `initiatorType` says of it (Resource Timing §4.3).
  ///
  /// @param element whose attributes say more of the request; null for none
  default long startFor(
      int pageId,
      String url,
      ResourceRequest.Destination destination,
      String initiator,
      @Nullable Element element,
      ResourceFetcher.Listener listener) {
    return start(pageId, url, destination, listener);
  }

  /// Ends a load; nothing more is heard of it.
  void cancel(long id);
}
