package bulkhead.renderer.script;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8ScriptOrigin;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValueObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A realm (ECMAScript §9.3): a global object with its intrinsics, for one document, one isolated
/// world or one worker. Thread: the isolate's.
///
/// Javet's calls work in the realm that was entered last. So Java code that is called from a script
/// enters its realm first, and leaves it at its end:
/// ```java
/// Realm before = realm.enter();
/// try {
///   … V8Value made here belongs to this realm …
/// } finally {
///   realm.leave(before);
/// }
/// ```
public final class Realm {
  private final ScriptIsolate isolate;
  private RealmScope scope;
  private final ContextSlots.Handles handles;
  private final int contextId;
  private final V8ValueObject global;
  private final Map<Class<?>, Object> parts = new HashMap<>();
  private final List<Runnable> whenDisposed = new ArrayList<>();
  private final List<Runnable> whenRecycled = new ArrayList<>();
  private final List<V8Value> held = new ArrayList<>();
  private boolean disposed;
  private boolean stringCode = true;
  private boolean recycled;
  private @Nullable V8ValueFunction start;

  Realm(
      ScriptIsolate isolate,
      RealmScope scope,
      ContextSlots.Handles handles,
      int contextId,
      V8ValueObject global) {
    this.isolate = isolate;
    this.scope = scope;
    this.handles = handles;
    this.contextId = contextId;
    this.global = global;
  }

  public ScriptIsolate isolate() {
    return isolate;
  }

  public RealmScope scope() {
    return scope;
  }

  /// The number that the inspector knows this realm by.
  public int contextId() {
    return contextId;
  }

  /// The realm goes on for another document of the same origin in the same frame.
  public void rebind(RealmScope.Window next) {
    scope = next;
  }

  ContextSlots.Handles handles() {
    return handles;
  }

  /// `globalThis`. Not to be closed by the caller.
  public V8ValueObject global() {
    return global;
  }

  /// False once the document has gone: what runs in it still has no effect on the page.
  public boolean isAlive() {
    return !disposed;
  }

  /// Makes this the realm that Javet's calls work in; returns the one that was.
  public @Nullable Realm enter() {
    return isolate.enter(this);
  }

  /// Ends what [#enter] began, with what that returned.
  public void leave(@Nullable Realm before) {
    if (before != null && before != this && !before.recycled) {
      isolate.enter(before);
    }
  }

  void setStart(@Nullable V8ValueFunction function) {
    start = function;
  }

  /// What the start snapshot has made for this realm; the caller closes it.
  ///
  /// @param key of the script that must have made it
  /// @return null if another did, or none; to be made by running the script
  public @Nullable V8ValueFunction takeStart(String key) throws JavetException {
    V8ValueFunction taken = start;
    if (taken == null || !key.equals(taken.getString(StartSnapshot.KEY))) {
      return null;
    }
    start = null;
    return taken;
  }

  /// Isolated worlds have no use for it.
  void dropStart() {
    V8ValueFunction left = start;
    start = null;
    if (left != null) {
      try {
        left.close();
      } catch (JavetException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /// Something that belongs to this realm, such as its bindings; made by its maker once.
  public <T> void put(Class<T> type, T part) {
    parts.put(type, part);
  }

  /// What [#put] put there.
  public <T> @Nullable T get(Class<T> type) {
    return type.cast(parts.get(type));
  }

  /// Whether `eval`, `Function` and their like make code of strings.
  public void setStringCode(boolean allowed) {
    stringCode = allowed;
    allowStringCode(allowed);
  }

  /// False if a policy has forbidden to make code of strings.
  public boolean hasStringCode() {
    return stringCode;
  }

  /// As [#setStringCode], for a moment in which the engine itself makes code.
  public void allowStringCode(boolean allowed) {
    Realm before = enter();
    try {
      isolate.runtime().allowEval(allowed);
    } finally {
      leave(before);
    }
  }

  /// Runs a classic script and drops its value. Microtasks run before this returns, unless a script
  /// is running already.
  public void run(ScriptSource source) throws ScriptException {
    execute(source, false);
  }

  /// Runs a classic script; the caller closes its value.
  public V8Value evaluate(ScriptSource source) throws ScriptException {
    return execute(source, true);
  }

  private V8Value execute(ScriptSource source, boolean resultRequired) throws ScriptException {
    Realm before = enter();
    try {
      return isolate
          .runtime()
          .execute(
              Modules.importing(this, source.text(), source.url()),
              null,
              new V8ScriptOrigin(source.url(), source.line(), source.column()),
              resultRequired);
    } catch (JavetException e) {
      throw ScriptException.of(e);
    } finally {
      leave(before);
    }
  }

  /// Another realm takes over its handles: nothing may enter this one any more, and nothing of Java
  /// holds its objects.
  void recycle() throws JavetException {
    recycled = true;
    whenRecycled.forEach(Runnable::run);
    whenRecycled.clear();
    for (V8Value each : held) {
      each.close();
    }
    held.clear();
    global.close(true);
  }

  /// Keeps an object of this realm until the realm is given up, which closes it.
  public <T extends V8Value> T hold(T value) {
    held.add(value);
    return value;
  }

  /// Adds to what happens when the realm is given up: no script of it runs any more.
  void onRecycle(Runnable action) {
    whenRecycled.add(action);
  }

  boolean isRecycled() {
    return recycled;
  }

  /// Adds to what happens when the document has gone.
  public void onDispose(Runnable action) {
    whenDisposed.add(action);
  }

  /// The document has gone. The inspector is told; the objects live as long as somebody holds them.
  public void dispose() {
    if (!disposed) {
      disposed = true;
      whenDisposed.forEach(Runnable::run);
      whenDisposed.clear();
      isolate.disposed(this);
      parts.clear();
    }
  }
}
