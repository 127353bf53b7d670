package bulkhead.renderer;

import bulkhead.process.TaskLoop;
import bulkhead.renderer.script.Realm;
import bulkhead.renderer.script.ScriptIsolate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// Ends a script that keeps `RendererMain` from leaving its document: the user goes elsewhere,
/// stops or closes the page, and nothing happens, because the script does not end by itself.
/// Safe from any thread.
///
/// ```
/// ChildIO: expect() ── 150 ms ──> a look ── 150 ms ──> still not begun(), and the task that runs
///                                   is the one that was running at the look before: its script is
///                                   terminated
/// ```
///
/// A task is looked at twice because a process that has no processor, or stands still, does not
/// come to what was asked of it either: its short scripts are not to be ended for that.
final class RunawayScripts {
  private static final int PATIENCE_MILLIS = 300;

  /// How long a document's last scripts may take; Chromium's.
  private static final int LAST_MILLIS = 1000;

  /// Runs a task once, in so many milliseconds, on a thread that is never busy for long.
  interface Timer {
    void postDelayed(Runnable task, long millis);
  }

  private final Timer timer;
  private final Map<Long, Integer> pending = new HashMap<>(); // by number: the page
  private static final int ANY_PAGE = 0;

  private @Nullable ScriptIsolate isolate;
  private ToIntFunction<Realm> pageOf = realm -> ANY_PAGE;
  private long last;
  private volatile boolean terminating;

  /// The number of tasks that `RendererMain` has ended.
  private volatile long tasks;

  RunawayScripts(Timer timer) {
    this.timer = timer;
  }

  /// @param main the loop that runs the scripts
  /// @param pages tells the page of a realm, on any thread; 0 for none
  synchronized void watch(TaskLoop main, ScriptIsolate scripts, ToIntFunction<Realm> pages) {
    isolate = scripts;
    pageOf = pages;
    main.setBetweenTasks(this::taskEnded);
  }

  /// A script that was to end has ended, or there was none in that task: the next task's may run.
  @SuppressWarnings("NonAtomicOperationOnVolatileField") // written by RendererMain alone
  private void taskEnded() {
    tasks++;
    if (terminating) {
      resume();
    }
  }

  private synchronized void resume() {
    ScriptIsolate scripts = isolate;
    if (terminating && scripts != null) {
      terminating = false;
      scripts.resume();
    }
  }

  /// Something has been asked of `RendererMain` that is not to wait for a script. Comes before it
  /// is posted there.
  /// @param pageId whose scripts are ended for it; another page's are waited for
  /// @return what [#begin] is told
  long expect(int pageId) {
    return expect(pageId, PATIENCE_MILLIS);
  }

  /// As [#expect].
  ///
  /// @return tells that `RendererMain` has come to it
  Runnable expected(int pageId) {
    long number = expect(pageId);
    return () -> begin(number);
  }

  private long expect(int pageId, int millis) {
    long number;
    synchronized (this) {
      number = ++last;
      pending.put(number, pageId);
    }
    timer.postDelayed(() -> look(number, -1, millis / 2), millis / 2);
    return number;
  }

  /// @param ran [#tasks] at the look before
  private synchronized void look(long number, long ran, int millis) {
    ScriptIsolate scripts = isolate;
    Integer page = pending.get(number);
    if (page == null || scripts == null) {
      return;
    }
    if (ran == tasks) {
      Realm running = scripts.current();
      int owner = running == null ? ANY_PAGE : pageOf.applyAsInt(running);
      if (page == ANY_PAGE || owner == ANY_PAGE || owner == page) {
        terminating = true;
        scripts.terminate();
      }
    }
    long now = tasks;
    timer.postDelayed(() -> look(number, now, millis), millis);
  }

  /// `RendererMain` has come to what was expected.
  void begin(long number) {
    synchronized (this) {
      pending.remove(number);
    }
    resume();
  }

  /// Runs on `RendererMain` what scripts may do last: not for long.
  void bounded(Runnable run) {
    long number = expect(ANY_PAGE, LAST_MILLIS);
    try {
      run.run();
    } finally {
      begin(number);
    }
  }
}
