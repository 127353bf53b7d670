package bulkhead.browser.devtools;

import bulkhead.browser.tab.Tab;
import java.util.ArrayList;
import java.util.List;

/// One tab, around its page: clients attach to it to learn of the page. Thread: `BrowserMain`.
final class TabTarget implements DevToolsTarget {
  private final String id = Ids.next();
  private final Tab tab;
  private final PageTarget page;
  private final List<Session> sessions = new ArrayList<>();

  TabTarget(Tab tab, PageTarget page) {
    this.tab = tab;
    this.page = page;
  }

  Tab tab() {
    return tab;
  }

  PageTarget page() {
    return page;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String type() {
    return "tab";
  }

  @Override
  public String title() {
    return page.title();
  }

  @Override
  public String url() {
    return page.url();
  }

  @Override
  public String browserContextId() {
    return page.browserContextId();
  }

  @Override
  public List<Session> sessions() {
    return sessions;
  }
}
