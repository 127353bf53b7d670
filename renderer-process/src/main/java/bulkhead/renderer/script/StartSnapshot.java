package bulkhead.renderer.script;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.V8ScriptOrigin;
import com.caoccao.javet.interop.options.V8RuntimeOptions;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValueObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// The start snapshot: a V8 heap in which a script has run, written to a file when the renderer is
/// built. Isolates begin with that heap and each of their contexts with what the script made,
/// instead of compiling and running it again: some 7 ms for an isolate with the bindings instead of
/// 30. Any thread.
///
/// The script's value, a function, waits in a property of the global object until [#take] takes it
/// out, before anything else runs there. The file is one of pages (see [SharedPages]): 16 bytes of
/// padding, then V8's bytes. Where it is missing, contexts begin empty and [#take] finds nothing.
public final class StartSnapshot {
  /// What V8 knows the script by.
  public static final String SCRIPT_URL = OwnScripts.ADDRESS + "bindings";

  /// The function's property that tells whether it is of the script that the caller expects: the
  /// file may be an older build's.
  static final String KEY = "key";

  private static final String PROPERTY = "bulkhead start";
  private static final String TAKE =
      """
      (() => {
        const start = globalThis["bulkhead start"];
        delete globalThis["bulkhead start"];
        return start;
      })()""";

  private static final class Holder {
    static final Path FILE = V8Engine.inLibraryPath("bindings.snapshot");
    static final @Nullable MemorySegment BLOB = Files.exists(FILE) ? map() : null;

    private static @Nullable MemorySegment map() {
      try (FileChannel file = FileChannel.open(FILE, StandardOpenOption.READ)) {
        return file.map(FileChannel.MapMode.READ_ONLY, 0, file.size(), Arena.global())
            .asSlice(SharedPages.PADDING);
      } catch (IOException e) {
        System.getLogger("bulkhead.script")
            .log(System.Logger.Level.WARNING, "the start snapshot cannot be read", e);
        return null;
      }
    }
  }

  /// The first isolate of a process is made before the process is locked; those of workers are not,
  /// and keep copies.
  private static final AtomicBoolean shared = new AtomicBoolean();

  private StartSnapshot() {}

  /// Makes a runtime that begins with the snapshot, if there is one.
  static V8Runtime createRuntime() throws JavetException {
    V8RuntimeOptions options = new V8RuntimeOptions();
    MemorySegment blob = Holder.BLOB;
    if (blob == null) {
      return V8Engine.host().createV8Runtime(options);
    }
    options.setSnapshotBlob(blob.toArray(ValueLayout.JAVA_BYTE));
    V8Runtime runtime = V8Engine.host().createV8Runtime(options);
    options.setSnapshotBlob(null); // V8 has its copy; the runtime keeps the options
    if (!shared.getAndSet(true)) {
      SharedPages.share(Holder.FILE);
    }
    return runtime;
  }

  /// Takes out of the current context what the snapshot's script made there.
  ///
  /// @return null if the context began empty; the caller closes it
  static @Nullable V8ValueFunction take(V8Runtime runtime) throws JavetException {
    if (Holder.BLOB == null) {
      return null;
    }
    V8Value start = runtime.execute(TAKE, null, new V8ScriptOrigin("bulkhead:start"), true);
    if (start instanceof V8ValueFunction function) {
      return function;
    }
    start.close();
    return null;
  }

  /// Runs a script and writes the snapshot of the heap after it.
  ///
  /// @param script its value is a function
  /// @param key tells this script from others: [Realm#takeStart] asks for it
  public static void write(String script, String key, Path file) throws IOException {
    V8RuntimeOptions options = new V8RuntimeOptions();
    options.setCreateSnapshotEnabled(true);
    try (V8Runtime runtime = V8Engine.host().createV8Runtime(options)) {
      try (V8ValueFunction start =
              runtime.execute(script, null, new V8ScriptOrigin(SCRIPT_URL), true);
          V8ValueObject global = runtime.getGlobalObject()) {
        start.set(KEY, key);
        global.set(PROPERTY, start);
      }
      ByteArrayOutputStream pages = new ByteArrayOutputStream();
      pages.write(new byte[SharedPages.PADDING]);
      pages.write(runtime.createSnapshot());
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path part = file.resolveSibling(file.getFileName() + ".part");
      Files.write(part, pages.toByteArray());
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING); // others may have it mapped
    } catch (JavetException e) {
      throw new IllegalStateException("the bindings do not run", e);
    }
  }
}
