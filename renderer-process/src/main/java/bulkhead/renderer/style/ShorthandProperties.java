package bulkhead.renderer.style;

import bulkhead.renderer.css.value.*;

/// Shorthands with their longhands in canonical order.
abstract class ShorthandProperties extends LogicalProperties {
  static {
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
    shorthand("text-emphasis", Grammar.ANY_ORDER, "text-emphasis-style", "text-emphasis-color");
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
    shorthand("marker", Grammar.SAME, "marker-start", "marker-mid", "marker-end");
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
    shorthand(
        "font-synthesis",
        Grammar.FONT_SYNTHESIS,
        "font-synthesis-weight",
        "font-synthesis-style",
        "font-synthesis-small-caps");
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
    shorthand(
        "transition",
        Grammar.LAYERS,
        "transition-property",
        "transition-duration",
        "transition-timing-function",
        "transition-delay",
        "transition-behavior");
    shorthand(
        "animation",
        Grammar.LAYERS,
        "animation-duration",
        "animation-timing-function",
        "animation-delay",
        "animation-iteration-count",
        "animation-direction",
        "animation-fill-mode",
        "animation-play-state",
        "animation-name",
        "animation-timeline");
    shorthand("all", Grammar.ALL);
  }
}
