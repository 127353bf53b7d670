package bulkhead.renderer.style;

import bulkhead.renderer.css.value.*;
import java.util.List;

/// Font properties. They come first in the table: other lengths are relative to them.
abstract class FontProperties extends PropertyTable {
  public static final Property FONT_FAMILY =
      longhand(
          "font-family",
          StyleGroup.FONT,
          List.of(FontFamily.STANDARD),
          Grammar.FONT_FAMILY,
          Invalidates.LAYOUT);
  public static final Property FONT_SIZE =
      longhand("font-size", StyleGroup.FONT, 16f, Grammar.FONT_SIZE, Invalidates.LAYOUT);
  public static final Property FONT_WEIGHT =
      longhand("font-weight", StyleGroup.FONT, 400f, Grammar.FONT_WEIGHT, Invalidates.LAYOUT);
  public static final Property FONT_STYLE =
      longhand(
          "font-style", StyleGroup.FONT, FontStyle.NORMAL, Grammar.FONT_STYLE, Invalidates.LAYOUT);
  public static final Property FONT_STRETCH =
      longhand("font-stretch", StyleGroup.FONT, 100f, Grammar.FONT_STRETCH, Invalidates.LAYOUT);
  public static final Property FONT_VARIANT_CAPS =
      longhand(
          "font-variant-caps",
          StyleGroup.FONT,
          FontVariantCaps.NORMAL,
          Grammar.KEYWORD,
          Invalidates.LAYOUT,
          FontVariantCaps.values());
  public static final Property FONT_VARIANT_LIGATURES =
      words(
          "font-variant-ligatures",
          StyleGroup.FONT,
          new Ident("normal"),
          Grammar.FONT_VARIANT_WORDS,
          Invalidates.LAYOUT,
          "normal none common-ligatures no-common-ligatures discretionary-ligatures no-discretionary-ligatures historical-ligatures no-historical-ligatures contextual no-contextual");
  public static final Property FONT_VARIANT_NUMERIC =
      words(
          "font-variant-numeric",
          StyleGroup.FONT,
          new Ident("normal"),
          Grammar.FONT_VARIANT_WORDS,
          Invalidates.LAYOUT,
          "normal lining-nums oldstyle-nums proportional-nums tabular-nums diagonal-fractions stacked-fractions ordinal slashed-zero");
  public static final Property FONT_VARIANT_EAST_ASIAN =
      words(
          "font-variant-east-asian",
          StyleGroup.FONT,
          new Ident("normal"),
          Grammar.FONT_VARIANT_WORDS,
          Invalidates.LAYOUT,
          "normal jis78 jis83 jis90 jis04 simplified traditional full-width proportional-width ruby");
  public static final Property FONT_VARIANT_ALTERNATES =
      longhand(
          "font-variant-alternates",
          StyleGroup.FONT,
          List.of(),
          Grammar.FONT_VARIANT_ALTERNATES,
          Invalidates.LAYOUT);
  public static final Property FONT_VARIANT_POSITION =
      idents("font-variant-position", StyleGroup.FONT, Invalidates.LAYOUT, "normal sub super");
  public static final Property FONT_VARIANT_EMOJI =
      idents(
          "font-variant-emoji", StyleGroup.FONT, Invalidates.LAYOUT, "normal text emoji unicode");
  public static final Property FONT_KERNING =
      longhand(
          "font-kerning",
          StyleGroup.FONT,
          FontKerning.AUTO,
          Grammar.KEYWORD,
          Invalidates.LAYOUT,
          FontKerning.values());
  public static final Property FONT_OPTICAL_SIZING =
      idents("font-optical-sizing", StyleGroup.FONT, Invalidates.LAYOUT, "auto none");
  public static final Property FONT_FEATURE_SETTINGS =
      longhand(
          "font-feature-settings",
          StyleGroup.FONT,
          List.of(),
          Grammar.FONT_SETTINGS,
          Invalidates.LAYOUT);
  public static final Property FONT_VARIATION_SETTINGS =
      longhand(
          "font-variation-settings",
          StyleGroup.FONT,
          List.of(),
          Grammar.FONT_SETTINGS,
          Invalidates.LAYOUT);
  public static final Property FONT_SIZE_ADJUST =
      longhand(
          "font-size-adjust",
          StyleGroup.FONT,
          FontSizeAdjust.NONE,
          Grammar.FONT_SIZE_ADJUST,
          Invalidates.LAYOUT);
  public static final Property FONT_SYNTHESIS_WEIGHT =
      idents("font-synthesis-weight", StyleGroup.FONT, Invalidates.LAYOUT, "auto none");
  public static final Property FONT_SYNTHESIS_STYLE =
      idents("font-synthesis-style", StyleGroup.FONT, Invalidates.LAYOUT, "auto none");
  public static final Property FONT_SYNTHESIS_SMALL_CAPS =
      idents("font-synthesis-small-caps", StyleGroup.FONT, Invalidates.LAYOUT, "auto none");
  public static final Property TEXT_RENDERING =
      idents(
          "text-rendering",
          StyleGroup.FONT,
          Invalidates.LAYOUT,
          "auto optimizespeed optimizelegibility geometricprecision");
  public static final Property WEBKIT_FONT_SMOOTHING =
      idents(
          "-webkit-font-smoothing",
          StyleGroup.FONT,
          Invalidates.PAINT,
          "auto none antialiased subpixel-antialiased");
  public static final Property WEBKIT_LOCALE =
      longhand(
          "-webkit-locale",
          StyleGroup.FONT,
          new Ident("auto"),
          Grammar.STRING_OR_AUTO,
          Invalidates.LAYOUT);
  public static final Property INTERNAL_KEYWORD_SIZE =
      longhand("-internal-keyword-size", StyleGroup.FONT, 4, Grammar.INTERNAL, Invalidates.NOTHING);
  public static final Property LINE_HEIGHT =
      longhand(
          "line-height",
          StyleGroup.FONT,
          LineHeight.NORMAL,
          Grammar.LINE_HEIGHT,
          Invalidates.LAYOUT);
}
