package bulkhead.browser.net;

import bulkhead.url.Url;
import org.jspecify.annotations.Nullable;

/// What is to be loaded, for whom. Immutable.
///
/// @param initiatorDocument the document that asks; null for a navigation by the user
/// @param fileAccess whether `file:` may be read: the user asked, or a document that is itself such
///     a file
/// @param bypassCache ask the server even if the cache has a fresh copy (reload)
public record UrlRequest(
    Url url,
    Destination destination,
    @Nullable Url initiatorDocument,
    boolean fileAccess,
    boolean bypassCache) {
  /// What the resource is for; decides the Accept header.
  public enum Destination {
    DOCUMENT,
    STYLE,
    IMAGE,
    FONT,
    SCRIPT,
    OTHER
  }

  /// The document of a tab.
  public static UrlRequest navigation(Url url, boolean byUser, boolean bypassCache) {
    return new UrlRequest(url, Destination.DOCUMENT, null, byUser, bypassCache);
  }

  /// Something that a document uses. A file document may use files; no other may.
  public static UrlRequest subresource(Url url, @Nullable Url document, Destination destination) {
    boolean fileDocument = document != null && document.hasScheme("file");
    return new UrlRequest(url, destination, document, fileDocument, false);
  }
}
