package bulkhead.renderer.style;

import bulkhead.renderer.css.value.*;

/// SVG, and the newest modules.
abstract class SvgProperties extends AnimationProperties {
  public static final Property STOP_COLOR =
      longhand("stop-color", StyleGroup.RARE, Color.BLACK, Grammar.COLOR, Invalidates.PAINT);
  public static final Property STOP_OPACITY =
      longhand("stop-opacity", StyleGroup.RARE, 1f, Grammar.ALPHA, Invalidates.PAINT);
  public static final Property FLOOD_COLOR =
      longhand("flood-color", StyleGroup.RARE, Color.BLACK, Grammar.COLOR, Invalidates.PAINT);
  public static final Property FLOOD_OPACITY =
      longhand("flood-opacity", StyleGroup.RARE, 1f, Grammar.ALPHA, Invalidates.PAINT);
  public static final Property LIGHTING_COLOR =
      longhand("lighting-color", StyleGroup.RARE, Color.WHITE, Grammar.COLOR, Invalidates.PAINT);
  public static final Property VECTOR_EFFECT =
      idents("vector-effect", StyleGroup.RARE, Invalidates.PAINT, "none non-scaling-stroke");
  public static final Property MASK_TYPE =
      idents("mask-type", StyleGroup.RARE, Invalidates.PAINT, "luminance alpha");
  public static final Property D =
      longhand("d", StyleGroup.RARE, RawText.NONE, Grammar.RAW, Invalidates.PAINT);
  public static final Property X =
      longhand(
          "x",
          StyleGroup.RARE,
          LengthPercentage.ZERO,
          Grammar.LENGTH_PERCENTAGE,
          Invalidates.LAYOUT);
  public static final Property Y =
      longhand(
          "y",
          StyleGroup.RARE,
          LengthPercentage.ZERO,
          Grammar.LENGTH_PERCENTAGE,
          Invalidates.LAYOUT);
  public static final Property CX =
      longhand(
          "cx",
          StyleGroup.RARE,
          LengthPercentage.ZERO,
          Grammar.LENGTH_PERCENTAGE,
          Invalidates.LAYOUT);
  public static final Property CY =
      longhand(
          "cy",
          StyleGroup.RARE,
          LengthPercentage.ZERO,
          Grammar.LENGTH_PERCENTAGE,
          Invalidates.LAYOUT);
  public static final Property R =
      longhand(
          "r",
          StyleGroup.RARE,
          LengthPercentage.ZERO,
          Grammar.LENGTH_PERCENTAGE_NONNEGATIVE,
          Invalidates.LAYOUT);
  public static final Property RX =
      longhand(
          "rx",
          StyleGroup.RARE,
          SizeKeyword.AUTO,
          Grammar.LENGTH_PERCENTAGE_OR_AUTO,
          Invalidates.LAYOUT);
  public static final Property RY =
      longhand(
          "ry",
          StyleGroup.RARE,
          SizeKeyword.AUTO,
          Grammar.LENGTH_PERCENTAGE_OR_AUTO,
          Invalidates.LAYOUT);
  public static final Property ALIGNMENT_BASELINE =
      idents(
          "alignment-baseline",
          StyleGroup.RARE,
          Invalidates.LAYOUT,
          "auto baseline before-edge text-before-edge middle central after-edge text-after-edge ideographic alphabetic hanging mathematical");
  public static final Property BASELINE_SHIFT =
      longhand(
          "baseline-shift",
          StyleGroup.RARE,
          new RawText("baseline"),
          Grammar.RAW,
          Invalidates.LAYOUT);
  public static final Property TIMELINE_SCOPE =
      longhand("timeline-scope", StyleGroup.RARE, RawText.NONE, Grammar.RAW, Invalidates.NOTHING);
  public static final Property ANCHOR_NAME =
      longhand("anchor-name", StyleGroup.RARE, RawText.NONE, Grammar.RAW, Invalidates.LAYOUT);
  public static final Property POSITION_ANCHOR =
      longhand(
          "position-anchor", StyleGroup.RARE, new RawText("auto"), Grammar.RAW, Invalidates.LAYOUT);
  public static final Property OFFSET_PATH =
      longhand("offset-path", StyleGroup.RARE, RawText.NONE, Grammar.RAW, Invalidates.PAINT);
  public static final Property APP_REGION =
      longhand("app-region", StyleGroup.RARE, RawText.NONE, Grammar.RAW, Invalidates.NOTHING);
}
