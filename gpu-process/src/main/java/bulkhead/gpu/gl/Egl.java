package bulkhead.gpu.gl;

import static org.lwjgl.egl.EGL10.EGL_ALPHA_SIZE;
import static org.lwjgl.egl.EGL10.EGL_BLUE_SIZE;
import static org.lwjgl.egl.EGL10.EGL_EXTENSIONS;
import static org.lwjgl.egl.EGL10.EGL_GREEN_SIZE;
import static org.lwjgl.egl.EGL10.EGL_HEIGHT;
import static org.lwjgl.egl.EGL10.EGL_NATIVE_VISUAL_ID;
import static org.lwjgl.egl.EGL10.EGL_NONE;
import static org.lwjgl.egl.EGL10.EGL_NO_CONTEXT;
import static org.lwjgl.egl.EGL10.EGL_NO_SURFACE;
import static org.lwjgl.egl.EGL10.EGL_RED_SIZE;
import static org.lwjgl.egl.EGL10.EGL_SURFACE_TYPE;
import static org.lwjgl.egl.EGL10.EGL_WINDOW_BIT;
import static org.lwjgl.egl.EGL10.eglChooseConfig;
import static org.lwjgl.egl.EGL10.eglCreateWindowSurface;
import static org.lwjgl.egl.EGL10.eglDestroyContext;
import static org.lwjgl.egl.EGL10.eglDestroySurface;
import static org.lwjgl.egl.EGL10.eglGetConfigAttrib;
import static org.lwjgl.egl.EGL10.eglGetError;
import static org.lwjgl.egl.EGL10.eglInitialize;
import static org.lwjgl.egl.EGL10.eglMakeCurrent;
import static org.lwjgl.egl.EGL10.eglQueryString;
import static org.lwjgl.egl.EGL10.eglQuerySurface;
import static org.lwjgl.egl.EGL10.eglSwapBuffers;
import static org.lwjgl.egl.EGL10.eglTerminate;
import static org.lwjgl.egl.EGL11.eglSwapInterval;
import static org.lwjgl.egl.EGL12.EGL_OPENGL_ES_API;
import static org.lwjgl.egl.EGL12.EGL_RENDERABLE_TYPE;
import static org.lwjgl.egl.EGL12.eglBindAPI;
import static org.lwjgl.egl.EGL13.EGL_CONTEXT_CLIENT_VERSION;
import static org.lwjgl.egl.EGL13.EGL_OPENGL_ES2_BIT;

import bulkhead.gpu.output.OutputFailedException;
import bulkhead.gpu.x11.X11Connection;
import org.jspecify.annotations.Nullable;
import org.lwjgl.BufferUtils;
import org.lwjgl.PointerBuffer;
import org.lwjgl.egl.EGL;
import org.lwjgl.system.JNI;

/// EGL: the display, and the one OpenGL ES context, which needs no surface to be current. Thread:
/// `GpuMain`.
final class Egl implements AutoCloseable {
  private static final int EGL_PLATFORM_X11 = 0x31D5;
  private static final int EGL_PLATFORM_SURFACELESS_MESA = 0x31DD;
  private static final int EGL_BUFFER_AGE_EXT = 0x313D;
  private static final int MAX_CONFIGS = 128;

  private final @Nullable X11Connection x11;
  private final long display;
  private final String extensions;
  private final long context;
  private long current = EGL_NO_SURFACE;

  private Egl(@Nullable X11Connection x11, long display, String extensions, long context) {
    this.x11 = x11;
    this.display = display;
    this.extensions = extensions;
    this.context = context;
  }

  /// Makes the context and makes it current.
  ///
  /// @param x11 where windows are; null for offscreen only. It belongs to the result then.
  /// @throws OutputFailedException when EGL cannot do what is needed here
  static Egl open(@Nullable X11Connection x11) throws OutputFailedException {
    long display =
        x11 == null
            ? platformDisplay(EGL_PLATFORM_SURFACELESS_MESA, 0)
            : platformDisplay(EGL_PLATFORM_X11, x11.display());
    if (display == 0 || !eglInitialize(display, new int[1], new int[1])) {
      throw new OutputFailedException("no EGL display for " + (x11 == null ? "offscreen" : "X11"));
    }
    try {
      String extensions = String.valueOf(eglQueryString(display, EGL_EXTENSIONS));
      if (!extensions.contains("EGL_KHR_surfaceless_context")
          || !extensions.contains("EGL_KHR_no_config_context")) {
        throw new OutputFailedException("EGL has no contexts without surface and configuration");
      }
      eglBindAPI(EGL_OPENGL_ES_API);
      Egl egl = new Egl(x11, display, extensions, createContext(display));
      egl.makeCurrent(EGL_NO_SURFACE);
      return egl;
    } catch (OutputFailedException e) {
      eglTerminate(display);
      throw e;
    }
  }

