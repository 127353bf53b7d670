package bulkhead.browser.process;

import bulkhead.process.TaskLoop;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Whether there is time for best-effort work, for which nobody waits: a spare process, and what
/// processes do to be quicker later. There is none while a page loads or a user acts, for that may
/// need every processor. Thread: `BrowserMain`.
public final class BestEffort {
  /// So long after the last input a user may still be scrolling or typing.
  private static final int QUIET_MILLIS = 500;

  private final TaskLoop model;
  private final BooleanSupplier loading;
  private final Consumer<Boolean> changed;
  private boolean allowed = true;
  private long lastInput = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(QUIET_MILLIS);

  /// @param loading whether any page is being loaded
  /// @param changed hears each new answer of [#isAllowed]
  BestEffort(TaskLoop model, BooleanSupplier loading, Consumer<Boolean> changed) {
    this.model = model;
    this.loading = loading;
    this.changed = changed;
  }

  public boolean isAllowed() {
    return allowed;
  }

  /// A page has begun to load.
  public void loadStarted() {
    disturbed();
  }

  /// A user has pressed, turned or typed something.
  public void userInput() {
    lastInput = System.nanoTime();
    disturbed();
  }

  private void disturbed() {
    model.assertOwner();
    if (allowed) {
      allowed = false;
      changed.accept(false);
      model.postDelayed(this::look, QUIET_MILLIS);
    }
  }

  private void look() {
    long since = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - lastInput);
    if (since < QUIET_MILLIS || loading.getAsBoolean()) {
      model.postDelayed(this::look, QUIET_MILLIS);
      return;
    }
    allowed = true;
    changed.accept(true);
  }
}
