package bulkhead.renderer.layout.ruby;

import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.ConstraintSpace;
import bulkhead.renderer.layout.fragment.Fragment;
import bulkhead.renderer.layout.fragment.Insets;
import bulkhead.renderer.layout.fragment.LayoutContext;
import bulkhead.renderer.layout.fragment.LineFragment;
import bulkhead.renderer.layout.fragment.MinMax;
import bulkhead.renderer.layout.fragment.Px;
import bulkhead.renderer.layout.fragment.RubyExtents;
import bulkhead.renderer.layout.inline.FontBaseline;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.text.SizedFont;

/// Lays out one ruby column (CSS Ruby 1 §3): a base, and its annotation beside it, as wide as the
/// wider of the two. The column is as high as its base; the line makes room for the annotation.
public final class RubyLayout {
  private final LayoutContext context;
  private final ElementBox column;
  private final ElementBox base;
  private final ElementBox text;

  private RubyLayout(LayoutContext context, ElementBox column) {
    this.context = context;
    this.column = column;
    base = (ElementBox) column.children().get(0);
    text = (ElementBox) column.children().get(1);
  }

  public static BoxFragment layout(LayoutContext context, ElementBox column) {
    return new RubyLayout(context, column).layout();
  }

  /// No line ends in a column.
  public static MinMax contentSizes(LayoutContext context, ElementBox column) {
    float width = new RubyLayout(context, column).width();
    return new MinMax(width, width);
  }

  private float width() {
    return Math.max(context.contentSizes(base).max(), context.contentSizes(text).max());
  }

  private BoxFragment layout() {
    float width = width();
    BoxFragment baseFragment = layout(base, width);
    BoxFragment textFragment = layout(text, width);
    float baseline = hasBase(baseFragment) ? baseFragment.firstBaseline() : 0;
    EmExtents baseExtents = EmExtents.of(context, base, baseFragment);
    EmExtents textExtents = EmExtents.of(context, text, textFragment);
    boolean over = column.style().isRubyOver();
    float away = distance(baseExtents, textExtents, over);
    // Where the over side is, lines may follow (vertical-lr).
    boolean up = over != FontBaseline.isOverBehind(column);
    float textBaseline = baseline + (up ? -away : away);
    float own = textFragment.firstBaseline();

    BoxFragment.Builder builder = new BoxFragment.Builder(column);
    builder.border = Insets.NONE;
    builder.padding = Insets.NONE;
    builder.width = width;
    builder.height = baseFragment.height();
    builder.firstBaseline = baseline;
    builder.lastBaseline = baseline;
    builder.add(0, 0, baseFragment);
    if (Float.isNaN(own)) {
      builder.add(0, textBaseline, textFragment);
    } else {
      BoxFragment text = inFontBox(textFragment);
      builder.add(0, textBaseline - text.firstBaseline(), text);
    }
    builder.extra = extents(baseExtents, textExtents, over, away, baseFragment);
    return builder.build();
  }

  /// Not in the spec: an annotation is as high as its font, as an inline box is, whatever is in it.
  private BoxFragment inFontBox(BoxFragment whole) {
    SizedFont font = context.fonts(text.style()).primary();
    FontBaseline baselines = FontBaseline.of(text);
    float over = FontBaseline.isOverBehind(text) ? baselines.descent(font) : baselines.ascent(font);
    float up = whole.firstBaseline() - over - whole.border().top() - whole.padding().top();
    float height = font.ascent() + font.descent();
    BoxFragment.Builder builder = whole.toBuilder();
    builder.height = height + whole.border().vertical() + whole.padding().vertical();
    builder.moveChildren(0, 0, -up);
    builder.firstBaseline -= up;
    builder.lastBaseline = builder.firstBaseline;
    return builder.build();
  }

  private BoxFragment layout(ElementBox part, float width) {
    return context.layout(
        part,
        ConstraintSpace.of(width, width, Float.NaN, ConstraintSpace.WidthMode.STRETCH)
            .withFixedWidth(width));
  }

  private static boolean hasBase(BoxFragment base) {
    return !Float.isNaN(base.firstBaseline());
  }

  /// Between the baselines: the em boxes touch (§3.4), and both stand on whole pixels.
  private static float distance(EmExtents base, EmExtents text, boolean over) {
    return (float) Math.ceil(over ? base.over() + text.under() : base.under() + text.over());
  }

  private RubyExtents extents(
      EmExtents base, EmExtents text, boolean over, float away, BoxFragment baseFragment) {
    float[] insets = insets(baseFragment);
    boolean wider =
        hasBase(baseFragment)
            && !column.style().rubyAlign().equals("space-between")
            && context.contentSizes(this.text).max() >= baseFragment.width();
    boolean onlySpaces = column.style().rubyOverhangsSpaces();
    // Not in the spec: as in Chromium letters lie under half an em of the annotation.
    float most = !wider ? 0 : onlySpaces ? Px.MAX : this.text.style().fontSize() / 2;
    return new RubyExtents(
        over ? (float) Math.ceil(base.over() + text.height()) : base.over(),
        over ? base.under() : (float) Math.ceil(base.under() + text.height()),
        away,
        over,
        Math.min(most, insets[0]),
        Math.min(most, insets[1]),
        onlySpaces,
        column.style().fontSize());
  }

  /// What is free in the base's line, before and behind its contents.
  private static float[] insets(BoxFragment base) {
    float left = base.width();
    float right = 0;
    for (int i = 0; i < base.childCount(); i++) {
      if (base.child(i).fragment() instanceof LineFragment line) {
        for (Fragment.Child child : line.children()) {
          left = Math.min(left, child.x());
          right = Math.max(right, child.x() + child.fragment().width());
        }
      }
    }
    return new float[] {Math.max(0, left), Math.max(0, base.width() - right)};
  }
}
