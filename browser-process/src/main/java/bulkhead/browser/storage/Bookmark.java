package bulkhead.browser.storage;

import org.jspecify.annotations.Nullable;

/// One entry of the bookmarks bar. Immutable; crosses threads.
///
/// @param id given by the store, never used twice
/// @param title what the bar shows; may be empty, then the URL is shown
/// @param icon the site's, as it was when the page was shown last; null while none is known
public record Bookmark(long id, String title, String url, @Nullable Favicon icon) {}
