package bulkhead.browser.tab;

import bulkhead.url.Url;

/// Which documents may share a process: those of one site (scheme and registrable domain). Pure.
final class Site {
  /// A document that nothing distinguishes: it takes on the site of the next one in its process.
  static final String BLANK = "about:blank";

  private Site() {}

  /// The site of a document's URL. `unique` makes documents without an origin (data:) sites of
  /// their own.
  static String of(Url url, long unique) {
    return switch (url.scheme()) {
      case "http", "https" -> bulkhead.browser.net.Sites.site(url);
      case "file" -> "file:";
      case "about" -> BLANK;
      default -> url.scheme() + ":" + unique;
    };
  }
}
