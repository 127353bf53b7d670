package bulkhead.renderer.layout.tree;

import io.github.humbleui.skija.Image;
import io.github.humbleui.skija.Picture;
import org.jspecify.annotations.Nullable;

/// An image with more or fewer pixels than CSS px.
public record DenseImage(ImageResource pixels, float density) implements ImageResource {
  private static final float LEAST_SIDE = 1e-3f;

  @Override
  public State state() {
    return pixels.state();
  }

  @Override
  public float naturalWidth() {
    return dense(pixels.naturalWidth());
  }

  @Override
  public float naturalHeight() {
    return dense(pixels.naturalHeight());
  }

  /// A side that there is stays one, however small; 0 stands for none.
  private float dense(float side) {
    return side == 0 ? 0 : Math.max(LEAST_SIDE, side / density);
  }

  @Override
  public @Nullable Image image() {
    return pixels.image();
  }

  @Override
  public boolean isForeign() {
    return pixels.isForeign();
  }

  @Override
  public ImageResource asStored() {
    return new DenseImage(pixels.asStored(), density);
  }

  @Override
  public @Nullable Float naturalRatio() {
    return pixels.naturalRatio();
  }

  @Override
  public boolean isVector() {
    return pixels.isVector();
  }

  @Override
  public @Nullable Picture picture(float width, float height) {
    return pixels.picture(width, height);
  }
}
