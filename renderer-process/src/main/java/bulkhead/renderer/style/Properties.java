package bulkhead.renderer.style;

import bulkhead.renderer.css.value.*;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The property table. A new property is one entry here; its [Grammar] says how it is parsed and
/// computed, its group says whether it is inherited and where a [ComputedStyle] keeps it.
///
/// Entries are plain constructor calls, without lambdas, because this class is initialised at the
/// start of every renderer.
public final class Properties {
  private static final LengthPercentage ZERO_PERCENT = new LengthPercentage.Percent(0);
  private static final Keyword[] BORDER_STYLES =
      Arrays.copyOf(LineStyle.values(), LineStyle.AUTO.ordinal());
  private static final Keyword[] OUTLINE_STYLES = LineStyle.values();

  private static Property[] all = new Property[640];
  private static int count;
  private static final int[] slots = new int[StyleGroup.COUNT];
  private static final Map<String, Property> byName = new HashMap<>(1024);

  // Fonts. These come first: other lengths are relative to them.
  public static final Property FONT_FAMILY =
      longhand(
          "font-family",
          StyleGroup.FONT,
          List.of(new FontFamily("serif", true)),
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
          new RawText("none"),
          Grammar.RAW,
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

  // Text, and what else is inherited and common.
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

  // Inherited and rarely set.
  public static final Property TEXT_ALIGN_LAST =
      longhand(
          "text-align-last",
          StyleGroup.RARE_INHERITED,
          TextAlignLast.AUTO,
          Grammar.KEYWORD,
          Invalidates.LAYOUT,
          TextAlignLast.values());
  public static final Property TEXT_JUSTIFY =
      idents(
          "text-justify",
          StyleGroup.RARE_INHERITED,
          Invalidates.LAYOUT,
          "auto none inter-word inter-character");
  public static final Property LINE_BREAK =
      longhand(
          "line-break",
          StyleGroup.RARE_INHERITED,
          LineBreak.AUTO,
          Grammar.KEYWORD,
          Invalidates.LAYOUT,
          LineBreak.values());
  public static final Property HYPHENS =
      longhand(
          "hyphens",
          StyleGroup.RARE_INHERITED,
          Hyphens.MANUAL,
          Grammar.KEYWORD,
          Invalidates.LAYOUT,
          Hyphens.values());
  public static final Property HYPHENATE_CHARACTER =
      longhand(
          "hyphenate-character",
          StyleGroup.RARE_INHERITED,
          new Ident("auto"),
          Grammar.STRING_OR_AUTO,
          Invalidates.LAYOUT);
  public static final Property TAB_SIZE =
      longhand("tab-size", StyleGroup.RARE_INHERITED, 8f, Grammar.TAB_SIZE, Invalidates.LAYOUT);
  public static final Property QUOTES =
      longhand("quotes", StyleGroup.RARE_INHERITED, Quotes.AUTO, Grammar.QUOTES, Invalidates.BOXES);
  public static final Property POINTER_EVENTS =
      longhand(
          "pointer-events",
          StyleGroup.RARE_INHERITED,
          PointerEvents.AUTO,
          Grammar.KEYWORD,
          Invalidates.NOTHING,
          PointerEvents.values());
  public static final Property CARET_COLOR =
      longhand(
          "caret-color",
          StyleGroup.RARE_INHERITED,
          new Ident("auto"),
          Grammar.COLOR_OR_AUTO,
          Invalidates.PAINT);
  public static final Property ACCENT_COLOR =
      longhand(
          "accent-color",
          StyleGroup.RARE_INHERITED,
          new Ident("auto"),
          Grammar.COLOR_OR_AUTO,
          Invalidates.PAINT);
  public static final Property WEBKIT_TEXT_FILL_COLOR =
      longhand(
          "-webkit-text-fill-color",
          StyleGroup.RARE_INHERITED,
          ColorValue.CURRENT,
          Grammar.COLOR,
          Invalidates.PAINT);
  public static final Property WEBKIT_TEXT_STROKE_COLOR =
      longhand(
          "-webkit-text-stroke-color",
          StyleGroup.RARE_INHERITED,
          ColorValue.CURRENT,
          Grammar.COLOR,
          Invalidates.PAINT);
  public static final Property WEBKIT_TEXT_STROKE_WIDTH =
      longhand(
          "-webkit-text-stroke-width",
          StyleGroup.RARE_INHERITED,
          0f,
          Grammar.LINE_WIDTH,
          Invalidates.PAINT);
  public static final Property WEBKIT_TAP_HIGHLIGHT_COLOR =
      longhand(
          "-webkit-tap-highlight-color",
          StyleGroup.RARE_INHERITED,
          Color.argb(0x2e000000),
          Grammar.COLOR,
          Invalidates.NOTHING);
  public static final Property WEBKIT_TEXT_SECURITY =
      idents(
          "-webkit-text-security",
          StyleGroup.RARE_INHERITED,
          Invalidates.LAYOUT,
          "none disc circle square");
  public static final Property TEXT_UNDERLINE_OFFSET =
      longhand(
          "text-underline-offset",
          StyleGroup.RARE_INHERITED,
          SizeKeyword.AUTO,
          Grammar.LENGTH_PERCENTAGE_OR_AUTO,
          Invalidates.PAINT);
  public static final Property TEXT_UNDERLINE_POSITION =
      longhand(
          "text-underline-position",
          StyleGroup.RARE_INHERITED,
          new RawText("auto"),
          Grammar.RAW,
          Invalidates.PAINT);
  public static final Property TEXT_DECORATION_SKIP_INK =
      idents(
          "text-decoration-skip-ink",
          StyleGroup.RARE_INHERITED,
          Invalidates.PAINT,
          "auto none all");
  public static final Property TEXT_EMPHASIS_STYLE =
      longhand(
          "text-emphasis-style",
          StyleGroup.RARE_INHERITED,
          RawText.NONE,
          Grammar.RAW,
          Invalidates.LAYOUT);
  public static final Property TEXT_EMPHASIS_COLOR =
      longhand(
          "text-emphasis-color",
          StyleGroup.RARE_INHERITED,
          ColorValue.CURRENT,
          Grammar.COLOR,
          Invalidates.PAINT);
  public static final Property TEXT_EMPHASIS_POSITION =
      longhand(
          "text-emphasis-position",
          StyleGroup.RARE_INHERITED,
          new RawText("over"),
          Grammar.RAW,
          Invalidates.LAYOUT);
  public static final Property TEXT_ORIENTATION =
      idents(
          "text-orientation",
          StyleGroup.RARE_INHERITED,
          Invalidates.LAYOUT,
          "mixed upright sideways");
  public static final Property TEXT_COMBINE_UPRIGHT =
      idents("text-combine-upright", StyleGroup.RARE_INHERITED, Invalidates.LAYOUT, "none all");
  public static final Property TEXT_SIZE_ADJUST =
      longhand(
          "text-size-adjust",
          StyleGroup.RARE_INHERITED,
          new RawText("auto"),
          Grammar.RAW,
          Invalidates.LAYOUT);
  public static final Property HANGING_PUNCTUATION =
      longhand(
          "hanging-punctuation",
          StyleGroup.RARE_INHERITED,
          RawText.NONE,
          Grammar.RAW,
          Invalidates.LAYOUT);
  public static final Property ORPHANS =
      longhand("orphans", StyleGroup.RARE_INHERITED, 2, Grammar.INTEGER, Invalidates.LAYOUT);
  public static final Property WIDOWS =
      longhand("widows", StyleGroup.RARE_INHERITED, 2, Grammar.INTEGER, Invalidates.LAYOUT);
  public static final Property IMAGE_RENDERING =
      longhand(
          "image-rendering",
          StyleGroup.RARE_INHERITED,
          ImageRendering.AUTO,
          Grammar.KEYWORD,
          Invalidates.PAINT,
          ImageRendering.values());
  public static final Property IMAGE_ORIENTATION =
      longhand(
          "image-orientation",
          StyleGroup.RARE_INHERITED,
          new RawText("from-image"),
          Grammar.RAW,
          Invalidates.LAYOUT);
  public static final Property COLOR_SCHEME =
      longhand(
          "color-scheme",
          StyleGroup.RARE_INHERITED,
          new RawText("normal"),
          Grammar.RAW,
          Invalidates.PAINT);
  public static final Property FORCED_COLOR_ADJUST =
      idents(
          "forced-color-adjust",
          StyleGroup.RARE_INHERITED,
          Invalidates.PAINT,
          "auto none preserve-parent-color");
  public static final Property PRINT_COLOR_ADJUST =
      idents("print-color-adjust", StyleGroup.RARE_INHERITED, Invalidates.PAINT, "economy exact");
  public static final Property RUBY_POSITION =
      idents("ruby-position", StyleGroup.RARE_INHERITED, Invalidates.LAYOUT, "over under");
  public static final Property RUBY_ALIGN =
      idents(
          "ruby-align",
          StyleGroup.RARE_INHERITED,
          Invalidates.LAYOUT,
          "space-around start center space-between");
  public static final Property SCROLLBAR_COLOR =
      longhand(
          "scrollbar-color",
          StyleGroup.RARE_INHERITED,
          new RawText("auto"),
          Grammar.RAW,
          Invalidates.PAINT);
  public static final Property WEBKIT_USER_MODIFY =
      idents(
          "-webkit-user-modify",
          StyleGroup.RARE_INHERITED,
          Invalidates.NOTHING,
          "read-only read-write read-write-plaintext-only");
  public static final Property INTERPOLATE_SIZE =
      idents(
          "interpolate-size",
          StyleGroup.RARE_INHERITED,
          Invalidates.NOTHING,
          "numeric-only allow-keywords");
  public static final Property FILL =
      longhand(
          "fill", StyleGroup.RARE_INHERITED, new RawText("black"), Grammar.RAW, Invalidates.PAINT);
  public static final Property FILL_OPACITY =
      longhand("fill-opacity", StyleGroup.RARE_INHERITED, 1f, Grammar.ALPHA, Invalidates.PAINT);
  public static final Property FILL_RULE =
      idents("fill-rule", StyleGroup.RARE_INHERITED, Invalidates.PAINT, "nonzero evenodd");
  public static final Property STROKE =
      longhand("stroke", StyleGroup.RARE_INHERITED, RawText.NONE, Grammar.RAW, Invalidates.PAINT);
  public static final Property STROKE_OPACITY =
      longhand("stroke-opacity", StyleGroup.RARE_INHERITED, 1f, Grammar.ALPHA, Invalidates.PAINT);
  public static final Property STROKE_WIDTH =
      longhand(
          "stroke-width",
          StyleGroup.RARE_INHERITED,
          new RawText("1px"),
          Grammar.RAW,
          Invalidates.LAYOUT);
  public static final Property STROKE_LINECAP =
      idents("stroke-linecap", StyleGroup.RARE_INHERITED, Invalidates.PAINT, "butt round square");
  public static final Property STROKE_LINEJOIN =
      idents("stroke-linejoin", StyleGroup.RARE_INHERITED, Invalidates.PAINT, "miter round bevel");
  public static final Property STROKE_MITERLIMIT =
      longhand(
          "stroke-miterlimit",
          StyleGroup.RARE_INHERITED,
          4f,
          Grammar.NUMBER_NONNEGATIVE,
          Invalidates.PAINT);
  public static final Property STROKE_DASHARRAY =
      longhand(
          "stroke-dasharray",
          StyleGroup.RARE_INHERITED,
          RawText.NONE,
          Grammar.RAW,
          Invalidates.PAINT);
  public static final Property STROKE_DASHOFFSET =
      longhand(
          "stroke-dashoffset",
          StyleGroup.RARE_INHERITED,
          new RawText("0px"),
          Grammar.RAW,
          Invalidates.PAINT);
  public static final Property PAINT_ORDER =
      longhand(
          "paint-order",
          StyleGroup.RARE_INHERITED,
          new RawText("normal"),
          Grammar.RAW,
          Invalidates.PAINT);
  public static final Property CLIP_RULE =
      idents("clip-rule", StyleGroup.RARE_INHERITED, Invalidates.PAINT, "nonzero evenodd");
  public static final Property TEXT_ANCHOR =
      idents("text-anchor", StyleGroup.RARE_INHERITED, Invalidates.LAYOUT, "start middle end");
  public static final Property SHAPE_RENDERING =
      idents(
          "shape-rendering",
          StyleGroup.RARE_INHERITED,
          Invalidates.PAINT,
          "auto optimizespeed crispedges geometricprecision");
  public static final Property COLOR_INTERPOLATION =
      idents(
          "color-interpolation",
          StyleGroup.RARE_INHERITED,
          Invalidates.PAINT,
          "srgb auto linearrgb");
  public static final Property DOMINANT_BASELINE =
      idents(
          "dominant-baseline",
          StyleGroup.RARE_INHERITED,
          Invalidates.LAYOUT,
          "auto text-bottom alphabetic ideographic middle central mathematical hanging text-top use-script no-change reset-size text-after-edge text-before-edge");
  public static final Property MARKER_START =
      longhand(
          "marker-start", StyleGroup.RARE_INHERITED, RawText.NONE, Grammar.RAW, Invalidates.PAINT);
  public static final Property MARKER_MID =
      longhand(
          "marker-mid", StyleGroup.RARE_INHERITED, RawText.NONE, Grammar.RAW, Invalidates.PAINT);
  public static final Property MARKER_END =
      longhand(
          "marker-end", StyleGroup.RARE_INHERITED, RawText.NONE, Grammar.RAW, Invalidates.PAINT);

  // The box.
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

  // Backgrounds.
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

  // Flexible boxes, alignment, gaps.
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
          Alignment.LEGACY,
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

  // Effects.
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

  // Not inherited and rarely set.
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
  public static final Property USER_SELECT =
      longhand(
          "user-select",
          StyleGroup.RARE,
          UserSelect.AUTO,
          Grammar.KEYWORD,
          Invalidates.NOTHING,
          UserSelect.values());
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
          Grammar.RAW,
          Invalidates.PAINT);
  public static final Property BORDER_IMAGE_WIDTH =
      longhand(
          "border-image-width", StyleGroup.RARE, new RawText("1"), Grammar.RAW, Invalidates.PAINT);
  public static final Property BORDER_IMAGE_OUTSET =
      longhand(
          "border-image-outset", StyleGroup.RARE, new RawText("0"), Grammar.RAW, Invalidates.PAINT);
  public static final Property BORDER_IMAGE_REPEAT =
      longhand(
          "border-image-repeat",
          StyleGroup.RARE,
          new RawText("stretch"),
          Grammar.RAW,
          Invalidates.PAINT);
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
  public static final Property GRID_TEMPLATE_COLUMNS =
      longhand(
          "grid-template-columns",
          StyleGroup.RARE,
          GridTemplate.NONE,
          Grammar.TRACK_LIST,
          Invalidates.LAYOUT);
  public static final Property GRID_TEMPLATE_ROWS =
      longhand(
          "grid-template-rows",
          StyleGroup.RARE,
          GridTemplate.NONE,
          Grammar.TRACK_LIST,
          Invalidates.LAYOUT);
  public static final Property GRID_TEMPLATE_AREAS =
      longhand(
          "grid-template-areas",
          StyleGroup.RARE,
          GridTemplateAreas.NONE,
          Grammar.GRID_AREAS,
          Invalidates.LAYOUT);
  public static final Property GRID_AUTO_COLUMNS =
      longhand(
          "grid-auto-columns",
          StyleGroup.RARE,
          List.of(TrackSize.AUTO),
          Grammar.AUTO_TRACKS,
          Invalidates.LAYOUT);
  public static final Property GRID_AUTO_ROWS =
      longhand(
          "grid-auto-rows",
          StyleGroup.RARE,
          List.of(TrackSize.AUTO),
          Grammar.AUTO_TRACKS,
          Invalidates.LAYOUT);
  public static final Property GRID_AUTO_FLOW =
      longhand(
          "grid-auto-flow", StyleGroup.RARE, GridFlow.ROW, Grammar.GRID_FLOW, Invalidates.LAYOUT);
  public static final Property GRID_ROW_START =
      longhand(
          "grid-row-start", StyleGroup.RARE, GridLine.AUTO, Grammar.GRID_LINE, Invalidates.LAYOUT);
  public static final Property GRID_ROW_END =
      longhand(
          "grid-row-end", StyleGroup.RARE, GridLine.AUTO, Grammar.GRID_LINE, Invalidates.LAYOUT);
  public static final Property GRID_COLUMN_START =
      longhand(
          "grid-column-start",
          StyleGroup.RARE,
          GridLine.AUTO,
          Grammar.GRID_LINE,
          Invalidates.LAYOUT);
  public static final Property GRID_COLUMN_END =
      longhand(
          "grid-column-end", StyleGroup.RARE, GridLine.AUTO, Grammar.GRID_LINE, Invalidates.LAYOUT);
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
      idents("content-visibility", StyleGroup.RARE, Invalidates.LAYOUT, "visible auto hidden");
  public static final Property CONTAIN_INTRINSIC_WIDTH =
      longhand(
          "contain-intrinsic-width",
          StyleGroup.RARE,
          -1f,
          Grammar.LENGTH_NONNEGATIVE,
          Invalidates.LAYOUT);
  public static final Property CONTAIN_INTRINSIC_HEIGHT =
      longhand(
          "contain-intrinsic-height",
          StyleGroup.RARE,
          -1f,
          Grammar.LENGTH_NONNEGATIVE,
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
      longhand("shape-outside", StyleGroup.RARE, RawText.NONE, Grammar.RAW, Invalidates.LAYOUT);
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
          Grammar.RAW,
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
          "touch-action", StyleGroup.RARE, new RawText("auto"), Grammar.RAW, Invalidates.NOTHING);
  public static final Property WEBKIT_USER_DRAG =
      idents("-webkit-user-drag", StyleGroup.RARE, Invalidates.NOTHING, "auto element none");
  public static final Property FIELD_SIZING =
      idents("field-sizing", StyleGroup.RARE, Invalidates.LAYOUT, "fixed content");
  public static final Property OVERLAY =
      idents("overlay", StyleGroup.RARE, Invalidates.BOXES, "none auto");
  public static final Property VIEW_TRANSITION_NAME =
      longhand(
          "view-transition-name", StyleGroup.RARE, RawText.NONE, Grammar.RAW, Invalidates.NOTHING);
  public static final Property TRANSITION_PROPERTY =
      longhand(
          "transition-property",
          StyleGroup.RARE,
          new RawText("all"),
          Grammar.RAW,
          Invalidates.NOTHING);
  public static final Property TRANSITION_DURATION =
      longhand(
          "transition-duration",
          StyleGroup.RARE,
          new RawText("0s"),
          Grammar.RAW,
          Invalidates.NOTHING);
  public static final Property TRANSITION_TIMING_FUNCTION =
      longhand(
          "transition-timing-function",
          StyleGroup.RARE,
          new RawText("ease"),
          Grammar.RAW,
          Invalidates.NOTHING);
  public static final Property TRANSITION_DELAY =
      longhand(
          "transition-delay", StyleGroup.RARE, new RawText("0s"), Grammar.RAW, Invalidates.NOTHING);
  public static final Property TRANSITION_BEHAVIOR =
      longhand(
          "transition-behavior",
          StyleGroup.RARE,
          new RawText("normal"),
          Grammar.RAW,
          Invalidates.NOTHING);
  public static final Property ANIMATION_NAME =
      longhand(
          "animation-name", StyleGroup.RARE, new RawText("none"), Grammar.RAW, Invalidates.NOTHING);
  public static final Property ANIMATION_DURATION =
      longhand(
          "animation-duration",
          StyleGroup.RARE,
          new RawText("0s"),
          Grammar.RAW,
          Invalidates.NOTHING);
  public static final Property ANIMATION_TIMING_FUNCTION =
      longhand(
          "animation-timing-function",
          StyleGroup.RARE,
          new RawText("ease"),
          Grammar.RAW,
          Invalidates.NOTHING);
  public static final Property ANIMATION_DELAY =
      longhand(
          "animation-delay", StyleGroup.RARE, new RawText("0s"), Grammar.RAW, Invalidates.NOTHING);
  public static final Property ANIMATION_ITERATION_COUNT =
      longhand(
          "animation-iteration-count",
          StyleGroup.RARE,
          new RawText("1"),
          Grammar.RAW,
          Invalidates.NOTHING);
  public static final Property ANIMATION_DIRECTION =
      longhand(
          "animation-direction",
          StyleGroup.RARE,
          new RawText("normal"),
          Grammar.RAW,
          Invalidates.NOTHING);
  public static final Property ANIMATION_FILL_MODE =
      longhand(
          "animation-fill-mode",
          StyleGroup.RARE,
          new RawText("none"),
          Grammar.RAW,
          Invalidates.NOTHING);
  public static final Property ANIMATION_PLAY_STATE =
      longhand(
          "animation-play-state",
          StyleGroup.RARE,
          new RawText("running"),
          Grammar.RAW,
          Invalidates.NOTHING);
  public static final Property ANIMATION_TIMELINE =
      longhand(
          "animation-timeline",
          StyleGroup.RARE,
          new RawText("auto"),
          Grammar.RAW,
          Invalidates.NOTHING);
  public static final Property ANIMATION_COMPOSITION =
      longhand(
          "animation-composition",
          StyleGroup.RARE,
          new RawText("replace"),
          Grammar.RAW,
          Invalidates.NOTHING);
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

