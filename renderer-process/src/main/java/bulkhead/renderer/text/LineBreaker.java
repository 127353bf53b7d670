package bulkhead.renderer.text;

/// Where a line may end inside a text. Implementations follow UAX 14; which one is used is decided
/// in one place.
public interface LineBreaker {
  /// Element i is true if a line may end before character i. As long as the text plus one; the ends
  /// are false.
  boolean[] opportunities(String text);
}
