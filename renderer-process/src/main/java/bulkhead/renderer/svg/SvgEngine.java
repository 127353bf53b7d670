package bulkhead.renderer.svg;

import io.github.humbleui.skija.Canvas;
import io.github.humbleui.skija.Data;
import io.github.humbleui.skija.svg.SVGDOM;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.NullUnmarked;

/// The calls of Skia's SVG engine. Not null-marked: the `@Contract`s of Skija's methods name too
/// few parameters, which NullAway takes for errors of the caller's.
@NullUnmarked
final class SvgEngine {
  private SvgEngine() {}

  /// @throws IllegalArgumentException for what the engine cannot read
  static void draw(String text, float width, float height, Canvas canvas) {
    try (Data data = Data.makeFromBytes(text.getBytes(StandardCharsets.UTF_8));
        SVGDOM dom = new SVGDOM(data)) {
      dom.setContainerSize(width, height);
      dom.render(canvas);
    }
  }
}
