package bulkhead.renderer.script;

import com.caoccao.javet.enums.JSRuntimeType;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.interop.loader.IJavetLibLoadingListener;
import com.caoccao.javet.interop.loader.JavetLibLoader;
import com.caoccao.javet.interop.loader.JavetLibLoadingListener;
import com.caoccao.javet.interop.options.V8RuntimeOptions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/// V8's library in this process. Loaded once, before the process is locked. Safe from any thread.
final class V8Engine {
  /// What one isolate may take; beyond it the process ends (see [ScriptIsolate]).
  private static final int HEAP_MEGABYTES = 1024;

  /// Among the natives of an installation. Javet takes no null; that the file is missing is no
  /// error.
  private static final Path ICU_DATA = inLibraryPath("icudtl.dat");

  private static final boolean HAS_ICU_DATA = Files.exists(ICU_DATA);

  private V8Engine() {}

  /// Whether V8 has ICU's data, without which `Intl` and its kin cannot be used.
  static boolean hasIcuData() {
    return HAS_ICU_DATA;
  }

  /// The file in the first folder of the library path that has it; one that does not exist
  /// otherwise.
  static Path inLibraryPath(String file) {
    for (String folder : System.getProperty("java.library.path", "").split(File.pathSeparator)) {
      if (!folder.isEmpty() && Files.exists(Path.of(folder, file))) {
        return Path.of(folder, file);
      }
    }
    return Path.of("no folder", file);
  }

  private static final class Holder {
    static final V8Host HOST = load();

    private static V8Host load() {
      JavetLibLoader.setLibLoadingListener(new FromLibraryPath());
      V8RuntimeOptions.V8_FLAGS.setUseStrict(false); // Javet makes all scripts strict otherwise
      V8RuntimeOptions.V8_FLAGS.setMaxOldSpaceSize(HEAP_MEGABYTES);
      V8RuntimeOptions.V8_FLAGS.setIcuDataFile(ICU_DATA.toString());
      ThrownValues.keep();
      V8Host host = V8Host.getV8I18nInstance();
      SharedPages.share(ICU_DATA.resolveSibling("icudtl.pages"));
      return host;
    }
  }

  /// The library, loaded by the first call (some 100 ms).
  static V8Host host() {
    return Holder.HOST;
  }

  /// An installation has the library among its natives; a test takes it out of the jar.
  private static final class FromLibraryPath implements IJavetLibLoadingListener {
    private final IJavetLibLoadingListener fromJar = new JavetLibLoadingListener();

    @Override
    public File getLibPath(JSRuntimeType type) {
      return fromJar.getLibPath(type);
    }

    @Override
    public boolean isLibInSystemPath(JSRuntimeType type) {
      return libraryIsLaidOut();
    }

    private static boolean libraryIsLaidOut() {
      try {
        return Files.exists(
            inLibraryPath(new JavetLibLoader(JSRuntimeType.V8I18n).getLibFileName()));
      } catch (JavetException e) {
        return false;
      }
    }
  }
}
