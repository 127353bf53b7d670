package bulkhead.browser.ui;

import bulkhead.browser.storage.Favicon;
import org.jspecify.annotations.Nullable;

/// What a window shows of one tab, at one moment. Made by the model on `BrowserMain`, immutable,
/// shown on the EDT.
///
/// @param title the document's; when empty the window shows the URL
/// @param url what the omnibox shows while nobody types in it; empty for a new tab
/// @param progress 0 to 1; counts only while `loading`
/// @param statusText the hovered link's target, or what the tab waits for; empty for none
/// @param connection what the omnibox says left of the URL
/// @param sadTab not null when the page's process is gone: shown in the place of the page
/// @param zoomPercent 100 is the page's own size
/// @param pageColor the page's background, 0xRRGGBB: shown until the page's own pixels come
/// @param pageShown the GPU process has this tab's page to show; false for a tab that has never
///     drawn
/// @param tooltip of what is under the pointer in the page; empty for none
/// @param find what find-in-page has found; null while nothing is looked for
/// @param dialog what the page asks; null for nothing
public record TabState(
    TabId id,
    String title,
    String url,
    @Nullable Favicon favicon,
    boolean loading,
    double progress,
    boolean canGoBack,
    boolean canGoForward,
    String statusText,
    Connection connection,
    Responsiveness responsiveness,
    @Nullable SadTab sadTab,
    PageCursor cursor,
    int zoomPercent,
    int pageColor,
    boolean pageShown,
    String tooltip,
    @Nullable FindResult find,
    @Nullable PageDialog dialog) {

  /// @param matches how many there are
  /// @param active the one that is looked at, from 1; 0 for none
  public record FindResult(int matches, int active) {}

  /// How the page came here, as far as the omnibox tells.
  public enum Connection {
    /// Nothing to say: a new tab, `about:` and `data:` pages.
    NONE,
    SECURE,
    NOT_SECURE,
    FILE
  }

  /// How quickly the page's process answers.
  public enum Responsiveness {
    RESPONSIVE,
    /// For some seconds without an answer: a badge on the tab.
    SLOW,
    /// Long without an answer: the window offers to wait or to end it.
    HUNG
  }

  /// A new tab before anything happened to it.
  public static TabState blank(TabId id) {
    return new TabState(
        id,
        "New Tab",
        "",
        null,
        false,
        0,
        false,
        false,
        "",
        Connection.NONE,
        Responsiveness.RESPONSIVE,
        null,
        PageCursor.DEFAULT,
        100,
        0xFFFFFF,
        false,
        "",
        null,
        null);
  }
}
