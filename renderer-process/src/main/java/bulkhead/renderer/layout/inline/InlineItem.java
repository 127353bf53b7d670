package bulkhead.renderer.layout.inline;

import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.layout.tree.TextBox;
import bulkhead.renderer.text.FontGroup;
import bulkhead.renderer.text.ShapeResult;

/// One piece of an inline formatting context, in logical order. `start` and `end` are indices into
/// its text.
sealed interface InlineItem {
  int start();

  int end();

  /// Text of one style and one bidi level. `shape` may have more than its characters, as fonts kern
  /// over the borders of elements; its first character is `base` of the formatting context's text.
  record TextItem(
      TextBox box, FontGroup fonts, ShapeResult shape, int base, int start, int end, int level)
      implements InlineItem {}

  /// A preserved tab.
  record Tab(TextBox box, FontGroup fonts, int start, int end) implements InlineItem {}

  record Open(ElementBox box, int start) implements InlineItem {
    @Override
    public int end() {
      return start;
    }
  }

  record Close(ElementBox box, int start) implements InlineItem {
    @Override
    public int end() {
      return start;
    }
  }

  /// Inline-block, image and so on; stands for one U+FFFC.
  record Atomic(ElementBox box, int start, int end, int level) implements InlineItem {}

  /// `<br>`.
  record ForcedBreak(ElementBox br, int start, int end) implements InlineItem {}

  /// A preserved line feed.
  record LineFeed(TextBox box, FontGroup fonts, int start, int end) implements InlineItem {}

  record Floating(ElementBox box, int start) implements InlineItem {
    @Override
    public int end() {
      return start;
    }
  }

  record Positioned(ElementBox box, int start) implements InlineItem {
    @Override
    public int end() {
      return start;
    }
  }
}
