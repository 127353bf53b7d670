package bulkhead.browser.tab;

/// One entry of a tab's history. Immutable. The scroll offset (CSS pixels) is where the user had
/// left it.
public record NavigationEntry(String url, String title, float scrollX, float scrollY) {
  public static NavigationEntry of(String url) {
    return new NavigationEntry(url, "", 0, 0);
  }

  NavigationEntry withTitle(String newTitle) {
    return new NavigationEntry(url, newTitle, scrollX, scrollY);
  }

  NavigationEntry withScroll(float x, float y) {
    return new NavigationEntry(url, title, x, y);
  }
}
