package bulkhead.renderer.svg;

import bulkhead.renderer.dom.Element;
import io.github.humbleui.skija.Picture;
import org.jspecify.annotations.Nullable;

/// Who lays out and paints what is in a `<foreignObject>`, which is not SVG. Called on
/// `RendererMain`.
public interface SvgForeign {
  /// For documents that show nothing but SVG.
  SvgForeign NONE = (foreignObject, width, height) -> null;

  /// What is in the element, laid out in a box of that size, CSS px; null for nothing. What looks
  /// the same is the same object.
  @Nullable Picture pictureOf(Element foreignObject, float width, float height);
}
