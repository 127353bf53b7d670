package bulkhead.browser.storage;

/// A cookie that outlives the browser.
///
/// @param domain with a leading dot unless only its host gets it
/// @param expires seconds since 1970
/// @param sameSite `Strict`, `Lax`, `None`, or empty
public record SavedCookie(
    String name,
    String value,
    String domain,
    String path,
    double expires,
    boolean httpOnly,
    boolean secure,
    String sameSite) {}
