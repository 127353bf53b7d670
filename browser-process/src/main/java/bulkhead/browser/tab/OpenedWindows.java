package bulkhead.browser.tab;

import bulkhead.browser.net.FetchParameters;
import bulkhead.ipc.api.OpenWindowReply;
import bulkhead.ipc.api.OpenWindowRequest;
import bulkhead.url.Url;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Opens the windows that scripts ask for (HTML §7.2.2.1, "window open steps"): a tab beside the
/// opener's, and without windows one as large as the script wanted. Thread: `BrowserMain`.
final class OpenedWindows {
  private static final int MOST_FEATURES = 100;
  private static final int LEAST_SIDE = 100;
  private static final int MOST_SIDE = 16384;

  private final BrowserModel browser;

  OpenedWindows(BrowserModel browser) {
    this.browser = browser;
  }

  OpenWindowReply open(Tab opener, OpenWindowRequest request) {
    boolean gesture = opener.actions().takeActivation();
    PageRef page = opener.page();
    if (page == null || !gesture && !browser.allowsPopups()) {
      return OpenWindowReply.getDefaultInstance();
    }
    Url url = request.getUrl().isEmpty() ? null : Url.parse(request.getUrl());
    boolean blank = url == null || url.isAboutBlank();
    if (url != null && !blank && (!opener.mayGoTo(url) || url.hasScheme("data"))) {
      return OpenWindowReply.getDefaultInstance();
    }
    List<String> list = list(request.getFeatures());
    Tab tab = besides(opener, true, list, true);
    if (tab == null) {
      return OpenWindowReply.getDefaultInstance();
    }
    // Before the window has a page: who looks at that wants to know what it is like.
    WindowFeatures features =
        new WindowFeatures(url == null ? "" : url.href(), request.getName(), list, gesture);
    browser.observe(observer -> observer.windowOpened(opener, tab, features));
    OpenWindowReply.Builder reply = OpenWindowReply.newBuilder().setOpened(true);
    if (!request.getNoOpener()) {
      browser.siteAreas().copySession(opener, tab);
      BrowsingGroup group = opener.group();
      if (group == null) {
        group = new BrowsingGroup();
        opener.join(group);
      }
      tab.join(group);
      reply
          .setPageId(tab.beginIn(page.host(), opener))
          .setViewport(tab.viewport().params())
          .setFrameToken(tab.frameToken())
          .setVisible(true);
    }
    String to = url == null ? "about:blank" : url.href();
    if (!request.getNoOpener() && blank) {
      browser.begin(tab, tab::keepInitialDocument);
    } else {
      Url from = opener.documentUrl();
      FetchParameters fetch =
          SubresourceLoaders.under(
                  request.getReferrerPolicy(),
                  FetchParameters.navigation(
                      "GET",
                      null,
                      "",
                      from == null ? "null" : from.origin().toString(),
                      from == null || request.getNoReferrer() ? "" : from.href()))
              .with(new FetchParameters.Purpose("", gesture));
      browser.begin(
          tab, () -> tab.navigator().navigateFromPage(to, false, opener.mayReadFiles(), fetch));
    }
    return reply.build();
  }

  /// A tab beside the one it is opened from; without windows each tab has one of its own, so that
  /// all of them can be seen.
  ///
  /// @param features null for those of any window
  /// @param byScript whether its page opens it, and not the user
  @Nullable Tab besides(
      Tab source, boolean foreground, @Nullable List<String> features, boolean byScript) {
    WindowModel window = source.window();
    int index = window.tabs().indexOf(source);
    if (index < 0) {
      return null;
    }
    if (window.hasView()) {
      return window.addTab(index + 1, foreground, source, byScript);
    }
    WindowModel.Area area = window.area();
    float scale = source.viewport().params().getDeviceScaleFactor();
    int width = side(features, "width", "innerWidth", area.width());
    int height = side(features, "height", "innerHeight", area.height());
    WindowModel made =
        browser.openHeadless(Math.round(width * scale), Math.round(height * scale), scale);
    return made.addTab(0, true, source, byScript);
  }

  private static int side(
      @Nullable List<String> features, String name, String also, int otherwise) {
    if (features != null) {
      for (String feature : features) {
        int equals = feature.indexOf('=');
        String key = equals < 0 ? feature : feature.substring(0, equals);
        if (equals > 0 && (key.equalsIgnoreCase(name) || key.equalsIgnoreCase(also))) {
          try {
            int wanted = (int) Double.parseDouble(feature.substring(equals + 1));
            return Math.clamp(wanted, LEAST_SIDE, MOST_SIDE);
          } catch (NumberFormatException e) {
            return otherwise;
          }
        }
      }
    }
    return otherwise;
  }

  private static List<String> list(String features) {
    return Arrays.stream(features.split("[\\s,]+", MOST_FEATURES))
        .filter(each -> !each.isEmpty())
        .toList();
  }
}
