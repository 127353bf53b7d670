package bulkhead.renderer;

import bulkhead.renderer.policy.PolicyContainer;
import bulkhead.url.Url;

/// Mixed Content, https://w3c.github.io/webappsec-mixed-content/, and Upgrade Insecure Requests:
/// what a document that came securely asks for over an open connection.
final class MixedContent {
  private MixedContent() {}

  /// §4.1 and Upgrade Insecure Requests §4.1: pictures of a secure document are asked for securely,
  /// as is everything if the document says so.
  static Url upgraded(Url url, String origin, PolicyContainer.Kind kind, boolean all) {
    boolean picture = kind == PolicyContainer.Kind.IMAGE && isProtected(origin);
    if (!(all || picture) || url.isTrustworthy()) {
      return url;
    }
    if (url.hasScheme("http")) {
      return Url.expectParse("https" + url.href().substring("http".length()));
    }
    return url.hasScheme("ws") ? Url.expectParse("wss" + url.href().substring("ws".length())) : url;
  }

  /// §4.4 "should fetching request be blocked as mixed content".
  static boolean isBlocked(Url url, String origin, PolicyContainer.Kind kind) {
    boolean open = url.hasScheme("http") || url.hasScheme("ws") || url.hasScheme("ftp");
    return isProtected(origin) && open && !url.isTrustworthy();
  }

  private static boolean isProtected(String origin) {
    return origin.startsWith("https:");
  }
}
