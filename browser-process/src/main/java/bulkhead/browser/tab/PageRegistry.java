package bulkhead.browser.tab;

import bulkhead.browser.files.FileGrants;
import bulkhead.browser.process.RenderProcessHost;
import bulkhead.process.TaskLoop;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Which tab each page in a renderer belongs to, and what each renderer may therefore have: its
/// loads and its files. What a renderer says of a page is checked here first. Thread:
/// `BrowserMain`.
final class PageRegistry {
  /// How long a page that was left may still store something.
  private static final int LAST_WORDS_MILLIS = 3000;

  private final TaskLoop loop;
  private final TabLoads loads;
  private final SharedWorkerHosts sharedWorkers;
  private final Predicate<String> toPlugin;
  private final Map<PageRef, Tab> tabOfPage = new HashMap<>();
  private final Map<PageRef, Tab> left = new HashMap<>();
  private final Map<RenderProcessHost, SubresourceLoaders> loaders = new HashMap<>();
  private final Map<RenderProcessHost, FileGrants> fileGrants = new HashMap<>();

  /// @param loads start what the pages ask for
  /// @param sharedWorkers have no tab of their own, but owners that do
  /// @param toPlugin whether documents of a type are shown by a plugin
  PageRegistry(
      TaskLoop loop, TabLoads loads, SharedWorkerHosts sharedWorkers, Predicate<String> toPlugin) {
    this.loop = loop;
    this.loads = loads;
    this.sharedWorkers = sharedWorkers;
    this.toPlugin = toPlugin;
  }

  void register(PageRef page, Tab tab) {
    tabOfPage.put(page, tab);
  }

  void unregister(PageRef page) {
    tabOfPage.remove(page);
  }

  /// A page that is being left still stores what its last scripts say.
  void keepForStorage(PageRef page, Tab tab) {
    left.put(page, tab);
    loop.postDelayed(() -> left.remove(page), LAST_WORDS_MILLIS);
  }

  @Nullable Tab tabOf(PageRef page) {
    return tabOfPage.get(page);
  }

  /// As [#tabOf], also for a page that was left just now.
  @Nullable Tab tabOfStorage(PageRef page) {
    Tab tab = tabOfPage.get(page);
    return tab == null ? left.get(page) : tab;
  }

  /// The tab in whose name a page loads; of a shared worker, that of an owner.
  @Nullable Tab tabOfLoads(PageRef page) {
    PageRef owner = sharedWorkers.pageOf(page.host(), page.pageId());
    return tabOfPage.get(owner == null ? page : owner);
  }

  /// What loads for that renderer.
  SubresourceLoaders loadersOf(RenderProcessHost host) {
    return loaders.computeIfAbsent(
        host,
        h -> {
          h.whenGone(status -> loaders.remove(h));
          return new SubresourceLoaders(
              h,
              loads,
              loop,
              pageId -> tabOfLoads(new PageRef(h, pageId)),
              pageId -> tabOfStorage(new PageRef(h, pageId)),
              toPlugin);
        });
  }

  /// The files that a renderer may read.
  FileGrants fileGrants(RenderProcessHost host) {
    return fileGrants.computeIfAbsent(
        host,
        h -> {
          h.whenGone(status -> fileGrants.remove(h));
          return new FileGrants();
        });
  }

  /// The renderers that have had a document of that origin.
  List<RenderProcessHost> hostsOf(String origin) {
    return loaders.entrySet().stream()
        .filter(each -> each.getValue().mayStore(origin))
        .map(Map.Entry::getKey)
        .toList();
  }
}
