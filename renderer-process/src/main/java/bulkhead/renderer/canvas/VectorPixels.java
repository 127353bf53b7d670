package bulkhead.renderer.canvas;

import bulkhead.renderer.layout.tree.ImageResource;
import io.github.humbleui.skija.Image;
import io.github.humbleui.skija.ImageInfo;
import io.github.humbleui.skija.Picture;
import io.github.humbleui.skija.Surface;
import org.jspecify.annotations.Nullable;

/// A vector image as pixels. Pure.
final class VectorPixels {
  private static final float LARGEST = 4096;

  private VectorPixels() {}

  static @Nullable Image of(ImageResource resource, float naturalWidth, float naturalHeight) {
    float w = naturalWidth > 0 ? Math.min(LARGEST, naturalWidth) : 300;
    float h = naturalHeight > 0 ? Math.min(LARGEST, naturalHeight) : 150;
    Picture picture = resource.picture(w, h);
    if (picture == null) {
      return null;
    }
    try (Surface surface =
        Surface.makeRaster(
            ImageInfo.makeN32Premul((int) Math.ceil(w), (int) Math.ceil(h)), 0, null)) {
      surface.getCanvas().drawPicture(picture);
      return surface.makeImageSnapshot();
    }
  }
}
