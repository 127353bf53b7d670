package bulkhead.renderer.css.value;

import bulkhead.renderer.css.syntax.CssNumbers;

/// A time of a transition or an animation.
public record Time(double seconds) {
  public static final Time ZERO = new Time(0);

  public double millis() {
    return seconds * 1000;
  }

  @Override
  public String toString() {
    return CssNumbers.format(seconds) + "s";
  }
}
