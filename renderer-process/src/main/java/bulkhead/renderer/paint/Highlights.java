package bulkhead.renderer.paint;

import bulkhead.renderer.css.value.Shadow;
import bulkhead.renderer.css.value.TextDecoration;
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

  /// How far down the document matches of find-in-page begin, in CSS px, for the marks on its
  /// scrollbar.
  default List<Float> ticks() {
    return List.of();
  }

  /// Where text goes in that is typed now; null while there is no such place, or the caret's
  /// blinking hides it.
  default @Nullable Caret caret() {
    return null;
  }

  /// @param owner the fragment in whose coordinates `rect` is, and in whose clip it is drawn
  record Caret(BoxFragment owner, Rect rect, int argb) {}

  /// A marked part of a fragment. Places are along its line, in CSS px, as if the line ran from
  /// left to right.
  ///
  /// @param from first character, counted from the fragment's first
  /// @param to after the last one
  /// @param left of the part, from where the fragment begins
  /// @param top from the fragment's top edge
  record Mark(int from, int to, float left, float right, float top, float bottom, Look look) {}

  /// How a marked part looks. Colours are `0xAARRGGBB`.
  ///
  /// @param backgroundArgb drawn below the text
  /// @param textArgb of the marked letters
  /// @param recolors whether the text's own decorations have that colour too
  /// @param shadows cast by the marked letters, in place of their own
  /// @param decorations drawn besides the text's own
  record Look(
      int backgroundArgb,
      int textArgb,
      boolean recolors,
      List<Shadow> shadows,
      List<TextDecoration> decorations) {
    public Look {
      shadows = List.copyOf(shadows);
      decorations = List.copyOf(decorations);
    }

    /// Two colours and nothing else.
    public Look(int backgroundArgb, int textArgb) {
      this(backgroundArgb, textArgb, true, List.of(), List.of());
    }
  }
}
