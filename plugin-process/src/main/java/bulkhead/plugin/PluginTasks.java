package bulkhead.plugin;

import java.util.concurrent.Executor;

/// The task queue of `PluginMain`. Any thread.
public interface PluginTasks extends Executor {
  /// Runs the task in `millis` milliseconds, or later.
  void postDelayed(Runnable task, long millis);
}
