package bulkhead.gpu.software;

import bulkhead.gpu.frame.ClientMemory;
import bulkhead.gpu.frame.PixelSize;
import bulkhead.gpu.output.OutputDevice;
import bulkhead.gpu.output.OutputFailedException;
import bulkhead.gpu.output.Renderer;
import bulkhead.gpu.x11.X11Events;
import org.jspecify.annotations.Nullable;

/// Draws with the processor alone: always possible. Thread: `GpuMain`.
public final class SoftwareRenderer implements Renderer {
  /// 1 GiB.
  private static final long MAX_PIXELS = 1 << 28;

  private final boolean sharesWindows;
  private @Nullable X11Events events;

  /// For outputs that are no windows.
  public SoftwareRenderer() {
    this(false);
  }

  /// @param sharesWindows whether windows are drawn to through memory shared with the X server
  public SoftwareRenderer(boolean sharesWindows) {
    this.sharesWindows = sharesWindows;
  }

  @Override
  public Info info() {
    return new Info(false, "Bulkhead", "software", System.getProperty("java.vm.version", ""));
  }

  /// A device that draws to the window without the browser process's help, or none.
  @Override
  public OutputDevice windowOutput(WindowTarget window, PixelSize size)
      throws OutputFailedException {
    if (!sharesWindows) {
      throw new OutputFailedException("memory is not to be shared with the X server");
    }
    if (events == null) {
      events = X11Events.startWithSharedMemory(window.gpuMain());
    }
    return new X11WindowOutput(events, window, size);
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
