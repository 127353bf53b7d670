package bulkhead.renderer.paint;

/// Names pixels that another process submits to the GPU process, such as a plugin's. Granted by the
// browser process.
public record SurfaceId(long value) {}
