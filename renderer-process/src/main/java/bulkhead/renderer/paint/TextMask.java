package bulkhead.renderer.paint;

import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.TextFragment;
import io.github.humbleui.types.Rect;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// The shapes of all text in a box, for `background-clip: text` (CSS Backgrounds 4 §2.4). Owned by
/// `RendererMain`.
final class TextMask extends PaintWalk<PaintContext> {
  private final DisplayItemList.Builder out = new DisplayItemList.Builder();
  private final TextPainter painter = TextPainter.ofShapes(this::draw);

  private TextMask() {}

  /// @param x left edge of the fragment's border box
  static DisplayItemList of(BoxFragment fragment, float x, float y) {
    TextMask mask = new TextMask();
    mask.walk(fragment, x, y, PaintContext.of(PropertyTrees.State.ROOT));
    return mask.out.build();
  }

  private void draw(PaintContext context, DisplayItem.Drawing item) {
    ArrayDeque<DisplayItem.Scope> scopes = new ArrayDeque<>();
    for (PaintContext each = context; each != null; each = each.outer) {
      if (each.scope != null) {
        scopes.push(each.scope);
      }
    }
    scopes.forEach(out::add);
    out.add(item);
    scopes.forEach(scope -> out.add(new DisplayItem.Pop()));
  }

  @Override
  void text(TextFragment fragment, float x, float y, PaintContext context) {
    painter.text(fragment, x, y, context);
  }

  @Override
  void decorations(BoxFragment fragment, float x, float y, PaintContext context) {}

  @Override
  void contents(BoxFragment fragment, float x, float y, PaintContext context) {}

  @Override
  void outline(BoxFragment fragment, float x, float y, PaintContext context) {}

  @Override
  PaintContext insideClip(BoxFragment fragment, float x, float y, PaintContext context) {
    return context;
  }

  @Override
  PaintContext insideArea(BoxFragment fragment, Rect area, PaintContext context) {
    return context;
  }

  @Override
  PaintContext insideEffects(BoxFragment fragment, float x, float y, PaintContext context) {
    return context;
  }

  @Override
  void caret(BoxFragment fragment, float x, float y, PaintContext context) {}

  @Override
  float shiftX(BoxFragment fragment) {
    return 0;
  }

  @Override
  float shiftY(BoxFragment fragment) {
    return 0;
  }

  @Override
  PaintContext sticky(BoxFragment fragment, PaintContext context) {
    return context;
  }

  @Override
  PaintContext fixed(PaintContext context) {
    return context;
  }

  @Override
  @Nullable Space<PaintContext> space(PaintContext context) {
    return null;
  }
}
