package bulkhead.browser.ui;

import java.awt.Rectangle;

/// Where the parts of a window lie inside its frame, from top to bottom. Known before any of the
/// parts is made, so that the native page area can be put in its place first. Pure.
record WindowGeometry(
    Rectangle tabStrip,
    Rectangle toolbar,
    Rectangle bookmarksBar,
    Rectangle infoBars,
    Rectangle page) {
  static final int TAB_STRIP = 40;
  static final int TOOLBAR = 46;
  static final int BOOKMARKS_BAR = 34;
  static final int INFO_BAR = 48;
  static final int LINE = 1;

  /// @param client the frame without its decorations
  /// @param fullscreen nothing but the page
  static WindowGeometry of(
      Rectangle client, Look look, boolean bookmarksBar, int infoBarCount, boolean fullscreen) {
    int y = client.y;
    Rectangle tabs = new Rectangle(client.x, y, client.width, fullscreen ? 0 : look.px(TAB_STRIP));
    y += tabs.height;
    Rectangle tools = new Rectangle(client.x, y, client.width, fullscreen ? 0 : look.px(TOOLBAR));
    y += tools.height;
    Rectangle bookmarks =
        new Rectangle(
            client.x, y, client.width, fullscreen || !bookmarksBar ? 0 : look.px(BOOKMARKS_BAR));
    y += bookmarks.height;
    // The line below the bars belongs to the lowest of them.
    int infoHeight = fullscreen ? 0 : infoBarCount * look.px(INFO_BAR) + look.px(LINE);
    Rectangle infos = new Rectangle(client.x, y, client.width, infoHeight);
    y += infoHeight;
    int pageHeight = Math.max(1, client.y + client.height - y);
    return new WindowGeometry(
        tabs,
        tools,
        bookmarks,
        infos,
        new Rectangle(client.x, y, Math.max(1, client.width), pageHeight));
  }
}
