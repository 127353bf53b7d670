package bulkhead.renderer.script;

import bulkhead.process.TaskLoop;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.V8ScriptOrigin;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.primitive.V8ValueBoolean;
import com.caoccao.javet.values.primitive.V8ValueInteger;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValueObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The event loop of one isolate's thread (HTML §8.1.7), on top of its [TaskLoop]: timers,
/// animation frames, idle callbacks, and what follows each task that ran script. Install it into
/// the isolate before the bindings. Thread: the isolate's.
///
/// A microtask checkpoint needs no call of ours: V8 performs one when the last script on the stack
/// returns to Java.
public final class EventLoop implements RealmInstaller {
  /// What differs between a page and a worker.
  public interface Host {
    /// A realm has asked for an animation frame; the next one calls [EventLoop#runFrames].
    void frameWanted(Realm realm);

    /// The least time to a timer's task: more in pages that nobody sees.
    default long leastDelayMillis(Realm realm) {
      return 0;
    }

    /// A task that may have run script has ended.
    default void taskEnded(Realm realm) {}
  }

  private static final long IDLE_PERIOD_MILLIS = 50;
  private static final int MOST_DELAY_MILLIS = Integer.MAX_VALUE;

  /// How long after the last task V8's are still looked for.
  private static final long LOOK_NANOS = TimeUnit.MINUTES.toNanos(2);

  /// Of the time that has passed, the part that passes until V8's tasks are looked for again.
  private static final int LOOK_SHARE = 4;

  /// A series of looks that has just begun serves for the tasks that follow.
  private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final TaskLoop tasks;
  private final Host host;
  private final ErrorReports reports;

  /// The present series of looks for V8's tasks: its number, and when it began.
  private int looks;

  private long looksBegan = System.nanoTime() - LOOK_NANOS;

  public EventLoop(TaskLoop tasks, Host host, ErrorReports reports) {
    this.tasks = tasks;
    this.host = host;
    this.reports = reports;
  }

  public ErrorReports reports() {
    return reports;
  }

  /// What `loop.js` made in one realm.
  private record Functions(Map<String, V8ValueFunction> byName) {
    V8ValueFunction get(String name) {
      V8ValueFunction function = byName.get(name);
      if (function == null) {
        throw new IllegalStateException(name);
      }
      return function;
    }
  }

  @Override
  public void install(Realm realm) throws ScriptException {
    V8Runtime v8 = realm.isolate().runtime();
    realm.put(
        TimeOrigin.class,
        realm.scope() instanceof RealmScope.Window window
            ? TimeOrigin.at(window.document().timeOriginNanos())
            : TimeOrigin.now());
    realm.put(EventLoop.class, this);
    try (V8ValueFunction start =
            v8.execute(
                EngineScript.EVENT_LOOP.text(), null, new V8ScriptOrigin("bulkhead:loop"), true);
        V8ValueFunction timerDue =
            Callbacks.action(
                v8, "timerDue", values -> timerDue(realm, number(values, 0), number(values, 1)));
        V8ValueFunction frameWanted =
            Callbacks.action(v8, "frameWanted", values -> host.frameWanted(realm));
        V8ValueFunction idleWanted =
            Callbacks.action(
                v8,
                "idleWanted",
                values -> idleWanted(realm, number(values, 0), number(values, 1)));
        V8ValueFunction reported =
            Callbacks.action(v8, "reported", values -> reports.report(realm, values[0]));
        V8ValueFunction now =
            Callbacks.function(
                v8,
                "now",
                values -> v8.createV8ValueDouble(originOf(realm).millis(System.nanoTime())));
        V8ValueFunction importing =
            Callbacks.function(
                v8,
                "importing",
                values ->
                    v8.createV8ValueString(Modules.importing(realm, String.valueOf(values[0]))));
        V8ValueObject made =
            start.call(null, timerDue, frameWanted, idleWanted, reported, now, importing)) {
      Map<String, V8ValueFunction> functions = new HashMap<>();
      for (String name : List.of("runTimer", "beginFrame", "runFrame", "runIdle", "nothing")) {
        V8ValueFunction function = made.get(name);
        functions.put(name, realm.hold(function));
      }
      realm.put(Functions.class, new Functions(functions));
      made.invokeVoid("install", !(realm.scope() instanceof RealmScope.Worker));
    } catch (JavetException e) {
      throw ScriptException.of(e);
    }
  }

