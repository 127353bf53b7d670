package bulkhead.renderer.layout.fragment;

import bulkhead.renderer.css.value.AspectRatio;
import bulkhead.renderer.css.value.BoxSizing;
import bulkhead.renderer.css.value.Direction;
import bulkhead.renderer.css.value.FitContent;
import bulkhead.renderer.css.value.LengthPercentage;
import bulkhead.renderer.css.value.LineStyle;
import bulkhead.renderer.css.value.Size;
import bulkhead.renderer.css.value.SizeKeyword;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.layout.tree.ElementBox;
import bulkhead.renderer.layout.tree.ElementBox.Kind;
import bulkhead.renderer.layout.tree.FormControls;
import bulkhead.renderer.layout.tree.ReplacedContent;
import bulkhead.renderer.style.ComputedStyle;

/// Used margins, borders, paddings and sizes of a box (CSS 2.2 §8, §10; CSS Sizing 3). An anonymous
/// box has none.
public final class BoxModel {
  private BoxModel() {}

  // ---------------------------------------------------------------- edges

  /// What lies between the border box and what is seen of the contents: borders, and scrollbars.
  public static Insets border(ElementBox box) {
    return borderLines(box).plus(Scrollbars.of(box));
  }

  private static Insets borderLines(ElementBox box) {
    float[] collapsed = box.collapsedBorder();
    if (collapsed != null) {
      return Insets.of(collapsed[0], collapsed[1], collapsed[2], collapsed[3]);
    }
    if (box.isAnonymous() || isDrawnBox(box)) {
      return Insets.NONE;
    }
    ComputedStyle s = box.style();
    float top = width(s.borderTopStyle(), s.borderTopWidth());
    float right = width(s.borderRightStyle(), s.borderRightWidth());
    float bottom = width(s.borderBottomStyle(), s.borderBottomWidth());
    float left = width(s.borderLeftStyle(), s.borderLeftWidth());
    return Insets.of(top, right, bottom, left);
  }

  private static boolean isDrawnBox(ElementBox box) {
    return box.replaced() instanceof ReplacedContent.Control control && control.isDrawnBox();
  }

  private static float width(LineStyle style, float width) {
    return style.isNone() ? 0 : Px.clamp(width);
  }

  /// @param basis width of the containing block; NaN makes percentages zero
  public static Insets padding(ElementBox box, float basis) {
    if (box.isAnonymous() || isDrawnBox(box)) {
      return Insets.NONE;
    }
    ComputedStyle s = box.style();
    float known = Float.isNaN(box.paddingBasis()) ? basis : box.paddingBasis();
    float b = !Float.isNaN(known) ? known : 0;
    float top = length(s.paddingTop(), b);
    float right = length(s.paddingRight(), b);
    float bottom = length(s.paddingBottom(), b);
    float left = length(s.paddingLeft(), b);
    return Insets.of(Math.max(0, top), Math.max(0, right), Math.max(0, bottom), Math.max(0, left));
  }

  private static float length(Size size, float basis) {
    if (size == LengthPercentage.ZERO) { // OPTIMIZATION: most are
      return 0;
    }
    return Px.floor(size.resolveOr(basis, 0));
  }

  /// `auto` margins are zero here.
  public static Insets margin(ElementBox box, float basis) {
    if (box.isAnonymous() || isTablePart(box)) {
      return Insets.NONE;
    }
    ComputedStyle s = box.style();
    float b = !Float.isNaN(basis) ? basis : 0;
    float top = length(s.marginTop(), b);
    float right = length(s.marginRight(), b);
    float bottom = length(s.marginBottom(), b);
    float left = length(s.marginLeft(), b);
    return Insets.of(top, right, bottom, left);
  }

  private static boolean isTablePart(ElementBox box) {
    return box.kind() == Kind.TABLE_CELL
        || box.kind() == Kind.TABLE_ROW
        || box.kind() == Kind.TABLE_ROW_GROUP;
  }

  public static boolean isAutoMarginLeft(ElementBox box) {
    return !box.isAnonymous() && box.style().marginLeft().isAuto();
  }

