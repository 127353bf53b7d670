package bulkhead.browser.ui;

import bulkhead.browser.storage.Bookmark;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one window shows, at one moment. Made by the model on `BrowserMain`, immutable, shown on
/// the EDT. Unchanged parts should be the same objects as in the snapshot before: they are then not
/// looked at again.
///
/// @param tabs in the order of the strip, at least one
/// @param activeTab the id of one of `tabs`
/// @param bookmarks null until the profile has been read
/// @param bookmarksBar whether the bar is shown (Ctrl+Shift+B)
/// @param zoomTextOnly whether zoom is for letters only
public record WindowState(
    List<TabState> tabs,
    TabId activeTab,
    @Nullable List<Bookmark> bookmarks,
    boolean bookmarksBar,
    boolean zoomTextOnly,
    List<InfoBar> infoBars) {

  public WindowState {
    tabs = List.copyOf(tabs);
    infoBars = List.copyOf(infoBars);
    bookmarks = bookmarks == null ? null : List.copyOf(bookmarks);
    boolean known = false;
    for (TabState tab : tabs) {
      known |= tab.id().equals(activeTab);
    }
    if (!known) {
      throw new IllegalArgumentException("the active " + activeTab + " is not in the window");
    }
  }

  public TabState active() {
    for (TabState tab : tabs) {
      if (tab.id().equals(activeTab)) {
        return tab;
      }
    }
    throw new AssertionError("checked by the constructor");
  }
}
