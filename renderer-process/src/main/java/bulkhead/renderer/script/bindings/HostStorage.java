package bulkhead.renderer.script.bindings;

import org.jspecify.annotations.Nullable;

/// Storage areas and cookies for the bindings' JavaScript.
final class HostStorage {
  private HostStorage() {}

  private static @Nullable ScriptStorage of(RealmBindings runtime) {
    return runtime.realm().get(ScriptStorage.class);
  }

  private static ScriptStorage.Kind kind(boolean session) {
    return session ? ScriptStorage.Kind.SESSION : ScriptStorage.Kind.LOCAL;
  }

  static boolean storageAllowed(RealmBindings runtime) {
    ScriptStorage storage = of(runtime);
    return storage != null && storage.isAllowed();
  }

  static int storageLength(RealmBindings runtime, boolean session) {
    ScriptStorage storage = of(runtime);
    return storage == null ? 0 : storage.length(kind(session));
  }

  static @Nullable String storageKey(RealmBindings runtime, boolean session, int index) {
    ScriptStorage storage = of(runtime);
    return storage == null ? null : storage.key(kind(session), index);
  }

  static @Nullable String storageGet(RealmBindings runtime, boolean session, String key) {
    ScriptStorage storage = of(runtime);
    return storage == null ? null : storage.get(kind(session), key);
  }

  static boolean storageSet(RealmBindings runtime, boolean session, String key, String value) {
    ScriptStorage storage = of(runtime);
    return storage == null || storage.set(kind(session), key, value);
  }

  static void storageRemove(RealmBindings runtime, boolean session, String key) {
    ScriptStorage storage = of(runtime);
    if (storage != null) {
      storage.remove(kind(session), key);
    }
  }

  static void storageClear(RealmBindings runtime, boolean session) {
    ScriptStorage storage = of(runtime);
    if (storage != null) {
      storage.clear(kind(session));
    }
  }

  static String cookies(RealmBindings runtime) {
    ScriptStorage storage = of(runtime);
    return storage == null ? "" : storage.cookies();
  }

  static void setCookie(RealmBindings runtime, String cookie) {
    ScriptStorage storage = of(runtime);
    if (storage != null) {
      storage.setCookie(cookie);
    }
  }
}
