package bulkhead.renderer.layout.tree;

import io.github.humbleui.skija.Image;
import io.github.humbleui.skija.Picture;
import org.jspecify.annotations.Nullable;

/// An image that the page refers to, at whatever stage of loading it is. The loader fills it on
/// `RendererMain` and marks what shows it as needing layout or paint; layout and paint read it
/// there.
public interface ImageResource {
  enum State {
    LOADING,
    /// The size is known, not all pixels are.
    SIZE_KNOWN,
    COMPLETE,
    FAILED
  }

  State state();

  /// In CSS px (pixels divided by the density of the chosen source); 0 if not known or if there is
  /// none.
  float naturalWidth();

  float naturalHeight();

  /// What can be drawn now, or null.
  @Nullable Image image();

  /// Width by height; null if the image has no shape of its own.
  default @Nullable Float naturalRatio() {
    return naturalWidth() > 0 && naturalHeight() > 0
        ? (Float) (naturalWidth() / naturalHeight())
        : null;
  }

  /// Whether it is another origin's, who has not said that scripts may read its pixels.
  default boolean isForeign() {
    return false;
  }

  /// The image as its file has it, whatever its metadata says of turning it.
  default ImageResource asStored() {
    return this;
  }

  /// Whether the image is drawn anew for each size, by [#picture].
  default boolean isVector() {
    return false;
  }

  /// A vector image in that size, CSS px; null for others.
  default @Nullable Picture picture(float width, float height) {
    return null;
  }
}
