package bulkhead.renderer.paint;

import bulkhead.renderer.style.ComputedStyle;
import io.github.humbleui.types.Rect;

/// Where the parts of a control are drawn whose sizes the user agent says, not the page: in px of
/// the control, which its `zoom` makes larger. One record for one control; owned by `RendererMain`.
///
/// @param area in px of the control
/// @param context in which those px are drawn
record ZoomedDrawing(Rect area, PaintContext context) {
  static ZoomedDrawing of(ComputedStyle style, Rect area, PaintContext context) {
    float zoom = style.zoom().factor();
    return zoom == 1
        ? new ZoomedDrawing(area, context)
        : new ZoomedDrawing(
            Rect.makeLTRB(
                area.getLeft() / zoom,
                area.getTop() / zoom,
                area.getRight() / zoom,
                area.getBottom() / zoom),
            context.with(new DisplayItem.PushTransform(Transform.scale(zoom, zoom))));
  }
}
