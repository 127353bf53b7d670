package bulkhead.browser.net;

import bulkhead.browser.net.FetchParameters.Mode;
import bulkhead.url.Url;
import java.util.function.BiConsumer;

/// What a server is told of why something is asked for: Fetch Metadata Request Headers. It follows
/// one request through its redirects. Thread: that of the load.
final class FetchMetadata {
  private enum Site {
    SAME_ORIGIN("same-origin"),
    SAME_SITE("same-site"),
    CROSS_SITE("cross-site");

    final String word;

    Site(String word) {
      this.word = word;
    }
  }

  private final UrlRequest request;

  /// The origin of who asks, serialized; empty for the user.
  private final String asking;

  private Site site = Site.SAME_ORIGIN;

  FetchMetadata(UrlRequest request, String asking) {
    this.request = request;
    this.asking = asking;
  }

  /// The request goes to that address next. §2.3: the farthest of all on its way counts.
  void visit(Url url) {
    Url from = asking.isEmpty() || asking.equals("null") ? null : Url.parse(asking);
    Site here =
        asking.equals(url.origin().toString())
            ? Site.SAME_ORIGIN
            : from != null && Sites.site(from).equals(Sites.site(url))
                ? Site.SAME_SITE
                : Site.CROSS_SITE;
    site = here.compareTo(site) > 0 ? here : site;
  }

  /// §3: only addresses that nobody on the way can listen to are told.
  void append(Url url, BiConsumer<String, String> header) {
    if (!url.isTrustworthy()) {
      return;
    }
    header.accept("Sec-Fetch-Dest", destination());
    header.accept("Sec-Fetch-Mode", mode());
    header.accept("Sec-Fetch-Site", asking.isEmpty() ? "none" : site.word);
    if (isNavigation() && (asking.isEmpty() || request.fetch().purpose().userActivated())) {
      header.accept("Sec-Fetch-User", "?1");
    }
  }

  /// As [#append], for a CORS-preflight.
  void appendToPreflight(Url url, BiConsumer<String, String> header) {
    if (url.isTrustworthy()) {
      header.accept("Sec-Fetch-Dest", destination());
      header.accept("Sec-Fetch-Mode", "cors");
      header.accept("Sec-Fetch-Site", site.word);
    }
  }

  private boolean isNavigation() {
    return request.destination() == UrlRequest.Destination.DOCUMENT;
  }

  private String destination() {
    String named = request.fetch().purpose().destination();
    if (!named.isEmpty()) {
      return named;
    }
    return switch (request.destination()) {
      case DOCUMENT -> request.initiatorDocument() == null ? "document" : "iframe";
      case STYLE -> "style";
      case IMAGE -> "image";
      case FONT -> "font";
      case SCRIPT -> "script";
      case FETCH, OTHER -> "empty";
    };
  }

  /// The mode that the standards give what elements ask for, whatever the answer is then good for.
  private String mode() {
    String named = request.fetch().purpose().destination();
    return isNavigation()
        ? "navigate"
        : named.equals("worker") || named.equals("sharedworker")
            ? "same-origin"
            : request.destination() == UrlRequest.Destination.FONT
                ? "cors"
                : word(request.fetch().mode());
  }

  private static String word(Mode mode) {
    return switch (mode) {
      case NAVIGATE -> "navigate";
      case SAME_ORIGIN -> "same-origin";
      case NO_CORS -> "no-cors";
      case CORS -> "cors";
    };
  }
}
