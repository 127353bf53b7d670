package bulkhead.gpu;

import bulkhead.gpu.display.Timers;
import bulkhead.process.TaskLoop;

/// Real time on the process's loop, whose timers count whole milliseconds: a task may run up to
/// half of one early.
record LoopTimers(TaskLoop loop) implements Timers {
  private static final long NANOS_PER_MILLI = 1_000_000;

  @Override
  public long now() {
    return System.nanoTime();
  }

  @Override
  public void at(long nanos, Runnable task) {
    long delay = Math.max(0, nanos - now());
    loop.postDelayed(task, (delay + NANOS_PER_MILLI / 2) / NANOS_PER_MILLI);
  }
}
