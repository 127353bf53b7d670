package bulkhead.renderer.style;

import bulkhead.renderer.css.value.*;

/// Containment, shapes, scrolling and snapping.
abstract class ScrollProperties extends GridProperties {
  public static final Property CONTAINER_TYPE =
      longhand(
          "container-type",
          StyleGroup.RARE,
          new RawText("normal"),
          Grammar.RAW,
          Invalidates.LAYOUT);
  public static final Property CONTAINER_NAME =
      longhand("container-name", StyleGroup.RARE, RawText.NONE, Grammar.RAW, Invalidates.NOTHING);
  public static final Property CONTAIN =
      longhand("contain", StyleGroup.RARE, RawText.NONE, Grammar.RAW, Invalidates.LAYOUT);
  public static final Property CONTENT_VISIBILITY =
      longhand(
          "content-visibility",
          StyleGroup.RARE,
          ContentVisibility.VISIBLE,
          Grammar.KEYWORD,
          Invalidates.LAYOUT,
          ContentVisibility.values());
  public static final Property CONTAIN_INTRINSIC_WIDTH =
      longhand(
          "contain-intrinsic-width",
          StyleGroup.RARE,
          IntrinsicSize.NONE,
          Grammar.INTRINSIC_SIZE,
          Invalidates.LAYOUT);
  public static final Property CONTAIN_INTRINSIC_HEIGHT =
      longhand(
          "contain-intrinsic-height",
          StyleGroup.RARE,
          IntrinsicSize.NONE,
          Grammar.INTRINSIC_SIZE,
          Invalidates.LAYOUT);
  public static final Property INITIAL_LETTER =
      longhand(
          "initial-letter",
          StyleGroup.RARE,
          new RawText("normal"),
          Grammar.RAW,
          Invalidates.LAYOUT);
  public static final Property PAGE =
      longhand("page", StyleGroup.RARE, new RawText("auto"), Grammar.RAW, Invalidates.LAYOUT);
  public static final Property SHAPE_OUTSIDE =
      longhand(
          "shape-outside",
          StyleGroup.RARE,
          ShapeOutside.NONE,
          Grammar.SHAPE_OUTSIDE,
          Invalidates.LAYOUT);
  public static final Property SHAPE_MARGIN =
      longhand(
          "shape-margin",
          StyleGroup.RARE,
          LengthPercentage.ZERO,
          Grammar.LENGTH_PERCENTAGE_NONNEGATIVE,
          Invalidates.LAYOUT);
  public static final Property SHAPE_IMAGE_THRESHOLD =
      longhand("shape-image-threshold", StyleGroup.RARE, 0f, Grammar.ALPHA, Invalidates.LAYOUT);
  public static final Property SCROLL_BEHAVIOR =
      idents("scroll-behavior", StyleGroup.RARE, Invalidates.NOTHING, "auto smooth");
  public static final Property OVERSCROLL_BEHAVIOR_X =
      idents("overscroll-behavior-x", StyleGroup.RARE, Invalidates.NOTHING, "auto contain none");
  public static final Property OVERSCROLL_BEHAVIOR_Y =
      idents("overscroll-behavior-y", StyleGroup.RARE, Invalidates.NOTHING, "auto contain none");
  public static final Property SCROLLBAR_WIDTH =
      idents("scrollbar-width", StyleGroup.RARE, Invalidates.LAYOUT, "auto thin none");
  public static final Property SCROLLBAR_GUTTER =
      longhand(
          "scrollbar-gutter",
          StyleGroup.RARE,
          new RawText("auto"),
          Grammar.SCROLLBAR_GUTTER,
          Invalidates.LAYOUT);
  public static final Property SCROLL_SNAP_TYPE =
      longhand("scroll-snap-type", StyleGroup.RARE, RawText.NONE, Grammar.RAW, Invalidates.NOTHING);
  public static final Property SCROLL_SNAP_ALIGN =
      longhand(
          "scroll-snap-align", StyleGroup.RARE, RawText.NONE, Grammar.RAW, Invalidates.NOTHING);
  public static final Property SCROLL_SNAP_STOP =
      idents("scroll-snap-stop", StyleGroup.RARE, Invalidates.NOTHING, "normal always");
  public static final Property SCROLL_MARGIN_TOP =
      longhand("scroll-margin-top", StyleGroup.RARE, 0f, Grammar.LENGTH, Invalidates.NOTHING);
  public static final Property SCROLL_MARGIN_RIGHT =
      longhand("scroll-margin-right", StyleGroup.RARE, 0f, Grammar.LENGTH, Invalidates.NOTHING);
  public static final Property SCROLL_MARGIN_BOTTOM =
      longhand("scroll-margin-bottom", StyleGroup.RARE, 0f, Grammar.LENGTH, Invalidates.NOTHING);
  public static final Property SCROLL_MARGIN_LEFT =
      longhand("scroll-margin-left", StyleGroup.RARE, 0f, Grammar.LENGTH, Invalidates.NOTHING);
  public static final Property SCROLL_PADDING_TOP =
      longhand(
          "scroll-padding-top",
          StyleGroup.RARE,
          SizeKeyword.AUTO,
          Grammar.LENGTH_PERCENTAGE_OR_AUTO,
          Invalidates.NOTHING);
  public static final Property SCROLL_PADDING_RIGHT =
      longhand(
          "scroll-padding-right",
          StyleGroup.RARE,
          SizeKeyword.AUTO,
          Grammar.LENGTH_PERCENTAGE_OR_AUTO,
          Invalidates.NOTHING);
  public static final Property SCROLL_PADDING_BOTTOM =
      longhand(
          "scroll-padding-bottom",
          StyleGroup.RARE,
          SizeKeyword.AUTO,
          Grammar.LENGTH_PERCENTAGE_OR_AUTO,
          Invalidates.NOTHING);
  public static final Property SCROLL_PADDING_LEFT =
      longhand(
          "scroll-padding-left",
          StyleGroup.RARE,
          SizeKeyword.AUTO,
          Grammar.LENGTH_PERCENTAGE_OR_AUTO,
          Invalidates.NOTHING);
  public static final Property OVERFLOW_ANCHOR =
      idents("overflow-anchor", StyleGroup.RARE, Invalidates.NOTHING, "auto none");
  public static final Property OVERFLOW_CLIP_MARGIN =
      longhand(
          "overflow-clip-margin",
          StyleGroup.RARE,
          new RawText("0px"),
          Grammar.RAW,
          Invalidates.PAINT);
  public static final Property TOUCH_ACTION =
      longhand(
          "touch-action",
          StyleGroup.RARE,
          new RawText("auto"),
          Grammar.TOUCH_ACTION,
          Invalidates.NOTHING);
  public static final Property WEBKIT_USER_DRAG =
      idents("-webkit-user-drag", StyleGroup.RARE, Invalidates.NOTHING, "auto element none");
  public static final Property FIELD_SIZING =
      idents("field-sizing", StyleGroup.RARE, Invalidates.LAYOUT, "fixed content");
  public static final Property OVERLAY =
      idents("overlay", StyleGroup.RARE, Invalidates.BOXES, "none auto");
}
