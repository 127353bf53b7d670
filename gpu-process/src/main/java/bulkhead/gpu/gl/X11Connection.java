package bulkhead.gpu.gl;

import bulkhead.gpu.output.OutputFailedException;
import org.lwjgl.system.JNI;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;
import org.lwjgl.system.SharedLibrary;

/// A connection of this process to the X server that `DISPLAY` names. The windows on it belong to
/// the browser process and may go at any time. Any thread.
final class X11Connection implements AutoCloseable {
  /// sizeof(XWindowAttributes) and the offset of its `visual` on 64-bit systems (Xlib.h).
  private static final int WINDOW_ATTRIBUTES_BYTES = 136;

  private static final int VISUAL_OFFSET = 24;

  /// Offset of `visualid` in Visual (Xlib.h).
  private static final int VISUAL_ID_OFFSET = 8;

  private final SharedLibrary library;
  private final long display;

  private X11Connection(SharedLibrary library, long display) {
    this.library = library;
    this.display = display;
  }

  /// @throws OutputFailedException when there is no X server to be reached
  static X11Connection open() throws OutputFailedException {
    SharedLibrary library;
    try {
      library = SystemLibraries.library("libX11.so.6");
    } catch (UnsatisfiedLinkError e) {
      throw new OutputFailedException("libX11.so.6 is not installed");
    }
    JNI.invokeI(library.getFunctionAddress("XInitThreads"));
    ignoreErrors(library);
    long display = JNI.invokePP(0L, library.getFunctionAddress("XOpenDisplay"));
    if (display == 0) {
      throw new OutputFailedException("no X server at DISPLAY=" + System.getenv("DISPLAY"));
    }
    return new X11Connection(library, display);
  }

  /// Xlib ends the process at the first error, such as a window that the browser process has just
  /// closed. A handler takes the display and the error, and its result is ignored:
  /// XConnectionNumber takes the display, does nothing, and saves a call back into Java.
  private static void ignoreErrors(SharedLibrary library) {
    long harmless = library.getFunctionAddress("XConnectionNumber");
    JNI.invokePP(harmless, library.getFunctionAddress("XSetErrorHandler"));
  }

  long display() {
    return display;
  }

  /// The number of the window's visual, which its EGL configuration must have.
  ///
  /// @throws OutputFailedException when there is no such window
  int visualOf(long window) throws OutputFailedException {
    try (MemoryStack stack = MemoryStack.stackPush()) {
      long attributes = stack.ncalloc(8, WINDOW_ATTRIBUTES_BYTES, 1);
      int found =
          JNI.invokePNPI(
              display, window, attributes, library.getFunctionAddress("XGetWindowAttributes"));
      if (found == 0) {
        throw new OutputFailedException("no X11 window 0x" + Long.toHexString(window));
      }
      long visual = MemoryUtil.memGetAddress(attributes + VISUAL_OFFSET);
      return (int) MemoryUtil.memGetLong(visual + VISUAL_ID_OFFSET);
    }
  }

  void selectInput(long window, long mask) {
    JNI.invokePNNI(display, window, mask, library.getFunctionAddress("XSelectInput"));
    JNI.invokePI(display, library.getFunctionAddress("XFlush"));
  }

  /// Waits for the next event and writes it to `event`.
  void nextEvent(long event) {
    JNI.invokePPI(display, event, library.getFunctionAddress("XNextEvent"));
  }

  @Override
  public void close() {
    JNI.invokePI(display, library.getFunctionAddress("XCloseDisplay"));
  }
}
