package bulkhead.browser.net;

/// From where a request comes, as SameSite asks (RFC 6265bis §5.2).
enum CookieSite {
  /// From the site that it goes to, or from the user.
  SAME,
  /// From another site, as a navigation of the whole tab that changes nothing there.
  NAVIGATION,
  CROSS
}
