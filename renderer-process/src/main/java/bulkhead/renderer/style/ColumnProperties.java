package bulkhead.renderer.style;

import bulkhead.renderer.css.value.*;

/// Columns and breaks between them; the flexible boxes of old.
abstract class ColumnProperties extends ContentProperties {
  public static final Property COLUMN_COUNT =
      longhand(
          "column-count",
          StyleGroup.RARE,
          SizeKeyword.AUTO,
          Grammar.POSITIVE_INTEGER_OR_AUTO,
          Invalidates.LAYOUT);
  public static final Property COLUMN_WIDTH =
      longhand(
          "column-width",
          StyleGroup.RARE,
          SizeKeyword.AUTO,
          Grammar.LENGTH_PERCENTAGE_OR_AUTO,
          Invalidates.LAYOUT);
  public static final Property COLUMN_FILL =
      idents("column-fill", StyleGroup.RARE, Invalidates.LAYOUT, "balance auto balance-all");
  public static final Property COLUMN_SPAN =
      idents("column-span", StyleGroup.RARE, Invalidates.LAYOUT, "none all");
  public static final Property COLUMN_RULE_WIDTH =
      longhand("column-rule-width", StyleGroup.RARE, 3f, Grammar.LINE_WIDTH, Invalidates.LAYOUT);
  public static final Property COLUMN_RULE_STYLE =
      longhand(
          "column-rule-style",
          StyleGroup.RARE,
          LineStyle.NONE,
          Grammar.KEYWORD,
          Invalidates.PAINT,
          BORDER_STYLES);
  public static final Property COLUMN_RULE_COLOR =
      longhand(
          "column-rule-color",
          StyleGroup.RARE,
          ColorValue.CURRENT,
          Grammar.COLOR,
          Invalidates.PAINT);
  public static final Property BREAK_BEFORE =
      idents(
          "break-before",
          StyleGroup.RARE,
          Invalidates.LAYOUT,
          "auto avoid avoid-page page left right recto verso avoid-column column always all");
  public static final Property BREAK_AFTER =
      idents(
          "break-after",
          StyleGroup.RARE,
          Invalidates.LAYOUT,
          "auto avoid avoid-page page left right recto verso avoid-column column always all");
  public static final Property BREAK_INSIDE =
      idents(
          "break-inside",
          StyleGroup.RARE,
          Invalidates.LAYOUT,
          "auto avoid avoid-page avoid-column");
  public static final Property LINE_CLAMP =
      longhand(
          "line-clamp",
          StyleGroup.RARE,
          SizeKeyword.NONE,
          Grammar.POSITIVE_INTEGER_OR_AUTO,
          Invalidates.LAYOUT);
  public static final Property WEBKIT_BOX_ORIENT =
      idents(
          "-webkit-box-orient",
          StyleGroup.RARE,
          Invalidates.LAYOUT,
          "horizontal vertical inline-axis block-axis");
  public static final Property WEBKIT_BOX_DIRECTION =
      idents("-webkit-box-direction", StyleGroup.RARE, Invalidates.LAYOUT, "normal reverse");
  public static final Property WEBKIT_BOX_ALIGN =
      idents(
          "-webkit-box-align",
          StyleGroup.RARE,
          Invalidates.LAYOUT,
          "stretch start center end baseline");
  public static final Property WEBKIT_BOX_PACK =
      idents("-webkit-box-pack", StyleGroup.RARE, Invalidates.LAYOUT, "start center end justify");
  public static final Property WEBKIT_BOX_FLEX =
      longhand("-webkit-box-flex", StyleGroup.RARE, 0f, Grammar.NUMBER, Invalidates.LAYOUT);
}
