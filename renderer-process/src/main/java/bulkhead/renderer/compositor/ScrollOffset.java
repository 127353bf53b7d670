package bulkhead.renderer.compositor;

import bulkhead.renderer.paint.ElementId;

/// How far a scroller is scrolled, in CSS px.
public record ScrollOffset(ElementId element, float x, float y) {}
