package bulkhead.browser.tab;

import bulkhead.browser.net.FetchParameters;

/// One entry of a tab's history. Immutable. The scroll offset (CSS pixels) is where the user had
/// left it.
///
/// @param document the navigation that brought the document; entries of one document share it, and
///     going between them loads nothing
/// @param fetch how it was asked for, for when it is again
/// @param state what the page keeps with it (`history.state`), for the page alone to read
public record NavigationEntry(
    String url,
    String title,
    float scrollX,
    float scrollY,
    long document,
    FetchParameters fetch,
    String state) {
  static NavigationEntry of(String url, long document) {
    return new NavigationEntry(url, "", 0, 0, document, FetchParameters.DEFAULT, "");
  }

  NavigationEntry withTitle(String newTitle) {
    return new NavigationEntry(url, newTitle, scrollX, scrollY, document, fetch, state);
  }

  NavigationEntry with(FetchParameters newFetch) {
    return new NavigationEntry(url, title, scrollX, scrollY, document, newFetch, state);
  }

  NavigationEntry withScroll(float x, float y) {
    return new NavigationEntry(url, title, x, y, document, fetch, state);
  }

  NavigationEntry withState(String newState) {
    return new NavigationEntry(url, title, scrollX, scrollY, document, fetch, newState);
  }
}
