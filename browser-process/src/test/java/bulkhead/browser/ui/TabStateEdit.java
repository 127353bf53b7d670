package bulkhead.browser.ui;

import bulkhead.browser.storage.Favicon;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A tab's state with some of its parts changed, for tests. Thread: the caller's.
///
/// ```java
/// TabState loading = TabStateEdit.of(tab, edit -> edit.loading = true);
/// ```
final class TabStateEdit {
  private final TabId id;
  String title;
  String url;
  @Nullable Favicon favicon;
  boolean loading;
  double progress;
  boolean canGoBack;
  boolean canGoForward;
  String statusText;
  TabState.Connection connection;
  TabState.Responsiveness responsiveness;
  @Nullable SadTab sadTab;
  PageCursor cursor;
  int zoomPercent;
  int pageColor;
  boolean pageShown;
  String tooltip;
  TabState.@Nullable FindResult find;
  @Nullable PageDialog dialog;

  private TabStateEdit(TabState tab) {
    id = tab.id();
    title = tab.title();
    url = tab.url();
    favicon = tab.favicon();
    loading = tab.loading();
    progress = tab.progress();
    canGoBack = tab.canGoBack();
    canGoForward = tab.canGoForward();
    statusText = tab.statusText();
    connection = tab.connection();
    responsiveness = tab.responsiveness();
    sadTab = tab.sadTab();
    cursor = tab.cursor();
    zoomPercent = tab.zoomPercent();
    pageColor = tab.pageColor();
    pageShown = tab.pageShown();
    tooltip = tab.tooltip();
    find = tab.find();
    dialog = tab.dialog();
  }

  static TabState of(TabState tab, Consumer<TabStateEdit> change) {
    TabStateEdit edit = new TabStateEdit(tab);
    change.accept(edit);
    return edit.built();
  }

  private TabState built() {
    return new TabState(
        id,
        title,
        url,
        favicon,
        loading,
        progress,
        canGoBack,
        canGoForward,
        statusText,
        connection,
        responsiveness,
        sadTab,
        cursor,
        zoomPercent,
        pageColor,
        pageShown,
        tooltip,
        find,
        dialog);
  }
}
