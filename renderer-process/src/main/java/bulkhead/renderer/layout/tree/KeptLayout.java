package bulkhead.renderer.layout.tree;

import org.jspecify.annotations.Nullable;

/// What a box keeps of its layouts, which later ones may use again. The box tree only knows when
/// that no longer holds.
public interface KeptLayout {
  /// Whether it is about the box as it is.
  boolean isCurrent();

  /// What is left of it once other children than these are changed; null for nothing.
  ///
  /// @param sameAtStart how many children at the start are laid out as before
  /// @param sameAtEnd the same at the end
  @Nullable KeptLayout outdated(int sameAtStart, int sameAtEnd);
}
