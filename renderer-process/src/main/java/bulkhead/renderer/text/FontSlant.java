package bulkhead.renderer.text;

/// `font-style`, as far as matching goes.
public enum FontSlant {
  NORMAL,
  ITALIC,
  OBLIQUE
}
