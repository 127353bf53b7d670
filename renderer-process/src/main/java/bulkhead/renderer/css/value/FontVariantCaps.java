package bulkhead.renderer.css.value;

/// Computed `font-variant-caps`.
public enum FontVariantCaps implements Keyword {
  NORMAL,
  SMALL_CAPS,
  ALL_SMALL_CAPS,
  PETITE_CAPS,
  ALL_PETITE_CAPS,
  UNICASE,
  TITLING_CAPS;
}
