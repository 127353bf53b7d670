package bulkhead.gpu.display;

/// Time, and tasks on the thread `GpuMain`.
public interface Timers {
  /// CLOCK_MONOTONIC in nanoseconds.
  long now();

  /// Runs the task on `GpuMain` at about that time; at once when it has passed.
  void at(long nanos, Runnable task);
}
