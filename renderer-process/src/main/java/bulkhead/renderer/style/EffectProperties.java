package bulkhead.renderer.style;

import bulkhead.renderer.css.value.*;
import java.util.Arrays;
import java.util.List;

/// Opacity, transforms, shadows, filters, masks and other effects.
abstract class EffectProperties extends FlexProperties {
  public static final Property OPACITY =
      longhand("opacity", StyleGroup.EFFECT, 1f, Grammar.ALPHA, Invalidates.PAINT);
  public static final Property TRANSFORM =
      longhand("transform", StyleGroup.EFFECT, List.of(), Grammar.TRANSFORM, Invalidates.PAINT);
  public static final Property TRANSFORM_ORIGIN =
      longhand(
          "transform-origin",
          StyleGroup.EFFECT,
          TransformOrigin.CENTER,
          Grammar.TRANSFORM_ORIGIN,
          Invalidates.PAINT);
  public static final Property TRANSFORM_BOX =
      idents(
          "transform-box",
          StyleGroup.EFFECT,
          Invalidates.PAINT,
          "view-box content-box border-box fill-box stroke-box");
  public static final Property TRANSFORM_STYLE =
      longhand(
          "transform-style",
          StyleGroup.EFFECT,
          TransformStyle.FLAT,
          Grammar.KEYWORD,
          Invalidates.PAINT,
          TransformStyle.values());
  public static final Property TRANSLATE =
      longhand("translate", StyleGroup.EFFECT, List.of(), Grammar.TRANSLATE, Invalidates.PAINT);
  public static final Property ROTATE =
      longhand("rotate", StyleGroup.EFFECT, List.of(), Grammar.ROTATE, Invalidates.PAINT);
  public static final Property SCALE =
      longhand("scale", StyleGroup.EFFECT, List.of(), Grammar.SCALE, Invalidates.PAINT);
  public static final Property PERSPECTIVE =
      longhand(
          "perspective", StyleGroup.EFFECT, -1f, Grammar.LENGTH_NONNEGATIVE, Invalidates.PAINT);
  public static final Property PERSPECTIVE_ORIGIN =
      longhand(
          "perspective-origin",
          StyleGroup.EFFECT,
          PositionValue.CENTER,
          Grammar.POSITION,
          Invalidates.PAINT);
  public static final Property BACKFACE_VISIBILITY =
      longhand(
          "backface-visibility",
          StyleGroup.EFFECT,
          BackfaceVisibility.VISIBLE,
          Grammar.KEYWORD,
          Invalidates.PAINT,
          BackfaceVisibility.values());
  public static final Property BOX_SHADOW =
      longhand("box-shadow", StyleGroup.EFFECT, List.of(), Grammar.SHADOW_LIST, Invalidates.PAINT);
  public static final Property OUTLINE_WIDTH =
      longhand("outline-width", StyleGroup.EFFECT, 3f, Grammar.LINE_WIDTH, Invalidates.PAINT);
  public static final Property OUTLINE_STYLE =
      longhand(
          "outline-style",
          StyleGroup.EFFECT,
          LineStyle.NONE,
          Grammar.KEYWORD,
          Invalidates.PAINT,
          OUTLINE_STYLES);
  public static final Property OUTLINE_COLOR =
      longhand(
          "outline-color",
          StyleGroup.EFFECT,
          ColorValue.CURRENT,
          Grammar.COLOR_OR_AUTO,
          Invalidates.PAINT);
  public static final Property OUTLINE_OFFSET =
      longhand("outline-offset", StyleGroup.EFFECT, 0f, Grammar.LENGTH, Invalidates.PAINT);
  public static final Property FILTER =
      longhand("filter", StyleGroup.EFFECT, List.of(), Grammar.FILTER, Invalidates.PAINT);
  public static final Property BACKDROP_FILTER =
      longhand("backdrop-filter", StyleGroup.EFFECT, List.of(), Grammar.FILTER, Invalidates.PAINT);
  public static final Property MIX_BLEND_MODE =
      longhand(
          "mix-blend-mode",
          StyleGroup.EFFECT,
          BlendMode.NORMAL,
          Grammar.KEYWORD,
          Invalidates.PAINT,
          BlendMode.values());
  public static final Property ISOLATION =
      longhand(
          "isolation",
          StyleGroup.EFFECT,
          Isolation.AUTO,
          Grammar.KEYWORD,
          Invalidates.PAINT,
          Isolation.values());
  public static final Property CLIP =
      longhand("clip", StyleGroup.EFFECT, SizeKeyword.AUTO, Grammar.CLIP, Invalidates.PAINT);
  public static final Property CLIP_PATH =
      longhand("clip-path", StyleGroup.EFFECT, ClipPath.NONE, Grammar.CLIP_PATH, Invalidates.PAINT);
  public static final Property MASK_IMAGE =
      longhand(
          "mask-image",
          StyleGroup.EFFECT,
          List.of(Image.NONE),
          Grammar.IMAGE_LIST,
          Invalidates.PAINT);
  public static final Property MASK_POSITION_X =
      longhand(
          "-webkit-mask-position-x",
          StyleGroup.EFFECT,
          List.of(ZERO_PERCENT),
          Grammar.POSITION_X_LIST,
          Invalidates.PAINT);
  public static final Property MASK_POSITION_Y =
      longhand(
          "-webkit-mask-position-y",
          StyleGroup.EFFECT,
          List.of(ZERO_PERCENT),
          Grammar.POSITION_Y_LIST,
          Invalidates.PAINT);
  public static final Property MASK_SIZE =
      longhand(
          "mask-size",
          StyleGroup.EFFECT,
          List.of(BackgroundSize.AUTO),
          Grammar.BG_SIZE_LIST,
          Invalidates.PAINT);
  public static final Property MASK_REPEAT =
      longhand(
          "mask-repeat",
          StyleGroup.EFFECT,
          List.of(RepeatPair.REPEAT),
          Grammar.REPEAT_LIST,
          Invalidates.PAINT);
  public static final Property MASK_ORIGIN =
      longhand(
          "mask-origin",
          StyleGroup.EFFECT,
          List.of(ShapeBox.BORDER_BOX),
          Grammar.KEYWORD_LIST,
          Invalidates.PAINT,
          Arrays.copyOf(ShapeBox.values(), ShapeBox.NO_CLIP.ordinal()));
  public static final Property MASK_CLIP =
      longhand(
          "mask-clip",
          StyleGroup.EFFECT,
          List.of(ShapeBox.BORDER_BOX),
          Grammar.KEYWORD_LIST,
          Invalidates.PAINT,
          ShapeBox.values());
  public static final Property MASK_COMPOSITE =
      longhand(
          "mask-composite",
          StyleGroup.EFFECT,
          List.of(MaskComposite.ADD),
          Grammar.KEYWORD_LIST,
          Invalidates.PAINT,
          MaskComposite.values());
  public static final Property MASK_MODE =
      longhand(
          "mask-mode",
          StyleGroup.EFFECT,
          List.of(MaskMode.MATCH_SOURCE),
          Grammar.KEYWORD_LIST,
          Invalidates.PAINT,
          MaskMode.values());
  public static final Property MASK_BORDER =
      longhand("mask-border", StyleGroup.EFFECT, RawText.NONE, Grammar.RAW, Invalidates.PAINT);
  public static final Property WILL_CHANGE =
      longhand(
          "will-change", StyleGroup.EFFECT, new RawText("auto"), Grammar.RAW, Invalidates.PAINT);
}
