package bulkhead.browser.ui;

import static org.lwjgl.system.jawt.JAWTFunctions.JAWT_DrawingSurface_FreeDrawingSurfaceInfo;
import static org.lwjgl.system.jawt.JAWTFunctions.JAWT_DrawingSurface_GetDrawingSurfaceInfo;
import static org.lwjgl.system.jawt.JAWTFunctions.JAWT_DrawingSurface_Lock;
import static org.lwjgl.system.jawt.JAWTFunctions.JAWT_DrawingSurface_Unlock;
import static org.lwjgl.system.jawt.JAWTFunctions.JAWT_FreeDrawingSurface;
import static org.lwjgl.system.jawt.JAWTFunctions.JAWT_GetAWT;
import static org.lwjgl.system.jawt.JAWTFunctions.JAWT_GetDrawingSurface;
import static org.lwjgl.system.jawt.JAWTFunctions.JAWT_LOCK_ERROR;
import static org.lwjgl.system.jawt.JAWTFunctions.JAWT_VERSION_1_4;

import java.awt.Component;
import java.awt.Toolkit;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;
import org.lwjgl.system.jawt.JAWT;
import org.lwjgl.system.jawt.JAWTDrawingSurface;
import org.lwjgl.system.jawt.JAWTDrawingSurfaceInfo;
import org.lwjgl.system.jawt.JAWTX11DrawingSurfaceInfo;

/// What a heavyweight AWT component is in X11.
///
/// There is a supported way to ask, JAWT, and it costs a cold start some 150 ms (loading LWJGL and
/// linking its calls). So the component's peer is asked first, by reflection; the jar's manifest
/// opens the two JDK packages for that (`Add-Exports`, `Add-Opens`). Where they are closed, JAWT is
/// used. Thread: EDT.
final class X11Peer {
  private static final int CW_BIT_GRAVITY = 1 << 4;
  private static final int NORTH_WEST_GRAVITY = 1;

  private X11Peer() {}

  /// Whether AWT draws with X11 here at all.
  static boolean isX11() {
    return Toolkit.getDefaultToolkit().getClass().getName().equals("sun.awt.X11.XToolkit");
  }

  /// The X11 window of a component that is displayable; 0 when there is none.
  static long windowOf(Component component) {
    if (!isX11()) {
      return 0;
    }
    try {
      Object peer = peerOf(component);
      if (peer != null) {
        return (long) Class.forName("sun.awt.X11.XBaseWindow").getMethod("getWindow").invoke(peer);
      }
    } catch (ReflectiveOperationException e) {
      return windowByJawt(component);
    }
    return 0;
  }

  /// Lets the X server keep a window's pixels at their place when the window changes size, rather
  /// than clear it: no flash between a resize and the next frame. Without the JDK's packages opened
  /// there is a flash, and nothing worse.
  ///
  /// @return whether that could be done
  static boolean keepPixelsOnResize(Component component) {
    if (!isX11()) {
      return false;
    }
    try {
      Object peer = peerOf(component);
      if (peer == null) {
        return false;
      }
      long window =
          (long) Class.forName("sun.awt.X11.XBaseWindow").getMethod("getWindow").invoke(peer);
      Class<?> toolkit = Class.forName("sun.awt.X11.XToolkit");
      Class<?> attributesClass = Class.forName("sun.awt.X11.XSetWindowAttributes");
      Method change =
          Class.forName("sun.awt.X11.XlibWrapper")
              .getDeclaredMethod(
                  "XChangeWindowAttributes", long.class, long.class, long.class, long.class);
      change.setAccessible(true);
      toolkit.getMethod("awtLock").invoke(null);
      try {
        Object attributes = attributesClass.getConstructor().newInstance();
        attributesClass
            .getMethod("set_bit_gravity", int.class)
            .invoke(attributes, NORTH_WEST_GRAVITY);
        long display = (long) toolkit.getMethod("getDisplay").invoke(null);
        change.invoke(null, display, window, (long) CW_BIT_GRAVITY, fieldOf(attributes, "pData"));
        attributesClass.getMethod("dispose").invoke(attributes);
      } finally {
        toolkit.getMethod("awtUnlock").invoke(null);
      }
      return true;
    } catch (ReflectiveOperationException | RuntimeException e) { // closed to us
      return false;
    }
  }

  private static long fieldOf(Object struct, String name) throws ReflectiveOperationException {
    var field = struct.getClass().getDeclaredField(name);
    assert !Modifier.isStatic(field.getModifiers());
    field.setAccessible(true);
    return field.getLong(struct);
  }

  private static @Nullable Object peerOf(Component component) throws ReflectiveOperationException {
    Object accessor =
        Class.forName("sun.awt.AWTAccessor").getMethod("getComponentAccessor").invoke(null);
    return Class.forName("sun.awt.AWTAccessor$ComponentAccessor")
        .getMethod("getPeer", Component.class)
        .invoke(accessor, component);
  }

  private static long windowByJawt(Component component) {
    JAWT awt = JAWT.calloc().version(JAWT_VERSION_1_4);
    try {
      if (!JAWT_GetAWT(awt)) {
        return 0;
      }
      JAWTDrawingSurface surface = JAWT_GetDrawingSurface(component, awt.GetDrawingSurface());
      if (surface == null) {
        return 0;
      }
      try {
        return drawableOf(surface);
      } finally {
        JAWT_FreeDrawingSurface(surface, awt.FreeDrawingSurface());
      }
    } finally {
      awt.free();
    }
  }

  private static long drawableOf(JAWTDrawingSurface surface) {
    if ((JAWT_DrawingSurface_Lock(surface, surface.Lock()) & JAWT_LOCK_ERROR) != 0) {
      return 0;
    }
    try {
      JAWTDrawingSurfaceInfo info =
          JAWT_DrawingSurface_GetDrawingSurfaceInfo(surface, surface.GetDrawingSurfaceInfo());
      if (info == null) {
        return 0;
      }
      try {
        return JAWTX11DrawingSurfaceInfo.create(info.platformInfo()).drawable();
      } finally {
        JAWT_DrawingSurface_FreeDrawingSurfaceInfo(info, surface.FreeDrawingSurfaceInfo());
      }
    } finally {
      JAWT_DrawingSurface_Unlock(surface, surface.Unlock());
    }
  }
}
