/// The profile: what the browser keeps between two runs (bookmarks, window placement).
///
/// All files and the database belong to the thread `Storage`; other threads ask and get a future.
@NullMarked
package bulkhead.browser.storage;

import org.jspecify.annotations.NullMarked;
