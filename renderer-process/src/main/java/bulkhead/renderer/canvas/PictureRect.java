package bulkhead.renderer.canvas;

import io.github.humbleui.skija.Canvas;
import io.github.humbleui.skija.Image;
import io.github.humbleui.skija.Paint;
import io.github.humbleui.skija.SamplingMode;
import io.github.humbleui.types.Rect;
import org.jspecify.annotations.NullUnmarked;

/// One call of Skia. Not null-marked: the `@Contract` of Skija's method names too few parameters,
/// which NullAway takes for an error of the caller's.
@NullUnmarked
final class PictureRect {
  private PictureRect() {}

  static void draw(
      Canvas canvas, Image image, Rect from, Rect to, SamplingMode sampling, Paint paint) {
    canvas.drawImageRect(image, from, to, sampling, paint, true);
  }
}
