package bulkhead.renderer.paint;

import bulkhead.renderer.dom.Element;
import io.github.humbleui.skija.Picture;
import org.jspecify.annotations.Nullable;

/// Where the pictures of `<svg>` elements come from. Called on `RendererMain`.
public interface SvgProvider {
  /// For pages without SVG, and tests.
  SvgProvider NONE = (svg, width, height) -> null;

  /// What the element shows in a box of that size, CSS px; null if it cannot be drawn.
  @Nullable Picture pictureOf(Element svg, float width, float height);
}
