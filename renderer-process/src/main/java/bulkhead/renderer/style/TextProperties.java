package bulkhead.renderer.style;

import bulkhead.renderer.css.value.*;
import java.util.List;

/// Text, and what else is inherited and common.
abstract class TextProperties extends FontProperties {
  public static final Property COLOR =
      longhand("color", StyleGroup.TEXT, Color.BLACK, Grammar.COLOR, Invalidates.PAINT);
  public static final Property DIRECTION =
      longhand(
          "direction",
          StyleGroup.TEXT,
          Direction.LTR,
          Grammar.KEYWORD,
          Invalidates.LAYOUT,
          Direction.values());
  public static final Property WRITING_MODE =
      longhand(
          "writing-mode",
          StyleGroup.TEXT,
          WritingMode.HORIZONTAL_TB,
          Grammar.KEYWORD,
          Invalidates.LAYOUT,
          WritingMode.values());
  public static final Property VISIBILITY =
      longhand(
          "visibility",
          StyleGroup.TEXT,
          Visibility.VISIBLE,
          Grammar.KEYWORD,
          Invalidates.LAYOUT,
          Visibility.values());
  public static final Property LETTER_SPACING =
      longhand(
          "letter-spacing",
          StyleGroup.TEXT,
          LengthPercentage.ZERO,
          Grammar.SPACING,
          Invalidates.LAYOUT);
  public static final Property WORD_SPACING =
      longhand(
          "word-spacing",
          StyleGroup.TEXT,
          LengthPercentage.ZERO,
          Grammar.SPACING,
          Invalidates.LAYOUT);
  public static final Property TEXT_ALIGN =
      longhand(
          "text-align",
          StyleGroup.TEXT,
          TextAlign.START,
          Grammar.KEYWORD,
          Invalidates.LAYOUT,
          TextAlign.values());
  public static final Property TEXT_INDENT =
      longhand(
          "text-indent",
          StyleGroup.TEXT,
          LengthPercentage.ZERO,
          Grammar.TEXT_INDENT,
          Invalidates.LAYOUT);
  public static final Property TEXT_TRANSFORM =
      longhand(
          "text-transform",
          StyleGroup.TEXT,
          TextTransform.NONE,
          Grammar.KEYWORD,
          Invalidates.BOXES,
          TextTransform.values());
  public static final Property WHITE_SPACE_COLLAPSE =
      longhand(
          "white-space-collapse",
          StyleGroup.TEXT,
          WhiteSpaceCollapse.COLLAPSE,
          Grammar.KEYWORD,
          Invalidates.BOXES,
          WhiteSpaceCollapse.values());
  public static final Property TEXT_WRAP_MODE =
      longhand(
          "text-wrap-mode",
          StyleGroup.TEXT,
          TextWrapMode.WRAP,
          Grammar.KEYWORD,
          Invalidates.LAYOUT,
          TextWrapMode.values());
  public static final Property TEXT_WRAP_STYLE =
      longhand(
          "text-wrap-style",
          StyleGroup.TEXT,
          TextWrapStyle.AUTO,
          Grammar.KEYWORD,
          Invalidates.LAYOUT,
          TextWrapStyle.values());
  public static final Property OVERFLOW_WRAP =
      longhand(
          "overflow-wrap",
          StyleGroup.TEXT,
          OverflowWrap.NORMAL,
          Grammar.KEYWORD,
          Invalidates.LAYOUT,
          OverflowWrap.values());
  public static final Property WORD_BREAK =
      longhand(
          "word-break",
          StyleGroup.TEXT,
          WordBreak.NORMAL,
          Grammar.KEYWORD,
          Invalidates.LAYOUT,
          WordBreak.values());
  public static final Property TEXT_SHADOW =
      longhand(
          "text-shadow", StyleGroup.TEXT, List.of(), Grammar.TEXT_SHADOW_LIST, Invalidates.PAINT);
  public static final Property CURSOR =
      longhand("cursor", StyleGroup.TEXT, Cursor.AUTO, Grammar.CURSOR, Invalidates.NOTHING);
  public static final Property LIST_STYLE_TYPE =
      longhand(
          "list-style-type",
          StyleGroup.TEXT,
          ListStyleType.DISC,
          Grammar.LIST_STYLE_TYPE,
          Invalidates.BOXES);
  public static final Property LIST_STYLE_POSITION =
      longhand(
          "list-style-position",
          StyleGroup.TEXT,
          ListStylePosition.OUTSIDE,
          Grammar.KEYWORD,
          Invalidates.BOXES,
          ListStylePosition.values());
  public static final Property LIST_STYLE_IMAGE =
      longhand("list-style-image", StyleGroup.TEXT, Image.NONE, Grammar.IMAGE, Invalidates.BOXES);
  public static final Property BORDER_COLLAPSE =
      longhand(
          "border-collapse",
          StyleGroup.TEXT,
          BorderCollapse.SEPARATE,
          Grammar.KEYWORD,
          Invalidates.LAYOUT,
          BorderCollapse.values());
  public static final Property WEBKIT_BORDER_HORIZONTAL_SPACING =
      longhand(
          "-webkit-border-horizontal-spacing",
          StyleGroup.TEXT,
          0f,
          Grammar.BORDER_SPACING,
          Invalidates.LAYOUT);
  public static final Property WEBKIT_BORDER_VERTICAL_SPACING =
      longhand(
          "-webkit-border-vertical-spacing",
          StyleGroup.TEXT,
          0f,
          Grammar.BORDER_SPACING,
          Invalidates.LAYOUT);
  public static final Property CAPTION_SIDE =
      longhand(
          "caption-side",
          StyleGroup.TEXT,
          CaptionSide.TOP,
          Grammar.KEYWORD,
          Invalidates.LAYOUT,
          CaptionSide.values());
  public static final Property EMPTY_CELLS =
      longhand(
          "empty-cells",
          StyleGroup.TEXT,
          EmptyCells.SHOW,
          Grammar.KEYWORD,
          Invalidates.PAINT,
          EmptyCells.values());
  public static final Property INTERNAL_TEXT_DECORATIONS =
      longhand(
          "-internal-text-decorations",
          StyleGroup.TEXT,
          List.of(),
          Grammar.INTERNAL,
          Invalidates.PAINT);
}
