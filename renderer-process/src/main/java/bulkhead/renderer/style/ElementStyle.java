package bulkhead.renderer.style;

import org.jspecify.annotations.Nullable;

/// What the style engine hangs on an element: its style and those of its pseudo-elements. Shared by
/// elements that share both. Thread: owned by `RendererMain`.
record ElementStyle(ComputedStyle style, @Nullable ComputedStyle @Nullable [] pseudoStyles) {
  @Nullable ComputedStyle pseudo(PseudoElement pseudo) {
    return pseudoStyles == null ? null : pseudoStyles[pseudo.ordinal()];
  }
}
