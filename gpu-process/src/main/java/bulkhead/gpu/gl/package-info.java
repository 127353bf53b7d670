/// Drawing with OpenGL ES through LWJGL: into windows by EGL on X11, or offscreen by EGL without
/// any window system. Every object here belongs to the thread `GpuMain`, on which its context is
/// current.
@NullMarked
package bulkhead.gpu.gl;

import org.jspecify.annotations.NullMarked;
