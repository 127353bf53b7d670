package bulkhead.renderer.css.value;

import bulkhead.renderer.css.syntax.CssNumbers;

/// One shadow of `box-shadow` or `text-shadow`, lengths in px; `spread` and `inset` only of boxes.
public record Shadow(
    float offsetX, float offsetY, float blur, float spread, boolean inset, ColorValue color) {
  /// As a computed value, where `currentcolor` is `current`; the spread only of a box's.
  public String text(Color current, boolean box) {
    StringBuilder out = new StringBuilder().append(color.resolve(current));
    out.append(' ').append(CssNumbers.format(offsetX)).append("px ");
    out.append(CssNumbers.format(offsetY)).append("px ");
    out.append(CssNumbers.format(blur)).append("px");
    if (box) {
      out.append(' ').append(CssNumbers.format(spread)).append("px");
    }
    return inset ? out.append(" inset").toString() : out.toString();
  }

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
