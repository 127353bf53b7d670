package bulkhead.gpu.frame;

/// What one client draws: a page of a renderer, or a plugin's box. Both numbers are given by the
/// browser process, from 1.
public record SurfaceId(int clientId, int localId) {
  @Override
  public String toString() {
    return clientId + ":" + localId;
  }
}
