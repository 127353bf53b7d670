package bulkhead.browser.tab;

import bulkhead.browser.ui.TabState;
import bulkhead.ipc.api.Done;
import bulkhead.process.TaskLoop;
import java.util.concurrent.CompletableFuture;

/// Notices a page that does not answer input: after 3 s a badge, after 15 s the window offers to
/// end it. Thread: `BrowserMain`.
final class Responsiveness {
  static final int SLOW_MILLIS = 3_000;
  static final int HUNG_MILLIS = 15_000;

  private final TaskLoop loop;
  private final Runnable changed;
  private TabState.Responsiveness state = TabState.Responsiveness.RESPONSIVE;
  private long generation;
  private int unanswered;

  Responsiveness(TaskLoop loop, Runnable changed) {
    this.loop = loop;
    this.changed = changed;
  }

  TabState.Responsiveness state() {
    return state;
  }

  /// An input was sent; `answer` completes when the page has handled it.
  void sent(CompletableFuture<Done> answer) {
    if (unanswered++ == 0) {
      long watched = generation;
      loop.postDelayed(() -> late(watched, TabState.Responsiveness.SLOW), SLOW_MILLIS);
      loop.postDelayed(() -> late(watched, TabState.Responsiveness.HUNG), HUNG_MILLIS);
    }
    long sentIn = generation;
    answer.whenCompleteAsync(
        (done, failure) -> {
          if (done != null && sentIn <= generation) {
            answered();
          }
        },
        loop);
  }

  private void answered() {
    // Inputs are handled in order: one answer proves that the page is alive.
    generation++;
    unanswered = 0;
    set(TabState.Responsiveness.RESPONSIVE);
  }

  private void late(long watched, TabState.Responsiveness lateness) {
    if (generation == watched && unanswered > 0) {
      set(lateness);
    }
  }

  /// The user gives the page more time, or it has another document.
  void reset() {
    answered();
  }

  private void set(TabState.Responsiveness now) {
    if (state != now) {
      state = now;
      changed.run();
    }
  }
}
