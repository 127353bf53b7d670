package bulkhead.gpu.gl;

import java.nio.ByteBuffer;
import org.lwjgl.egl.EGL;
import org.lwjgl.opengles.GLES;
import org.lwjgl.system.APIUtil;
import org.lwjgl.system.Configuration;
import org.lwjgl.system.FunctionProvider;
import org.lwjgl.system.JNI;
import org.lwjgl.system.MemoryUtil;
import org.lwjgl.system.SharedLibrary;

/// The system's graphics libraries, opened for LWJGL by `dlopen` and nothing else.
///
/// LWJGL's own loader asks for each library's path too: `dl_iterate_phdr`, and a `dlopen` inside
/// its callback. That takes the two locks of the C library's loader in the other order than a
/// `dlopen` on another thread does, and there is one: Netty's library is loaded while [GlWarmUp]
/// runs. One start in some hundreds hung in both for ever. Any thread.
final class SystemLibraries {
  private static boolean opened;

  private SystemLibraries() {}

  /// Makes LWJGL's EGL and OpenGL ES ready to be called. Idempotent.
  /// @throws UnsatisfiedLinkError when one of them is not installed
  static synchronized void open() {
    if (opened) {
      return;
    }
    Configuration.EGL_EXPLICIT_INIT.set(true);
    Configuration.OPENGLES_EXPLICIT_INIT.set(true);
    FunctionProvider egl = functions(library("libEGL.so.1"));
    FunctionProvider gles = functions(library("libGLESv2.so.2"), egl);
    EGL.create(egl);
    GLES.create(gles);
    opened = true;
  }

  /// @throws UnsatisfiedLinkError when it is not installed
  private static SharedLibrary library(String name) {
    return APIUtil.apiCreateLibrary(name);
  }

  /// EGL's functions: those of extensions are not exported, only told by `eglGetProcAddress`.
  private static FunctionProvider functions(SharedLibrary egl) {
    long getProcAddress = egl.getFunctionAddress("eglGetProcAddress");
    if (getProcAddress == 0) {
      throw new UnsatisfiedLinkError(egl.getName() + " has no eglGetProcAddress");
    }
    return new FunctionProvider() {
      @Override
      public long getFunctionAddress(ByteBuffer name) {
        long address = JNI.callPP(MemoryUtil.memAddress(name), getProcAddress);
        return address != 0 ? address : egl.getFunctionAddress(name);
      }
    };
  }

  private static FunctionProvider functions(SharedLibrary gles, FunctionProvider egl) {
    return new FunctionProvider() {
      @Override
      public long getFunctionAddress(ByteBuffer name) {
        long address = egl.getFunctionAddress(name);
        return address != 0 ? address : gles.getFunctionAddress(name);
      }
    };
  }
}
