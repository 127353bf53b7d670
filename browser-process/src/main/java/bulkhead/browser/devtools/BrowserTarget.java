package bulkhead.browser.devtools;

import java.util.ArrayList;
import java.util.List;

/// The browser as a whole: what a client is connected to first. Thread: `BrowserMain`.
record BrowserTarget(String id, List<Session> sessions) implements DevToolsTarget {
  BrowserTarget(String id) {
    this(id, new ArrayList<>());
  }

  @Override
  public String type() {
    return "browser";
  }

  @Override
  public String title() {
    return "";
  }

  @Override
  public String url() {
    return "";
  }

  @Override
  public String browserContextId() {
    return "";
  }
}
