package bulkhead.renderer.paint;

import bulkhead.renderer.dom.Element;
import bulkhead.renderer.layout.LayoutResult;
import bulkhead.renderer.layout.tree.ImageProvider;
import bulkhead.renderer.style.ComputedStyle;

/// One frame's document, laid out, with all that painting asks for. Immutable; what it refers to is
/// owned by `RendererMain`.
///
/// @param viewport names the document's own scroller
/// @param offsets how far the document and its scrollers are scrolled
/// @param frames the frames inside this one
/// @param highlights what is marked in its text
/// @param baseArgb below the canvas; transparent for a frame inside another of the same colour
///     scheme
/// @param width of the frame with its scrollbars, in CSS px
/// @param scrollbarUnit see [PropertyTrees.ScrollbarLook#unit()]
public record FrameContents(
    LayoutResult layout,
    ElementId viewport,
    ScrollOffsets offsets,
    ImageProvider images,
    SurfaceProvider surfaces,
    FrameProvider frames,
    SvgProvider svgs,
    Highlights highlights,
    float width,
    float height,
    float scrollbarUnit,
    int baseArgb) {

  /// The same above another colour.
  FrameContents withBase(int argb) {
    return new FrameContents(
        layout,
        viewport,
        offsets,
        images,
        surfaces,
        frames,
        svgs,
        highlights,
        width,
        height,
        scrollbarUnit,
        argb);
  }

  /// Whether its document is in a dark colour scheme.
  boolean isDark() {
    Element root = layout.document().documentElement();
    ComputedStyle style = root == null ? null : ComputedStyle.of(root);
    return style != null && style.isDark();
  }
}
