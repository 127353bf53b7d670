package bulkhead.renderer.raster;

import bulkhead.renderer.paint.Gradient;
import bulkhead.renderer.paint.Transform;
import io.github.humbleui.skija.FilterTileMode;
import io.github.humbleui.skija.GradientStyle;
import io.github.humbleui.skija.Shader;
import io.github.humbleui.types.Point;
import java.util.List;

/// Skia's shaders for gradients. Skia wants stops between 0 and 1, so ends move to where the first
/// and the last stop are. Any thread.
final class GradientShaders {
  private GradientShaders() {}

  /// @param place from the tile's coordinates to those of the canvas
  static Shader of(Gradient gradient, Transform place) {
    List<Gradient.ColorStop> stops = gradient.stops();
    float first = stops.getFirst().offset();
    float last = stops.getLast().offset();
    boolean repeats = gradient.extend() == Gradient.Extend.REPEAT;
    if (repeats && last - first < 1e-6f) {
      // CSS Images 4 §3.5.1: nothing but the last colour.
      return Shader.makeColor(stops.getLast().argb());
    }
    boolean moved = repeats || first < 0 || last > 1;
    if (!moved || last - first < 1e-6f) {
      first = 0;
      last = 1;
    }
    FilterTileMode mode = repeats ? FilterTileMode.REPEAT : FilterTileMode.CLAMP;
    return switch (gradient) {
      case Gradient.Linear linear ->
          linear(linear, first, last, new GradientStyle(mode, true, place.toMatrix33()));
      case Gradient.Radial radial -> radial(radial, first, last, mode, place);
      case Gradient.Conic conic -> conic(conic, first, last, mode, place);
    };
  }

  private static int[] colors(List<Gradient.ColorStop> stops) {
    int[] colors = new int[stops.size()];
    for (int i = 0; i < colors.length; i++) {
      colors[i] = stops.get(i).argb();
    }
    return colors;
  }

  private static float[] offsets(List<Gradient.ColorStop> stops, float first, float last) {
    float[] offsets = new float[stops.size()];
    for (int i = 0; i < offsets.length; i++) {
      float offset = (stops.get(i).offset() - first) / (last - first);
      offsets[i] = Math.max(0, Math.min(1, offset));
    }
    return offsets;
  }

  private static Shader linear(
      Gradient.Linear linear, float first, float last, GradientStyle style) {
    Point from = between(linear.from(), linear.to(), first);
    Point to = between(linear.from(), linear.to(), last);
    if (from.equals(to)) {
      return Shader.makeColor(linear.stops().getLast().argb());
    }
    return Shader.makeLinearGradient(
        from, to, colors(linear.stops()), offsets(linear.stops(), first, last), style);
  }

  private static Point between(Point a, Point b, float t) {
    return new Point(a.getX() + (b.getX() - a.getX()) * t, a.getY() + (b.getY() - a.getY()) * t);
  }

  private static Shader radial(
      Gradient.Radial radial, float first, float last, FilterTileMode mode, Transform place) {
    Transform ellipse =
        place
            .times(Transform.translate(radial.center().getX(), radial.center().getY()))
            .times(
                Transform.scale(1, radial.radiusX() > 0 ? radial.radiusY() / radial.radiusX() : 1));
    GradientStyle style = new GradientStyle(mode, true, ellipse.toMatrix33());
    float radius = Math.max(radial.radiusX(), 1e-4f);
    float start = radius * first;
    float end = radius * last;
    List<Gradient.ColorStop> stops = radial.stops();
    if (start < 0 && mode == FilterTileMode.CLAMP) {
      // Nothing has a negative radius: the colours begin in the middle of the ramp.
      return Shader.makeRadialGradient(
          0, 0, Math.max(end, 1e-4f), colorsFromZero(stops), offsetsFromZero(stops, last), style);
    }
    if (start < 0) {
      float period = end - start;
      float shift = (float) Math.ceil(-start / period) * period;
      start += shift;
      end += shift;
    }
    return start == 0
        ? Shader.makeRadialGradient(0, 0, end, colors(stops), offsets(stops, first, last), style)
        : Shader.makeTwoPointConicalGradient(
            0, 0, start, 0, 0, end, colors(stops), offsets(stops, first, last), style);
  }

  private static int[] colorsFromZero(List<Gradient.ColorStop> stops) {
    int[] colors = colors(stops);
    for (int i = 0; i + 1 < colors.length; i++) {
      float a = stops.get(i).offset();
      float b = stops.get(i + 1).offset();
      if (a < 0 && b > 0) {
        colors[i] = mix(stops.get(i).argb(), stops.get(i + 1).argb(), -a / (b - a));
      }
    }
    return colors;
  }

  private static float[] offsetsFromZero(List<Gradient.ColorStop> stops, float last) {
    return offsets(stops, 0, last > 0 ? last : 1);
  }

  private static int mix(int from, int to, float share) {
    int out = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      float a = from >>> shift & 255;
      float b = to >>> shift & 255;
      out |= Math.round(a + (b - a) * share) << shift;
    }
    return out;
  }

  private static Shader conic(
      Gradient.Conic conic, float first, float last, FilterTileMode mode, Transform place) {
    double angle = Math.toRadians(conic.fromDegrees() - 90);
    float cos = (float) Math.cos(angle);
    float sin = (float) Math.sin(angle);
    Transform turned =
        place
            .times(Transform.translate(conic.center().getX(), conic.center().getY()))
            .times(new Transform(cos, sin, -sin, cos, 0, 0));
    return Shader.makeSweepGradient(
        0,
        0,
        360 * first,
        360 * last,
        colors(conic.stops()),
        offsets(conic.stops(), first, last),
        new GradientStyle(mode, true, turned.toMatrix33()));
  }
}
