package bulkhead.renderer.css.value;

/// Computed `text-transform`.
public enum TextTransform implements Keyword {
  NONE,
  CAPITALIZE,
  UPPERCASE,
  LOWERCASE,
  FULL_WIDTH,
  FULL_SIZE_KANA,
  MATH_AUTO;
}
