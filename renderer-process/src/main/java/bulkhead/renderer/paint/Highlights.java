package bulkhead.renderer.paint;

import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.TextFragment;
import io.github.humbleui.types.Rect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is marked in the page's text: the selection, matches of find-in-page. Read by the painter
/// on `RendererMain`.
public interface Highlights {
  Highlights NONE = fragment -> List.of();

  /// The marked parts of a fragment, in logical order; they do not overlap.
  List<Mark> of(TextFragment fragment);

  /// Where text goes in that is typed now; null while there is no such place, or the caret's
  /// blinking hides it.
  default @Nullable Caret caret() {
    return null;
  }

  /// @param owner the fragment in whose coordinates `rect` is, and in whose clip it is drawn
  record Caret(BoxFragment owner, Rect rect, int argb) {}

  /// A marked part. Colours are `0xAARRGGBB`.
  ///
  /// @param left of the part, from the fragment's left edge, in CSS px
  /// @param top from the fragment's top edge
  /// @param backgroundArgb drawn below the text
  /// @param textArgb of the marked letters; 0 leaves them as they are
  record Mark(float left, float right, float top, float bottom, int backgroundArgb, int textArgb) {}
}
