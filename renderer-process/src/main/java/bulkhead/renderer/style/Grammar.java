package bulkhead.renderer.style;

/// How a property's value is written. [PropertyParser] has one branch for each.
enum Grammar {
  /// One of the entry's keywords.
  KEYWORD,
  /// One of the entry's names, kept as [bulkhead.renderer.css.value.Ident].
  IDENT,
  /// `display`, with its two-keyword forms.
  DISPLAY,
  /// A [bulkhead.renderer.css.value.ColorValue].
  COLOR,
  /// A colour or `auto`, which is kept as an Ident.
  COLOR_OR_AUTO,
  SCROLLBAR_COLOR,
  /// A length; computes to a Float in px.
  LENGTH,
  /// A length that is not negative; a Float in px.
  LENGTH_NONNEGATIVE,
  /// A [bulkhead.renderer.css.value.LengthPercentage].
  LENGTH_PERCENTAGE,
  /// The same, not negative.
  LENGTH_PERCENTAGE_NONNEGATIVE,
  /// `width` and the like: a [bulkhead.renderer.css.value.Size], not negative.
  SIZE,
  /// The same with `none`.
  MAX_SIZE,
  /// The same with `content`.
  FLEX_BASIS,
  /// Margins and insets.
  LENGTH_PERCENTAGE_OR_AUTO,
  /// Gaps: `normal` computes to the keyword AUTO.
  LENGTH_PERCENTAGE_OR_NORMAL,
  /// Border and outline widths; a Float in px.
  LINE_WIDTH,
  /// A Float.
  NUMBER,
  /// A Float, not negative.
  NUMBER_NONNEGATIVE,
  /// A number or percentage clamped to 0..1; a Float.
  ALPHA,
  /// An Integer.
  INTEGER,
  /// An Integer, or `auto`/`none`, kept as SizeKeyword.
  INTEGER_OR_AUTO,
  /// The same, at least 1.
  POSITIVE_INTEGER_OR_AUTO,
  /// `letter-spacing`, `word-spacing`: `normal` or a length-percentage.
  SPACING,
  /// `line-height`.
  LINE_HEIGHT,
  /// `vertical-align`.
  VERTICAL_ALIGN,
  /// One corner: one or two length-percentages.
  CORNER_RADIUS,
  /// An image or `none`.
  IMAGE,
  /// Comma-separated images.
  IMAGE_LIST,
  /// Comma-separated keywords of the entry.
  KEYWORD_LIST,
  /// `background-repeat`.
  REPEAT_LIST,
  /// `background-position-x`.
  POSITION_X_LIST,
  /// `background-position-y`.
  POSITION_Y_LIST,
  /// `background-size`.
  BG_SIZE_LIST,
  /// A [bulkhead.renderer.css.value.PositionValue].
  POSITION,
  /// `font-family`.
  FONT_FAMILY,
  /// `font-size`.
  FONT_SIZE,
  /// `font-weight`.
  FONT_WEIGHT,
  /// `font-style`.
  FONT_STYLE,
  /// `font-stretch`; a Float in percent.
  FONT_STRETCH,
  /// `font-size-adjust`.
  FONT_SIZE_ADJUST,
  /// `font-feature-settings` and `font-variation-settings`.
  FONT_SETTINGS,
  /// A set of words out of the entry's names, kept as Ident.
  FONT_VARIANT_WORDS,
  FONT_VARIANT_ALTERNATES,
  /// `text-decoration-line`; an Integer of bits.
  TEXT_DECORATION_LINE,
  /// `auto`, `from-font` or a length-percentage.
  TEXT_DECORATION_THICKNESS,
  /// `text-emphasis-style`: a [bulkhead.renderer.css.value.EmphasisStyle].
  EMPHASIS_STYLE,
  /// `text-emphasis-position`.
  EMPHASIS_POSITION,
  /// `text-indent`.
  TEXT_INDENT,
  /// `tab-size`.
  TAB_SIZE,
  /// `box-shadow`.
  SHADOW_LIST,
  /// `text-shadow`.
  TEXT_SHADOW_LIST,
  /// `transform`.
  TRANSFORM,
  /// `translate`.
  TRANSLATE,
  /// `rotate`.
  ROTATE,
  /// `scale`.
  SCALE,
  /// `transform-origin`.
  TRANSFORM_ORIGIN,
  /// `filter`.
  FILTER,
  /// `contain-intrinsic-width` and `-height`.
  INTRINSIC_SIZE,
  /// `clip`.
  CLIP,
  /// A [bulkhead.renderer.css.value.ClipPath].
  CLIP_PATH,
  /// `object-view-box`: a [bulkhead.renderer.css.value.BasicShape.Inset] or `none`.
  VIEW_BOX,
  /// A [bulkhead.renderer.css.value.ShapeOutside].
  SHAPE_OUTSIDE,
  /// `cursor`.
  CURSOR,
  /// `content`.
  CONTENT,
  /// `counter-reset`, `counter-increment`, `counter-set`.
  COUNTERS,
  /// `quotes`.
  QUOTES,
  /// `list-style-type`.
  LIST_STYLE_TYPE,
  /// One axis of `border-spacing`.
  BORDER_SPACING,
  /// `zoom`; a Float.
  ZOOM,
  /// `aspect-ratio`.
  ASPECT_RATIO,
  /// `align-self`, `justify-self`.
  SELF_ALIGNMENT,
  /// `align-items`, `justify-items`.
  ITEM_ALIGNMENT,
  /// `align-content`, `justify-content`.
  CONTENT_ALIGNMENT,
  /// `grid-template-columns`, `grid-template-rows`: a [bulkhead.renderer.css.value.GridTemplate].
  TRACK_LIST,
  /// `grid-auto-columns`, `grid-auto-rows`: a list of [bulkhead.renderer.css.value.TrackSize].
  AUTO_TRACKS,
  /// `grid-template-areas`.
  GRID_AREAS,
  /// `grid-auto-flow`.
  GRID_FLOW,
  /// A [bulkhead.renderer.css.value.GridLine].
  GRID_LINE,
  /// A string or `auto`, kept as Ident.
  STRING_OR_AUTO,
  /// Any identifiers separated by commas, kept as RawText.
  IDENT_LIST,
  /// `touch-action`: its keywords in their order, as a [bulkhead.renderer.css.value.RawText].
  TOUCH_ACTION,
  /// `scrollbar-gutter`, likewise.
  SCROLLBAR_GUTTER,
  /// Comma-separated times: a list of [bulkhead.renderer.css.value.Time].
  TIME_LIST,
  /// The same, not negative.
  TIME_LIST_NONNEGATIVE,
  /// A list of [bulkhead.renderer.css.value.Easing].
  EASING_LIST,
  /// `animation-name`.
  KEYFRAMES_NAME_LIST,
  /// `transition-property`; empty for `none`.
  TRANSITION_PROPERTY_LIST,
  /// `animation-iteration-count`.
  ITERATION_COUNT_LIST,
  /// `border-image-slice`, `-width`, `-outset` and `-repeat`, kept as RawText.
  BORDER_IMAGE_SIDES,
  /// Any text with matching brackets, kept as RawText.
  RAW,
  /// Never parsed: worked out by the cascade.
  INTERNAL,
  /// Shorthand: one to four values of the longhands' grammar.
  BOX_SIDES,
  /// Shorthand: one or two values.
  PAIR,
  /// Shorthand: width, style and colour in any order, for each group of three longhands.
  BORDER_SIDE,
  /// Shorthand.
  BORDER_RADIUS,
  /// Shorthand.
  BACKGROUND,
  /// Shorthand.
  BACKGROUND_POSITION,
  /// Shorthand.
  MASK,
  /// Shorthand: one value for all longhands.
  SAME,
  /// Shorthand.
  FONT,
  /// Shorthand.
  FONT_VARIANT,
  /// Shorthand: `none`, or those of its longhands that are `auto`.
  FONT_SYNTHESIS,
  /// Shorthand.
  FLEX,
  /// Shorthand: the longhands' values in any order, each at most once.
  ANY_ORDER,
  /// Shorthand.
  LIST_STYLE,
  /// Shorthand.
  TEXT_DECORATION,
  /// Shorthand.
  WHITE_SPACE,
  /// Shorthand: `place-*`.
  PLACE,
  /// Shorthand.
  BORDER_SPACING_PAIR,
  /// Shorthand: a source, a slice with `/ width / outset`, and repeats, in any order.
  BORDER_IMAGE,
  /// Shorthand: longhands separated by `/`.
  SLASHED,
  /// Shorthand: grid lines separated by `/`.
  GRID_PLACEMENT,
  /// Shorthand.
  GRID_TEMPLATE,
  /// Shorthand.
  GRID,
  /// Shorthand: comma-separated layers of the longhands' entries in any order.
  LAYERS,
  /// `all`.
  ALL
}
