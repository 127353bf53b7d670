package bulkhead.renderer;

import bulkhead.process.TaskLoop;
import bulkhead.renderer.script.ScriptIsolate;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Ends a script that keeps `RendererMain` from leaving its document: the user goes elsewhere,
/// stops or closes the page, and nothing happens, because the script does not end by itself.
/// Safe from any thread.
///
/// ```
/// ChildIO: expect() ── 300 ms ──> still not begun(): the script that runs is terminated
/// ```
final class RunawayScripts {
  private static final int PATIENCE_MILLIS = 300;

  /// How long a document's last scripts may take; Chromium's.
  private static final int LAST_MILLIS = 1000;

  private final TaskLoop timer;
  private final Set<Long> pending = new HashSet<>();
  private @Nullable ScriptIsolate isolate;
  private long last;
  private boolean terminating;

  /// @param timer a loop that is never busy for long
  RunawayScripts(TaskLoop timer) {
    this.timer = timer;
  }

  synchronized void watch(ScriptIsolate scripts) {
    isolate = scripts;
  }

  /// Something has been asked of `RendererMain` that is not to wait for a script. Comes before it
  /// is posted there.
  /// @return what [#begin] is told
  long expect() {
    return expect(PATIENCE_MILLIS);
  }

  private long expect(int millis) {
    long number;
    synchronized (this) {
      number = ++last;
      pending.add(number);
    }
    timer.postDelayed(() -> late(number), millis);
    return number;
  }

  private synchronized void late(long number) {
    ScriptIsolate scripts = isolate;
    if (pending.contains(number) && scripts != null) {
      terminating = true;
      scripts.terminate();
      timer.postDelayed(() -> late(number), PATIENCE_MILLIS);
    }
  }

  /// `RendererMain` has come to what was expected.
  synchronized void begin(long number) {
    pending.remove(number);
    ScriptIsolate scripts = isolate;
    if (terminating && scripts != null) {
      terminating = false;
      scripts.resume();
    }
  }

  /// Runs on `RendererMain` what scripts may do last: not for long.
  void bounded(Runnable run) {
    long number = expect(LAST_MILLIS);
    try {
      run.run();
    } finally {
      begin(number);
    }
  }
}
