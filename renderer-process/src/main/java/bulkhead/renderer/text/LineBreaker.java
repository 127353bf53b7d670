package bulkhead.renderer.text;

/// Where a line may end inside a text. Implementations follow UAX 14; which one is used is decided
/// in one place.
public interface LineBreaker {
  /// `line-break`, without `anywhere`, which needs no rules.
  enum Strictness {
    AUTO,
    LOOSE,
    NORMAL,
    STRICT
  }

  /// Element i is true if a line may end before character i. As long as the text plus one; the ends
  /// are false.
  ///
  /// @param language BCP 47, or "" if not known
  boolean[] opportunities(String text, Strictness strictness, String language);

  /// By the usual rules, in no particular language.
  default boolean[] opportunities(String text) {
    return opportunities(text, Strictness.AUTO, "");
  }
}
