package bulkhead.gpu.output;

import bulkhead.gpu.frame.ClientMemory;
import bulkhead.gpu.frame.PixelSize;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.Executor;

/// A way of drawing: OpenGL or software. Thread: `GpuMain`.
public interface Renderer extends AutoCloseable {
  /// What `bulkhead://gpu` shows.
  ///
  /// @param gl whether a graphics library draws
  record Info(boolean gl, String vendor, String renderer, String version) {}

  Info info();

  /// A device for a window.
  ///
  /// @param window what the picture is shown in
  /// @throws OutputFailedException when this window cannot be drawn to
  OutputDevice windowOutput(WindowTarget window, PixelSize size) throws OutputFailedException;

  /// A device that shows nothing and whose picture can be copied.
  OutputDevice offscreenOutput(PixelSize size) throws OutputFailedException;

  /// What was kept of this resource can be given up.
  void releaseResource(ClientMemory memory, long resourceId);

  @Override
  void close();

  /// A browser window's page area.
  ///
  /// @param x11Window its X11 id
  /// @param bitmap what the browser process shows when nobody here can draw to the window
  /// @param exposed run on `GpuMain` when the window system has lost the picture and it must be
  ///     drawn again
  /// @param gpuMain runs tasks on `GpuMain`
  /// @param ready run on `GpuMain` when the device has become able to draw again
  record WindowTarget(
      long x11Window, SharedBitmap bitmap, Runnable exposed, Executor gpuMain, Runnable ready) {}

  /// Memory for two pictures of at most `maxSize`, rows of `maxSize.width * 4` bytes, and whom to
  /// tell that one has changed.
  record SharedBitmap(MemorySegment memory, PixelSize maxSize, BitmapListener listener) {
    /// The bytes of a shared bitmap.
    public static long bytes(PixelSize maxSize) {
      return 2L * maxSize.width() * maxSize.height() * 4;
    }
  }
}
