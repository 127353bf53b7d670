package bulkhead.renderer.paint;

/// Names an element across commits, such as the one whose contents scroll. `RendererMain` gives
/// them out, never twice for one page; [#VIEWPORT] is the document's own scroller.
public record ElementId(long value) {
  public static final ElementId VIEWPORT = new ElementId(0);
}
