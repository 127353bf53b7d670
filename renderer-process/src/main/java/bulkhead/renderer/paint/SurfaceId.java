package bulkhead.renderer.paint;

/// Names pixels that another process submits to the GPU process, such as a plugin's, as the browser
/// process numbered them.
public record SurfaceId(int clientId, int localId) {}
