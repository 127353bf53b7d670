/// The model of windows, tabs, histories and navigations. Everything belongs to the thread
/// `BrowserMain`; windows show its snapshots. First files to open: `BrowserModel`, `Tab`,
/// `NavigationRequest`.
@NullMarked
package bulkhead.browser.tab;

import org.jspecify.annotations.NullMarked;
