package bulkhead.gpu.display;

/// One tick of the display.
///
/// @param sequence rises by 1 with each tick
/// @param frameTimeNanos when the tick was due, CLOCK_MONOTONIC
/// @param deadlineNanos a frame submitted by then is in this display frame
public record BeginFrame(
    long sequence, long frameTimeNanos, long intervalNanos, long deadlineNanos) {}
