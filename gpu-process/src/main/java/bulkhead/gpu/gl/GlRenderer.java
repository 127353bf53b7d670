package bulkhead.gpu.gl;

import static org.lwjgl.opengles.GLES20.*;

import bulkhead.gpu.frame.ClientMemory;
import bulkhead.gpu.frame.PixelSize;
import bulkhead.gpu.output.OutputDevice;
import bulkhead.gpu.output.OutputFailedException;
import bulkhead.gpu.output.Renderer;
import bulkhead.gpu.x11.X11Connection;
import bulkhead.gpu.x11.X11Events;
import org.jspecify.annotations.Nullable;
import org.lwjgl.opengles.GLES;
import org.lwjgl.opengles.GLESCapabilities;

/// Draws with OpenGL ES 2 or 3. One context for all outputs. Thread: `GpuMain`.
public final class GlRenderer implements Renderer {
  /// The largest tile that a client may send must fit.
  private static final int LEAST_TEXTURE_SIZE = 4096;

  /// Whether outputs may be windows.
  public enum Windows {
    X11,
    NONE
  }

  private final Egl egl;
  private final Info info;
  private final Textures textures;
  private final GlPainter painter;
  private @Nullable X11Events events;

  private GlRenderer(Egl egl, Info info, Textures textures, GlPainter painter) {
    this.egl = egl;
    this.info = info;
    this.textures = textures;
    this.painter = painter;
  }

  /// Starts EGL and OpenGL ES on the calling thread, which owns them from now on.
  ///
  /// @throws OutputFailedException when this machine has no OpenGL that can be used, with the
  ///     reason
  public static GlRenderer create(Windows windows) throws OutputFailedException {
    try {
      SystemLibraries.open();
      return switch (windows) {
        case X11 -> createWith(X11Connection.open());
        case NONE -> createWith(null);
      };
    } catch (LinkageError e) {
      throw new OutputFailedException("a native library is missing: " + e.getMessage());
    }
  }

  private static GlRenderer createWith(@Nullable X11Connection x11) throws OutputFailedException {
    Egl egl;
    try {
      egl = Egl.open(x11);
    } catch (OutputFailedException e) {
      if (x11 != null) {
        x11.close();
      }
      throw e;
    }
    try {
      GLESCapabilities capabilities = GLES.createCapabilities();
      check(capabilities);
      Info info =
          new Info(
              true,
              String.valueOf(glGetString(GL_VENDOR)),
              String.valueOf(glGetString(GL_RENDERER)),
              String.valueOf(glGetString(GL_VERSION)));
      Textures textures = new Textures();
      GlPainter painter = new GlPainter(textures, capabilities.GL_EXT_read_format_bgra);
      return new GlRenderer(egl, info, textures, painter);
    } catch (OutputFailedException e) {
      egl.close();
      throw e;
    } catch (IllegalStateException e) {
      egl.close();
      throw new OutputFailedException(String.valueOf(e.getMessage()));
    }
  }

  private static void check(GLESCapabilities capabilities) throws OutputFailedException {
    if (!capabilities.GL_EXT_texture_format_BGRA8888) {
      throw new OutputFailedException("OpenGL has no BGRA textures");
    }
    if (!capabilities.GLES30 && !capabilities.GL_EXT_unpack_subimage) {
      throw new OutputFailedException("OpenGL cannot upload rows with gaps");
    }
    int largest = glGetInteger(GL_MAX_TEXTURE_SIZE);
    if (largest < LEAST_TEXTURE_SIZE) {
      throw new OutputFailedException("OpenGL has textures of at most " + largest + " pixels");
    }
  }

  @Override
  public Info info() {
    return info;
  }

  @Override
  public OutputDevice windowOutput(WindowTarget window, PixelSize size)
      throws OutputFailedException {
    if (events == null) {
      events = X11Events.start(window.gpuMain());
    }
    long surface = egl.createWindowSurface(window.x11Window());
    return new GlWindowOutput(egl, painter, surface, events, window);
  }

  @Override
  public OutputDevice offscreenOutput(PixelSize size) throws OutputFailedException {
    return new GlOffscreenOutput(painter, size);
  }

  @Override
  public void releaseResource(ClientMemory memory, long resourceId) {
    textures.release(memory, resourceId);
  }

  @Override
  public void close() {
    painter.close();
    GLES.setCapabilities(null);
    egl.close();
  }
}
