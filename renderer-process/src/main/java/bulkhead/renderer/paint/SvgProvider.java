package bulkhead.renderer.paint;

import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import io.github.humbleui.skija.Path;
import io.github.humbleui.skija.Picture;
import io.github.humbleui.types.Rect;
import org.jspecify.annotations.Nullable;

/// Where the pictures of `<svg>` elements come from, and the clips, masks and filters that other
/// elements refer to. Called on `RendererMain`.
public interface SvgProvider {
  /// For pages without SVG, and tests.
  SvgProvider NONE = (svg, width, height) -> null;

  /// A `<mask>` as it is for one element, in the element's coordinates.
  ///
  /// @param area outside of it all is masked out
  record Mask(Picture picture, Rect area, Kind kind) {}

  /// What of a mask's pixels counts.
  enum Kind {
    LUMINANCE,
    ALPHA
  }

  /// What the element shows in a box of that size, CSS px; null if it cannot be drawn.
  @Nullable Picture pictureOf(Element svg, float width, float height);

  /// What a `<clipPath>` leaves of an element with that bounding box; null if `url` names none.
  default @Nullable Path clipPath(Document document, String url, Rect box) {
    return null;
  }

  /// Null if `url` names no `<mask>`.
  default @Nullable Mask mask(Document document, String url, Rect box) {
    return null;
  }

  /// What a `<filter>` does to an element with that bounding box; null if `url` names none.
  default @Nullable Filter filter(Document document, String url, Rect box, int currentColor) {
    return null;
  }
}
