package bulkhead.browser.tab;

import bulkhead.browser.storage.Favicon;
import bulkhead.browser.ui.PageCursor;
import bulkhead.browser.ui.TabState;
import org.jspecify.annotations.Nullable;

/// What one tab's document and page say of themselves for the window: its title, its icon, the
/// pointer. Thread: `BrowserMain`.
final class TabPresentation {
  private final Tab tab;
  private String title = "";
  private @Nullable Favicon favicon;
  private String statusText = "";
  private String tooltip = "";
  private PageCursor cursor = PageCursor.DEFAULT;
  private TabState.@Nullable FindResult found;

  TabPresentation(Tab tab) {
    this.tab = tab;
  }

  /// Another document, which has said nothing yet.
  void clear() {
    title = "";
    favicon = null;
    statusText = "";
    tooltip = "";
    found = null;
  }

  String title() {
    return title;
  }

  @Nullable Favicon favicon() {
    return favicon;
  }

  String statusText() {
    return statusText;
  }

  String tooltip() {
    return tooltip;
  }

  PageCursor cursor() {
    return cursor;
  }

  TabState.@Nullable FindResult found() {
    return found;
  }

  void setTitle(String newTitle) {
    title = newTitle;
    NavigationEntry entry = tab.history().current();
    if (entry != null) {
      tab.history().replace(entry.withTitle(newTitle));
    }
    tab.browser().observe(observer -> observer.titleChanged(tab));
    tab.changed();
  }

  void setFavicon(@Nullable Favicon icon) {
    favicon = icon;
    if (icon != null) {
      tab.browser().bookmarks().iconShown(tab.shownUrl(), icon);
    }
    tab.changed();
  }

  void setStatusText(String text) {
    statusText = text;
    tab.changed();
  }

  void setTooltip(String text) {
    tooltip = text;
    tab.changed();
  }

  void setFound(TabState.@Nullable FindResult result) {
    found = result;
    tab.changed();
  }

  void setCursor(PageCursor newCursor) {
    cursor = newCursor;
    tab.changed();
  }
}
