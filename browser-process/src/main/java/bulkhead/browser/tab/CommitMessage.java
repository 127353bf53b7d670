package bulkhead.browser.tab;

import bulkhead.browser.net.LoadTiming;
import bulkhead.ipc.api.CommitNavigationRequest;
import bulkhead.ipc.api.HistoryPosition;
import bulkhead.url.Url;
import org.jspecify.annotations.Nullable;

/// What a renderer is told of the document that it is to show: the part that is the navigation's.
/// Stateless.
final class CommitMessage {
  private CommitMessage() {}

  /// @param url of the document; null for an error page without one
  static CommitNavigationRequest of(
      NavigationRequest request,
      @Nullable Url url,
      @Nullable LoadTiming timing,
      HistoryPosition history) {
    CommitNavigationRequest.Builder message =
        CommitNavigationRequest.newBuilder()
            .setNavigationType(request.type())
            .setNavigationStart(request.startNanos)
            .setNavigationId(request.id)
            .setUrl(url == null ? "about:blank#" : url.href())
            .setScrollX(request.scrollX)
            .setScrollY(request.scrollY)
            .setHistory(history)
            .setErrorPage(request.errorPage)
            .setViewSource(request.viewSource)
            .setReferrer(url == null || request.errorPage ? "" : request.fetch.referrerAt(url))
            .setLastModifiedMillis(request.lastModifiedMillis)
            .addAllPolicyHeaders(PolicyHeaders.wire(request.policyHeaders))
            .setUserFileAccess(request.byUser && url != null && url.hasScheme("file"));
    if (timing != null) {
      message.setTiming(TimingWire.of(timing, true));
    }
    return message.build();
  }
}
