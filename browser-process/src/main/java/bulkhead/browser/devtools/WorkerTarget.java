package bulkhead.browser.devtools;

import bulkhead.browser.tab.PageRef;
import bulkhead.ipc.api.DevToolsAgent;
import bulkhead.ipc.api.DevToolsSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A dedicated worker of a page: clients are attached to it through sessions with its page that ask
/// for that. Thread: `BrowserMain`.
final class WorkerTarget implements Inspectable {
  private final String id = Ids.next();
  private final PageTarget page;
  private final PageRef renderer;
  private final int number;
  private final String url;
  private final String name;
  private final List<Session> sessions = new ArrayList<>();

  /// @param number the renderer's
  WorkerTarget(PageTarget page, PageRef renderer, int number, String url, String name) {
    this.page = page;
    this.renderer = renderer;
    this.number = number;
    this.url = url;
    this.name = name;
  }

  PageTarget page() {
    return page;
  }

  /// Lets its script run, if that waited for clients.
  void proceed() {
    DevToolsSession which =
        DevToolsSession.newBuilder().setPageId(renderer.pageId()).setWorker(number).build();
    renderer.host().send(channel -> channel.proxy(DevToolsAgent.IPC).runDevToolsWorker(which));
  }

  @Override
  public Set<PageRef> renderers() {
    return Set.of(renderer);
  }

  @Override
  public PageRef answering() {
    return renderer;
  }

  @Override
  public int worker() {
    return number;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String type() {
    return "worker";
  }

  @Override
  public String title() {
    return name;
  }

  @Override
  public String url() {
    return url;
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
