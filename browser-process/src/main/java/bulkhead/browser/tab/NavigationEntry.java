package bulkhead.browser.tab;

import bulkhead.browser.net.FetchParameters;

/// One entry of a tab's history. Immutable. The scroll offset (CSS pixels) is where the user had
/// left it.
///
/// @param document the navigation that brought the document; entries of one document share it, and
///     going between them loads nothing
/// @param item what the main frame is at; entries between which only frames inside the page move
///     share it
/// @param fetch how it was asked for, for when it is again
/// @param state what the page keeps with it (`history.state`), for the page alone to read
/// @param frames where the frames inside the page are, for the page alone to read
public record NavigationEntry(
    String url,
    String title,
    float scrollX,
    float scrollY,
    long document,
    long item,
    FetchParameters fetch,
    String state,
    String frames) {
  static NavigationEntry of(String url, long document) {
    return new NavigationEntry(url, "", 0, 0, document, document, FetchParameters.DEFAULT, "", "");
  }

  NavigationEntry withTitle(String newTitle) {
    return new NavigationEntry(
        url, newTitle, scrollX, scrollY, document, item, fetch, state, frames);
  }

  NavigationEntry with(FetchParameters newFetch) {
    return new NavigationEntry(
        url, title, scrollX, scrollY, document, item, newFetch, state, frames);
  }

  NavigationEntry withScroll(float x, float y) {
    return new NavigationEntry(url, title, x, y, document, item, fetch, state, frames);
  }

  NavigationEntry withState(String newState) {
    return new NavigationEntry(
        url, title, scrollX, scrollY, document, item, fetch, newState, frames);
  }

  NavigationEntry withItem(long newItem) {
    return new NavigationEntry(
        url, title, scrollX, scrollY, document, newItem, fetch, state, frames);
  }

  NavigationEntry withFrames(String newFrames) {
    return new NavigationEntry(
        url, title, scrollX, scrollY, document, item, fetch, state, newFrames);
  }
}
