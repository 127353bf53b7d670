package bulkhead.renderer.script;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.callback.IJavetDirectCallable;
import com.caoccao.javet.interop.callback.JavetCallbackContext;
import com.caoccao.javet.interop.callback.JavetCallbackType;
import com.caoccao.javet.values.reference.V8ValueFunction;

/// Functions for scripts that run Java, made in the realm that has been entered; the caller closes
/// them. Thread: the isolate's.
public final class Callbacks {
  private Callbacks() {}

  /// A function without a value.
  public static V8ValueFunction action(
      V8Runtime v8, String name, IJavetDirectCallable.NoThisAndNoResult<JavetException> action)
      throws JavetException {
    return v8.createV8ValueFunction(
        new JavetCallbackContext(name, JavetCallbackType.DirectCallNoThisAndNoResult, action));
  }

  /// A function that returns a value.
  public static V8ValueFunction function(
      V8Runtime v8, String name, IJavetDirectCallable.NoThisAndResult<JavetException> function)
      throws JavetException {
    return v8.createV8ValueFunction(
        new JavetCallbackContext(name, JavetCallbackType.DirectCallNoThisAndResult, function));
  }
}
