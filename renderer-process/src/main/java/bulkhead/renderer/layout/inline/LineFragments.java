package bulkhead.renderer.layout.inline;

import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.BoxModel;
import bulkhead.renderer.layout.fragment.FloatStyles;
import bulkhead.renderer.layout.fragment.Fragment;
import bulkhead.renderer.layout.fragment.Insets;
import bulkhead.renderer.layout.fragment.LayoutContext;
import bulkhead.renderer.layout.fragment.TextFragment;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.layout.tree.TextBox;
import bulkhead.renderer.text.FontGroup;
import bulkhead.renderer.text.ShapeResult;
import bulkhead.renderer.text.SizedFont;
import bulkhead.renderer.text.TextSpacing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes the fragments of one line of the boxes and texts that were placed on it.
final class LineFragments {
  private final LayoutContext context;
  private final ElementBox container;
  private final InlineContent content;
  private final LineBreaking.Line line;
  private final float available;
  private final float basis;
  private final float percentageHeight;
  private final float expansionEach;
  private final InlineBox root;
  private final FontBaseline baselines;
  private final boolean overBehind;

  /// While fragments are made of what is seen beside the ellipsis: the items that are.
  private @Nullable Map<LineItem, LineItem> cut;

  /// @param root the line's boxes, placed
  /// @param basis what percentages refer to
  /// @param percentageHeight what those of heights do, or NaN
  LineFragments(
      LayoutContext context,
      ElementBox container,
      InlineContent content,
      LineBreaking.Line line,
      InlineBox root,
      FontBaseline baselines,
      float available,
      float basis,
      float percentageHeight,
      float expansionEach) {
    this.context = context;
    this.container = container;
    this.content = content;
    this.line = line;
    this.root = root;
    this.baselines = baselines;
    overBehind = FontBaseline.isOverBehind(content.root);
    this.available = available;
    this.basis = basis;
    this.percentageHeight = percentageHeight;
    this.expansionEach = expansionEach;
  }

  /// All of the line.
  List<Fragment.Child> whole() {
    List<Fragment.Child> out = new ArrayList<>();
    if (content.root == container || !content.root.style().hasBackground()) {
      addFragments(root, 0, 0, out);
    } else {
      addFirstLine(out);
    }
    return out;
  }

  /// What is seen beside an ellipsis, and the ellipsis.
  List<Fragment.Child> cutAt(Ellipsis ellipsis) {
    cut = ellipsis.seen();
    List<Fragment.Child> seen = whole();
    addEllipsis(ellipsis, seen);
    return seen;
  }

  /// The ellipsis belongs to the block: it has its font and stands on the line's own baseline.
  private void addEllipsis(Ellipsis end, List<Fragment.Child> out) {
    SizedFont font = root.font;
    out.add(
        new Fragment.Child(
            end.left(),
            root.group.baseline - root.fontAscent,
            textFragment(
                TextBox.generated(root.style, Ellipsis.TEXT),
                context.fonts(root.style),
                end.shape(),
                0,
                Ellipsis.TEXT.length(),
                end.textStart(),
                end.shape().width(),
                font,
                0)));
  }

  /// The contents of a first line that has a background of its own.
  private void addFirstLine(List<Fragment.Child> out) {
    float left = available;
    float right = 0;
    for (Object child : root.children) {
      if (child instanceof InlineBox inner) {
        left = Math.min(left, inner.left);
        right = Math.max(right, inner.right);
      } else if (child instanceof LineLeaf leaf) {
        left = Math.min(left, leaf.x);
        right = Math.max(right, leaf.x + leaf.item.width + leaf.expansion);
      }
    }
    BoxFragment.Builder builder = new BoxFragment.Builder(content.root);
    builder.border = Insets.NONE;
    builder.padding = Insets.NONE;
    builder.width = Math.max(0, right - left);
    builder.height = root.font.ascent() + root.font.descent();
    float top = root.group.baseline - root.fontAscent;
    List<Fragment.Child> inner = new ArrayList<>();
    addFragments(root, left, top, inner);
    for (Fragment.Child child : inner) {
      builder.add(child.x(), child.y(), child.fragment());
    }
    out.add(new Fragment.Child(left, top, builder.build()));
  }

  /// @param dx where the coordinates of `out` begin
  private void addFragments(InlineBox inline, float dx, float dy, List<Fragment.Child> out) {
    for (Object child : inline.children) {
      if (child instanceof InlineBox inner) {
        addBox(inner, dx, dy, out);
      } else {
        addLeafFragment((LineLeaf) child, inline, dx, dy, out);
      }
    }
  }

  private void addBox(InlineBox inline, float dx, float dy, List<Fragment.Child> out) {
    ElementBox box = inline.box;
    if (box == null) {
      return;
    }
    BoxFragment.Builder builder = new BoxFragment.Builder(box);
    Insets border = BoxModel.border(box);
    Insets padding = BoxModel.padding(box, basis);
    builder.border = border.withSides(inline.startEdge, inline.endEdge);
    builder.padding = padding.withSides(inline.startEdge, inline.endEdge);
    builder.startEdge = inline.startEdge;
    builder.endEdge = inline.endEdge;
    float over = overBehind ? border.bottom() + padding.bottom() : border.top() + padding.top();
    float top = inline.group.baseline + inline.shift - inline.fontAscent - over;
    builder.width = Math.max(0, inline.right - inline.left);
    builder.height =
        line.hasContent()
            ? inline.font.ascent() + inline.font.descent() + border.vertical() + padding.vertical()
            : 0;
    if (!line.hasContent()) {
      top = inline.shift; // nothing has a height, but baselines are where they would be
    }
    List<Fragment.Child> inner = new ArrayList<>();
    addFragments(inline, inline.left, top, inner);
    for (Fragment.Child child : inner) {
      builder.add(child.x(), child.y(), child.fragment());
    }
    float rx = FloatStyles.isRelative(box) ? BoxModel.relativeX(box, basis) : 0;
    float ry = FloatStyles.isRelative(box) ? BoxModel.relativeY(box, percentageHeight) : 0;
    out.add(new Fragment.Child(inline.left - dx + rx, top - dy + ry, builder.build()));
  }

