package bulkhead.renderer.layout.fragment;

/// Adjoining margins on their way to being collapsed (CSS 2.2 §8.3.1): the largest positive and the
/// most negative one.
public record MarginStrut(float positive, float negative) {
  public static final MarginStrut EMPTY = new MarginStrut(0, 0);

  public MarginStrut append(float margin) {
    if (margin == 0) {
      return this;
    }
    return margin > 0
        ? (margin <= positive ? this : new MarginStrut(margin, negative))
        : (margin >= negative ? this : new MarginStrut(positive, margin));
  }

  public MarginStrut append(MarginStrut other) {
    return append(other.positive).append(other.negative);
  }

  /// The collapsed margin.
  public float sum() {
    return positive + negative;
  }
}
