package bulkhead.renderer.style;

import bulkhead.renderer.css.value.*;
import java.util.List;

/// Backgrounds.
abstract class BackgroundProperties extends BoxProperties {
  public static final Property BACKGROUND_COLOR =
      longhand(
          "background-color",
          StyleGroup.BACKGROUND,
          Color.TRANSPARENT,
          Grammar.COLOR,
          Invalidates.PAINT);
  public static final Property BACKGROUND_IMAGE =
      longhand(
          "background-image",
          StyleGroup.BACKGROUND,
          List.of(Image.NONE),
          Grammar.IMAGE_LIST,
          Invalidates.PAINT);
  public static final Property BACKGROUND_POSITION_X =
      longhand(
          "background-position-x",
          StyleGroup.BACKGROUND,
          List.of(ZERO_PERCENT),
          Grammar.POSITION_X_LIST,
          Invalidates.PAINT);
  public static final Property BACKGROUND_POSITION_Y =
      longhand(
          "background-position-y",
          StyleGroup.BACKGROUND,
          List.of(ZERO_PERCENT),
          Grammar.POSITION_Y_LIST,
          Invalidates.PAINT);
  public static final Property BACKGROUND_SIZE =
      longhand(
          "background-size",
          StyleGroup.BACKGROUND,
          List.of(BackgroundSize.AUTO),
          Grammar.BG_SIZE_LIST,
          Invalidates.PAINT);
  public static final Property BACKGROUND_REPEAT =
      longhand(
          "background-repeat",
          StyleGroup.BACKGROUND,
          List.of(RepeatPair.REPEAT),
          Grammar.REPEAT_LIST,
          Invalidates.PAINT);
  public static final Property BACKGROUND_ORIGIN =
      longhand(
          "background-origin",
          StyleGroup.BACKGROUND,
          List.of(BackgroundBox.PADDING_BOX),
          Grammar.KEYWORD_LIST,
          Invalidates.PAINT,
          BackgroundBox.values());
  public static final Property BACKGROUND_CLIP =
      longhand(
          "background-clip",
          StyleGroup.BACKGROUND,
          List.of(BackgroundBox.BORDER_BOX),
          Grammar.KEYWORD_LIST,
          Invalidates.PAINT,
          BackgroundBox.values());
  public static final Property BACKGROUND_ATTACHMENT =
      longhand(
          "background-attachment",
          StyleGroup.BACKGROUND,
          List.of(BackgroundAttachment.SCROLL),
          Grammar.KEYWORD_LIST,
          Invalidates.PAINT,
          BackgroundAttachment.values());
  public static final Property BACKGROUND_BLEND_MODE =
      longhand(
          "background-blend-mode",
          StyleGroup.BACKGROUND,
          List.of(BlendMode.NORMAL),
          Grammar.KEYWORD_LIST,
          Invalidates.PAINT,
          BlendMode.values());
}
