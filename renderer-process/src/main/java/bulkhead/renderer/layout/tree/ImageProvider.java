package bulkhead.renderer.layout.tree;

import bulkhead.renderer.dom.Element;
import org.jspecify.annotations.Nullable;

/// Where images come from. The page implements it; asking for an image that was not asked for
/// before may start to load it. Called on `RendererMain`.
public interface ImageProvider {
  /// For pages without images, and tests.
  ImageProvider NONE =
      new ImageProvider() {
        @Override
        public @Nullable ImageResource imageOf(Element element) {
          return null;
        }

        @Override
        public @Nullable ImageResource imageAt(String url) {
          return null;
        }
      };

  /// The image of an `<img>`, `<input type=image>`, `<object>` or `<embed>`; null if the element
  /// names none.
  @Nullable ImageResource imageOf(Element element);

  /// Like [#imageAt(String)], for an image that is one of an element's boxes: they change with it.
  default @Nullable ImageResource imageAt(String url, Element user) {
    return imageAt(url);
  }

  /// The image at an absolute URL, for backgrounds, list markers and generated content; null if it
  /// may not be loaded.
  @Nullable ImageResource imageAt(String url);
}
