package bulkhead.renderer.compositor;

/// The display is ready for another frame.
///
/// @param sequence rises; the answer names it
/// @param frameTimeNanos what animations count by (`System.nanoTime`)
/// @param deadlineNanos a frame submitted by then is in this display frame
public record BeginFrame(
    long sequence, long frameTimeNanos, long intervalNanos, long deadlineNanos) {}
