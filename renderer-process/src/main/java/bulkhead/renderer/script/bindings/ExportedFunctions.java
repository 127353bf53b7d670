package bulkhead.renderer.script.bindings;

import bulkhead.renderer.script.Realm;
import bulkhead.renderer.script.ScriptException;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.primitive.V8ValueBoolean;
import com.caoccao.javet.values.reference.V8ValueArrayBuffer;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValueObject;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The functions of one realm's bindings that Java calls, and the memory that they read. What they
/// throw is logged, and never reaches the caller. Thread: the isolate's.
final class ExportedFunctions {
  private static final System.Logger LOG = System.getLogger("bulkhead.bindings");

  /// What `start` of `09-start.js` gives back.
  private static final List<String> NAMES =
      List.of(
          "setRows",
          "setBulk",
          "sweep",
          "fire",
          "fireError",
          "errorInHandler",
          "fireRejection",
          "mediaChanged",
          "visualViewportResized",
          "fontsBegan",
          "fontsChanged",
          "timingsArrived",
          "navigationDone",
          "policiesChanged",
          "focusByClick",
          "targetReached",
          "moveFocus",
          "fixFocus",
          "autofocus",
          "hasFocusedArea",
          "eraseListeners",
          "activateByKey",
          "constructForParser",
          "control",
          "afterwards",
          "scriptTerminated",
          "runTask",
          "historyMoved",
          "hideInsecure",
          "beginWorker",
          "workerReady",
          "keepThrown",
          "leave",
          "receiveAway",
          "connectMessaging",
          "deliver",
          "wrap",
          "numberOf",
          "inspect",
          "updateObservations",
          "animationFrame",
          "notifyIntersections",
          "beforeUnload",
          "forward",
          "rebind",
          "nameDocument",
          "lend");

  private final Agent agent;
  private final Realm realm;
  private final V8Runtime v8;
  private final Map<String, V8ValueFunction> functions = new HashMap<>();

  /// What the scripts of this realm know as the rows, and as the lists.
  private @Nullable ByteBuffer rowsShown;

  private @Nullable ByteBuffer bulkShown;

  ExportedFunctions(Agent agent, Realm realm) {
    this.agent = agent;
    this.realm = realm;
    v8 = realm.isolate().runtime();
  }

  /// Takes over what the bindings' start gave back.
  ///
  /// @param rows the memory that the scripts were started with
  /// @param bulk the same of the lists
  void take(V8ValueObject exports, ByteBuffer rows, ByteBuffer bulk) throws JavetException {
    for (String name : NAMES) {
      V8ValueFunction function = exports.get(name);
      functions.put(name, realm.hold(function));
    }
    rowsShown = rows;
    bulkShown = bulk;
  }

  /// Tells this realm's scripts where the rows and the lists are now. While scripts are being ended
  /// none of them hears it: then they are told with the next call.
  void showMemory() {
    if (isMemoryShown() || !realm.isAlive() || functions.isEmpty()) {
      return;
    }
    ByteBuffer rows = agent.tree.memory();
    if (rowsShown != rows && show("setRows", rows)) {
      rowsShown = rows;
    }
    ByteBuffer bulk = agent.bulk;
    if (bulkShown != bulk && show("setBulk", bulk)) {
      bulkShown = bulk;
    }
  }

  private boolean isMemoryShown() {
    return rowsShown == agent.tree.memory() && bulkShown == agent.bulk;
  }

  private boolean show(String function, ByteBuffer memory) {
    V8ValueFunction set = functions.get(function);
    if (set == null) {
      return false;
    }
    Realm before = realm.enter();
    try (V8ValueArrayBuffer buffer = v8.createV8ValueArrayBuffer(memory)) {
      set.callVoid(null, buffer);
      return true;
    } catch (JavetException e) {
      LOG.log(System.Logger.Level.DEBUG, "a realm could not be told of its memory", e);
      return false;
    } finally {
      realm.leave(before);
    }
  }

  /// The function of that name, for who calls it in another way. Not to be closed by the caller.
  V8ValueFunction get(String name) {
    showMemory();
    V8ValueFunction function = functions.get(name);
    if (function == null) {
      throw new IllegalStateException(name);
    }
    return function;
  }

  /// Calls a function for what it does.
  void call(String name, @Nullable Object... arguments) {
    Realm before = realm.enter();
    try {
      get(name).callVoid(null, arguments);
    } catch (JavetException e) {
      report(e);
    } finally {
      realm.leave(before);
    }
  }

  /// Calls a function that answers yes or no; no, where it fails.
  boolean ask(String name, @Nullable Object... arguments) {
    Realm before = realm.enter();
    try (V8Value result = get(name).call(null, arguments)) {
      return result instanceof V8ValueBoolean answer && answer.getValue();
    } catch (JavetException e) {
      report(e);
      return false;
    } finally {
      realm.leave(before);
    }
  }

  static void report(JavetException e) {
    try (ScriptException ended = ScriptException.of(e)) {
      if (ended.kind() != ScriptException.Kind.TERMINATED) {
        LOG.log(System.Logger.Level.WARNING, "the bindings failed: " + ended.getMessage());
      }
    }
  }
}