  static {
    logical(
        "margin-block-start",
        LogicalMapping.BLOCK_START,
        MARGIN_TOP,
        MARGIN_RIGHT,
        MARGIN_BOTTOM,
        MARGIN_LEFT);
    logical(
        "margin-block-end",
        LogicalMapping.BLOCK_END,
        MARGIN_TOP,
        MARGIN_RIGHT,
        MARGIN_BOTTOM,
        MARGIN_LEFT);
    logical(
        "margin-inline-start",
        LogicalMapping.INLINE_START,
        MARGIN_TOP,
        MARGIN_RIGHT,
        MARGIN_BOTTOM,
        MARGIN_LEFT);
    logical(
        "margin-inline-end",
        LogicalMapping.INLINE_END,
        MARGIN_TOP,
        MARGIN_RIGHT,
        MARGIN_BOTTOM,
        MARGIN_LEFT);
    logical(
        "padding-block-start",
        LogicalMapping.BLOCK_START,
        PADDING_TOP,
        PADDING_RIGHT,
        PADDING_BOTTOM,
        PADDING_LEFT);
    logical(
        "padding-block-end",
        LogicalMapping.BLOCK_END,
        PADDING_TOP,
        PADDING_RIGHT,
        PADDING_BOTTOM,
        PADDING_LEFT);
    logical(
        "padding-inline-start",
        LogicalMapping.INLINE_START,
        PADDING_TOP,
        PADDING_RIGHT,
        PADDING_BOTTOM,
        PADDING_LEFT);
    logical(
        "padding-inline-end",
        LogicalMapping.INLINE_END,
        PADDING_TOP,
        PADDING_RIGHT,
        PADDING_BOTTOM,
        PADDING_LEFT);
    logical("inset-block-start", LogicalMapping.BLOCK_START, TOP, RIGHT, BOTTOM, LEFT);
    logical("inset-block-end", LogicalMapping.BLOCK_END, TOP, RIGHT, BOTTOM, LEFT);
    logical("inset-inline-start", LogicalMapping.INLINE_START, TOP, RIGHT, BOTTOM, LEFT);
    logical("inset-inline-end", LogicalMapping.INLINE_END, TOP, RIGHT, BOTTOM, LEFT);
    logical(
        "scroll-margin-block-start",
        LogicalMapping.BLOCK_START,
        SCROLL_MARGIN_TOP,
        SCROLL_MARGIN_RIGHT,
        SCROLL_MARGIN_BOTTOM,
        SCROLL_MARGIN_LEFT);
    logical(
        "scroll-margin-block-end",
        LogicalMapping.BLOCK_END,
        SCROLL_MARGIN_TOP,
        SCROLL_MARGIN_RIGHT,
        SCROLL_MARGIN_BOTTOM,
        SCROLL_MARGIN_LEFT);
    logical(
        "scroll-margin-inline-start",
        LogicalMapping.INLINE_START,
        SCROLL_MARGIN_TOP,
        SCROLL_MARGIN_RIGHT,
        SCROLL_MARGIN_BOTTOM,
        SCROLL_MARGIN_LEFT);
    logical(
        "scroll-margin-inline-end",
        LogicalMapping.INLINE_END,
        SCROLL_MARGIN_TOP,
        SCROLL_MARGIN_RIGHT,
        SCROLL_MARGIN_BOTTOM,
        SCROLL_MARGIN_LEFT);
    logical(
        "scroll-padding-block-start",
        LogicalMapping.BLOCK_START,
        SCROLL_PADDING_TOP,
        SCROLL_PADDING_RIGHT,
        SCROLL_PADDING_BOTTOM,
        SCROLL_PADDING_LEFT);
    logical(
        "scroll-padding-block-end",
        LogicalMapping.BLOCK_END,
        SCROLL_PADDING_TOP,
        SCROLL_PADDING_RIGHT,
        SCROLL_PADDING_BOTTOM,
        SCROLL_PADDING_LEFT);
    logical(
        "scroll-padding-inline-start",
        LogicalMapping.INLINE_START,
        SCROLL_PADDING_TOP,
        SCROLL_PADDING_RIGHT,
        SCROLL_PADDING_BOTTOM,
        SCROLL_PADDING_LEFT);
    logical(
        "scroll-padding-inline-end",
        LogicalMapping.INLINE_END,
        SCROLL_PADDING_TOP,
        SCROLL_PADDING_RIGHT,
        SCROLL_PADDING_BOTTOM,
        SCROLL_PADDING_LEFT);
    logical(
        "border-block-start-width",
        LogicalMapping.BLOCK_START,
        BORDER_TOP_WIDTH,
        BORDER_RIGHT_WIDTH,
        BORDER_BOTTOM_WIDTH,
        BORDER_LEFT_WIDTH);
    logical(
        "border-block-end-width",
        LogicalMapping.BLOCK_END,
        BORDER_TOP_WIDTH,
        BORDER_RIGHT_WIDTH,
        BORDER_BOTTOM_WIDTH,
        BORDER_LEFT_WIDTH);
    logical(
        "border-inline-start-width",
        LogicalMapping.INLINE_START,
        BORDER_TOP_WIDTH,
        BORDER_RIGHT_WIDTH,
        BORDER_BOTTOM_WIDTH,
        BORDER_LEFT_WIDTH);
    logical(
        "border-inline-end-width",
        LogicalMapping.INLINE_END,
        BORDER_TOP_WIDTH,
        BORDER_RIGHT_WIDTH,
        BORDER_BOTTOM_WIDTH,
        BORDER_LEFT_WIDTH);
    logical(
        "border-block-start-style",
        LogicalMapping.BLOCK_START,
        BORDER_TOP_STYLE,
        BORDER_RIGHT_STYLE,
        BORDER_BOTTOM_STYLE,
        BORDER_LEFT_STYLE);
    logical(
        "border-block-end-style",
        LogicalMapping.BLOCK_END,
        BORDER_TOP_STYLE,
        BORDER_RIGHT_STYLE,
        BORDER_BOTTOM_STYLE,
        BORDER_LEFT_STYLE);
    logical(
        "border-inline-start-style",
        LogicalMapping.INLINE_START,
        BORDER_TOP_STYLE,
        BORDER_RIGHT_STYLE,
        BORDER_BOTTOM_STYLE,
        BORDER_LEFT_STYLE);
    logical(
        "border-inline-end-style",
        LogicalMapping.INLINE_END,
        BORDER_TOP_STYLE,
        BORDER_RIGHT_STYLE,
        BORDER_BOTTOM_STYLE,
        BORDER_LEFT_STYLE);
    logical(
        "border-block-start-color",
        LogicalMapping.BLOCK_START,
        BORDER_TOP_COLOR,
        BORDER_RIGHT_COLOR,
        BORDER_BOTTOM_COLOR,
        BORDER_LEFT_COLOR);
    logical(
        "border-block-end-color",
        LogicalMapping.BLOCK_END,
        BORDER_TOP_COLOR,
        BORDER_RIGHT_COLOR,
        BORDER_BOTTOM_COLOR,
        BORDER_LEFT_COLOR);
    logical(
        "border-inline-start-color",
        LogicalMapping.INLINE_START,
        BORDER_TOP_COLOR,
        BORDER_RIGHT_COLOR,
        BORDER_BOTTOM_COLOR,
        BORDER_LEFT_COLOR);
    logical(
        "border-inline-end-color",
        LogicalMapping.INLINE_END,
        BORDER_TOP_COLOR,
        BORDER_RIGHT_COLOR,
        BORDER_BOTTOM_COLOR,
        BORDER_LEFT_COLOR);
    logical("inline-size", LogicalMapping.INLINE_AXIS, WIDTH, HEIGHT);
    logical("block-size", LogicalMapping.BLOCK_AXIS, WIDTH, HEIGHT);
    logical(
        "contain-intrinsic-inline-size",
        LogicalMapping.INLINE_AXIS,
        CONTAIN_INTRINSIC_WIDTH,
        CONTAIN_INTRINSIC_HEIGHT);
    logical(
        "contain-intrinsic-block-size",
        LogicalMapping.BLOCK_AXIS,
        CONTAIN_INTRINSIC_WIDTH,
        CONTAIN_INTRINSIC_HEIGHT);
    logical("min-inline-size", LogicalMapping.INLINE_AXIS, MIN_WIDTH, MIN_HEIGHT);
    logical("min-block-size", LogicalMapping.BLOCK_AXIS, MIN_WIDTH, MIN_HEIGHT);
    logical("max-inline-size", LogicalMapping.INLINE_AXIS, MAX_WIDTH, MAX_HEIGHT);
    logical("max-block-size", LogicalMapping.BLOCK_AXIS, MAX_WIDTH, MAX_HEIGHT);
    logical("overflow-inline", LogicalMapping.INLINE_AXIS, OVERFLOW_X, OVERFLOW_Y);
    logical("overflow-block", LogicalMapping.BLOCK_AXIS, OVERFLOW_X, OVERFLOW_Y);
    logical(
        "overscroll-behavior-inline",
        LogicalMapping.INLINE_AXIS,
        OVERSCROLL_BEHAVIOR_X,
        OVERSCROLL_BEHAVIOR_Y);
    logical(
        "overscroll-behavior-block",
        LogicalMapping.BLOCK_AXIS,
        OVERSCROLL_BEHAVIOR_X,
        OVERSCROLL_BEHAVIOR_Y);
    logical(
        "border-start-start-radius",
        LogicalMapping.CORNER_START_START,
        BORDER_TOP_LEFT_RADIUS,
        BORDER_TOP_RIGHT_RADIUS,
        BORDER_BOTTOM_RIGHT_RADIUS,
        BORDER_BOTTOM_LEFT_RADIUS);
    logical(
        "border-start-end-radius",
        LogicalMapping.CORNER_START_END,
        BORDER_TOP_LEFT_RADIUS,
        BORDER_TOP_RIGHT_RADIUS,
        BORDER_BOTTOM_RIGHT_RADIUS,
        BORDER_BOTTOM_LEFT_RADIUS);
    logical(
        "border-end-start-radius",
        LogicalMapping.CORNER_END_START,
        BORDER_TOP_LEFT_RADIUS,
        BORDER_TOP_RIGHT_RADIUS,
        BORDER_BOTTOM_RIGHT_RADIUS,
        BORDER_BOTTOM_LEFT_RADIUS);
    logical(
        "border-end-end-radius",
        LogicalMapping.CORNER_END_END,
        BORDER_TOP_LEFT_RADIUS,
        BORDER_TOP_RIGHT_RADIUS,
        BORDER_BOTTOM_RIGHT_RADIUS,
        BORDER_BOTTOM_LEFT_RADIUS);
    shorthand(
        "margin", Grammar.BOX_SIDES, "margin-top", "margin-right", "margin-bottom", "margin-left");
    shorthand(
        "padding",
        Grammar.BOX_SIDES,
        "padding-top",
        "padding-right",
        "padding-bottom",
        "padding-left");
    shorthand(
        "scroll-margin",
        Grammar.BOX_SIDES,
        "scroll-margin-top",
        "scroll-margin-right",
        "scroll-margin-bottom",
        "scroll-margin-left");
    shorthand(
        "scroll-padding",
        Grammar.BOX_SIDES,
        "scroll-padding-top",
        "scroll-padding-right",
        "scroll-padding-bottom",
        "scroll-padding-left");
    shorthand("inset", Grammar.BOX_SIDES, "top", "right", "bottom", "left");
    shorthand(
        "border-width",
        Grammar.BOX_SIDES,
        "border-top-width",
        "border-right-width",
        "border-bottom-width",
        "border-left-width");
    shorthand(
        "border-image",
        Grammar.BORDER_IMAGE,
        "border-image-source",
        "border-image-slice",
        "border-image-width",
        "border-image-outset",
        "border-image-repeat");
    shorthand(
        "border-style",
        Grammar.BOX_SIDES,
        "border-top-style",
        "border-right-style",
        "border-bottom-style",
        "border-left-style");
    shorthand(
        "border-color",
        Grammar.BOX_SIDES,
        "border-top-color",
        "border-right-color",
        "border-bottom-color",
        "border-left-color");
    shorthand("margin-block", Grammar.PAIR, "margin-block-start", "margin-block-end");
    shorthand("margin-inline", Grammar.PAIR, "margin-inline-start", "margin-inline-end");
    shorthand("padding-block", Grammar.PAIR, "padding-block-start", "padding-block-end");
    shorthand("padding-inline", Grammar.PAIR, "padding-inline-start", "padding-inline-end");
    shorthand("inset-block", Grammar.PAIR, "inset-block-start", "inset-block-end");
    shorthand("inset-inline", Grammar.PAIR, "inset-inline-start", "inset-inline-end");
    shorthand(
        "scroll-margin-block",
        Grammar.PAIR,
        "scroll-margin-block-start",
        "scroll-margin-block-end");
    shorthand(
        "scroll-margin-inline",
        Grammar.PAIR,
        "scroll-margin-inline-start",
        "scroll-margin-inline-end");
    shorthand(
        "scroll-padding-block",
        Grammar.PAIR,
        "scroll-padding-block-start",
        "scroll-padding-block-end");
    shorthand(
        "scroll-padding-inline",
        Grammar.PAIR,
        "scroll-padding-inline-start",
        "scroll-padding-inline-end");
    shorthand(
        "border-block-width", Grammar.PAIR, "border-block-start-width", "border-block-end-width");
    shorthand(
        "border-inline-width",
        Grammar.PAIR,
        "border-inline-start-width",
        "border-inline-end-width");
    shorthand(
        "border-block-style", Grammar.PAIR, "border-block-start-style", "border-block-end-style");
    shorthand(
        "border-inline-style",
        Grammar.PAIR,
        "border-inline-start-style",
        "border-inline-end-style");
    shorthand(
        "border-block-color", Grammar.PAIR, "border-block-start-color", "border-block-end-color");
    shorthand(
        "border-inline-color",
        Grammar.PAIR,
        "border-inline-start-color",
        "border-inline-end-color");
    shorthand(
        "border-top",
        Grammar.BORDER_SIDE,
        "border-top-width",
        "border-top-style",
        "border-top-color");
    shorthand(
        "border-right",
        Grammar.BORDER_SIDE,
        "border-right-width",
        "border-right-style",
        "border-right-color");
    shorthand(
        "border-bottom",
        Grammar.BORDER_SIDE,
        "border-bottom-width",
        "border-bottom-style",
        "border-bottom-color");
    shorthand(
        "border-left",
        Grammar.BORDER_SIDE,
        "border-left-width",
        "border-left-style",
        "border-left-color");
    shorthand(
        "border-block-start",
        Grammar.BORDER_SIDE,
        "border-block-start-width",
        "border-block-start-style",
        "border-block-start-color");
    shorthand(
        "border-block-end",
        Grammar.BORDER_SIDE,
        "border-block-end-width",
        "border-block-end-style",
        "border-block-end-color");
    shorthand(
        "border-block",
        Grammar.BORDER_SIDE,
        "border-block-start-width",
        "border-block-start-style",
        "border-block-start-color",
        "border-block-end-width",
        "border-block-end-style",
        "border-block-end-color");
    shorthand(
        "border-inline-start",
        Grammar.BORDER_SIDE,
        "border-inline-start-width",
        "border-inline-start-style",
        "border-inline-start-color");
    shorthand(
        "border-inline-end",
        Grammar.BORDER_SIDE,
        "border-inline-end-width",
        "border-inline-end-style",
        "border-inline-end-color");
    shorthand(
        "border-inline",
        Grammar.BORDER_SIDE,
        "border-inline-start-width",
        "border-inline-start-style",
        "border-inline-start-color",
        "border-inline-end-width",
        "border-inline-end-style",
        "border-inline-end-color");
    shorthand(
        "border",
        Grammar.BORDER_SIDE,
        "border-top-width",
        "border-top-style",
        "border-top-color",
        "border-right-width",
        "border-right-style",
        "border-right-color",
        "border-bottom-width",
        "border-bottom-style",
        "border-bottom-color",
        "border-left-width",
        "border-left-style",
        "border-left-color");
    shorthand("outline", Grammar.ANY_ORDER, "outline-width", "outline-style", "outline-color");
    shorthand(
        "column-rule",
        Grammar.ANY_ORDER,
        "column-rule-width",
        "column-rule-style",
        "column-rule-color");
    shorthand("columns", Grammar.ANY_ORDER, "column-width", "column-count");
    shorthand("flex-flow", Grammar.ANY_ORDER, "flex-direction", "flex-wrap");
    shorthand("text-emphasis", Grammar.ANY_ORDER, "text-emphasis-color", "text-emphasis-style");
    shorthand(
        "-webkit-text-stroke",
        Grammar.ANY_ORDER,
        "-webkit-text-stroke-width",
        "-webkit-text-stroke-color");
    shorthand(
        "border-radius",
        Grammar.BORDER_RADIUS,
        "border-top-left-radius",
        "border-top-right-radius",
        "border-bottom-right-radius",
        "border-bottom-left-radius");
    shorthand(
        "background",
        Grammar.BACKGROUND,
        "background-color",
        "background-image",
        "background-position-x",
        "background-position-y",
        "background-size",
        "background-repeat",
        "background-attachment",
        "background-origin",
        "background-clip");
    shorthand(
        "mask",
        Grammar.MASK,
        "mask-image",
        "-webkit-mask-position-x",
        "-webkit-mask-position-y",
        "mask-size",
        "mask-repeat",
        "mask-origin",
        "mask-clip",
        "mask-composite",
        "mask-mode");
    shorthand(
        "mask-position",
        Grammar.BACKGROUND_POSITION,
        "-webkit-mask-position-x",
        "-webkit-mask-position-y");
    shorthand(
        "background-position",
        Grammar.BACKGROUND_POSITION,
        "background-position-x",
        "background-position-y");
    shorthand(
        "font",
        Grammar.FONT,
        "font-style",
        "font-variant-caps",
        "font-weight",
        "font-stretch",
        "font-size",
        "line-height",
        "font-family",
        "font-variant-ligatures",
        "font-variant-numeric",
        "font-variant-east-asian",
        "font-variant-alternates",
        "font-variant-position",
        "font-variant-emoji",
        "font-kerning",
        "font-optical-sizing",
        "font-feature-settings",
        "font-variation-settings",
        "font-size-adjust");
    shorthand(
        "font-variant",
        Grammar.FONT_VARIANT,
        "font-variant-ligatures",
        "font-variant-caps",
        "font-variant-numeric",
        "font-variant-east-asian",
        "font-variant-alternates",
        "font-variant-position",
        "font-variant-emoji");
    shorthand("flex", Grammar.FLEX, "flex-grow", "flex-shrink", "flex-basis");
    shorthand("overflow", Grammar.PAIR, "overflow-x", "overflow-y");
    shorthand(
        "overscroll-behavior", Grammar.PAIR, "overscroll-behavior-x", "overscroll-behavior-y");
    shorthand("gap", Grammar.PAIR, "row-gap", "column-gap");
    shorthand(
        "list-style",
        Grammar.LIST_STYLE,
        "list-style-position",
        "list-style-image",
        "list-style-type");
    shorthand(
        "text-decoration",
        Grammar.TEXT_DECORATION,
        "text-decoration-line",
        "text-decoration-thickness",
        "text-decoration-style",
        "text-decoration-color");
    shorthand("white-space", Grammar.WHITE_SPACE, "white-space-collapse", "text-wrap-mode");
    shorthand("text-wrap", Grammar.ANY_ORDER, "text-wrap-mode", "text-wrap-style");
    shorthand("place-content", Grammar.PLACE, "align-content", "justify-content");
    shorthand("place-items", Grammar.PLACE, "align-items", "justify-items");
    shorthand("place-self", Grammar.PLACE, "align-self", "justify-self");
    shorthand(
        "border-spacing",
        Grammar.BORDER_SPACING_PAIR,
        "-webkit-border-horizontal-spacing",
        "-webkit-border-vertical-spacing");
    shorthand("grid-row", Grammar.GRID_PLACEMENT, "grid-row-start", "grid-row-end");
    shorthand("grid-column", Grammar.GRID_PLACEMENT, "grid-column-start", "grid-column-end");
    shorthand(
        "grid-area",
        Grammar.GRID_PLACEMENT,
        "grid-row-start",
        "grid-column-start",
        "grid-row-end",
        "grid-column-end");
    shorthand(
        "grid-template",
        Grammar.GRID_TEMPLATE,
        "grid-template-rows",
        "grid-template-columns",
        "grid-template-areas");
    shorthand(
        "grid",
        Grammar.GRID,
        "grid-template-rows",
        "grid-template-columns",
        "grid-template-areas",
        "grid-auto-flow",
        "grid-auto-rows",
        "grid-auto-columns");
    shorthand("container", Grammar.SLASHED, "container-name", "container-type");
    shorthand(
        "contain-intrinsic-size",
        Grammar.PAIR,
        "contain-intrinsic-width",
        "contain-intrinsic-height");
    shorthand("all", Grammar.ALL);
    alias("grid-gap", "gap");
    alias("grid-row-gap", "row-gap");
    alias("grid-column-gap", "column-gap");
    alias("word-wrap", "overflow-wrap");
    alias("-webkit-user-select", "user-select");
    alias("-webkit-appearance", "appearance");
    alias("-webkit-box-shadow", "box-shadow");
    alias("-webkit-box-sizing", "box-sizing");
    alias("-webkit-border-radius", "border-radius");
    alias("-webkit-transform", "transform");
    alias("-webkit-transform-origin", "transform-origin");
    alias("-webkit-transform-style", "transform-style");
    alias("-webkit-perspective", "perspective");
    alias("-webkit-perspective-origin", "perspective-origin");
    alias("-webkit-backface-visibility", "backface-visibility");
    alias("-webkit-flex", "flex");
    alias("-webkit-flex-basis", "flex-basis");
    alias("-webkit-flex-direction", "flex-direction");
    alias("-webkit-flex-flow", "flex-flow");
    alias("-webkit-flex-grow", "flex-grow");
    alias("-webkit-flex-shrink", "flex-shrink");
    alias("-webkit-flex-wrap", "flex-wrap");
    alias("-webkit-order", "order");
    alias("-webkit-align-content", "align-content");
    alias("-webkit-align-items", "align-items");
    alias("-webkit-align-self", "align-self");
    alias("-webkit-justify-content", "justify-content");
    alias("-webkit-background-clip", "background-clip");
    alias("-webkit-background-origin", "background-origin");
    alias("-webkit-background-size", "background-size");
    alias("-webkit-filter", "filter");
    alias("-webkit-backdrop-filter", "backdrop-filter");
    alias("-webkit-opacity", "opacity");
    alias("-webkit-line-clamp", "line-clamp");
    alias("-webkit-hyphens", "hyphens");
    alias("-webkit-font-feature-settings", "font-feature-settings");
    alias("-webkit-text-size-adjust", "text-size-adjust");
    alias("-webkit-mask", "mask");
    alias("-webkit-mask-image", "mask-image");
    alias("-webkit-clip-path", "clip-path");
    alias("-webkit-mask-position", "mask-position");
    alias("-webkit-mask-size", "mask-size");
    alias("-webkit-mask-repeat", "mask-repeat");
    alias("-webkit-mask-origin", "mask-origin");
    alias("-webkit-mask-clip", "mask-clip");
    alias("-webkit-mask-composite", "mask-composite");
    alias("-webkit-box-decoration-break", "box-decoration-break");
    alias("-webkit-print-color-adjust", "print-color-adjust");
    alias("-webkit-column-count", "column-count");
    alias("-webkit-column-width", "column-width");
    alias("-webkit-column-gap", "column-gap");
    alias("-webkit-columns", "columns");
    alias("-webkit-animation-name", "animation-name");
    alias("-webkit-animation-duration", "animation-duration");
    alias("-webkit-border-image", "border-image");
    alias("-webkit-shape-outside", "shape-outside");
    alias("-webkit-text-emphasis", "text-emphasis");
    alias("-webkit-writing-mode", "writing-mode");
    alias("-webkit-margin-start", "margin-inline-start");
    alias("-webkit-margin-end", "margin-inline-end");
    alias("-webkit-margin-before", "margin-block-start");
    alias("-webkit-margin-after", "margin-block-end");
    alias("-webkit-padding-start", "padding-inline-start");
    alias("-webkit-padding-end", "padding-inline-end");
    alias("-webkit-padding-before", "padding-block-start");
    alias("-webkit-padding-after", "padding-block-end");
    alias("-webkit-logical-width", "inline-size");
    alias("-webkit-logical-height", "block-size");
    alias("-webkit-border-top-left-radius", "border-top-left-radius");
    alias("-webkit-border-top-right-radius", "border-top-right-radius");
    alias("-webkit-border-bottom-left-radius", "border-bottom-left-radius");
    alias("-webkit-border-bottom-right-radius", "border-bottom-right-radius");
    alias("page-break-before", "break-before");
    alias("page-break-after", "break-after");
    alias("page-break-inside", "break-inside");
    alias("font-width", "font-stretch");
    all = Arrays.copyOf(all, count);
  }

