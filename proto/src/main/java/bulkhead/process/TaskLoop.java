package bulkhead.process;

import java.util.PriorityQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The task queue of one thread that owns things: RendererMain, GpuMain, PluginMain, BrowserMain.
/// Tasks are posted from any thread and run on the thread that called [#run()], in the order in
/// which they could have: one of a timer has its turn from when it was due.
public final class TaskLoop implements Executor {
  private record Ready(long sinceNanos, Runnable task) {}

  private record Delayed(long dueNanos, long order, Runnable task) {}

  /// Whoever waits for an answer must not take the thread for dead.
  private static final long LONGEST_REST_NANOS = TimeUnit.SECONDS.toNanos(5);

  private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final Runnable WAKE_UP = () -> {};

  private final String name;
  private final LinkedBlockingQueue<Ready> tasks = new LinkedBlockingQueue<>();
  private final PriorityQueue<Delayed> delayed =
      new PriorityQueue<>(
          (a, b) ->
              a.dueNanos != b.dueNanos
                  ? Long.compare(a.dueNanos - b.dueNanos, 0)
                  : Long.compare(a.order, b.order));
  private long delayedOrder;
  private volatile Runnable betweenTasks = WAKE_UP;
  private volatile double slowdown = 1;
  private volatile @Nullable Thread owner;
  private volatile boolean quit;

  public TaskLoop(String name) {
    this.name = name;
  }

  public String name() {
    return name;
  }

  @Override
  public void execute(Runnable task) {
    tasks.add(new Ready(System.nanoTime(), task));
  }

  /// Runs `task` on the owning thread in `millis` milliseconds, or later. Any thread.
  public void postDelayed(Runnable task, long millis) {
    synchronized (delayed) {
      long due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
      delayed.add(new Delayed(due, delayedOrder++, task));
    }
    execute(WAKE_UP);
  }

  /// Has the owning thread run `run` after each task, before the next. Any thread.
  public void setBetweenTasks(Runnable run) {
    betweenTasks = run;
  }

  /// Has the owning thread rest after each task, so that tasks get on as they would on a processor
  /// that many times as slow. Any thread.
  ///
  /// @param factor 1 or more
  public void setSlowdown(double factor) {
    slowdown = factor;
  }

  public boolean isOwner() {
    return Thread.currentThread() == owner;
  }

  /// For the first line of a method that only the owning thread may call; checked where assertions
  /// are on.
  public void assertOwner() {
    assert isOwner() : Thread.currentThread().getName() + " called what " + name + " owns";
  }

  /// Takes the calling thread: names it, and runs tasks until [#quit()]. A task's exception is
  /// logged and ends only that task; an error ends the loop.
  public void run() {
    Thread thread = Thread.currentThread();
    thread.setName(name);
    owner = thread;
    while (!quit) {
      Runnable task = next();
      if (task == null) {
        continue;
      }
      long start = System.nanoTime();
      try {
        task.run();
      } catch (RuntimeException e) {
        System.getLogger("bulkhead.process")
            .log(System.Logger.Level.ERROR, "a task of " + name + " failed", e);
      }
      betweenTasks.run();
      rest(start);
    }
  }

  private void rest(long start) {
    double factor = slowdown;
    if (factor <= 1) {
      return;
    }
    long now = System.nanoTime();
    long end = now + Math.min((long) ((factor - 1) * (now - start)), LONGEST_REST_NANOS);
    while (!quit && end - now > 0) {
      LockSupport.parkNanos(Math.min(end - now, REST_NANOS));
      now = System.nanoTime();
    }
  }

  private @Nullable Runnable next() {
    long waitNanos;
    synchronized (delayed) {
      Delayed first = delayed.peek();
      waitNanos = first == null ? Long.MAX_VALUE : first.dueNanos - System.nanoTime();
      Ready before = tasks.peek();
      if (first != null
          && waitNanos <= 0
          && (before == null || first.dueNanos - before.sinceNanos < 0)) {
        delayed.remove();
        return first.task;
      }
    }
    try {
      Ready ready =
          waitNanos == Long.MAX_VALUE
              ? tasks.take()
              : tasks.poll(Math.max(0, waitNanos), TimeUnit.NANOSECONDS);
      return ready == null ? null : ready.task;
    } catch (InterruptedException e) {
      quit = true;
      return null;
    }
  }

  /// Ends [#run()] after the task that runs now. Any thread.
  public void quit() {
    quit = true;
    execute(WAKE_UP);
  }
}
