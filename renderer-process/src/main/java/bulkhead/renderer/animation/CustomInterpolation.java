package bulkhead.renderer.animation;

import bulkhead.renderer.style.ComputedStyle;
import org.jspecify.annotations.Nullable;

/// Interpolation of custom properties, which only those have that are registered with a syntax (CSS
/// Properties and Values 1 §3.6).
interface CustomInterpolation {
  /// Null when it flips half-way.
  @Nullable String between(String name, String from, String to, double p, ComputedStyle style);

  String add(String name, String underlying, String value, ComputedStyle style);
}
