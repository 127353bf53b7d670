package bulkhead.browser.tab;

import bulkhead.browser.ui.TabState;
import bulkhead.ipc.api.Done;
import bulkhead.ipc.Outcome;
import bulkhead.process.TaskLoop;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/// Notices a page that does not answer input: after 3 s a badge, after 15 s the window offers to
/// end it, as it does with one that has not taken a document after 30 s. Thread: `BrowserMain`.
final class Responsiveness {
  static final int SLOW_MILLIS = 3_000;
  static final int HUNG_MILLIS = 15_000;

  /// Chromium's commit timeout.
  static final int DOCUMENT_MILLIS = 30_000;

  private final TaskLoop loop;
  private final Runnable changed;
  private TabState.Responsiveness state = TabState.Responsiveness.RESPONSIVE;
  private long generation;
  private int unanswered;
  private final int documentMillis;
  private boolean forDocument;

  Responsiveness(TaskLoop loop, Runnable changed) {
    this(loop, changed, DOCUMENT_MILLIS);
  }

  /// @param documentMillis a page that has not taken a document after this time does not respond
  Responsiveness(TaskLoop loop, Runnable changed, int documentMillis) {
    this.documentMillis = documentMillis;
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
    Outcome.either(answer, loop,
        (done, failure) -> {
          if (done != null && sentIn <= generation) {
            answered();
          }
        });
  }

  /// A document was sent to a page.
  ///
  /// @param awaited whether the page has not taken it yet, and is still meant to
  void sentDocument(BooleanSupplier awaited) {
    loop.postDelayed(
        () -> {
          if (awaited.getAsBoolean()) {
            forDocument = true;
            set(TabState.Responsiveness.HUNG);
            sentDocument(awaited); // the user may give it more time
          }
        },
        documentMillis);
  }

  /// Whether it is for a document that the page is waited for in vain.
  boolean isForDocument() {
    return forDocument;
  }

  /// The document that was sent last is not awaited any more.
  void documentOver() {
    if (forDocument) {
      reset();
    }
  }

  private void answered() {
    // Inputs are handled in order: one answer proves that the page is alive.
    generation++;
    unanswered = 0;
    forDocument = false;
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
