package bulkhead.browser.ui;

import java.awt.EventQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// Runs tasks on AWT's event thread, in the order in which they come. Those that come before AWT is
/// loaded wait for it; where it cannot be loaded, they never run, and the caller meets none of its
/// errors. Thread: any thread may call.
final class EventThread implements Executor {
  private CompletableFuture<?> last;

  /// @param ready done when AWT is loaded; fails when there is no window system
  EventThread(CompletableFuture<?> ready) {
    this.last = ready;
  }

  @Override
  public synchronized void execute(Runnable task) {
    last = last.thenRun(() -> EventQueue.invokeLater(task));
  }
}
