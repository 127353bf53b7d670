package bulkhead.browser.tab;

import bulkhead.ipc.BadMessage;
import bulkhead.ipc.api.Done;
import bulkhead.ipc.api.DumpRequest;
import bulkhead.ipc.api.PageRequest;
import bulkhead.ipc.Outcome;
import bulkhead.process.TaskLoop;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// What pages are asked to tell of themselves, as text, and when their picture is whole. Thread:
/// `BrowserMain`.
public final class PageCaptures {
  private final PluginProcesses plugins;
  private final TaskLoop loop;
  private final Map<PageRef, StringBuilder> dumps = new HashMap<>();
  private final Map<PageRef, CompletableFuture<String>> dumpAnswers = new HashMap<>();

  PageCaptures(PluginProcesses plugins, TaskLoop loop) {
    this.plugins = plugins;
    this.loop = loop;
  }

  void pageGone(PageRef page) {
    dumps.remove(page);
    CompletableFuture<String> dump = dumpAnswers.remove(page);
    if (dump != null) {
      dump.completeExceptionally(new IllegalStateException("the page is gone"));
    }
  }

  /// The page's text of that kind. Fails when the page's process dies meanwhile.
  public CompletableFuture<String> dump(Tab tab, DumpRequest.What what) {
    return dump(tab, what, "");
  }

  /// @param selector of the elements whose computed values are dumped
  public CompletableFuture<String> dump(Tab tab, DumpRequest.What what, String selector) {
    PageRef page = tab.page();
    if (page == null) {
      return CompletableFuture.failedFuture(new IllegalStateException("there is no page"));
    }
    CompletableFuture<String> answer = new CompletableFuture<>();
    dumps.put(page, new StringBuilder());
    dumpAnswers.put(page, answer);
    page.host()
        .withPage(
            p ->
                p.dump(
                    DumpRequest.newBuilder()
                        .setPageId(page.pageId())
                        .setWhat(what)
                        .setSelector(selector)
                        .build()));
    return answer;
  }

  /// Characters of one dump.
  private static final int MOST_DUMP = 512 << 20;

  /// @throws BadMessage if the page says too much
  void dumped(PageRef page, String text, boolean last) {
    StringBuilder dump = dumps.get(page);
    if (dump == null) {
      return;
    }
    if (dump.length() + text.length() > MOST_DUMP) {
      throw new BadMessage("a dump of more than " + MOST_DUMP + " characters");
    }
    dump.append(text);
    if (last) {
      dumps.remove(page);
      CompletableFuture<String> answer = dumpAnswers.remove(page);
      if (answer != null) {
        answer.complete(dump.toString());
      }
    }
  }

  /// How long a picture of a page waits for the page's plugins.
  private static final int PLUGIN_PATIENCE_SECONDS = 20;

  /// Completes when all that is loaded now has been drawn by the GPU process, what plugins show
  /// too.
  public CompletableFuture<Done> awaitFrame(Tab tab) {
    PageRef page = tab.page();
    if (page == null) {
      return CompletableFuture.failedFuture(new IllegalStateException("there is no page"));
    }
    return awaitFrame(page)
        .thenComposeAsync(
            done -> {
              CompletableFuture<Void> settled = plugins.settled(page);
              return settled.isDone()
                  ? CompletableFuture.completedFuture(done)
                  : settled
                      .completeOnTimeout(null, PLUGIN_PATIENCE_SECONDS, TimeUnit.SECONDS)
                      .thenComposeAsync(shown -> awaitFrame(page), loop);
            },
            loop);
  }

  private CompletableFuture<Done> awaitFrame(PageRef page) {
    CompletableFuture<Done> answer = new CompletableFuture<>();
    page.host()
        .withPage(
            p ->
                Outcome.either(
                p.awaitFrame(PageRequest.newBuilder().setPageId(page.pageId()).build()),
                loop,
                        (done, failure) -> {
                          if (done != null) {
                            answer.complete(done);
                          } else {
                            answer.completeExceptionally(
                                failure == null ? new IllegalStateException() : failure);
                          }
                        }));
    return answer;
  }
}
