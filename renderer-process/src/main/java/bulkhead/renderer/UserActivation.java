package bulkhead.renderer;

/// What the user has done in one document (HTML §6.4.1 "data model"). Thread: `RendererMain`.
final class UserActivation {
  /// HTML's "transient activation duration".
  private static final long TRANSIENT_NANOS = 5_000_000_000L;

  private static final int STICKY = 1;
  private static final int TRANSIENT = 2;

  private boolean sticky;
  private boolean consumed = true;
  private long lastNanos;

  /// The user has pressed a button or a key.
  void notified() {
    sticky = true;
    consumed = false;
    lastNanos = System.nanoTime();
  }

  /// Something has used the activation up.
  void consume() {
    consumed = true;
  }

  boolean isSticky() {
    return sticky;
  }

  boolean isTransient() {
    return !consumed && System.nanoTime() - lastNanos < TRANSIENT_NANOS;
  }

  int bits() {
    return (sticky ? STICKY : 0) | (isTransient() ? TRANSIENT : 0);
  }
}
