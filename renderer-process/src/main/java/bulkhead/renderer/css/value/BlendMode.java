package bulkhead.renderer.css.value;

/// `mix-blend-mode` or `background-blend-mode`.
public enum BlendMode implements Keyword {
  NORMAL,
  MULTIPLY,
  SCREEN,
  OVERLAY,
  DARKEN,
  LIGHTEN,
  COLOR_DODGE,
  COLOR_BURN,
  HARD_LIGHT,
  SOFT_LIGHT,
  DIFFERENCE,
  EXCLUSION,
  HUE,
  SATURATION,
  COLOR,
  LUMINOSITY,
  PLUS_LIGHTER;
}
