package bulkhead.browser.tab;

/// One entry of a tab's history. Immutable. The scroll offset (CSS pixels) is where the user had
/// left it.
///
/// @param document the navigation that brought the document; entries of one document share it, and
///     going between them loads nothing
public record NavigationEntry(
    String url, String title, float scrollX, float scrollY, long document) {
  static NavigationEntry of(String url, long document) {
    return new NavigationEntry(url, "", 0, 0, document);
  }

  NavigationEntry withTitle(String newTitle) {
    return new NavigationEntry(url, newTitle, scrollX, scrollY, document);
  }

  NavigationEntry withScroll(float x, float y) {
    return new NavigationEntry(url, title, x, y, document);
  }
}
