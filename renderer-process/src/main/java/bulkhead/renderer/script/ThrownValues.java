package bulkhead.renderer.script;

import com.caoccao.javet.exceptions.JavetScriptingError;
import com.caoccao.javet.interop.converters.JavetObjectConverter;
import com.caoccao.javet.values.V8Value;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import sun.misc.Unsafe;

/// Makes Javet's exceptions carry the value that a script threw. Javet turns that value into Java
/// maps at once, by a converter that it keeps to itself, and gives the value up: `window.onerror`
/// could not hand it to the page, and `throw window` would copy the whole page. The converter put
/// in its place hands out the value as it is.
final class ThrownValues {
  private ThrownValues() {}

  private static final class Keep extends JavetObjectConverter {
    @Override
    @SuppressWarnings("unchecked")
    public <T> T toObject(V8Value value, boolean autoClose) {
      return (T) value;
    }
  }

  /// Called once, before the first script runs.
  @SuppressWarnings("deprecation")
  static void keep() {
    try {
      Field access = Unsafe.class.getDeclaredField("theUnsafe");
      access.setAccessible(true);
      Unsafe unsafe = (Unsafe) access.get(null);
      Field converter = JavetScriptingError.class.getDeclaredField("CONVERTER");
      MethodHandles.lookup().ensureInitialized(JavetScriptingError.class);
      unsafe.putObject(
          unsafe.staticFieldBase(converter), unsafe.staticFieldOffset(converter), new Keep());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Javet is not the version that this was written for", e);
    }
  }
}
