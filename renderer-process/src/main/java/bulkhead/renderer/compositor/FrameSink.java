package bulkhead.renderer.compositor;

/// Where frames go: the GPU process, seen from one page. Called on the thread `Compositor`; must
/// not block.
public interface FrameSink {
  void submitFrame(CompositorFrame frame);

  /// Whether [Compositor#beginFrame] shall be called at the display's rate.
  void setNeedsBeginFrame(boolean needed);

  /// The answer to a [BeginFrame] that changes nothing.
  void didNotProduceFrame(long sequence);
}
