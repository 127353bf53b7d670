package bulkhead.browser.tab;

import bulkhead.browser.files.Download;
import bulkhead.browser.net.NetError;
import bulkhead.browser.net.ResponseHead;
import bulkhead.browser.process.TerminationStatus;
import bulkhead.browser.ui.PageDialog;

/// Is told what the tabs do, as it happens. Thread: `BrowserMain`.
///
/// ```
/// tabOpened -> (navigationStarted -> pageCreated? -> navigationResponded -> committed
///               -> contentLoaded -> loaded)* -> tabClosed
/// ```
public interface TabObserver {
  default void tabOpened(Tab tab) {}

  default void tabClosed(Tab tab) {}

  /// A page for the tab's next document was made in a renderer; it has no document yet.
  default void pageCreated(Tab tab, PageRef page) {}

  /// The page and its document are gone, with or without its process.
  default void pageDropped(Tab tab, PageRef page) {}

  default void navigationStarted(Tab tab, NavigationInfo navigation) {}

  /// The response is there and will be committed.
  default void navigationResponded(Tab tab, NavigationInfo navigation, ResponseHead head) {}

  /// An error page will be committed in its place, unless it is a download.
  default void navigationFailed(Tab tab, NavigationInfo navigation, NetError error) {}

  /// It was stopped, or another one has taken its place.
  default void navigationCanceled(Tab tab, NavigationInfo navigation) {}

  /// The renderer has begun the document.
  default void committed(Tab tab, NavigationInfo navigation) {}

  /// The document is parsed (`DOMContentLoaded`).
  default void contentLoaded(Tab tab, long navigationId) {}

  /// The document and what it needs are there (`load`).
  default void loaded(Tab tab, long navigationId) {}

  default void painted(Tab tab) {}

  /// The page moved within its document.
  default void navigatedWithinDocument(Tab tab, String url) {}

  default void titleChanged(Tab tab) {}

  /// The page, or a navigation's answer, is being saved to a file.
  default void downloadBegins(Tab tab, Download download) {}

  default void downloadEnded(Tab tab, Download download, Download.End end) {}

  /// The page asks something. Whether somebody is there who may answer, beside the window.
  ///
  /// @param url of the document that asks
  default boolean dialogOpening(Tab tab, PageDialog dialog, String url) {
    return false;
  }

  default void dialogClosed(Tab tab, PageDialog dialog, PageDialog.Answer answer) {}

  /// A new tab shows the empty document of a window that a script has opened.
  default void tabBegun(Tab tab) {}

  /// Whether a new tab is to wait; then `navigation` is run when it may go on.
  default boolean delays(Tab tab, Runnable navigation) {
    return false;
  }

  /// A script has opened a window with this tab in it.
  default void windowOpened(Tab opener, Tab opened, WindowFeatures features) {}

  /// The process of the tab's page died.
  default void crashed(Tab tab, TerminationStatus status) {}

  /// One navigation. Immutable.
  ///
  /// @param url so far: redirects change it
  /// @param reload whether the user asked for the same document again
  /// @param errorPage whether the document is the browser's own error page
  record NavigationInfo(long id, String url, String mimeType, boolean reload, boolean errorPage) {}
}
