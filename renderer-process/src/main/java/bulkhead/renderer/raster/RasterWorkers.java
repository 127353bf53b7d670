package bulkhead.renderer.raster;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;

/// The threads `RasterWorker-1` to `RasterWorker-N`. Any thread may hand them work.
///
/// Work runs in the order it came. Which tile is urgent changes with every scroll, so the
/// compositor keeps its own order and hands over only what can begin soon.
public final class RasterWorkers implements Executor, AutoCloseable {
  private static final Runnable END = () -> {};

  private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
  private final List<Thread> threads = new ArrayList<>();

  public RasterWorkers(int count) {
    for (int i = 1; i <= count; i++) {
      Thread thread = new Thread(this::work, "RasterWorker-" + i);
      thread.setDaemon(true);
      threads.add(thread);
      thread.start();
    }
  }

  /// How many threads there are.
  public int count() {
    return threads.size();
  }

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
  }

  private void work() {
    try {
      while (true) {
        Runnable task = tasks.take();
        if (task == END) {
          return;
        }
        run(task);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      System.getLogger("bulkhead.renderer.raster")
          .log(System.Logger.Level.ERROR, "a raster task failed", e);
    }
  }

  /// Lets the threads end after the work that is already there. Does not wait for them.
  @Override
  public void close() {
    for (int i = 0; i < threads.size(); i++) {
      tasks.add(END);
    }
  }
}
