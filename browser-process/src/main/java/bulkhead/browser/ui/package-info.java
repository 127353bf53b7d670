/// The browser's windows: tab strip, omnibox, bookmarks bar, sad tab, and the page area that the
/// GPU process draws into.
///
/// Nothing here decides anything. The model (package `bulkhead.browser.tab`, thread `BrowserMain`)
/// hands in immutable snapshots ([bulkhead.browser.ui.WindowState]) and gets
/// [bulkhead.browser.ui.BrowserCommands] back; between the two lies a thread border. All Swing
/// objects belong to the event dispatch thread (EDT), which waits for nobody.
@NullMarked
package bulkhead.browser.ui;

import org.jspecify.annotations.NullMarked;
