package bulkhead.renderer.paint;

/// Names a layer across commits, so that it keeps its tiles. `element` is what it belongs to (its
/// scroller, its plugin), `ordinal` counts the layers of that.
public record LayerId(ElementId element, int ordinal) {}
