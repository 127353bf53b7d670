package bulkhead.renderer.style;

import bulkhead.renderer.css.value.*;

/// The box: display, size, position, margins, borders, padding.
abstract class BoxProperties extends InheritedProperties {
  public static final Property DISPLAY =
      longhand(
          "display",
          StyleGroup.BOX,
          Display.INLINE,
          Grammar.DISPLAY,
          Invalidates.BOXES,
          Display.values());
  public static final Property POSITION =
      longhand(
          "position",
          StyleGroup.BOX,
          Position.STATIC,
          Grammar.KEYWORD,
          Invalidates.BOXES,
          Position.values());
  public static final Property FLOAT =
      longhand(
          "float",
          StyleGroup.BOX,
          Floating.NONE,
          Grammar.KEYWORD,
          Invalidates.BOXES,
          Floating.values());
  public static final Property CLEAR =
      longhand(
          "clear", StyleGroup.BOX, Clear.NONE, Grammar.KEYWORD, Invalidates.LAYOUT, Clear.values());
  public static final Property ZOOM =
      longhand("zoom", StyleGroup.BOX, 1f, Grammar.ZOOM, Invalidates.LAYOUT);
  public static final Property BOX_SIZING =
      longhand(
          "box-sizing",
          StyleGroup.BOX,
          BoxSizing.CONTENT_BOX,
          Grammar.KEYWORD,
          Invalidates.LAYOUT,
          BoxSizing.values());
  public static final Property WIDTH =
      longhand("width", StyleGroup.BOX, SizeKeyword.AUTO, Grammar.SIZE, Invalidates.LAYOUT);
  public static final Property HEIGHT =
      longhand("height", StyleGroup.BOX, SizeKeyword.AUTO, Grammar.SIZE, Invalidates.LAYOUT);
  public static final Property MIN_WIDTH =
      longhand("min-width", StyleGroup.BOX, SizeKeyword.AUTO, Grammar.SIZE, Invalidates.LAYOUT);
  public static final Property MIN_HEIGHT =
      longhand("min-height", StyleGroup.BOX, SizeKeyword.AUTO, Grammar.SIZE, Invalidates.LAYOUT);
  public static final Property MAX_WIDTH =
      longhand("max-width", StyleGroup.BOX, SizeKeyword.NONE, Grammar.MAX_SIZE, Invalidates.LAYOUT);
  public static final Property MAX_HEIGHT =
      longhand(
          "max-height", StyleGroup.BOX, SizeKeyword.NONE, Grammar.MAX_SIZE, Invalidates.LAYOUT);
  public static final Property OVERFLOW_X =
      longhand(
          "overflow-x",
          StyleGroup.BOX,
          Overflow.VISIBLE,
          Grammar.KEYWORD,
          Invalidates.BOXES,
          Overflow.values());
  public static final Property OVERFLOW_Y =
      longhand(
          "overflow-y",
          StyleGroup.BOX,
          Overflow.VISIBLE,
          Grammar.KEYWORD,
          Invalidates.BOXES,
          Overflow.values());
  public static final Property Z_INDEX =
      longhand(
          "z-index", StyleGroup.BOX, SizeKeyword.AUTO, Grammar.INTEGER_OR_AUTO, Invalidates.PAINT);
  public static final Property VERTICAL_ALIGN =
      longhand(
          "vertical-align",
          StyleGroup.BOX,
          VerticalAlign.Alignment.BASELINE,
          Grammar.VERTICAL_ALIGN,
          Invalidates.LAYOUT);
  public static final Property BASELINE_SOURCE =
      longhand(
          "baseline-source",
          StyleGroup.RARE,
          BaselineSource.AUTO,
          Grammar.KEYWORD,
          Invalidates.LAYOUT,
          BaselineSource.values());
  public static final Property UNICODE_BIDI =
      longhand(
          "unicode-bidi",
          StyleGroup.BOX,
          UnicodeBidi.NORMAL,
          Grammar.KEYWORD,
          Invalidates.BOXES,
          UnicodeBidi.values());
  public static final Property INTERNAL_ORIGINAL_DISPLAY =
      longhand(
          "-internal-original-display",
          StyleGroup.BOX,
          Display.INLINE,
          Grammar.INTERNAL,
          Invalidates.BOXES);
  public static final Property INTERNAL_QUIRKY_MARGINS =
      longhand(
          "-internal-quirky-margins", StyleGroup.SURROUND, 0, Grammar.INTERNAL, Invalidates.LAYOUT);
  public static final Property MARGIN_TOP =
      longhand(
          "margin-top",
          StyleGroup.SURROUND,
          LengthPercentage.ZERO,
          Grammar.LENGTH_PERCENTAGE_OR_AUTO,
          Invalidates.LAYOUT);
  public static final Property MARGIN_RIGHT =
      longhand(
          "margin-right",
          StyleGroup.SURROUND,
          LengthPercentage.ZERO,
          Grammar.LENGTH_PERCENTAGE_OR_AUTO,
          Invalidates.LAYOUT);
  public static final Property MARGIN_BOTTOM =
      longhand(
          "margin-bottom",
          StyleGroup.SURROUND,
          LengthPercentage.ZERO,
          Grammar.LENGTH_PERCENTAGE_OR_AUTO,
          Invalidates.LAYOUT);
  public static final Property MARGIN_LEFT =
      longhand(
          "margin-left",
          StyleGroup.SURROUND,
          LengthPercentage.ZERO,
          Grammar.LENGTH_PERCENTAGE_OR_AUTO,
          Invalidates.LAYOUT);
  public static final Property PADDING_TOP =
      longhand(
          "padding-top",
          StyleGroup.SURROUND,
          LengthPercentage.ZERO,
          Grammar.LENGTH_PERCENTAGE_NONNEGATIVE,
          Invalidates.LAYOUT);
  public static final Property PADDING_RIGHT =
      longhand(
          "padding-right",
          StyleGroup.SURROUND,
          LengthPercentage.ZERO,
          Grammar.LENGTH_PERCENTAGE_NONNEGATIVE,
          Invalidates.LAYOUT);
  public static final Property PADDING_BOTTOM =
      longhand(
          "padding-bottom",
          StyleGroup.SURROUND,
          LengthPercentage.ZERO,
          Grammar.LENGTH_PERCENTAGE_NONNEGATIVE,
          Invalidates.LAYOUT);
  public static final Property PADDING_LEFT =
      longhand(
          "padding-left",
          StyleGroup.SURROUND,
          LengthPercentage.ZERO,
          Grammar.LENGTH_PERCENTAGE_NONNEGATIVE,
          Invalidates.LAYOUT);
  public static final Property TOP =
      longhand(
          "top",
          StyleGroup.SURROUND,
          SizeKeyword.AUTO,
          Grammar.LENGTH_PERCENTAGE_OR_AUTO,
          Invalidates.LAYOUT);
  public static final Property RIGHT =
      longhand(
          "right",
          StyleGroup.SURROUND,
          SizeKeyword.AUTO,
          Grammar.LENGTH_PERCENTAGE_OR_AUTO,
          Invalidates.LAYOUT);
  public static final Property BOTTOM =
      longhand(
          "bottom",
          StyleGroup.SURROUND,
          SizeKeyword.AUTO,
          Grammar.LENGTH_PERCENTAGE_OR_AUTO,
          Invalidates.LAYOUT);
  public static final Property LEFT =
      longhand(
          "left",
          StyleGroup.SURROUND,
          SizeKeyword.AUTO,
          Grammar.LENGTH_PERCENTAGE_OR_AUTO,
          Invalidates.LAYOUT);
  public static final Property BORDER_TOP_WIDTH =
      longhand("border-top-width", StyleGroup.BORDER, 3f, Grammar.LINE_WIDTH, Invalidates.LAYOUT);
  public static final Property BORDER_RIGHT_WIDTH =
      longhand("border-right-width", StyleGroup.BORDER, 3f, Grammar.LINE_WIDTH, Invalidates.LAYOUT);
  public static final Property BORDER_BOTTOM_WIDTH =
      longhand(
          "border-bottom-width", StyleGroup.BORDER, 3f, Grammar.LINE_WIDTH, Invalidates.LAYOUT);
  public static final Property BORDER_LEFT_WIDTH =
      longhand("border-left-width", StyleGroup.BORDER, 3f, Grammar.LINE_WIDTH, Invalidates.LAYOUT);
  public static final Property BORDER_TOP_STYLE =
      longhand(
          "border-top-style",
          StyleGroup.BORDER,
          LineStyle.NONE,
          Grammar.KEYWORD,
          Invalidates.LAYOUT,
          BORDER_STYLES);
  public static final Property BORDER_RIGHT_STYLE =
      longhand(
          "border-right-style",
          StyleGroup.BORDER,
          LineStyle.NONE,
          Grammar.KEYWORD,
          Invalidates.LAYOUT,
          BORDER_STYLES);
  public static final Property BORDER_BOTTOM_STYLE =
      longhand(
          "border-bottom-style",
          StyleGroup.BORDER,
          LineStyle.NONE,
          Grammar.KEYWORD,
          Invalidates.LAYOUT,
          BORDER_STYLES);
  public static final Property BORDER_LEFT_STYLE =
      longhand(
          "border-left-style",
          StyleGroup.BORDER,
          LineStyle.NONE,
          Grammar.KEYWORD,
          Invalidates.LAYOUT,
          BORDER_STYLES);
  public static final Property BORDER_TOP_COLOR =
      longhand(
          "border-top-color",
          StyleGroup.BORDER,
          ColorValue.CURRENT,
          Grammar.COLOR,
          Invalidates.PAINT);
  public static final Property BORDER_RIGHT_COLOR =
      longhand(
          "border-right-color",
          StyleGroup.BORDER,
          ColorValue.CURRENT,
          Grammar.COLOR,
          Invalidates.PAINT);
  public static final Property BORDER_BOTTOM_COLOR =
      longhand(
          "border-bottom-color",
          StyleGroup.BORDER,
          ColorValue.CURRENT,
          Grammar.COLOR,
          Invalidates.PAINT);
  public static final Property BORDER_LEFT_COLOR =
      longhand(
          "border-left-color",
          StyleGroup.BORDER,
          ColorValue.CURRENT,
          Grammar.COLOR,
          Invalidates.PAINT);
  public static final Property BORDER_TOP_LEFT_RADIUS =
      longhand(
          "border-top-left-radius",
          StyleGroup.BORDER,
          CornerRadius.ZERO,
          Grammar.CORNER_RADIUS,
          Invalidates.PAINT);
  public static final Property BORDER_TOP_RIGHT_RADIUS =
      longhand(
          "border-top-right-radius",
          StyleGroup.BORDER,
          CornerRadius.ZERO,
          Grammar.CORNER_RADIUS,
          Invalidates.PAINT);
  public static final Property BORDER_BOTTOM_RIGHT_RADIUS =
      longhand(
          "border-bottom-right-radius",
          StyleGroup.BORDER,
          CornerRadius.ZERO,
          Grammar.CORNER_RADIUS,
          Invalidates.PAINT);
  public static final Property BORDER_BOTTOM_LEFT_RADIUS =
      longhand(
          "border-bottom-left-radius",
          StyleGroup.BORDER,
          CornerRadius.ZERO,
          Grammar.CORNER_RADIUS,
          Invalidates.PAINT);
}
