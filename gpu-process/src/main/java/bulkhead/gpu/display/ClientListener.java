package bulkhead.gpu.display;

/// What the GPU process tells one client. Thread: called on `GpuMain`; must not block.
public interface ClientListener {
  void beginFrame(int localSurfaceId, BeginFrame frame);

  /// The frame was shown at `presentedNanos`, or the surface is on no output (0).
  ///
  /// @param returnedResources their slots may be written again
  void frameShown(
      int localSurfaceId, long frameNumber, long presentedNanos, long[] returnedResources);
}
