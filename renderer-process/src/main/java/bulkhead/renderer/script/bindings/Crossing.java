package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.DomException;
import bulkhead.renderer.dom.ScriptObject;
import bulkhead.renderer.script.PostConnectionSteps;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.primitive.V8ValueString;
import java.nio.DoubleBuffer;
import java.nio.IntBuffer;
import org.jspecify.annotations.Nullable;

/// One call from JavaScript: its arguments, and where the result goes. There is one object for each
/// depth of nesting only in so far as the generated code reads all arguments before it calls, and
/// writes the result after. Thread: the isolate's.
final class Crossing {
  private static final System.Logger LOG = System.getLogger("bulkhead.bindings");
  private static final int FAILED = 1;
  private static final int NOTED = 2;

  private final RealmBindings runtime;
  private final V8Runtime v8;
  private final PostConnectionSteps insertions;
  private final IntBuffer integers;
  private final DoubleBuffer reals;
  private V8Value[] strings = {};
  private @Nullable V8Value result;

  Crossing(RealmBindings runtime, V8Runtime v8, Agent agent) {
    this.runtime = runtime;
    this.v8 = v8;
    this.insertions = runtime.realm().isolate().postConnection();
    this.integers = agent.exchange.asIntBuffer();
    this.reals =
        agent
            .exchange
            .slice(Agent.DOUBLES, agent.exchange.capacity() - Agent.DOUBLES)
            .order(agent.exchange.order())
            .asDoubleBuffer();
  }

  /// Runs the operation that the exchange names.
  V8Value run(V8Value... arguments) {
    strings = arguments;
    result = null;
    int status = 0;
    try {
      Bindings.call(this, (integers.get(0) >>> 2) - 1);
    } catch (DomException e) {
      runtime.failed(e.name(), e.getMessage());
      status = FAILED;
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      LOG.log(System.Logger.Level.WARNING, "a call from script failed", e);
      runtime.failed(
          e instanceof StackOverflowError ? "RangeError" : "InternalError", e.toString());
      status = FAILED;
    }
    V8Value returned = result;
    if (insertions.areDue()) {
      // They use the exchange too.
      int integer = integers.get(1);
      double real = reals.get(0);
      insertions.run();
      integers.put(1, integer);
      reals.put(0, real);
    }
    if (runtime.leaveNotes()) {
      status |= NOTED;
    }
    integers.put(0, status);
    return returned != null ? returned : v8.createV8ValueNull();
  }

  RealmBindings runtime() {
    return runtime;
  }

  int integer(int at) {
    return integers.get(at);
  }

  boolean bool(int at) {
    return integers.get(at) != 0;
  }

  double real(int at) {
    return reals.get(at);
  }

  ScriptObject object(int at) {
    ScriptObject object = runtime.tree().object(integers.get(at));
    if (object == null) {
      throw DomException.type("not an object of the expected type");
    }
    return object;
  }

  @Nullable ScriptObject objectOrNull(int at) {
    int number = integers.get(at);
    return number == 0 ? null : runtime.tree().object(number);
  }

  String string(int at) {
    String text = stringOrNull(at);
    return text == null ? "" : text;
  }

  @Nullable String stringOrNull(int at) {
    return strings[at] instanceof V8ValueString text ? text.getValue() : null;
  }

  void result(int value) {
    integers.put(1, value);
  }

  void result(boolean value) {
    integers.put(1, value ? 1 : 0);
  }

  void resultReal(double value) {
    reals.put(0, value);
  }

  void resultObject(@Nullable ScriptObject object) {
    integers.put(1, object == null ? 0 : runtime.tree().numberOf(object));
  }

  void resultString(@Nullable String text) {
    try {
      result = text == null ? v8.createV8ValueNull() : v8.createV8ValueString(text);
    } catch (JavetException e) {
      throw new IllegalStateException(e);
    }
  }
}
