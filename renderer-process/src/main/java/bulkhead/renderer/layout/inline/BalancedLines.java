package bulkhead.renderer.layout.inline;

import bulkhead.renderer.layout.fragment.LayoutContext;
import bulkhead.renderer.layout.tree.ElementBox;

/// `text-wrap-style: balance` (CSS Text 4 §6.4): the smallest width at which a paragraph takes no
/// more lines than it has room for. As in Chromium only for paragraphs of up to ten lines, without
/// line breaks, tabs and floats in them.
final class BalancedLines implements LineBreaking.Host {
  private static final int MAX_LINES = 10;

  /// How near the smallest width the answer is, in px.
  private static final float PRECISION = 1;

  private final LayoutContext context;
  private final InlineContent first;
  private final InlineContent rest;
  private final LineBreaking.Host around;
  private final float indent;
  private float width;

  /// @param first the contents in the styles of the first line
  BalancedLines(
      LayoutContext context,
      InlineContent first,
      InlineContent rest,
      LineBreaking.Host around,
      float indent) {
    this.context = context;
    this.first = first;
    this.rest = rest;
    this.around = around;
    this.indent = indent;
  }

  /// The width to break lines at.
  float find(float available) {
    if (!(available > 0) || !isPlain()) {
      return available;
    }
    int lines = count(available);
    if (lines < 2 || lines > MAX_LINES) {
      return available;
    }
    float enough = available;
    float tooSmall = 0;
    while (enough - tooSmall > PRECISION) {
      float middle = (enough + tooSmall) / 2;
      if (middle <= tooSmall || middle >= enough) {
        break; // so large that the numbers between them have no names
      }
      if (count(middle) > lines) {
        tooSmall = middle;
      } else {
        enough = middle;
      }
    }
    return enough;
  }

  private boolean isPlain() {
    for (InlineItem item : rest.items) {
      boolean plain =
          switch (item) {
            case InlineItem.TextItem text -> true;
            case InlineItem.Open open -> true;
            case InlineItem.Close close -> true;
            case InlineItem.Atomic atomic -> true;
            case InlineItem.Positioned positioned -> true;
            case InlineItem.Tab tab -> false;
            case InlineItem.ForcedBreak br -> false;
            case InlineItem.LineFeed feed -> false;
            case InlineItem.Floating floating -> false;
          };
      if (!plain) {
        return false;
      }
    }
    return true;
  }

  /// Lines at that width; more than [#MAX_LINES] are not counted. One that runs over counts as too
  /// many.
  private int count(float at) {
    width = at;
    LineBreaking lines = new LineBreaking(context, first, this);
    int count = 0;
    boolean behindBreak = false;
    while (!lines.isDone() && count <= MAX_LINES) {
      boolean indented = first.root.style().indents(count == 0, behindBreak);
      LineBreaking.Line line = lines.next(indented ? indent : 0);
      behindBreak = line.forced();
      if (line.hasContent()) {
        if (line.width() > at + 1f / 64 && at < around.available()) {
          return MAX_LINES + 1;
        }
        if (count == 0 && first != rest) {
          lines = LineBreaking.after(lines, rest);
        }
        count++;
      }
    }
    return count;
  }

  @Override
  public float available() {
    return width;
  }

  @Override
  public float basis() {
    return around.basis();
  }

  @Override
  public void layoutAtomic(LineItem item, ElementBox box) {
    around.layoutAtomic(item, box);
  }

  @Override
  public void placeFloat(LineItem item, ElementBox box, float used, boolean lineHasContent) {
    throw new IllegalStateException("paragraphs with floats are not balanced");
  }

  @Override
  public void takeBack(LineItem item) {
    throw new IllegalStateException("paragraphs with floats are not balanced");
  }
}
