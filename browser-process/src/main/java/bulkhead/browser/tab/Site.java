package bulkhead.browser.tab;

import bulkhead.browser.internals.InternalPages;
import bulkhead.browser.process.ProcessModel;
import bulkhead.url.Origin;
import bulkhead.url.Url;

/// Which documents may share a process: those of one site (scheme and registrable domain). Pure.
final class Site {
  private Site() {}

  /// The site of a document's URL. `unique` makes documents without an origin (data:) sites of
  /// their own.
  static String of(Url url, long unique) {
    return switch (url.scheme()) {
      case "http", "https" -> bulkhead.browser.net.Sites.site(url);
      case "file" -> "file:";
      case "about" -> ProcessModel.BLANK_SITE;
      case "bulkhead" ->
          url.href().equals(InternalPages.NEW_TAB)
              ? ProcessModel.NEW_TAB_SITE // where it goes first, it goes in the same process
              : url.scheme() + ":" + unique;
      case "blob" ->
          url.origin() instanceof Origin.Tuple ? of(inside(url), unique) : "blob:" + unique;
      default -> url.scheme() + ":" + unique;
    };
  }

  /// The URL that an object URL with an origin is made of.
  private static Url inside(Url object) {
    return Url.expectParse(object.path());
  }
}
