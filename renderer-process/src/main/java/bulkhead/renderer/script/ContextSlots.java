package bulkhead.renderer.script;

import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.options.V8RuntimeOptions;
import com.caoccao.javet.values.reference.V8ValueGlobalObject;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gives one Javet runtime several V8 contexts. Thread: the isolate's.
///
/// Javet has one context for each isolate; documents of one site need one each, whose objects can
/// meet. Javet's C++ object holds its context in two handles, and makes another when told to reset.
/// So this keeps the handles of each context, and puts those of the wanted one into the object:
/// ```
/// V8Runtime (C++)                   handles             V8's heap
///   …                               ┌──────────┐
///   v8GlobalObject ─────────────────► slot ────────────► JSGlobalProxy of the context
///   …                               └──────────┘
///   v8Locker (two words)            ┌──────────┐
///   v8GlobalContext ────────────────► slot ────────────► NativeContext [… security token …]
///                                   └──────────┘
/// ```
/// Where these words are is found out by looking at a new runtime, and checked; Javet's version is
/// pinned. Contexts with the same security token may use each other's objects; V8 compares the
/// tokens of two contexts when one touches the other's global.
final class ContextSlots {
  /// The two handles of one context.
  record Handles(long context, long global) {}

  private static final MemorySegment MEMORY = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);
  private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG;
  private static final int WORDS_OF_RUNTIME = 30;
  private static final int WORDS_OF_CONTEXT_HEAD = 16;

  /// V8's header of a context: map, length, scope info, previous, extension.
  private static final int LENGTH_WORD = 1;

  private static final int EXTENSION_WORD = 4;

  private static final MethodHandle NATIVE;
  private static final MethodHandle RESET_CONTEXT;

  static {
    try {
      Class<?> nativeApi = Class.forName("com.caoccao.javet.interop.IV8Native");
      NATIVE =
          MethodHandles.privateLookupIn(V8Runtime.class, MethodHandles.lookup())
              .findGetter(V8Runtime.class, "v8Native", nativeApi)
              .asType(MethodType.methodType(Object.class, V8Runtime.class));
      RESET_CONTEXT =
          MethodHandles.privateLookupIn(nativeApi, MethodHandles.lookup())
              .findVirtual(
                  nativeApi,
                  "resetV8Context",
                  MethodType.methodType(void.class, long.class, Object.class))
              .asType(MethodType.methodType(void.class, Object.class, long.class, Object.class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Javet is not the version that this was written for", e);
    }
  }

  /// Where the words are, in bytes from the runtime's start; the same for all runtimes.
  private record Layout(long global, long locker, long context, int tokenWord) {}

  private static volatile @Nullable Layout layout;

  private final V8Runtime runtime;
  private final long address;
  private final Layout at;

  /// @param runtime new, and not locked yet
  ContextSlots(V8Runtime runtime) {
    this.runtime = runtime;
    this.address = runtime.getHandle();
    Layout known = layout;
    if (known == null) {
      known = find(runtime);
      layout = known;
    }
    this.at = known;
  }

  private static long read(long where) {
    return MEMORY.get(WORD, where);
  }

  private static void write(long where, long value) {
    MEMORY.set(WORD, where, value);
  }

  Handles current() {
    return new Handles(read(address + at.context), read(address + at.global));
  }

  /// Makes this context the one that Javet's calls work in.
  void select(Handles handles) {
    write(address + at.context, handles.context);
    write(address + at.global, handles.global);
  }

  /// Makes a context. The one that was current lives on in its handles, unless `recycled`: then it
  /// is given up.
  ///
  /// @param securityToken contexts with the same number may use each other's objects
  Handles create(boolean recycled, int securityToken) {
    if (!recycled) {
      select(new Handles(0, 0));
    }
    // Javet would also drop its lock, which other frames of this thread still need.
    long lock = read(address + at.locker);
    long lockCounter = read(address + at.locker + 8);
    write(address + at.locker, 0);
    write(address + at.locker + 8, 0);
    try {
      RESET_CONTEXT.invokeExact(
          NATIVE.invokeExact(runtime), address, (Object) new V8RuntimeOptions());
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    } finally {
      write(address + at.locker, lock);
      write(address + at.locker + 8, lockCounter);
    }
    setSecurityToken(securityToken);
    return current();
  }

  /// A small integer as the token: neither V8's collector nor its compilers look at it.
  void setSecurityToken(int token) {
    long context = read(read(address + at.context)) - 1;
    write(context + 8L * at.tokenWord, (long) token << 32);
  }

  // Finding the words

  private static Layout find(V8Runtime runtime) {
    try (V8ValueGlobalObject global = runtime.getGlobalObject()) {
      Readable readable = Readable.now();
      long proxy = read(read(global.getHandle()));
      long start = runtime.getHandle();
      int globalWord = -1;
      int contextWord = -1;
      int tokenWord = -1;
      // The first ones are the runtime's own: behind its end lies what belongs to others, and some
      // of
      // that leads to a context too.
      for (int i = 0; i < WORDS_OF_RUNTIME && (globalWord < 0 || contextWord < 0); i++) {
        long slot = read(start + 8L * i);
        if ((slot & 7) != 0 || !readable.has(slot, 8)) {
          continue;
        }
        long object = read(slot);
        if (object == proxy) {
          globalWord = globalWord < 0 ? i : globalWord;
        } else if (contextWord < 0
            && (object & 7) == 1
            && isContextOf(proxy, object - 1, readable)) {
          contextWord = i;
          tokenWord = tokenWord(object - 1);
        }
      }
      boolean unlocked =
          contextWord > 1
              && read(start + 8L * (contextWord - 1)) == 0
              && read(start + 8L * (contextWord - 2)) == 0;
      if (globalWord < 0 || tokenWord < 0 || !unlocked) {
        // The order of Javet's fields puts the lock right before the context.
        throw new IllegalStateException("Javet's runtime is not laid out as expected");
      }
      return new Layout(8L * globalWord, 8L * (contextWord - 2), 8L * contextWord, tokenWord);
    } catch (com.caoccao.javet.exceptions.JavetException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isContextOf(long proxy, long object, Readable readable) {
    if (!readable.has(object, 8L * WORDS_OF_CONTEXT_HEAD)) {
      return false;
    }
    for (int i = EXTENSION_WORD; i < WORDS_OF_CONTEXT_HEAD; i++) {
      if (read(object + 8L * i) == proxy) {
        return true;
      }
    }
    return false;
  }

  /// The token of a new context is its global object, which is its extension too: the only other
  /// word with that value.
  private static int tokenWord(long context) {
    long length = read(context + 8L * LENGTH_WORD) >> 32;
    long extension = read(context + 8L * EXTENSION_WORD);
    int found = -1;
    for (int i = EXTENSION_WORD + 1; i < length + 2; i++) {
      if (read(context + 8L * i) == extension) {
        if (found >= 0) {
          return -1;
        }
        found = i;
      }
    }
    return found;
  }

  /// The address ranges of this process that can be read.
  private record Readable(List<long[]> ranges) {
    static Readable now() throws IOException {
      List<long[]> ranges = new ArrayList<>();
      for (String line : Files.readAllLines(Path.of("/proc/self/maps"))) {
        String[] parts = line.split("[ -]", 4);
        if (parts[2].startsWith("r")) {
          ranges.add(
              new long[] {
                Long.parseUnsignedLong(parts[0], 16), Long.parseUnsignedLong(parts[1], 16)
              });
        }
      }
      return new Readable(ranges);
    }

    boolean has(long start, long length) {
      for (long[] range : ranges) {
        if (start >= range[0] && start + length <= range[1]) {
          return true;
        }
      }
      return false;
    }
  }
}