  /// A realm that goes on with another document counts from that one's beginning.
  private static TimeOrigin originOf(Realm realm) {
    TimeOrigin origin = realm.get(TimeOrigin.class);
    return origin == null ? TimeOrigin.now() : origin;
  }

  private static int number(V8Value[] values, int index) {
    return index < values.length && values[index] instanceof V8ValueInteger integer
        ? integer.getValue()
        : 0;
  }

  /// Queues a task. It does not run when the realm's document has gone by then.
  public void post(Realm realm, Runnable task) {
    tasks.execute(() -> run(realm, task));
  }

  /// As [#post], in `millis` milliseconds or later.
  public void postDelayed(Realm realm, Runnable task, long millis) {
    tasks.postDelayed(() -> run(realm, task), millis);
  }

  private void run(Realm realm, Runnable task) {
    if (realm.isAlive()) {
      task.run();
      taskEnded(realm);
    }
  }

  /// To be called at the end of each task that may have run script in this realm: tells of promises
  /// that nobody handles.
  public void taskEnded(Realm realm) {
    host.taskEnded(realm);
    reports.notifyRejections();
    realm.isolate().pumpEngineTasks();
    if (System.nanoTime() - looksBegan > FRESH_NANOS) {
      looksBegan = System.nanoTime();
      looks++;
      lookLater(realm, looks);
    }
  }

  /// V8's own threads leave tasks to this one, such as what follows when WebAssembly code has been
  /// compiled, and tell nobody. So they are looked for after each task: soon, and then ever more
  /// rarely.
  private void lookLater(Realm realm, int series) {
    long passed = System.nanoTime() - looksBegan;
    if (passed < LOOK_NANOS) {
      long millis = 1 + TimeUnit.NANOSECONDS.toMillis(passed / LOOK_SHARE);
      tasks.postDelayed(() -> look(realm, series), millis);
    }
  }

  private void look(Realm realm, int series) {
    if (series != looks || realm.isolate().isClosed()) {
      return;
    }
    realm.isolate().pumpEngineTasks();
    if (realm.isAlive()) {
      host.taskEnded(realm);
    }
    reports.notifyRejections();
    lookLater(realm, series);
  }

  /// Performs a microtask checkpoint, unless a script runs.
  public void microtaskCheckpoint(Realm realm) {
    call(realm, "nothing");
  }

  private void timerDue(Realm realm, int id, int delay) {
    long millis = Math.clamp(Math.max(delay, host.leastDelayMillis(realm)), 0L, MOST_DELAY_MILLIS);
    postDelayed(realm, () -> call(realm, "runTimer", id), millis);
  }

  private void idleWanted(Realm realm, int id, int timeout) {
    // Tasks that wait already come first.
    postDelayed(realm, () -> post(realm, () -> runIdle(realm, id, false)), 1);
    if (timeout > 0) {
      postDelayed(realm, () -> runIdle(realm, id, true), timeout);
    }
  }

  private void runIdle(Realm realm, int id, boolean timedOut) {
    Functions functions = realm.get(Functions.class);
    if (functions != null) {
      double end = originOf(realm).millis(System.nanoTime()) + (timedOut ? 0 : IDLE_PERIOD_MILLIS);
      call(realm, "runIdle", id, end, timedOut);
    }
  }

  /// Runs the animation frame callbacks that were asked for up to now (HTML §8.1.7.3, "update the
  /// rendering", and §8.7, "run the animation frame callbacks").
  public void runFrames(Realm realm, long frameTimeNanos) {
    Functions functions = realm.get(Functions.class);
    if (functions == null || !realm.isAlive() || !call(realm, "beginFrame")) {
      return;
    }
    double time = originOf(realm).millis(frameTimeNanos);
    while (realm.isAlive() && call(realm, "runFrame", time)) {
      // One callback for each call.
    }
    taskEnded(realm);
  }

  /// Calls one of the functions; what it throws is reported, and counts as true: there may be more.
  private boolean call(Realm realm, String name, Object... arguments) {
    Functions functions = realm.get(Functions.class);
    if (functions == null) {
      return false;
    }
    Realm before = realm.enter();
    try (V8Value result = functions.get(name).call(null, arguments)) {
      return result instanceof V8ValueBoolean answer && answer.getValue();
    } catch (JavetException e) {
      try (ScriptException thrown = ScriptException.of(e)) {
        reports.report(realm, thrown);
        return thrown.kind() != ScriptException.Kind.TERMINATED;
      }
    } finally {
      realm.leave(before);
    }
  }
}