  private void addLeafFragment(
      LineLeaf leaf, InlineBox inline, float dx, float dy, List<Fragment.Child> out) {
    LineItem item = leaf.item;
    float left = leaf.x;
    if (cut != null && Ellipsis.isLeaf(item)) {
      LineItem seen = cut.get(item);
      if (seen == null) {
        return;
      }
      left += content.rightToLeft ? item.width - seen.width : 0;
      item = seen;
    }
    float baseline = leaf.group.baseline + leaf.shift;
    switch (item.item) {
      case InlineItem.TextItem text -> {
        ShapeResult shape = item.shape;
        if (shape == null || (item.shapeTo <= item.shapeFrom && item.suffix.isEmpty())) {
          return;
        }
        SizedFont font = inline.font;
        float top = baseline - inline.fontAscent;
        float suffixWidth = 0;
        if (!item.suffix.isEmpty()) {
          ShapeResult suffix =
              context.shaper().shape(item.suffix, text.fonts(), false, TextSpacing.NONE);
          suffixWidth = suffix.width();
          out.add(
              new Fragment.Child(
                  left + item.width - suffixWidth - dx,
                  top - dy,
                  textFragment(
                      text.box(),
                      text.fonts(),
                      suffix,
                      0,
                      item.suffix.length(),
                      item.end,
                      suffixWidth,
                      font,
                      0)));
        }
        out.add(
            new Fragment.Child(
                left - dx,
                top - dy,
                textFragment(
                    text.box(),
                    text.fonts(),
                    shape,
                    item.shapeFrom,
                    item.shapeTo,
                    item.start,
                    item.width + leaf.expansion - suffixWidth,
                    font,
                    leaf.expansion == 0 ? 0 : expansionEach)));
      }
      case InlineItem.Atomic(ElementBox box, int start, int end, int level) -> {
        BoxFragment fragment = item.fragment;
        if (fragment != null) {
          float over = overBehind ? item.margin.bottom() : item.margin.top();
          float up = AtomicBaselines.of(box, fragment, item.margin, baselines, overBehind);
          float top = baseline - up + over;
          float rx = FloatStyles.isRelative(box) ? BoxModel.relativeX(box, basis) : 0;
          float ry = FloatStyles.isRelative(box) ? BoxModel.relativeY(box, percentageHeight) : 0;
          out.add(new Fragment.Child(left + item.margin.left() - dx + rx, top - dy + ry, fragment));
        }
      }
      case InlineItem.ForcedBreak(ElementBox br, int start, int end) -> {
        BoxFragment.Builder builder = new BoxFragment.Builder(br);
        builder.height = leaf.flat ? 0 : inline.font.ascent() + inline.font.descent();
        float up = leaf.flat ? 0 : inline.fontAscent;
        out.add(
            new Fragment.Child(
                left - dx, inline.group.baseline + inline.shift - up - dy, builder.build()));
      }
      case InlineItem.LineFeed(TextBox box, FontGroup fonts, int start, int end) ->
          addBlank(box, fonts, "\n", leaf, inline, dx, dy, out);
      case InlineItem.Tab(TextBox box, FontGroup fonts, int start, int end) ->
          addBlank(box, fonts, "\t", leaf, inline, dx, dy, out);
      case InlineItem.Open open -> {}
      case InlineItem.Close close -> {}
      case InlineItem.Floating floating -> {}
      case InlineItem.Positioned positioned -> {}
    }
  }

  /// A tab or line feed: nothing is drawn, but it has a place, for selection and for scripts.
  private static void addBlank(
      TextBox box,
      FontGroup fonts,
      String text,
      LineLeaf leaf,
      InlineBox inline,
      float dx,
      float dy,
      List<Fragment.Child> out) {
    float width = leaf.item.width + leaf.expansion;
    float up = leaf.flat ? 0 : inline.fontAscent;
    float top = inline.group.baseline + inline.shift - up;
    out.add(
        new Fragment.Child(
            leaf.x - dx,
            top - dy,
            new TextFragment(
                box,
                fonts,
                ShapeResult.blank(text, width),
                0,
                text.length(),
                leaf.item.start,
                width,
                leaf.flat ? 0 : inline.font.ascent() + inline.font.descent(),
                leaf.flat ? 0 : inline.font.ascent(),
                0,
                TextFragment.Turn.NONE)));
  }

  private static TextFragment textFragment(
      TextBox box,
      FontGroup fonts,
      ShapeResult shape,
      int from,
      int to,
      int textStart,
      float width,
      SizedFont font,
      float expansion) {
    return new TextFragment(
        box,
        fonts,
        shape,
        from,
        to,
        textStart,
        width,
        font.ascent() + font.descent(),
        font.ascent(),
        expansion,
        TextFragment.Turn.NONE);
  }
}
