/// CSS transitions, CSS animations and Web Animations: timing, keyframes, interpolation of values,
/// and what they add to the cascade. Starts at [bulkhead.renderer.animation.DocumentAnimations].
@NullMarked
package bulkhead.renderer.animation;

import org.jspecify.annotations.NullMarked;
