package bulkhead.gpu.gl;

import static org.lwjgl.opengles.GLES20.*;

import bulkhead.gpu.frame.PixelSize;
import bulkhead.gpu.output.OutputFailedException;

/// A texture that is drawn to. Row 0 is the top row. Thread: `GpuMain`.
final class RenderTarget implements AutoCloseable {
  private final PixelSize size;
  private final int texture;
  private final int framebuffer;

  private RenderTarget(PixelSize size, int texture, int framebuffer) {
    this.size = size;
    this.texture = texture;
    this.framebuffer = framebuffer;
  }

  /// @throws OutputFailedException when the graphics library refuses that size
  static RenderTarget create(PixelSize size) throws OutputFailedException {
    int texture = Textures.create();
    glTexImage2D(
        GL_TEXTURE_2D, 0, GL_RGBA, size.width(), size.height(), 0, GL_RGBA, GL_UNSIGNED_BYTE, 0L);
    int framebuffer = glGenFramebuffers();
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture, 0);
    RenderTarget target = new RenderTarget(size, texture, framebuffer);
    int status = glCheckFramebufferStatus(GL_FRAMEBUFFER);
    int error = glGetError();
    if (status != GL_FRAMEBUFFER_COMPLETE || error != GL_NO_ERROR) {
      target.close();
      throw new OutputFailedException(
          "a framebuffer of " + size.width() + " x " + size.height() + " pixels was refused");
    }
    return target;
  }

  PixelSize size() {
    return size;
  }

  int texture() {
    return texture;
  }

  int framebuffer() {
    return framebuffer;
  }

  @Override
  public void close() {
    glDeleteFramebuffers(framebuffer);
    glDeleteTextures(texture);
  }
}
