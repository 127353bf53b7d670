package bulkhead.renderer;

/// Counts what a document still waits for, and tells when it is the last: the load event's
/// condition (HTML §13.2.7 "the end"). Thread: `RendererMain`.
final class LoadTracker {
  private final Runnable allLoaded;
  private int open;
  private int begun;

  LoadTracker(Runnable allLoaded) {
    this.allLoaded = allLoaded;
  }

  void begin() {
    open++;
    begun++;
  }

  void end() {
    open--;
    if (open == 0) {
      allLoaded.run();
    }
  }

  boolean isIdle() {
    return open == 0;
  }

  /// The share that has ended, 0 to 1.
  float progress() {
    return begun == 0 ? 1 : 1 - (float) open / begun;
  }
}
