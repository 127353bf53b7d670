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
/// ChildIO: expect() ── 300 ms ──> still not begun(): the script that runs is terminated
/// ```
final class RunawayScripts {
  private static final int PATIENCE_MILLIS = 300;

  /// How long a document's last scripts may take; Chromium's.
  private static final int LAST_MILLIS = 1000;

  private final TaskLoop timer;
  private final Map<Long, Integer> pending = new HashMap<>(); // by number: the page
  private static final int ANY_PAGE = 0;

  private @Nullable ScriptIsolate isolate;
  private ToIntFunction<Realm> pageOf = realm -> ANY_PAGE;
  private long last;
  private boolean terminating;

  /// @param timer a loop that is never busy for long
  RunawayScripts(TaskLoop timer) {
    this.timer = timer;
  }

  /// @param pages tells the page of a realm, on any thread; 0 for none
  synchronized void watch(ScriptIsolate scripts, ToIntFunction<Realm> pages) {
    isolate = scripts;
    pageOf = pages;
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
    timer.postDelayed(() -> late(number), millis);
    return number;
  }

  private synchronized void late(long number) {
    ScriptIsolate scripts = isolate;
    Integer page = pending.get(number);
    if (page != null && scripts != null) {
      Realm running = scripts.current();
      int owner = running == null ? ANY_PAGE : pageOf.applyAsInt(running);
      if (page == ANY_PAGE || owner == ANY_PAGE || owner == page) {
        terminating = true;
        scripts.terminate();
      }
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
    long number = expect(ANY_PAGE, LAST_MILLIS);
    try {
      run.run();
    } finally {
      begin(number);
    }
  }
}
