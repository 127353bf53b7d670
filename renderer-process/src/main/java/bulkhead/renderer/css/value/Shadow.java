package bulkhead.renderer.css.value;

import bulkhead.renderer.css.syntax.CssNumbers;

/// One shadow of `box-shadow` or `text-shadow`, lengths in px; `spread` and `inset` only of boxes.
public record Shadow(
    float offsetX, float offsetY, float blur, float spread, boolean inset, ColorValue color) {
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder().append(color);
    out.append(' ').append(CssNumbers.format(offsetX)).append("px ");
    out.append(CssNumbers.format(offsetY)).append("px ");
    out.append(CssNumbers.format(blur)).append("px ");
    out.append(CssNumbers.format(spread)).append("px");
    return inset ? out.append(" inset").toString() : out.toString();
  }
}
