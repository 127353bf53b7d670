package bulkhead.renderer.script.bindings;

import bulkhead.renderer.script.Realm;
import bulkhead.renderer.script.StartSnapshot;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8ScriptOrigin;
import com.caoccao.javet.values.reference.V8ValueFunction;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// `bindings.js`: the JavaScript half of the bindings, which the build also writes into V8's start
/// snapshot. Its value is `start` of `09-start.js`. Thread: the isolate's.
public final class BindingsScript {
  private BindingsScript() {}

  /// Run by the build: writes the snapshot.
  ///
  /// @param args the file
  public static void main(String[] args) throws IOException {
    StartSnapshot.write(read(), key(), Path.of(args[0]));
  }

  /// Tells the script of this build from others.
  public static String key() {
    return Bindings.key();
  }

  /// The function that starts the bindings of a realm, made by the snapshot or here. The caller
  /// closes it.
  static V8ValueFunction start(Realm realm) throws JavetException {
    V8ValueFunction made = realm.takeStart(key());
    return made != null
        ? made
        : realm
            .isolate()
            .runtime()
            .execute(read(), null, new V8ScriptOrigin(StartSnapshot.SCRIPT_URL), true);
  }

  private static String read() {
    try (InputStream in = BindingsScript.class.getResourceAsStream("bindings.js")) {
      if (in == null) {
        throw new IllegalStateException("bindings.js is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
