package bulkhead.renderer;

/// How often scripts may navigate a frame, which costs the browser process more than them: so many
/// times in a while, as in Chromium; what is beyond is passed over in silence. Thread:
/// `RendererMain`.
final class NavigationLimit {
  static final int MOST = 200;
  static final long NANOS = 10_000_000_000L;

  private long began;
  private int count;

  /// One more, at that time.
  boolean allows(long nanoTime) {
    if (count == 0 || nanoTime - began > NANOS) {
      began = nanoTime;
      count = 0;
    }
    if (count >= MOST) {
      return false;
    }
    count++;
    return true;
  }
}
