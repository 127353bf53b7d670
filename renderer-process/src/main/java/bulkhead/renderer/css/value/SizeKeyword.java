package bulkhead.renderer.css.value;

/// A size that is not a length. `AUTO` for sizes, margins and insets, `NONE` for maximum sizes,
/// `CONTENT` for `flex-basis`; the others are the intrinsic keywords of CSS Sizing 3 and 4.
public enum SizeKeyword implements Size, Keyword {
  AUTO,
  NONE,
  MIN_CONTENT,
  MAX_CONTENT,
  FIT_CONTENT,
  STRETCH,
  CONTENT;

  @Override
  public String toString() {
    return css();
  }
}
