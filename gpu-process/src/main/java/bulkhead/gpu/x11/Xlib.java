package bulkhead.gpu.x11;

import bulkhead.gpu.output.OutputFailedException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The functions of Xlib and its extension library. All that are used take integers, ids and
/// pointers, each of which fills a register or a stack slot of 8 bytes on Linux x86-64: so all with
/// the same number of arguments share a shape, of which binding costs milliseconds in a cold JVM.
/// Pointers are passed as addresses; the caller keeps the memory alive. Any thread.
final class Xlib {
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

  private final SymbolLookup symbols;
  private final Map<String, MethodHandle> functions = new ConcurrentHashMap<>();

  private Xlib(SymbolLookup symbols) {
    this.symbols = symbols;
  }

  /// Opens libraries, which stay open.
  ///
  /// @throws OutputFailedException when one is not installed
  static Xlib open(String... names) throws OutputFailedException {
    SymbolLookup all = name -> java.util.Optional.empty();
    for (String name : names) {
      try {
        all = all.or(SymbolLookup.libraryLookup(name, Arena.global()));
      } catch (IllegalArgumentException e) {
        throw new OutputFailedException(name + " is not installed");
      }
    }
    return new Xlib(all);
  }

  /// Calls the function. Where its result is an `int`, the upper half of what is returned means
  /// nothing.
  long call(String function, long... arguments) {
    Object[] boxed = new Object[arguments.length];
    Arrays.setAll(boxed, i -> arguments[i]);
    try {
      return (long)
          functions
              .computeIfAbsent(function, name -> bind(name, arguments.length))
              .invokeExact(boxed);
    } catch (Throwable e) {
      throw new IllegalStateException(function, e);
    }
  }

  private MethodHandle bind(String function, int arguments) {
    MemoryLayout[] types = new MemoryLayout[arguments];
    Arrays.fill(types, LONG);
    return Linker.nativeLinker()
        .downcallHandle(symbols.findOrThrow(function), FunctionDescriptor.of(LONG, types))
        .asSpreader(Object[].class, arguments);
  }

  /// The function's own address, for one that takes another.
  long address(String function) {
    return symbols.findOrThrow(function).address();
  }

  /// Memory of Xlib.
  static MemorySegment at(long address, long bytes) {
    return MemorySegment.ofAddress(address).reinterpret(bytes);
  }
}
