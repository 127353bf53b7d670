package bulkhead.browser.devtools;

import bulkhead.browser.tab.PageRef;
import bulkhead.ipc.BadMessage;
import bulkhead.ipc.api.DevToolsWorkerNotice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The dedicated workers of one page, as its renderers tell of them. Thread: `BrowserMain`.
final class PageWorkers {
  /// Of one page; a renderer that tells of more ends.
  private static final int MOST_WORKERS = 10_000;

  private static final int MOST_URL = 1 << 20;
  private static final int MOST_NAME = 64 << 10;

  private record Key(PageRef page, int number) {}

  private final PageTarget page;
  private final DevTools devTools;
  private final Map<Key, WorkerTarget> running = new LinkedHashMap<>();

  PageWorkers(PageTarget page, DevTools devTools) {
    this.page = page;
    this.devTools = devTools;
  }

  List<WorkerTarget> all() {
    return List.copyOf(running.values());
  }

  /// @throws BadMessage if the renderer may not say that
  void notice(PageRef from, DevToolsWorkerNotice notice) {
    Key key = new Key(from, notice.getWorker());
    if (notice.getEnded()) {
      end(key);
      return;
    }
    if (notice.getWorker() <= 0
        || notice.getUrl().length() > MOST_URL
        || notice.getName().length() > MOST_NAME
        || running.containsKey(key)
        || running.size() >= MOST_WORKERS) {
      throw new BadMessage("DevTools worker " + notice.getWorker());
    }
    WorkerTarget worker =
        new WorkerTarget(page, from, notice.getWorker(), notice.getUrl(), notice.getName());
    running.put(key, worker);
    for (Session session : List.copyOf(page.sessions())) {
      devTools.autoAttach(session, worker, true);
    }
    devTools.release(worker);
  }

  private void end(Key key) {
    WorkerTarget worker = running.remove(key);
    if (worker != null) {
      List.copyOf(worker.sessions()).forEach(devTools::end);
    }
  }

  /// That page is gone, and its workers with it.
  void dropped(PageRef gone) {
    for (Key key : List.copyOf(running.keySet())) {
      if (key.page.equals(gone)) {
        end(key);
      }
    }
  }
}
