package bulkhead.renderer.svg;

import io.github.humbleui.types.Rect;

/// The context element of what a `use` or a marker shows: whose fill and stroke `context-fill` and
/// `context-stroke` are (SVG 2 §13.2). Immutable.
///
/// @param box the context element's bounding box
record SvgContextPaint(SvgStyle style, Rect box) {}
