package bulkhead.gpu.software;

import bulkhead.gpu.frame.ClientMemory;
import bulkhead.gpu.frame.PixelSize;
import bulkhead.gpu.output.OutputDevice;
import bulkhead.gpu.output.OutputFailedException;
import bulkhead.gpu.output.Renderer;

/// Draws with the processor alone: always possible. Thread: `GpuMain`.
public final class SoftwareRenderer implements Renderer {
  /// 1 GiB.
  private static final long MAX_PIXELS = 1 << 28;

  @Override
  public Info info() {
    return new Info(false, "Bulkhead", "software", System.getProperty("java.vm.version", ""));
  }

  @Override
  public OutputDevice windowOutput(WindowTarget window, PixelSize size)
      throws OutputFailedException {
    return new SharedBitmapOutput(window.bitmap(), size);
  }

  @Override
  public OutputDevice offscreenOutput(PixelSize size) throws OutputFailedException {
    if ((long) size.width() * size.height() > MAX_PIXELS) {
      throw new OutputFailedException(
          size.width() + " x " + size.height() + " pixels are too many");
    }
    return new MemoryOutput(size);
  }

  @Override
  public void releaseResource(ClientMemory memory, long resourceId) {}

  @Override
  public void close() {}
}
