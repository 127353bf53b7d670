package bulkhead.renderer.layout.inline;

import bulkhead.renderer.css.value.TextAlign;
import bulkhead.renderer.layout.fragment.Px;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.text.ShapeResult;

/// Where the items of one line begin, and how far justification draws them apart (CSS Text 3 §7).
final class LineAlignment {
  private final ElementBox container;
  private final InlineContent content;
  private final LineBreaking.Line line;
  private final float available;
  private final float indent;
  private int expansionsLeft;
  private float expansionEach;

  /// What follows the last character that is not a space hanging at the line's end.
  private int expansionEnd;

  LineAlignment(
      ElementBox container,
      InlineContent content,
      LineBreaking.Line line,
      float available,
      float indent) {
    this.container = container;
    this.content = content;
    this.line = line;
    this.available = available;
    this.indent = indent;
  }

  /// What justification adds at each opportunity.
  float expansionEach() {
    return expansionEach;
  }

  /// What justification adds in an item.
  float expansion(LineItem item) {
    if (expansionEach <= 0) {
      return 0;
    }
    return expansions(item) * expansionEach;
  }

  /// Where its first item begins.
  float startOfLine() {
    boolean rtl = content.rightToLeft;
    float free = available - line.width();
    if (container.isRubyPart()) {
      return startInColumn(Math.max(0, free));
    }
    TextAlign align = container.style().textAlign();
    boolean lastLine = line.forced();
    if (lastLine || align == TextAlign.JUSTIFY) {
      align =
          switch (container.style().textAlignLast()) {
            case AUTO -> align == TextAlign.JUSTIFY && lastLine ? TextAlign.START : align;
            case START -> lastLine ? TextAlign.START : align;
            case END -> lastLine ? TextAlign.END : align;
            case LEFT -> lastLine ? TextAlign.LEFT : align;
            case RIGHT -> lastLine ? TextAlign.RIGHT : align;
            case CENTER -> lastLine ? TextAlign.CENTER : align;
            case JUSTIFY -> lastLine ? TextAlign.JUSTIFY : align;
            case MATCH_PARENT -> align;
          };
    }
    if (align == TextAlign.JUSTIFY && free > 0) {
      countExpansions();
      if (expansionsLeft > 0) {
        expansionEach = free / expansionsLeft;
        return rtl ? 0 : indent;
      }
    }
    float start = rtl ? 0 : indent;
    float offset =
        switch (align) {
          case START, JUSTIFY, MATCH_PARENT -> rtl ? free : 0;
          case END -> rtl ? 0 : free;
          case LEFT, WEBKIT_LEFT -> 0;
          case RIGHT, WEBKIT_RIGHT -> free;
          case CENTER, WEBKIT_CENTER, INTERNAL_CENTER -> free / 2;
        };
    // What does not fit runs over at the end side only.
    if (free < 0) {
      offset = rtl && align != TextAlign.LEFT ? free : 0;
    }
    return start + Px.floor(offset);
  }

  /// CSS Ruby 1 §4.3. As in Chromium what cannot be drawn apart is in the middle, and beside an
  /// annotation there is no more room than an em.
  private float startInColumn(float free) {
    String align = container.style().rubyAlign();
    boolean rtl = content.rightToLeft;
    if (align.equals("start")) {
      return rtl ? free : 0;
    }
    countExpansions();
    if (align.equals("center") || expansionsLeft == 0) {
      return Px.floor(free / 2);
    }
    float beside = 0;
    if (align.equals("space-around")) {
      beside = free / (expansionsLeft + 1);
      if (!container.isAnonymous()) {
        beside = Math.min(beside, 2 * container.style().fontSize());
      }
    }
    expansionEach = (free - beside) / expansionsLeft;
    return Px.floor(beside / 2);
  }

  private void countExpansions() {
    if (container.style().textJustify().equals("none")) {
      return;
    }
    int count = 0;
    expansionEnd = endOfContents();
    for (LineItem item : line.items()) {
      count += expansions(item);
    }
    expansionsLeft = count;
  }

  /// In how many places of an item room is made; not behind the last letter of the line. As in
  /// Chromium a preserved tab is one.
  private int expansions(LineItem item) {
    if (item.item instanceof InlineItem.Tab) {
      return item.start < expansionEnd - 1 ? 1 : 0;
    }
    if (!(item.item instanceof InlineItem.TextItem)) {
      return 0;
    }
    int count = 0;
    for (int i = item.start; i < Math.min(item.end, expansionEnd - 1); i++) {
      count += ShapeResult.isExpandable(content.text.charAt(i)) ? 1 : 0;
    }
    return count;
  }

  /// After the last character of the line that is no space.
  private int endOfContents() {
    for (LineItem item : line.items().reversed()) {
      if (item.item instanceof InlineItem.TextItem) {
        for (int i = item.end; i > item.start; i--) {
          if (content.text.charAt(i - 1) != ' ') {
            return i;
          }
        }
      } else if (item.item instanceof InlineItem.Atomic || item.item instanceof InlineItem.Tab) {
        return item.end;
      }
    }
    return 0;
  }
}
