package bulkhead.renderer.compositor;

/// Asks `RendererMain` for a new commit. Answered by [CompositorLink#commit] or, if nothing has
/// changed, by [CompositorLink#mainFrameAborted].
///
/// @param frameTimeNanos the time that scripts' animations see
public record BeginMainFrame(long sequence, long frameTimeNanos, long intervalNanos) {}
