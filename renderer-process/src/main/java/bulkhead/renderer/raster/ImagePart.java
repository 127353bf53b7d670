package bulkhead.renderer.raster;

import io.github.humbleui.skija.Canvas;
import io.github.humbleui.skija.Image;
import io.github.humbleui.skija.Paint;
import io.github.humbleui.skija.SamplingMode;
import io.github.humbleui.types.Rect;
import org.jspecify.annotations.NullUnmarked;

/// The one call that draws a part of an image so that what is beside it does not run in at its
/// edges. Not null-marked: the `@Contract` of Skija's method names one parameter too few, which
/// NullAway takes for an error of the caller's.
@NullUnmarked
final class ImagePart {
  private ImagePart() {}

  static void draw(
      Canvas canvas, Image image, Rect src, Rect dest, SamplingMode sampling, Paint paint) {
    canvas.drawImageRect(image, src, dest, sampling, paint, true);
  }
}
