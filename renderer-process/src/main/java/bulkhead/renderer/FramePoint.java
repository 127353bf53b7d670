package bulkhead.renderer;

/// A point in one frame's viewport, in device pixels from its top left.
record FramePoint(LocalFrame frame, float x, float y) {}
