package bulkhead.renderer.layout.tree;

import bulkhead.renderer.css.value.BackgroundLayer;
import bulkhead.renderer.css.value.Image;
import bulkhead.renderer.css.value.MaskLayer;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.style.ComputedStyle;
import org.jspecify.annotations.Nullable;

/// The images that properties name, as the style wants them: of the density that `image-set()`
/// gives, turned or not by `image-orientation`. Stateless.
public final class StyledImages {
  private StyledImages() {}

  /// Null for gradients, and where nothing may be loaded.
  public static @Nullable ImageResource of(ImageProvider images, Image image, ComputedStyle style) {
    return of(images, image, style, null);
  }

  /// @param user the element whose box the image is, if it is one
  public static @Nullable ImageResource of(
      ImageProvider images, Image image, ComputedStyle style, @Nullable Element user) {
    return switch (image) {
      case Image.Url(String url) -> {
        ImageResource found = user == null ? images.imageAt(url) : images.imageAt(url, user);
        yield found == null ? null : oriented(found, style);
      }
      case Image.Chosen chosen -> {
        ImageResource found = of(images, chosen.image(), style, user);
        yield found == null || chosen.density() == 1
            ? found
            : new DenseImage(found, (float) chosen.density());
      }
      case Image.None none -> null;
      case Image.LinearGradient gradient -> null;
      case Image.RadialGradient gradient -> null;
      case Image.ConicGradient gradient -> null;
      case Image.PointGradient gradient -> null;
    };
  }

  /// Asks for what is drawn behind, around and over a box, so that it is on its way while the
  /// document is laid out, however far from the viewport the box is. Masks that may be elements
  /// are only asked for by who draws them.
  static void request(ImageProvider images, ComputedStyle style) {
    if (style.hasBackgroundImage()) {
      for (BackgroundLayer layer : style.backgroundLayers()) {
        of(images, layer.image(), style);
      }
    }
    if (style.hasMask()) {
      for (MaskLayer layer : style.maskLayers()) {
        if (!(layer.image().image() instanceof Image.Url(String url) && url.contains("#"))) {
          of(images, layer.image().image(), style);
        }
      }
    }
    of(images, style.borderImageSource(), style);
  }

  /// CSS Images 3 §5.1 `image-orientation`.
  public static ImageResource oriented(ImageResource image, ComputedStyle style) {
    return "none".equals(style.text("image-orientation")) ? image.asStored() : image;
  }
}
