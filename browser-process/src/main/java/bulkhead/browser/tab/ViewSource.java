package bulkhead.browser.tab;

/// The addresses `view-source:URL`, which show the text of what is at `URL`. Only the user goes
/// there, never a page. Pure.
final class ViewSource {
  private static final String PREFIX = "view-source:";

  private ViewSource() {}

  static boolean is(String url) {
    return url.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
  }

  static String of(String url) {
    return is(url) ? url : PREFIX + url;
  }

  /// What is shown: the address behind `view-source:`, or the address itself.
  static String inner(String url) {
    return is(url) ? url.substring(PREFIX.length()) : url;
  }
}