  /// Has EGL load its driver. It stays loaded, and starting on any platform later takes a third of
  /// the time. Any thread.
  static void loadDriver() {
    long display = platformDisplay(EGL_PLATFORM_SURFACELESS_MESA, 0);
    if (display != 0) {
      eglInitialize(display, new int[1], new int[1]);
    }
  }

  /// @return 0 when EGL has no such platform
  private static long platformDisplay(int platform, long nativeDisplay) {
    // Called by its address: LWJGL's wrapper refuses the surfaceless platform's null display.
    long function = EGL.getFunctionProvider().getFunctionAddress("eglGetPlatformDisplay");
    return function == 0 ? 0 : JNI.callPPP(platform, nativeDisplay, 0L, function);
  }

  private static long createContext(long display) throws OutputFailedException {
    // Called by its address: LWJGL's wrapper refuses a context without a configuration.
    long function = EGL.getFunctionProvider().getFunctionAddress("eglCreateContext");
    for (int version = 3; version >= 2; version--) {
      int[] attributes = {EGL_CONTEXT_CLIENT_VERSION, version, EGL_NONE};
      long context = JNI.callPPPPP(display, 0L, EGL_NO_CONTEXT, attributes, function);
      if (context != EGL_NO_CONTEXT) {
        return context;
      }
    }
    throw new OutputFailedException("no OpenGL ES context: " + error());
  }

  private static String error() {
    return "EGL error 0x" + Integer.toHexString(eglGetError());
  }

  boolean hasBufferAge() {
    return extensions.contains("EGL_EXT_buffer_age");
  }

  /// A surface on a window of the browser process.
  long createWindowSurface(long window) throws OutputFailedException {
    if (x11 == null) {
      throw new OutputFailedException("started without a window system");
    }
    long config = configFor(x11.visualOf(window));
    long surface = eglCreateWindowSurface(display, config, window, (int[]) null);
    if (surface == EGL_NO_SURFACE) {
      throw new OutputFailedException("no EGL surface on the window: " + error());
    }
    try {
      makeCurrent(surface);
    } catch (OutputFailedException e) {
      eglDestroySurface(display, surface);
      throw e;
    }
    eglSwapInterval(display, 0); // the display scheduler sets the pace; a swap must not block
    return surface;
  }

  private long configFor(int visual) throws OutputFailedException {
    int[] wanted = {
      EGL_SURFACE_TYPE,
      EGL_WINDOW_BIT,
      EGL_RENDERABLE_TYPE,
      EGL_OPENGL_ES2_BIT,
      EGL_RED_SIZE,
      8,
      EGL_GREEN_SIZE,
      8,
      EGL_BLUE_SIZE,
      8,
      EGL_ALPHA_SIZE,
      0,
      EGL_NONE
    };
    PointerBuffer configs = BufferUtils.createPointerBuffer(MAX_CONFIGS);
    int[] count = new int[1];
    eglChooseConfig(display, wanted, configs, count);
    for (int i = 0; i < count[0]; i++) {
      int[] native_ = new int[1];
      eglGetConfigAttrib(display, configs.get(i), EGL_NATIVE_VISUAL_ID, native_);
      if (native_[0] == visual) {
        return configs.get(i);
      }
    }
    throw new OutputFailedException(
        "no EGL configuration for visual 0x" + Integer.toHexString(visual));
  }

  /// Makes the context draw to that surface, or to framebuffer objects only.
  void makeCurrent(long surface) throws OutputFailedException {
    if (surface == current && surface != EGL_NO_SURFACE) {
      return;
    }
    if (!eglMakeCurrent(display, surface, surface, context)) {
      throw new OutputFailedException("the surface cannot be drawn to: " + error());
    }
    current = surface;
  }

  int widthOf(long surface) {
    return query(surface, org.lwjgl.egl.EGL10.EGL_WIDTH);
  }

  int heightOf(long surface) {
    return query(surface, EGL_HEIGHT);
  }

  /// How many swaps old the back buffer's contents are; 0 when they are undefined.
  int bufferAgeOf(long surface) {
    return query(surface, EGL_BUFFER_AGE_EXT);
  }

  private int query(long surface, int attribute) {
    int[] value = new int[1];
    return eglQuerySurface(display, surface, attribute, value) ? value[0] : 0;
  }

  /// Shows what was drawn.
  ///
  /// @return false when the window is gone
  boolean swap(long surface) {
    return eglSwapBuffers(display, surface);
  }

  void destroySurface(long surface) {
    if (surface == current) {
      eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, context);
      current = EGL_NO_SURFACE;
    }
    eglDestroySurface(display, surface);
  }

  @Override
  public void close() {
    eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
    eglDestroyContext(display, context);
    eglTerminate(display);
    if (x11 != null) {
      x11.close();
    }
  }
}
