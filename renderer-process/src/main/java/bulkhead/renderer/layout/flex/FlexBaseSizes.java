package bulkhead.renderer.layout.flex;

import bulkhead.renderer.css.value.LengthPercentage;
import bulkhead.renderer.css.value.Size;
import bulkhead.renderer.css.value.SizeKeyword;
import bulkhead.renderer.layout.block.BlockContentSizes;
import bulkhead.renderer.layout.fragment.BoxFragment;
import bulkhead.renderer.layout.fragment.BoxModel;
import bulkhead.renderer.layout.fragment.Fragment;
import bulkhead.renderer.layout.fragment.MinMax;
import bulkhead.renderer.layout.fragment.NaturalSizes;
import bulkhead.renderer.layout.fragment.Px;
import bulkhead.renderer.layout.fragment.TableParts;
import bulkhead.renderer.layout.grid.GridLayout;
import bulkhead.renderer.layout.table.TableLayout;
import bulkhead.renderer.layout.tree.ElementBox.Kind;
import bulkhead.renderer.layout.tree.ReplacedContent;
import bulkhead.renderer.style.ComputedStyle;

/// How large items would be along the main axis, and at least and at most (§9.2 and §4.5).
final class FlexBaseSizes {
  private final FlexContainer flex;

  FlexBaseSizes(FlexContainer flex) {
    this.flex = flex;
  }

  private Size mainProperty(FlexItem item) {
    return flex.row ? BoxModel.widthProperty(item.box) : BoxModel.heightProperty(item.box);
  }

  /// Step 3.
  void determine(FlexItem item) {
    Size basis = item.box.isAnonymous() ? SizeKeyword.AUTO : item.box.style().flexBasis();
    if (basis == SizeKeyword.AUTO) {
      basis = mainProperty(item);
    }
    float definite = mainLength(item, basis);
    float content = Float.NaN;
    if (!Px.isDefinite(definite)) {
      definite = ratioMainSize(item);
    }
    item.hasDefiniteBasis = Px.isDefinite(definite);
    if (!Px.isDefinite(definite)) {
      content = contentMainSize(item, basis);
      definite = content;
    }
    item.flexBaseSize = Math.max(definite, item.leastMain);
    item.minMain = minMain(item);
    item.maxMain = maxMain(item);
    item.hypotheticalMainSize = Px.limit(item.flexBaseSize, item.minMain, item.maxMain);
    item.hasBaseSizes = true;
  }

  private float mainLength(FlexItem item, Size size) {
    if (!(size instanceof LengthPercentage length)) {
      return Px.INDEFINITE;
    }
    if (length.hasPercent() && !Px.isDefinite(flex.row ? flex.mainSize : flex.percentageHeight)) {
      return Px.INDEFINITE;
    }
    float said = length.resolve(Px.isDefinite(flex.mainSize) ? flex.mainSize : 0);
    return flex.row
        ? BoxModel.toBorderBoxWidth(item.box, said, item.edgesMain)
        : BoxModel.toBorderBoxHeight(item.box, said, item.edgesMain) + captionsHeight(item);
  }

  /// The height of a table says nothing of its captions, which are in the item too.
  private float captionsHeight(FlexItem item) {
    if (flex.row || item.box.kind() != Kind.TABLE) {
      return 0;
    }
    BoxFragment table = flex.context.layout(item.box, flex.columnSpace(item));
    return table.extra() instanceof TableParts parts ? table.height() - parts.height() : 0;
  }

  private float ratioMainSize(FlexItem item) {
    if (item.box.isAnonymous() || !item.box.style().aspectRatio().hasRatio()) {
      return Px.INDEFINITE;
    }
    if (flex.row) {
      float height =
          BoxModel.height(
              item.box,
              BoxModel.heightProperty(item.box),
              item.edges.vertical(),
              flex.percentageHeight);
      if (!Px.isDefinite(height)
          && !flex.wraps
          && Px.isDefinite(flex.crossSize)
          && BoxModel.heightProperty(item.box).isAuto()
          && flex.stretches(item)) {
        // §9.8 case 1: a stretched item of a single line is as high as its container.
        height = Math.max(0, flex.crossSize - item.margin.vertical());
      }
      if (!Px.isDefinite(height)) {
        return Px.INDEFINITE;
      }
      float limited =
          BoxModel.limitHeight(item.box, height, item.edges.vertical(), flex.percentageHeight);
      return BoxModel.widthFromRatio(item.box, limited, item.edges);
    }
    return BoxModel.heightFromRatio(item.box, columnItemWidth(item), item.edges);
  }

