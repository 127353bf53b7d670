package bulkhead.renderer.css.value;

import bulkhead.renderer.css.syntax.CssNumbers;

/// Computed `font-style`. `angle` (degrees, clockwise) counts only when oblique.
public record FontStyle(Slant slant, float angle) {
  public enum Slant implements Keyword {
    NORMAL,
    ITALIC,
    OBLIQUE
  }

  public static final FontStyle NORMAL = new FontStyle(Slant.NORMAL, 0);
  public static final FontStyle ITALIC = new FontStyle(Slant.ITALIC, 0);
  public static final FontStyle OBLIQUE = new FontStyle(Slant.OBLIQUE, 14);

  @Override
  public String toString() {
    return slant == Slant.OBLIQUE && angle != 14
        ? "oblique " + CssNumbers.format(angle) + "deg"
        : slant.css();
  }
}
