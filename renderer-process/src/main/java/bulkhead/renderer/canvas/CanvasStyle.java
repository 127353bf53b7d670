package bulkhead.renderer.canvas;

import io.github.humbleui.skija.FilterTileMode;
import io.github.humbleui.skija.GradientStyle;
import io.github.humbleui.skija.Image;
import io.github.humbleui.skija.Matrix33;
import io.github.humbleui.skija.Paint;
import io.github.humbleui.skija.SamplingMode;
import io.github.humbleui.skija.Shader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `fillStyle` or `strokeStyle`. Immutable.
sealed interface CanvasStyle {
  /// Puts it into a paint; false where nothing is painted.
  boolean apply(Paint paint, boolean smooth);

  record Plain(int argb) implements CanvasStyle {
    @Override
    public boolean apply(Paint paint, boolean smooth) {
      paint.setColor(argb);
      return argb >>> 24 != 0;
    }
  }

  /// @param numbers as the context's method took them
  record Gradient(String kind, float[] numbers, float[] offsets, int[] colors)
      implements CanvasStyle {
    @Override
    public boolean apply(Paint paint, boolean smooth) {
      Shader shader = colors.length == 0 ? null : shader();
      if (shader == null) {
        return false;
      }
      paint.setShader(shader);
      shader.close();
      return true;
    }

    private @Nullable Shader shader() {
      if (colors.length == 1) {
        return Shader.makeColor(colors[0]);
      }
      float[] n = numbers;
      GradientStyle style = new GradientStyle(FilterTileMode.CLAMP, false, Matrix33.IDENTITY);
      return switch (kind) {
        case "linear" ->
            n[0] == n[2] && n[1] == n[3]
                ? null
                : Shader.makeLinearGradient(n[0], n[1], n[2], n[3], colors, offsets, style);
        case "radial" ->
            n[0] == n[3] && n[1] == n[4] && n[2] == n[5]
                ? null
                : Shader.makeTwoPointConicalGradient(
                    n[0], n[1], n[2], n[3], n[4], n[5], colors, offsets, style);
        default ->
            Shader.makeSweepGradient(
                n[1],
                n[2],
                0,
                360,
                colors,
                offsets,
                new GradientStyle(
                    FilterTileMode.CLAMP,
                    false,
                    Matrix33.makeRotate((float) Math.toDegrees(n[0]), n[1], n[2])));
      };
    }
  }

  record Pattern(Image image, String repetition, Matrix33 matrix) implements CanvasStyle {
    @Override
    public boolean apply(Paint paint, boolean smooth) {
      boolean x = List.of("repeat", "repeat-x").contains(repetition);
      boolean y = List.of("repeat", "repeat-y").contains(repetition);
      try (Shader shader =
          image.makeShader(
              x ? FilterTileMode.REPEAT : FilterTileMode.DECAL,
              y ? FilterTileMode.REPEAT : FilterTileMode.DECAL,
              smooth ? SamplingMode.LINEAR : SamplingMode.DEFAULT,
              matrix)) {
        paint.setShader(shader);
      }
      return true;
    }
  }
}
