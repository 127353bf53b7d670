package bulkhead.browser.net;

import bulkhead.browser.net.RequestOptions.HeaderField;
import bulkhead.url.ReferrerPolicy;
import bulkhead.url.Url;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the Fetch Standard's request (§2.2.5) has beside its URL and destination. Immutable.
///
/// @param headers the author's; names that §2.2.2 forbids are not among them
/// @param body sent with it; null for none
/// @param origin serialised, of who asks: `null` is an opaque one, empty the user
/// @param referrer a URL to make the Referer header of; empty for none
/// @param preflight CORS-preflight even where method and headers would not need one
public record FetchParameters(
    String method,
    List<HeaderField> headers,
    @Nullable Content body,
    Mode mode,
    Credentials credentials,
    Redirects redirects,
    CacheMode cache,
    String origin,
    @Nullable String referrer,
    ReferrerPolicy referrerPolicy,
    boolean preflight,
    Purpose purpose) {

  /// What servers are told of it by Fetch Metadata.
  ///
  /// @param destination Fetch §2.2.5, such as `iframe`; empty for what the request's destination
  ///     says
  /// @param userActivated a navigation that the user wanted
  public record Purpose(String destination, boolean userActivated) {
    public static final Purpose NONE = new Purpose("", false);
  }

  /// The bytes of a body; not to be changed by anybody.
  public record Content(byte[] bytes) {}

  public enum Mode {
    NAVIGATE,
    SAME_ORIGIN,
    NO_CORS,
    CORS
  }

  public enum Credentials {
    OMIT,
    SAME_ORIGIN,
    INCLUDE
  }

  public enum Redirects {
    FOLLOW,
    ERROR,
    MANUAL
  }

  public enum CacheMode {
    DEFAULT,
    NO_STORE,
    RELOAD,
    NO_CACHE,
    FORCE_CACHE,
    ONLY_IF_CACHED
  }

  /// What a document asks for by its markup, without a `crossorigin` attribute. The referrer is
  /// that of [UrlRequest#initiatorDocument].
  public static final FetchParameters DEFAULT =
      new FetchParameters(
          "GET",
          List.of(),
          null,
          Mode.NO_CORS,
          Credentials.INCLUDE,
          Redirects.FOLLOW,
          CacheMode.DEFAULT,
          "",
          null,
          ReferrerPolicy.DEFAULT,
          false,
          Purpose.NONE);

  public FetchParameters {
    headers = List.copyOf(headers);
  }

  /// A navigation that a page asked for.
  ///
  /// @param contentType of the body; ignored without one
  public static FetchParameters navigation(
      String method, @Nullable Content body, String contentType, String origin, String referrer) {
    return new FetchParameters(
        method,
        body == null || contentType.isEmpty()
            ? List.of()
            : List.of(new HeaderField("Content-Type", contentType)),
        body,
        Mode.NAVIGATE,
        Credentials.INCLUDE,
        Redirects.FOLLOW,
        CacheMode.DEFAULT,
        origin,
        referrer,
        ReferrerPolicy.DEFAULT,
        false,
        Purpose.NONE);
  }

  /// What a document that was asked for so says of who asked: empty for nobody.
  public String referrerAt(Url target) {
    String told = referrer == null ? null : referrerPolicy.referrer(Url.parse(referrer), target);
    return told == null ? "" : told;
  }

  /// The same under another referrer policy.
  public FetchParameters with(ReferrerPolicy policy) {
    return with(referrer, policy, purpose);
  }

  /// The same for another document that asks.
  public FetchParameters withReferrer(String url) {
    return with(url, referrerPolicy, purpose);
  }

  /// The same for another purpose.
  public FetchParameters with(Purpose newPurpose) {
    return with(referrer, referrerPolicy, newPurpose);
  }

  private FetchParameters with(
      @Nullable String newReferrer, ReferrerPolicy newPolicy, Purpose newPurpose) {
    return new FetchParameters(
        method,
        headers,
        body,
        mode,
        credentials,
        redirects,
        cache,
        origin,
        newReferrer,
        newPolicy,
        preflight,
        newPurpose);
  }

  /// The first header of that name; null for none.
  @Nullable String header(String name) {
    for (HeaderField field : headers) {
      if (field.name().equalsIgnoreCase(name)) {
        return field.value();
      }
    }
    return null;
  }
}