  private Properties() {}

  /// The property of this lower-case name or alias, or null. Internal ones are not found.
  public static @Nullable Property byName(String name) {
    return byName.get(name);
  }

  /// The number of entries; ids are below it.
  static int count() {
    return count;
  }

  static Property byId(int id) {
    return all[id];
  }

  /// The initial values of all longhands, by group and slot.
  static Object[][] initialValues() {
    Object[][] groups = new Object[StyleGroup.COUNT][];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = new Object[slots[i]];
    }
    for (int i = 0; i < count; i++) {
      Property property = all[i];
      if (property.group != null) {
        groups[property.groupIndex][property.slot] = property.initial;
      }
    }
    return groups;
  }

  private static Property longhand(
      String name, StyleGroup group, Object initial, Grammar grammar, Invalidates invalidates) {
    return longhand(name, group, initial, grammar, invalidates, Property.NO_KEYWORDS);
  }

  private static Property longhand(
      String name,
      StyleGroup group,
      Object initial,
      Grammar grammar,
      Invalidates invalidates,
      Keyword[] keywords) {
    return add(
        new Property(
            count,
            name,
            grammar,
            invalidates,
            group,
            slots[group.ordinal()]++,
            initial,
            keywords,
            Property.NO_NAMES,
            Property.NO_LONGHANDS,
            0));
  }

  /// The first of the names is the initial value.
  private static Property idents(
      String name, StyleGroup group, Invalidates invalidates, String names) {
    int space = names.indexOf(' ');
    Ident initial = new Ident(space < 0 ? names : names.substring(0, space));
    return words(name, group, initial, Grammar.IDENT, invalidates, names);
  }

  private static Property words(
      String name,
      StyleGroup group,
      Object initial,
      Grammar grammar,
      Invalidates invalidates,
      String names) {
    return add(
        new Property(
            count,
            name,
            grammar,
            invalidates,
            group,
            slots[group.ordinal()]++,
            initial,
            Property.NO_KEYWORDS,
            names.split(" "),
            Property.NO_LONGHANDS,
            0));
  }

  private static void logical(String name, int kind, Property... physical) {
    add(
        new Property(
            count,
            name,
            physical[0].grammar,
            physical[0].invalidates,
            null,
            -1,
            physical[0].initial,
            physical[0].keywords,
            physical[0].names,
            physical,
            kind));
  }

  private static void shorthand(String name, Grammar grammar, String... longhandNames) {
    Property[] longhands = new Property[longhandNames.length];
    for (int i = 0; i < longhands.length; i++) {
      longhands[i] = byName.get(longhandNames[i]);
    }
    add(
        new Property(
            count,
            name,
            grammar,
            Invalidates.BOXES,
            null,
            -1,
            "",
            Property.NO_KEYWORDS,
            Property.NO_NAMES,
            longhands,
            0));
  }

  private static void alias(String name, String of) {
    byName.put(name, byName.get(of));
  }

  private static Property add(Property property) {
    all[count++] = property;
    if (property.grammar != Grammar.INTERNAL) {
      byName.put(property.name, property);
    }
    return property;
  }
}
