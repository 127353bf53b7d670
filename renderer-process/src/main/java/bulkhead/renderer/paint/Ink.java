package bulkhead.renderer.paint;

/// Where drawings go. Owned by `RendererMain`.
interface Ink {
  void draw(PaintContext context, DisplayItem.Drawing item);
}
