package bulkhead.browser.storage;

/// One entry of the bookmarks bar. Immutable; crosses threads.
///
/// @param id given by the store, never used twice
/// @param title what the bar shows; may be empty, then the URL is shown
public record Bookmark(long id, String title, String url) {}
