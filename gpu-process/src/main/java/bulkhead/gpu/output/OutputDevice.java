package bulkhead.gpu.output;

import bulkhead.gpu.frame.DrawList;
import bulkhead.gpu.frame.PixelRect;
import bulkhead.gpu.frame.PixelSize;
import java.lang.foreign.MemorySegment;
import java.util.function.LongConsumer;

/// What a picture is drawn to: a window or offscreen memory, by OpenGL or in software. Thread:
/// `GpuMain`.
public interface OutputDevice extends AutoCloseable {
  /// The time that [#draw] reports when the picture could not be shown.
  long NOT_PRESENTED = 0;

  /// Whether [#draw] may be called now. A device that has become able again calls the listener that
  /// it was made with.
  boolean isReady();

  /// Draws the list. `damage` is where it differs from the list drawn before; the first time and
  /// after [#resize], everything. `presented` is called on `GpuMain` with the time when the picture
  /// was shown, or [#NOT_PRESENTED].
  void draw(DrawList list, PixelRect damage, LongConsumer presented);

  void resize(PixelSize size);

  /// Draws the list, or uses the same list's picture drawn before, and copies its pixels: BGRA
  /// premultiplied, rows without gaps, top row first.
  ///
  /// @param target at least width * height * 4 bytes
  void copy(DrawList list, MemorySegment target);

  @Override
  void close();
}