  public static boolean isAutoMarginRight(ElementBox box) {
    return !box.isAnonymous() && box.style().marginRight().isAuto();
  }

  public static boolean isAutoMarginTop(ElementBox box) {
    return !box.isAnonymous() && box.style().marginTop().isAuto();
  }

  public static boolean isAutoMarginBottom(ElementBox box) {
    return !box.isAnonymous() && box.style().marginBottom().isAuto();
  }

  // ---------------------------------------------------------------- sizes

  public static Size widthProperty(ElementBox box) {
    return box.isAnonymous() || box.ignoresSize() ? SizeKeyword.AUTO : box.style().width();
  }

  public static Size heightProperty(ElementBox box) {
    return box.isAnonymous() || box.ignoresSize() ? SizeKeyword.AUTO : box.style().height();
  }

  /// Whether what percentages of height refer to makes a difference to how a box is laid out: one
  /// of its own heights has a percentage, or it hands them on to its children (anonymous boxes, and
  /// any in quirks mode). Others say anew what they refer to in them.
  public static boolean usesPercentageHeight(LayoutContext context, ElementBox box) {
    if (box.isAnonymous() || context.isQuirksMode() || context.isOrthogonal(box)) {
      return true;
    }
    ComputedStyle style = box.style();
    return !isPlain(style.height()) || !isPlain(style.minHeight()) || !isPlain(style.maxHeight());
  }

  private static boolean isPlain(Size size) {
    return size instanceof LengthPercentage length
        ? !length.hasPercent()
        : !(size instanceof FitContent fit) || !fit.limit().hasPercent();
  }

  public static boolean isBorderBox(ElementBox box) {
    return box.style().boxSizing() == BoxSizing.BORDER_BOX;
  }

  /// The border-box width for a width of `box-sizing`'s box. Scrollbars take their room from the
  /// content box (CSS Overflow 3 §3.2).
  ///
  /// @param edges border, scrollbars and padding, horizontally
  public static float toBorderBoxWidth(ElementBox box, float width, float edges) {
    return toBorderBox(isBorderBox(box), width, edges, Scrollbars.of(box).horizontal());
  }

  /// The same of heights. In quirks mode that of a cell is always its border box's (Quirks Mode
  /// Standard, "the table cell height box sizing quirk").
  public static float toBorderBoxHeight(ElementBox box, float height, float edges) {
    boolean whole =
        isBorderBox(box)
            || box.kind() == Kind.TABLE_CELL
                && box.element() instanceof Element element
                && element.ownerDocument().isQuirks();
    return toBorderBox(whole, height, edges, Scrollbars.of(box).vertical());
  }

  private static float toBorderBox(
      boolean isBorderBox, float length, float edges, float scrollbars) {
    float least = edges - scrollbars;
    float content = isBorderBox ? length : Math.max(0, length) + least;
    return Px.clamp(Math.max(content, least));
  }

  /// The least border-box width: scrollbars do not make a box wider than it is to be.
  ///
  /// @param edges border, scrollbars and padding, horizontally
  public static float leastWidth(ElementBox box, float edges) {
    return Math.max(0, edges - Scrollbars.of(box).horizontal());
  }

  public static float leastHeight(ElementBox box, float edges) {
    return Math.max(0, edges - Scrollbars.of(box).vertical());
  }

  /// Border-box width that a size property says, or NaN where it is `auto` or `none`.
  ///
  /// @param edges border plus padding, horizontally
  /// @param basis what percentages refer to; with NaN they count as `auto`
  /// @param available room for the border box, for `stretch` and `fit-content`
  public static float width(
      LayoutContext context, ElementBox box, Size size, float edges, float basis, float available) {
    return switch (size) {
      case LengthPercentage length ->
          length.hasPercent() && Float.isNaN(basis)
              ? Px.INDEFINITE
              : Px.floor(
                  toBorderBoxWidth(box, length.resolve(Float.isNaN(basis) ? 0 : basis), edges));
      case FitContent(var limit) ->
          Float.isNaN(basis) && limit.hasPercent()
              ? Px.INDEFINITE
              : intrinsic(context, box)
                  .fit(toBorderBoxWidth(box, limit.resolve(Float.isNaN(basis) ? 0 : basis), edges));
      case SizeKeyword keyword ->
          switch (keyword) {
            case AUTO, NONE, CONTENT -> Px.INDEFINITE;
            case MIN_CONTENT -> intrinsic(context, box).min();
            case MAX_CONTENT -> intrinsic(context, box).max();
            case FIT_CONTENT -> intrinsic(context, box).fit(available);
            case STRETCH -> available;
          };
    };
  }