  private float contentMainSize(FlexItem item, Size basis) {
    float specified = mainLength(item, mainProperty(item));
    if (flex.row) {
      if (hasShapeOnly(item) && Px.isDefinite(flex.mainSize)) {
        // What has a ratio and no size takes the room that there is (§9.2.3 E).
        return Math.max(item.edgesMain, flex.mainSize - item.marginMain);
      }
      MinMax sizes = Px.isDefinite(specified) ? sizesWithoutWidth(item) : contentSizes(item);
      return basis == SizeKeyword.MIN_CONTENT ? sizes.min() : sizes.max();
    }
    return Px.isDefinite(specified)
        ? contentHeightWithoutHeight(item, specified, Px.INDEFINITE)
        : flex.context.layout(item.box, flex.columnSpace(item)).height();
  }

  private static boolean hasShapeOnly(FlexItem item) {
    return item.box.kind() == Kind.REPLACED
        && item.box.naturalRatio() != null
        && item.box.naturalWidth() == null
        && item.box.naturalHeight() == null
        && BoxModel.widthProperty(item.box).isAuto()
        && BoxModel.heightProperty(item.box).isAuto();
  }

  private MinMax contentSizes(FlexItem item) {
    return flex.context.contentSizes(item.box, flex.percentageHeight, decidedHeight(item));
  }

  /// §9.8 case 1: a stretched item of a single line is as high as its container. NaN for others.
  private float decidedHeight(FlexItem item) {
    boolean decided =
        flex.row
            && !flex.wraps
            && Px.isDefinite(flex.crossSize)
            && flex.stretches(item)
            && BoxModel.heightProperty(item.box).isAuto();
    return decided ? Math.max(0, flex.crossSize - item.marginCross) : Px.INDEFINITE;
  }

  /// The same for the width of an item in a column. NaN for others.
  private float decidedWidth(FlexItem item) {
    boolean decided =
        !flex.wraps
            && Px.isDefinite(flex.crossSize)
            && flex.stretches(item)
            && BoxModel.widthProperty(item.box).isAuto();
    return decided ? Math.max(0, flex.crossSize - item.marginCross) : Px.INDEFINITE;
  }

  private float columnItemWidth(FlexItem item) {
    return flex.context.layout(item.box, flex.columnSpace(item)).width();
  }

  /// §4.5 Automatic minimum size.
  private float minMain(FlexItem item) {
    if (item.box.isAnonymous()) {
      return flex.row ? flex.context.contentSizes(item.box).min() : item.flexBaseSize;
    }
    ComputedStyle s = item.box.style();
    Size property = flex.row ? s.minWidth() : s.minHeight();
    float intrinsic = intrinsicLimit(item, property);
    if (Px.isDefinite(intrinsic)) {
      return Math.max(intrinsic, item.leastMain);
    }
    float definite = mainLength(item, property);
    if (Px.isDefinite(definite)) {
      return Math.max(definite, Math.max(item.leastMain, leastOfTable(item)));
    }
    if (item.box.isScrollContainer()
        || (!property.isAuto() && !(property instanceof SizeKeyword))) {
      return item.leastMain;
    }
    float specified = mainLength(item, mainProperty(item));
    float max = maxMain(item);
    float content;
    if (flex.row) {
      // A percentage makes the contribution of replaced elements small, but not this size.
      boolean natural = Px.isDefinite(specified) || item.box.kind() == Kind.REPLACED;
      content = natural ? sizesWithoutWidth(item).min() : contentSizes(item).min();
    } else {
      content =
          Px.isDefinite(specified)
              ? contentHeightWithoutHeight(item, specified, decidedWidth(item))
              : flex.context.layout(item.box, flex.columnSpace(item)).height();
    }
    float size = Px.isDefinite(specified) ? Math.min(specified, content) : content;
    return Math.max(item.leastMain, Math.min(size, max));
  }

