package bulkhead.renderer.style;

import bulkhead.renderer.css.value.*;
import java.util.List;

/// Generated and replaced content, decoration of text, border images, parts of controls.
abstract class ContentProperties extends EffectProperties {
  public static final Property CONTENT =
      longhand("content", StyleGroup.RARE, Content.NORMAL, Grammar.CONTENT, Invalidates.BOXES);
  public static final Property COUNTER_RESET =
      longhand("counter-reset", StyleGroup.RARE, List.of(), Grammar.COUNTERS, Invalidates.BOXES);
  public static final Property COUNTER_INCREMENT =
      longhand(
          "counter-increment", StyleGroup.RARE, List.of(), Grammar.COUNTERS, Invalidates.BOXES);
  public static final Property COUNTER_SET =
      longhand("counter-set", StyleGroup.RARE, List.of(), Grammar.COUNTERS, Invalidates.BOXES);
  public static final Property TEXT_DECORATION_LINE =
      longhand(
          "text-decoration-line",
          StyleGroup.RARE,
          0,
          Grammar.TEXT_DECORATION_LINE,
          Invalidates.PAINT);
  public static final Property TEXT_DECORATION_STYLE =
      longhand(
          "text-decoration-style",
          StyleGroup.RARE,
          TextDecorationStyle.SOLID,
          Grammar.KEYWORD,
          Invalidates.PAINT,
          TextDecorationStyle.values());
  public static final Property TEXT_DECORATION_COLOR =
      longhand(
          "text-decoration-color",
          StyleGroup.RARE,
          ColorValue.CURRENT,
          Grammar.COLOR,
          Invalidates.PAINT);
  public static final Property TEXT_DECORATION_THICKNESS =
      longhand(
          "text-decoration-thickness",
          StyleGroup.RARE,
          SizeKeyword.AUTO,
          Grammar.TEXT_DECORATION_THICKNESS,
          Invalidates.PAINT);
  public static final Property TEXT_OVERFLOW =
      longhand(
          "text-overflow",
          StyleGroup.RARE,
          TextOverflow.CLIP,
          Grammar.KEYWORD,
          Invalidates.PAINT,
          TextOverflow.values());
  public static final Property TABLE_LAYOUT =
      longhand(
          "table-layout",
          StyleGroup.RARE,
          TableLayout.AUTO,
          Grammar.KEYWORD,
          Invalidates.LAYOUT,
          TableLayout.values());
  public static final Property OBJECT_FIT =
      longhand(
          "object-fit",
          StyleGroup.RARE,
          ObjectFit.FILL,
          Grammar.KEYWORD,
          Invalidates.PAINT,
          ObjectFit.values());
  public static final Property OBJECT_VIEW_BOX =
      longhand(
          "object-view-box",
          StyleGroup.RARE,
          new Ident("none"),
          Grammar.VIEW_BOX,
          Invalidates.LAYOUT);
  public static final Property OBJECT_POSITION =
      longhand(
          "object-position",
          StyleGroup.RARE,
          PositionValue.CENTER,
          Grammar.POSITION,
          Invalidates.PAINT);
  public static final Property ASPECT_RATIO =
      longhand(
          "aspect-ratio",
          StyleGroup.RARE,
          AspectRatio.AUTO,
          Grammar.ASPECT_RATIO,
          Invalidates.LAYOUT);
  public static final Property APPEARANCE =
      longhand(
          "appearance",
          StyleGroup.RARE,
          Appearance.NONE,
          Grammar.KEYWORD,
          Invalidates.LAYOUT,
          Appearance.values());
  public static final Property RESIZE =
      idents(
          "resize",
          StyleGroup.RARE,
          Invalidates.PAINT,
          "none both horizontal vertical block inline");
  public static final Property BOX_DECORATION_BREAK =
      idents("box-decoration-break", StyleGroup.RARE, Invalidates.LAYOUT, "slice clone");
  public static final Property BORDER_IMAGE_SOURCE =
      longhand(
          "border-image-source", StyleGroup.RARE, Image.NONE, Grammar.IMAGE, Invalidates.PAINT);
  public static final Property BORDER_IMAGE_SLICE =
      longhand(
          "border-image-slice",
          StyleGroup.RARE,
          new RawText("100%"),
          Grammar.BORDER_IMAGE_SIDES,
          Invalidates.PAINT);
  public static final Property BORDER_IMAGE_WIDTH =
      longhand(
          "border-image-width",
          StyleGroup.RARE,
          new RawText("1"),
          Grammar.BORDER_IMAGE_SIDES,
          Invalidates.PAINT);
  public static final Property BORDER_IMAGE_OUTSET =
      longhand(
          "border-image-outset",
          StyleGroup.RARE,
          new RawText("0"),
          Grammar.BORDER_IMAGE_SIDES,
          Invalidates.PAINT);
  public static final Property BORDER_IMAGE_REPEAT =
      longhand(
          "border-image-repeat",
          StyleGroup.RARE,
          new RawText("stretch"),
          Grammar.BORDER_IMAGE_SIDES,
          Invalidates.PAINT);
}