  private static MinMax intrinsic(LayoutContext context, ElementBox box) {
    return context.intrinsicSizes(box);
  }

  /// Border-box height that a size property says, or NaN for `auto`, keywords and percentages of an
  /// indefinite height.
  public static float height(ElementBox box, Size size, float edges, float basis) {
    if (!(size instanceof LengthPercentage length) || (length.hasPercent() && Float.isNaN(basis))) {
      return Px.INDEFINITE;
    }
    return Px.floor(toBorderBoxHeight(box, length.resolve(Float.isNaN(basis) ? 0 : basis), edges));
  }

  /// Applies `min-width` and `max-width` to a border-box width.
  public static float limitWidth(
      LayoutContext context,
      ElementBox box,
      float width,
      float edges,
      float basis,
      float available) {
    float least = leastWidth(box, edges);
    if (box.isAnonymous()) {
      return Math.max(width, least);
    }
    float max = width(context, box, box.style().maxWidth(), edges, basis, available);
    float min = width(context, box, box.style().minWidth(), edges, basis, available);
    return Px.limit(
        width, !Float.isNaN(min) ? Math.max(min, least) : least, !Float.isNaN(max) ? max : Px.MAX);
  }

  /// Applies `min-height` and `max-height` to a border-box height. To cells they do not apply, as
  /// in Chromium (CSS 2.2 §10.7 leaves that open).
  public static float limitHeight(ElementBox box, float height, float edges, float basis) {
    float least = leastHeight(box, edges);
    if (box.isAnonymous() || box.kind() == Kind.TABLE_CELL) {
      return Math.max(height, least);
    }
    float max = height(box, box.style().maxHeight(), edges, basis);
    float min = height(box, box.style().minHeight(), edges, basis);
    return Px.limit(
        height, !Float.isNaN(min) ? Math.max(min, least) : least, !Float.isNaN(max) ? max : Px.MAX);
  }

  /// Border-box height from `aspect-ratio` and a border-box width, or NaN without a ratio
  /// (css-sizing-4 §5). Scrollbars lie inside of the box that has the ratio.
  public static float heightFromRatio(ElementBox box, float width, Insets edges) {
    if (box.isAnonymous()) {
      return Px.INDEFINITE;
    }
    AspectRatio ratio = box.style().aspectRatio();
    if (!ratio.hasRatio() || box.ignoresSize()) {
      return Px.INDEFINITE;
    }
    if (isBorderBox(box) && !ratio.auto()) {
      return Math.max(Px.byRatio(width / ratio.ratio()), edges.vertical());
    }
    Insets outside = edges.minus(Scrollbars.of(box));
    float content = Math.max(0, width - outside.horizontal());
    return Math.max(Px.byRatio(content / ratio.ratio()) + outside.vertical(), edges.vertical());
  }

  /// Border-box width from `aspect-ratio` and a border-box height, or NaN without a ratio.
  public static float widthFromRatio(ElementBox box, float height, Insets edges) {
    if (box.isAnonymous()) {
      return Px.INDEFINITE;
    }
    AspectRatio ratio = box.style().aspectRatio();
    if (!ratio.hasRatio() || box.ignoresSize()) {
      return Px.INDEFINITE;
    }
    if (isBorderBox(box) && !ratio.auto()) {
      return Math.max(Px.byRatio(height * ratio.ratio()), edges.horizontal());
    }
    Insets outside = edges.minus(Scrollbars.of(box));
    float content = Math.max(0, height - outside.vertical());
    return Math.max(Px.byRatio(content * ratio.ratio()) + outside.horizontal(), edges.horizontal());
  }

