package bulkhead.renderer.layout.fragment;

/// Adjoining margins on their way to being collapsed (CSS 2.2 §8.3.1): the largest positive and the
/// most negative one.
///
/// @param quirky the largest positive one that comes from the user agent's sheet in quirks mode
///     (HTML §15.3.10); it counts everywhere but at the edges of `body` and of table cells
public record MarginStrut(float positive, float negative, float quirky) {
  public static final MarginStrut EMPTY = new MarginStrut(0, 0, 0);

  public MarginStrut append(float margin) {
    if (margin == 0) {
      return this;
    }
    return margin > 0
        ? (margin <= positive ? this : new MarginStrut(margin, negative, quirky))
        : (margin >= negative ? this : new MarginStrut(positive, margin, quirky));
  }

  public MarginStrut append(float margin, boolean isQuirky) {
    if (!isQuirky || margin <= 0) {
      return append(margin);
    }
    return margin <= quirky ? this : new MarginStrut(positive, negative, margin);
  }

  public MarginStrut append(MarginStrut other) {
    return append(other.positive).append(other.negative).append(other.quirky, true);
  }

  public MarginStrut withoutQuirky() {
    return quirky == 0 ? this : new MarginStrut(positive, negative, 0);
  }

  /// The collapsed margin.
  public float sum() {
    return Math.max(positive, quirky) + negative;
  }
}
