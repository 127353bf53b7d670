package bulkhead.gpu.gl;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/// An X11 connection of its own with windows, in place of the browser process.
final class TestWindows implements AutoCloseable {
  /// Offsets in XImage on 64-bit systems (Xlib.h).
  private static final int IMAGE_DATA = 16;

  private static final int ALL_PLANES = -1;
  private static final int Z_PIXMAP = 2;

  private final long display;
  private int windows;

  private TestWindows(long display) {
    this.display = display;
  }

  static TestWindows none() {
    return new TestWindows(0);
  }

  static TestWindows open() {
    return new TestWindows(call("XOpenDisplay", 0));
  }

  /// Windows lie beside each other: what is covered has no pixels.
  long create(int width, int height) {
    long window =
        call(
            "XCreateSimpleWindow",
            display,
            call("XDefaultRootWindow", display),
            200L * windows++,
            0,
            width,
            height,
            0,
            0,
            0);
    call("XMapWindow", display, window);
    sync();
    return window;
  }

  void resize(long window, int width, int height) {
    call("XResizeWindow", display, window, width, height);
    sync();
  }

  void destroy(long window) {
    call("XDestroyWindow", display, window);
    sync();
  }

  /// As a menu does that opens above a page.
  void coverAndUncover() {
    long menu =
        call(
            "XCreateSimpleWindow",
            display,
            call("XDefaultRootWindow", display),
            0,
            0,
            2000,
            100,
            0,
            0,
            0);
    call("XMapRaised", display, menu);
    sync();
    call("XDestroyWindow", display, menu);
    sync();
  }

  void sync() {
    call("XSync", display, 0);
  }

  /// RGB.
  int pixel(long window, int x, int y) {
    long image = call("XGetImage", display, window, x, y, 1, 1, ALL_PLANES, Z_PIXMAP);
    long data =
        MemorySegment.ofAddress(image).reinterpret(64).get(ValueLayout.JAVA_LONG, IMAGE_DATA);
    return MemorySegment.ofAddress(data).reinterpret(4).get(ValueLayout.JAVA_INT, 0) & 0xffffff;
  }

  /// All of Xlib's functions used here take integers, windows and pointers.
  private static long call(String function, long... arguments) {
    MemoryLayout[] types = new MemoryLayout[arguments.length];
    Arrays.fill(types, ValueLayout.JAVA_LONG);
    SymbolLookup x11 = SymbolLookup.libraryLookup("libX11.so.6", Arena.global());
    Object[] boxed = Arrays.stream(arguments).boxed().toArray();
    try {
      return (long)
          Linker.nativeLinker()
              .downcallHandle(
                  x11.findOrThrow(function), FunctionDescriptor.of(ValueLayout.JAVA_LONG, types))
              .invokeWithArguments(boxed);
    } catch (Throwable e) {
      throw new IllegalStateException(function, e);
    }
  }

  @Override
  public void close() {
    if (display != 0) {
      call("XCloseDisplay", display);
    }
  }
}
