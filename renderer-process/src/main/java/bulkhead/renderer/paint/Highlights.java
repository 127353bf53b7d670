package bulkhead.renderer.paint;

import bulkhead.renderer.layout.fragment.TextFragment;
import java.util.List;

/// What is marked in the page's text: the selection, matches of find-in-page. Read by the painter
/// on `RendererMain`.
public interface Highlights {
  Highlights NONE = fragment -> List.of();

  /// The marked parts of a fragment, in logical order; they do not overlap.
  List<Mark> of(TextFragment fragment);

  /// A marked part. Colours are `0xAARRGGBB`.
  ///
  /// @param left of the part, from the fragment's left edge, in CSS px
  /// @param top from the fragment's top edge
  /// @param backgroundArgb drawn below the text
  /// @param textArgb of the marked letters; 0 leaves them as they are
  record Mark(float left, float right, float top, float bottom, int backgroundArgb, int textArgb) {}
}
