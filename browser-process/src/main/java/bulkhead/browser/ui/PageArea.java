package bulkhead.browser.ui;

import java.lang.foreign.MemorySegment;

/// The part of a window that shows the page: a native window that the GPU process draws into, or,
/// where that cannot be, frames drawn elsewhere. Thread: any thread may call these.
public interface PageArea {

  /// The X11 window for the GPU process to draw into; 0 where there is none. See
  /// [PageViewport#nativeWindowId()].
  long nativeWindowId();

  PageViewport viewport();

  /// Shows a frame from memory, and from now on no longer expects the GPU process to draw. The
  /// pixels are copied before this returns. A frame of another size than the page area's is shown
  /// in its top left corner.
  ///
  /// @param bgra premultiplied BGRA, row-major, top row first; alpha is ignored
  /// @param strideBytes from the start of a row to the next row's
  /// @param damage what changed since the frame before; everything if the size did
  void showSoftwareFrame(
      MemorySegment bgra, int widthPx, int heightPx, int strideBytes, Damage damage);

  /// The GPU process draws into the native window again.
  void useNativeFrames();

  /// A rectangle in device pixels of the frame.
  record Damage(int xPx, int yPx, int widthPx, int heightPx) {}
}
