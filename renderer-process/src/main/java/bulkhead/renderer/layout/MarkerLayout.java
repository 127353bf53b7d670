package bulkhead.renderer.layout;

import bulkhead.renderer.layout.block.BlockLayout;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.ConstraintSpace;
import bulkhead.renderer.layout.fragment.LayoutContext;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.text.SizedFont;

/// Outside markers of list items: a symbol with the size that Chromium gives it, or lines of text.
final class MarkerLayout {
  private MarkerLayout() {}

  static BoxFragment layout(LayoutContext context, ElementBox box, ConstraintSpace space) {
    if (box.markerSymbol().isEmpty()) {
      return BlockLayout.layoutRoot(context, box, space);
    }
    SizedFont font = context.fonts(box.style()).primary();
    BoxFragment.Builder builder = new BoxFragment.Builder(box);
    builder.width = symbolWidth(context, box);
    builder.height = font.ascent() + font.descent();
    builder.firstBaseline = font.ascent();
    builder.lastBaseline = font.ascent();
    return builder.build();
  }

  /// The symbol itself and a px on each side.
  static float symbolWidth(LayoutContext context, ElementBox box) {
    int ascent = (int) context.fonts(box.style()).primary().ascent();
    return (ascent * 2 / 3 + 1) / 2 + 2;
  }
}
