package bulkhead.renderer.style;

import bulkhead.renderer.css.value.*;

/// What is inherited and rarely set.
abstract class InheritedProperties extends TextProperties {
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

  /// Inherited as in Chromium, though by CSS UI 4 §6.1 it is not.
  public static final Property USER_SELECT =
      longhand(
          "user-select",
          StyleGroup.RARE_INHERITED,
          UserSelect.AUTO,
          Grammar.KEYWORD,
          Invalidates.NOTHING,
          UserSelect.values());
  public static final Property TEXT_EMPHASIS_STYLE =
      longhand(
          "text-emphasis-style",
          StyleGroup.RARE_INHERITED,
          EmphasisStyle.NONE,
          Grammar.EMPHASIS_STYLE,
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
          EmphasisPosition.OVER,
          Grammar.EMPHASIS_POSITION,
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
  /// Whether the used colour scheme is dark.
  public static final Property INTERNAL_DARK =
      longhand(
          "-internal-dark",
          StyleGroup.RARE_INHERITED,
          Boolean.FALSE,
          Grammar.INTERNAL,
          Invalidates.PAINT);
  /// What `zoom` comes to with those around.
  public static final Property INTERNAL_ZOOM =
      longhand(
          "-internal-zoom",
          StyleGroup.RARE_INHERITED,
          UsedZoom.NONE,
          Grammar.INTERNAL,
          Invalidates.LAYOUT);
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
  public static final Property RUBY_OVERHANG =
      idents("ruby-overhang", StyleGroup.RARE_INHERITED, Invalidates.LAYOUT, "auto spaces");
  public static final Property SCROLLBAR_COLOR =
      longhand(
          "scrollbar-color",
          StyleGroup.RARE_INHERITED,
          new Ident("auto"),
          Grammar.SCROLLBAR_COLOR,
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
          "fill",
          StyleGroup.RARE_INHERITED,
          new RawText("rgb(0, 0, 0)"),
          Grammar.RAW,
          Invalidates.PAINT);
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
  public static final Property COLOR_INTERPOLATION_FILTERS =
      idents(
          "color-interpolation-filters",
          StyleGroup.RARE_INHERITED,
          Invalidates.PAINT,
          "linearrgb auto srgb");
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
}