  /// A table is never smaller than what is in it.
  private float leastOfTable(FlexItem item) {
    if (item.box.kind() != Kind.TABLE) {
      return 0;
    }
    return flex.row
        ? TableLayout.sizesOfContents(flex.context, item.box).min()
        : flex.context
            .layout(item.box, flex.columnSpace(item).withFixedHeight(item.edgesMain, false))
            .height();
  }

  /// The content size suggestion of an item whose width is given.
  private MinMax sizesWithoutWidth(FlexItem item) {
    return switch (item.box.kind()) {
      case BLOCK, TABLE_CELL, TABLE_CAPTION ->
          BlockContentSizes.of(flex.context, item.box).plus(item.edgesMain);
      case FLEX -> FlexLayout.contentSizes(flex.context, item.box).plus(item.edgesMain);
      case GRID -> GridLayout.contentSizes(flex.context, item.box).plus(item.edgesMain);
      case REPLACED -> {
        ReplacedContent content = item.box.replaced();
        float natural = NaturalSizes.width(item.box, flex.percentageHeight, decidedHeight(item));
        yield content == null || content.naturalWidth() == null
            ? flex.context.contentSizes(item.box)
            : new MinMax(natural, natural);
      }
      case TABLE -> TableLayout.sizesOfContents(flex.context, item.box);
      case ROOT,
          INLINE,
          BREAK,
          TABLE_ROW_GROUP,
          TABLE_ROW,
          TABLE_COLUMN_GROUP,
          TABLE_COLUMN,
          MARKER ->
          flex.context.contentSizes(item.box);
    };
  }

  /// The content size suggestion of an item whose height is given.
  private float contentHeightWithoutHeight(FlexItem item, float specified, float width) {
    if (item.box.kind() == Kind.REPLACED) {
      ReplacedContent content = item.box.replaced();
      return content == null || content.naturalHeight() == null
          ? specified
          : NaturalSizes.height(
              flex.context, item.box, flex.contentWidth, flex.contentWidth, width);
    }
    BoxFragment fragment =
        flex.context.layout(
            item.box, flex.columnSpace(item).withFixedHeight(item.edgesMain, false));
    if (item.box.kind() == Kind.TABLE) {
      return fragment.height();
    }
    float bottom = 0;
    for (int i = 0; i < fragment.childCount(); i++) {
      Fragment.Child child = fragment.child(i);
      if (!(child.fragment() instanceof BoxFragment box && box.box().isOutOfFlow())) {
        bottom = Math.max(bottom, child.y() + child.fragment().height());
      }
    }
    return Math.max(item.edgesMain, bottom + item.edges.bottom());
  }

  /// What a keyword of `min-width` or `max-width` says in a row, or NaN.
  private float intrinsicLimit(FlexItem item, Size property) {
    if (!flex.row || item.box.kind() == Kind.REPLACED) {
      return Px.INDEFINITE;
    }
    boolean asks =
        property == SizeKeyword.MIN_CONTENT
            || property == SizeKeyword.MAX_CONTENT
            || property == SizeKeyword.FIT_CONTENT;
    float room =
        Px.isDefinite(flex.mainSize) ? Math.max(0, flex.mainSize - item.marginMain) : Px.MAX;
    return asks
        ? BoxModel.width(flex.context, item.box, property, item.edgesMain, flex.contentWidth, room)
        : Px.INDEFINITE;
  }

  private float maxMain(FlexItem item) {
    if (item.box.isAnonymous()) {
      return Px.MAX;
    }
    ComputedStyle s = item.box.style();
    Size property = flex.row ? s.maxWidth() : s.maxHeight();
    float intrinsic = intrinsicLimit(item, property);
    if (Px.isDefinite(intrinsic)) {
      return intrinsic;
    }
    float definite = mainLength(item, property);
    return Px.isDefinite(definite) ? definite : Px.MAX;
  }
}
