package bulkhead.renderer.animation;

import bulkhead.renderer.css.value.AnimationComposition;
import bulkhead.renderer.css.value.Easing;
import bulkhead.renderer.style.AnimatedValues;
import bulkhead.renderer.style.KeyframeDeclarations;
import org.jspecify.annotations.Nullable;

/// One keyframe of an effect.
///
/// @param composition null for the effect's own
/// @param declarations null where the values are computed already
record Keyframe(
    double offset,
    Easing easing,
    @Nullable AnimationComposition composition,
    @Nullable KeyframeDeclarations declarations,
    @Nullable AnimatedValues computed) {

  /// Its declarations as CSS text.
  String text() {
    return declarations != null
        ? declarations.text()
        : computed != null ? KeyframeDeclarations.text(computed) : "";
  }
}
