package bulkhead.renderer.script;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Module scripts of one realm. Thread: the isolate's.
public interface ModuleScripts {
  /// Fetches a module with all that it imports; `done` gets what runs it, or null when some of it
  /// could not be had.
  void fetch(String url, ScriptFetchOptions options, Consumer<@Nullable Runnable> done);

  /// As [#fetch], for a module whose text is in the document.
  void inline(
      ScriptSource source,
      String baseUrl,
      ScriptFetchOptions options,
      Consumer<@Nullable Runnable> done);

  /// What a classic script of this address imports is asked for by its options.
  void remember(String url, ScriptFetchOptions options);

  /// Registers an import map (HTML §8.1.5.6).
  void addImportMap(String json, String baseUrl);
}
