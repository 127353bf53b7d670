package bulkhead.renderer.layout.inline;

import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.FloatContext;
import bulkhead.renderer.layout.fragment.Insets;
import bulkhead.renderer.text.ShapeResult;
import org.jspecify.annotations.Nullable;

/// An item, or the part of a text item, that was put on a line.
final class LineItem {
  final InlineItem item;

  /// Of `item` in the formatting context's items.
  final int index;

  /// Of the formatting context's text.
  final int start;

  int end;

  /// Advance on the line, margins included.
  float width;

  /// For text: what it is shaped as, and the part of it.
  @Nullable ShapeResult shape;

  int shapeFrom;
  int shapeTo;

  /// For atomic inlines.
  @Nullable BoxFragment fragment;

  Insets margin = Insets.NONE;

  /// For floats: what was there before, to take it back.
  FloatContext.@Nullable Mark before;

  int floatsBefore;

  /// Drawn after the text, and counted in `width`: a hyphen, or the ellipsis of `text-overflow`;
  /// else empty.
  String suffix = "";

  LineItem(InlineItem item, int index, int start, int end, float width) {
    this.item = item;
    this.index = index;
    this.start = start;
    this.end = end;
    this.width = width;
  }

  int level() {
    return switch (item) {
      case InlineItem.TextItem text -> text.level();
      case InlineItem.Atomic atomic -> atomic.level();
      case InlineItem.Tab tab -> 0;
      case InlineItem.Open open -> 0;
      case InlineItem.Close close -> 0;
      case InlineItem.ForcedBreak forced -> 0;
      case InlineItem.LineFeed feed -> 0;
      case InlineItem.Floating floating -> 0;
      case InlineItem.Positioned positioned -> 0;
    };
  }
}
