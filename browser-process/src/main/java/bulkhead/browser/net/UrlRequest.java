package bulkhead.browser.net;

import bulkhead.url.Url;
import org.jspecify.annotations.Nullable;

/// What is to be loaded, for whom. Immutable.
///
/// @param initiatorDocument the document that asks; null for a navigation by the user
/// @param fileAccess whether `file:` may be read: the user asked, or a document that is itself such
///     a file
/// @param bypassCache ask the server even if the cache has a fresh copy (reload)
/// @param options what a DevTools client wants to be otherwise, or to know
/// @param fetch how it is to be fetched
public record UrlRequest(
    Url url,
    Destination destination,
    @Nullable Url initiatorDocument,
    boolean fileAccess,
    boolean bypassCache,
    RequestOptions options,
    FetchParameters fetch) {
  public UrlRequest(
      Url url,
      Destination destination,
      @Nullable Url initiatorDocument,
      boolean fileAccess,
      boolean bypassCache) {
    this(
        url,
        destination,
        initiatorDocument,
        fileAccess,
        bypassCache,
        RequestOptions.DEFAULT,
        FetchParameters.DEFAULT);
  }

  public UrlRequest withOptions(RequestOptions newOptions) {
    return new UrlRequest(
        url, destination, initiatorDocument, fileAccess, bypassCache, newOptions, fetch);
  }

  public UrlRequest bypassingCache() {
    return new UrlRequest(url, destination, initiatorDocument, fileAccess, true, options, fetch);
  }

  public UrlRequest withUrl(Url newUrl) {
    return new UrlRequest(
        newUrl, destination, initiatorDocument, fileAccess, bypassCache, options, fetch);
  }

  public UrlRequest with(FetchParameters newFetch) {
    return new UrlRequest(
        url, destination, initiatorDocument, fileAccess, bypassCache, options, newFetch);
  }

  /// Whether script has asked, by `fetch` or `XMLHttpRequest`: then the answer is filtered for it.
  boolean isScripted() {
    return destination == Destination.FETCH;
  }

  /// What the resource is for; decides the Accept header.
  public enum Destination {
    DOCUMENT,
    STYLE,
    IMAGE,
    FONT,
    SCRIPT,
    /// For script: `fetch`, `XMLHttpRequest`.
    FETCH,
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