  /// Used border-box width of a box that is not replaced (CSS 2.2 §10.3).
  ///
  /// @param available room for the border box: containing block or line, less the margins
  public static float usedWidth(
      LayoutContext context, ElementBox box, ConstraintSpace space, Insets edges, float available) {
    if (Px.isDefinite(space.fixedWidth())) {
      // In fixed table layout a column may be narrower than a cell's padding.
      return box.kind() == Kind.TABLE_CELL
          ? space.fixedWidth()
          : Math.max(space.fixedWidth(), leastWidth(box, edges.horizontal()));
    }
    float basis = space.percentageWidth();
    float e = edges.horizontal();
    Size property = widthProperty(box);
    float width = width(context, box, property, e, basis, available);
    if (property instanceof SizeKeyword
        && Px.isDefinite(width)
        && property != SizeKeyword.STRETCH
        && hasAutomaticMinimum(box)
        && box.style().aspectRatio().hasRatio()) {
      width = Math.max(width, context.contentSizes(box).min());
    }
    if (!Px.isDefinite(width)) {
      float height =
          Px.isDefinite(space.fixedHeight()) && space.fixedHeightIsDefinite()
              ? space.fixedHeight()
              : height(box, heightProperty(box), edges.vertical(), space.percentageHeight());
      if (Px.isDefinite(height)) {
        width =
            widthFromRatio(
                box, limitHeight(box, height, edges.vertical(), space.percentageHeight()), edges);
      }
      if (Px.isDefinite(width) && hasAutomaticMinimum(box)) {
        // The contents' sizes count the ratio in.
        width = Math.max(width, context.contentSizes(box).min());
      }
    }
    if (!Px.isDefinite(width)) {
      width =
          switch (space.widthMode()) {
            case STRETCH ->
                FormControls.fitsContents(box) && !box.isOutOfFlow()
                    ? context.contentSizes(box).fit(available)
                    : available;
            case FIT_CONTENT -> context.contentSizes(box).fit(available);
          };
    }
    if (!(property instanceof LengthPercentage)) {
      width = limitByRatio(box, width, edges, space.percentageHeight());
    }
    return Px.clamp(limitWidth(context, box, width, e, basis, available));
  }

  /// Whether the contents are the least width of a box whose width comes from its ratio
  /// (css-sizing-4 §5.3).
  public static boolean hasAutomaticMinimum(ElementBox box) {
    return !box.isAnonymous() && box.style().minWidth().isAuto() && !box.isScrollContainer();
  }

  /// Applies `min-height` and `max-height` to a width, through the ratio (css-sizing-4 §5.2).
  ///
  /// @param basis what percentages of heights refer to, or NaN
  public static float limitByRatio(ElementBox box, float width, Insets edges, float basis) {
    if (box.isAnonymous() || box.ignoresSize() || !box.style().aspectRatio().hasRatio()) {
      return width;
    }
    float max = height(box, box.style().maxHeight(), edges.vertical(), basis);
    float min = height(box, box.style().minHeight(), edges.vertical(), basis);
    float high = Px.isDefinite(max) ? widthFromRatio(box, max, edges) : Px.MAX;
    float low = Px.isDefinite(min) ? widthFromRatio(box, min, edges) : 0;
    return Px.limit(width, low, high);
  }

  /// Used border-box height, given what the contents need.
  ///
  /// @param needed border-box height that the contents ask for
  public static float usedHeight(
      ElementBox box, ConstraintSpace space, Insets edges, float width, float needed) {
    float contentHeight =
        box.containsSize() ? box.containIntrinsic(false) + edges.vertical() : needed;
    if (Px.isDefinite(space.fixedHeight())) {
      return Math.max(space.fixedHeight(), leastHeight(box, edges.vertical()));
    }
    float height = definiteHeight(box, space, edges, width);
    if (!Px.isDefinite(height)) {
      float ratio = heightFromRatio(box, width, edges);
      // The automatic minimum keeps the contents in (css-sizing-4 §5.3).
      boolean automatic = box.isAnonymous() || box.style().minHeight().isAuto();
      height =
          Px.isDefinite(ratio)
              ? Math.max(ratio, automatic && !box.isScrollContainer() ? contentHeight : 0)
              : contentHeight;
    }
    return Px.clamp(limitHeight(box, height, edges.vertical(), space.percentageHeight()));
  }

