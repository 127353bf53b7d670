package bulkhead.renderer.css.value;

/// `mask-mode`: what of a mask's pixels counts.
public enum MaskMode implements Keyword {
  /// Luminance for a `<mask>` element that says so, else alpha.
  MATCH_SOURCE,
  ALPHA,
  LUMINANCE
}
