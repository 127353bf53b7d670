package bulkhead.renderer.compositor;

/// A frame that was shown.
///
/// @param commitNumber the newest commit in it
/// @param presentedNanos when; 0 if its surface is on no output
/// @param completeness whether parts of it were missing
public record Presentation(
    long commitNumber, long frameNumber, long presentedNanos, Completeness completeness) {

  public enum Completeness {
    /// Every visible tile was there.
    COMPLETE,
    /// Some were not yet, and showed the background.
    CHECKERBOARDED
  }
}
