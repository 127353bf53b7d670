package bulkhead.renderer.script.bindings;

import org.jspecify.annotations.Nullable;

/// What the site of one realm keeps: storage areas (HTML §12.2) and cookies. A part of the realm.
/// Thread: `RendererMain`.
public interface ScriptStorage {
  /// The number that [RealmBindings#deliver] tells of other documents' changes with.
  int STORAGE_EVENTS = -1;

  /// Which of the two areas.
  enum Kind {
    LOCAL,
    SESSION
  }

  /// False for an opaque origin, which has none.
  boolean isAllowed();

  int length(Kind kind);

  @Nullable String key(Kind kind, int index);

  @Nullable String get(Kind kind, String key);

  /// False if there is no room for it.
  boolean set(Kind kind, String key, String value);

  void remove(Kind kind, String key);

  void clear(Kind kind);

  /// As `document.cookie` gives them.
  String cookies();

  void setCookie(String cookie);
}
