package bulkhead.gpu.x11;

import bulkhead.gpu.output.OutputFailedException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// A connection of this process to the X server that `DISPLAY` names. The windows on it belong to
/// the browser process and may go at any time. Thread: `GpuMain`.
public final class X11Connection implements AutoCloseable {
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

  /// sizeof(XWindowAttributes) and what is used of it, on 64-bit systems (Xlib.h).
  private static final int WINDOW_ATTRIBUTES_BYTES = 136;

  private static final int ATTRIBUTES_DEPTH = 20;
  private static final int ATTRIBUTES_VISUAL = 24;

  /// sizeof(Visual) and what is used of it, on 64-bit systems (Xlib.h).
  private static final int VISUAL_BYTES = 56;

  private static final int VISUAL_ID = 8;
  private static final int VISUAL_CLASS = 16;
  private static final int VISUAL_RED_MASK = 24;
  private static final int VISUAL_GREEN_MASK = 32;
  private static final int VISUAL_BLUE_MASK = 40;
  private static final int TRUE_COLOR = 4;

  final Xlib xlib;
  private final long display;

  private X11Connection(Xlib xlib, long display) {
    this.xlib = xlib;
    this.display = display;
  }

  /// @throws OutputFailedException when there is no X server to be reached
  public static X11Connection open() throws OutputFailedException {
    return open(Xlib.open("libX11.so.6"));
  }

  /// As [#open()], with the functions of these libraries.
  static X11Connection open(Xlib xlib) throws OutputFailedException {
    xlib.call("XInitThreads");
    ignoreErrors(xlib);
    long display = xlib.call("XOpenDisplay", 0);
    if (display == 0) {
      throw new OutputFailedException("no X server at DISPLAY=" + System.getenv("DISPLAY"));
    }
    return new X11Connection(xlib, display);
  }

  /// Xlib ends the process at the first error, such as a window that the browser process has just
  /// closed. A handler takes the display and the error, and its result is ignored:
  /// XConnectionNumber takes the display, does nothing, and saves a call back into Java.
  private static void ignoreErrors(Xlib xlib) {
    xlib.call("XSetErrorHandler", xlib.address("XConnectionNumber"));
  }

  /// Xlib's `Display*`.
  public long display() {
    return display;
  }

  /// How a window's pixels are.
  ///
  /// @param visual Xlib's `Visual*`
  /// @param bgra whether a pixel is blue, green, red and a byte more
  record PixelFormat(long visual, int visualId, int depth, boolean bgra) {}

  /// The number of the window's visual, which its EGL configuration must have.
  ///
  /// @throws OutputFailedException when there is no such window
  public int visualOf(long window) throws OutputFailedException {
    return formatOf(window).visualId();
  }

  /// @throws OutputFailedException when there is no such window
  PixelFormat formatOf(long window) throws OutputFailedException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment attributes = arena.allocate(WINDOW_ATTRIBUTES_BYTES, 8);
      int found = (int) xlib.call("XGetWindowAttributes", display, window, attributes.address());
      if (found == 0) {
        throw new OutputFailedException("no X11 window 0x" + Long.toHexString(window));
      }
      int depth = attributes.get(INT, ATTRIBUTES_DEPTH);
      long address = attributes.get(LONG, ATTRIBUTES_VISUAL);
      MemorySegment visual = Xlib.at(address, VISUAL_BYTES);
      boolean bgra =
          (depth == 24 || depth == 32)
              && visual.get(INT, VISUAL_CLASS) == TRUE_COLOR
              && visual.get(LONG, VISUAL_RED_MASK) == 0xff0000
              && visual.get(LONG, VISUAL_GREEN_MASK) == 0xff00
              && visual.get(LONG, VISUAL_BLUE_MASK) == 0xff;
      return new PixelFormat(address, (int) visual.get(LONG, VISUAL_ID), depth, bgra);
    }
  }

  void selectInput(long window, long mask) {
    xlib.call("XSelectInput", display, window, mask);
  }

  /// Waits until the server has done all that it was asked.
  void sync() {
    xlib.call("XSync", display, 0);
  }

  /// The connection's socket.
  int descriptor() {
    return (int) xlib.call("XConnectionNumber", display);
  }

  /// Sends what waits to be sent, and whether an event has come.
  boolean hasEvent() {
    return (int) xlib.call("XPending", display) > 0;
  }

  /// Waits for the next event and writes it to `event`.
  void nextEvent(MemorySegment event) {
    xlib.call("XNextEvent", display, event.address());
  }

  @Override
  public void close() {
    xlib.call("XCloseDisplay", display);
  }
}