  /// The border-box height where it does not depend on the contents, before minimum and maximum;
  /// else NaN.
  public static float definiteHeight(
      ElementBox box, ConstraintSpace space, Insets edges, float width) {
    if (Px.isDefinite(space.fixedHeight())) {
      return space.fixedHeight();
    }
    Size property = heightProperty(box);
    if (property == SizeKeyword.STRETCH && Px.isDefinite(space.availableHeight())) {
      return space.availableHeight();
    }
    return height(box, property, edges.vertical(), space.percentageHeight());
  }

  /// What percentages of children's heights refer to: the content-box height, if it is definite.
  public static float childPercentageHeight(
      ElementBox box, ConstraintSpace space, Insets edges, float width) {
    if (Px.isDefinite(space.fixedHeight())) {
      return space.fixedHeightIsDefinite()
          ? Math.max(0, space.fixedHeight() - edges.vertical())
          : Px.INDEFINITE;
    }
    float height = definiteHeight(box, space, edges, width);
    if (!Px.isDefinite(height)) {
      height = heightFromRatio(box, width, edges);
    }
    return Px.isDefinite(height)
        ? Math.max(
            0,
            limitHeight(box, height, edges.vertical(), space.percentageHeight()) - edges.vertical())
        : Px.INDEFINITE;
  }

  /// Moves by `position: relative` (CSS 2.2 §9.4.3).
  public static float relativeX(ElementBox box, float basis) {
    ComputedStyle s = box.style();
    ElementBox parent = box.parent();
    boolean rtl = parent != null && parent.style().direction() == Direction.RTL;
    if (!s.left().isAuto() && (!rtl || s.right().isAuto())) {
      return Px.floor(s.left().resolveOr(basis, 0));
    }
    return s.right().isAuto() ? 0 : -Px.floor(s.right().resolveOr(basis, 0));
  }

  /// Whether the upper margin comes from the user agent's sheet in quirks mode.
  public static boolean isQuirkyTop(ElementBox box) {
    return !box.isAnonymous() && (box.style().quirkyMargins() & ComputedStyle.QUIRKY_TOP) != 0;
  }

  public static boolean isQuirkyBottom(ElementBox box) {
    return !box.isAnonymous() && (box.style().quirkyMargins() & ComputedStyle.QUIRKY_BOTTOM) != 0;
  }

  /// `body` and table cells in quirks mode: the quirky margins at their edges do not count (HTML
  /// §15.3.10).
  public static boolean ignoresQuirkyMargins(ElementBox box) {
    Element element = box.element();
    if (element == null) {
      return box.kind() == Kind.TABLE_CELL && isInQuirksMode(box);
    }
    return (box.kind() == Kind.TABLE_CELL || element.is("body"))
        && element.ownerDocument().isQuirks();
  }

  private static boolean isInQuirksMode(ElementBox anonymous) {
    for (ElementBox each = anonymous; each != null; each = each.parent()) {
      Element element = each.element();
      if (element != null) {
        return element.ownerDocument().isQuirks();
      }
    }
    return false;
  }

  /// @param basis height of the containing block, or NaN if it is not definite
  public static float relativeY(ElementBox box, float basis) {
    ComputedStyle s = box.style();
    if (!s.top().isAuto() && !(s.top().isPercent() && Float.isNaN(basis))) {
      return Px.floor(s.top().resolveOr(basis, 0));
    }
    return s.bottom().isAuto() || (s.bottom().isPercent() && Float.isNaN(basis))
        ? 0
        : -Px.floor(s.bottom().resolveOr(basis, 0));
  }
}
