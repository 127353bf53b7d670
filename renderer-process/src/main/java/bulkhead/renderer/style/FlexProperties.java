package bulkhead.renderer.style;

import bulkhead.renderer.css.value.*;

/// Flexible boxes, alignment and gaps.
abstract class FlexProperties extends BackgroundProperties {
  public static final Property FLEX_DIRECTION =
      longhand(
          "flex-direction",
          StyleGroup.FLEX,
          FlexDirection.ROW,
          Grammar.KEYWORD,
          Invalidates.LAYOUT,
          FlexDirection.values());
  public static final Property FLEX_WRAP =
      longhand(
          "flex-wrap",
          StyleGroup.FLEX,
          FlexWrap.NOWRAP,
          Grammar.KEYWORD,
          Invalidates.LAYOUT,
          FlexWrap.values());
  public static final Property FLEX_GROW =
      longhand("flex-grow", StyleGroup.FLEX, 0f, Grammar.NUMBER_NONNEGATIVE, Invalidates.LAYOUT);
  public static final Property FLEX_SHRINK =
      longhand("flex-shrink", StyleGroup.FLEX, 1f, Grammar.NUMBER_NONNEGATIVE, Invalidates.LAYOUT);
  public static final Property FLEX_BASIS =
      longhand(
          "flex-basis", StyleGroup.FLEX, SizeKeyword.AUTO, Grammar.FLEX_BASIS, Invalidates.LAYOUT);
  public static final Property ORDER =
      longhand("order", StyleGroup.FLEX, 0, Grammar.INTEGER, Invalidates.LAYOUT);
  public static final Property ALIGN_CONTENT =
      longhand(
          "align-content",
          StyleGroup.FLEX,
          Alignment.NORMAL,
          Grammar.CONTENT_ALIGNMENT,
          Invalidates.LAYOUT);
  public static final Property ALIGN_ITEMS =
      longhand(
          "align-items",
          StyleGroup.FLEX,
          Alignment.NORMAL,
          Grammar.ITEM_ALIGNMENT,
          Invalidates.LAYOUT);
  public static final Property ALIGN_SELF =
      longhand(
          "align-self",
          StyleGroup.FLEX,
          Alignment.AUTO,
          Grammar.SELF_ALIGNMENT,
          Invalidates.LAYOUT);
  public static final Property JUSTIFY_CONTENT =
      longhand(
          "justify-content",
          StyleGroup.FLEX,
          Alignment.NORMAL,
          Grammar.CONTENT_ALIGNMENT,
          Invalidates.LAYOUT);
  public static final Property JUSTIFY_ITEMS =
      longhand(
          "justify-items",
          StyleGroup.FLEX,
          Alignment.NORMAL, // what `legacy` alone computes to, as in Chromium
          Grammar.ITEM_ALIGNMENT,
          Invalidates.LAYOUT);
  public static final Property JUSTIFY_SELF =
      longhand(
          "justify-self",
          StyleGroup.FLEX,
          Alignment.AUTO,
          Grammar.SELF_ALIGNMENT,
          Invalidates.LAYOUT);
  public static final Property ROW_GAP =
      longhand(
          "row-gap",
          StyleGroup.FLEX,
          SizeKeyword.AUTO,
          Grammar.LENGTH_PERCENTAGE_OR_NORMAL,
          Invalidates.LAYOUT);
  public static final Property COLUMN_GAP =
      longhand(
          "column-gap",
          StyleGroup.FLEX,
          SizeKeyword.AUTO,
          Grammar.LENGTH_PERCENTAGE_OR_NORMAL,
          Invalidates.LAYOUT);
}
