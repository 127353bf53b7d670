package bulkhead.renderer.layout;

import bulkhead.renderer.layout.block.BlockLayout;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.ConstraintSpace;
import bulkhead.renderer.layout.fragment.LayoutContext;
import bulkhead.renderer.layout.inline.FontBaseline;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.text.SizedFont;

/// Markers of list items: a symbol with the size that Chromium gives it, or, outside, a line.
final class MarkerLayout {
  /// Behind a picture, as in Chromium.
  private static final float PICTURE_GAP = 7;

  private MarkerLayout() {}

  static BoxFragment layout(LayoutContext context, ElementBox box, ConstraintSpace space) {
    if (box.markerSymbol().isEmpty()) {
      return BlockLayout.layoutRoot(context, box, space);
    }
    SizedFont font = context.fonts(box.style()).primary();
    BoxFragment.Builder builder = new BoxFragment.Builder(box);
    builder.width = symbolWidth(context, box);
    builder.height = font.ascent() + font.descent();
    builder.firstBaseline = FontBaseline.of(box).ascent(font);
    builder.lastBaseline = builder.firstBaseline;
    return builder.build();
  }

  /// As in Chromium: the symbol and a px on each side, and inside an em behind it. A triangle has a
  /// size of its own and, inside, room behind it. A gradient is half as high as the ascent.
  static float symbolWidth(LayoutContext context, ElementBox box) {
    boolean inside = box.isAtomicInline();
    SizedFont font = context.fonts(box.style()).primary();
    if (box.markerSymbol().startsWith("disclosure")) {
      return font.size() * (inside ? 1.06f : 0.66f);
    }
    int ascent = (int) font.ascent();
    if (box.markerSymbol().equals(ElementBox.GRADIENT_MARKER)) {
      return ascent / 2f + PICTURE_GAP;
    }
    int outside = (ascent * 2 / 3 + 1) / 2 + 2;
    return inside ? outside - 1 + font.size() : outside;
  }
}
