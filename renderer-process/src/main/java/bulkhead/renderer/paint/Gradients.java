package bulkhead.renderer.paint;

import bulkhead.renderer.css.value.Color;
import bulkhead.renderer.css.value.ColorInterpolation;
import bulkhead.renderer.css.value.Image;
import bulkhead.renderer.css.value.LengthPercentage;
import bulkhead.renderer.css.value.PositionValue;
import io.github.humbleui.types.Point;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns gradient images (CSS Images 3 §3, 4 §3) into what is drawn. Pure.
final class Gradients {
  /// Coordinates and radii beyond this have no meaning for what can be seen.
  private static final float FAR = 1e6f;

  /// Into how many pieces a curve of colours is cut.
  private static final int PIECES = 16;

  private static final int PIECES_OF_CIRCLE = 48;

  private Gradients() {}

  /// The gradient for a tile of that size, or null for an image that is none.
  static @Nullable Gradient of(Image image, float width, float height, Color current) {
    return switch (image) {
      case Image.LinearGradient linear -> linear(linear, width, height, current);
      case Image.RadialGradient radial -> radial(radial, width, height, current);
      case Image.ConicGradient conic ->
          new Gradient.Conic(
              at(conic.center(), width, height),
              conic.fromDegrees(),
              stops(conic.stops(), 1, current, conic.interpolation()),
              extend(conic.repeating()));
      case Image.PointGradient points -> points(points, width, height, current);
      case Image.None none -> null;
      case Image.Url url -> null;
      case Image.Chosen chosen -> of(chosen.image(), width, height, current);
    };
  }

  private static float near(float value) {
    return Math.max(-FAR, Math.min(FAR, value));
  }

  private static Gradient.Extend extend(boolean repeating) {
    return repeating ? Gradient.Extend.REPEAT : Gradient.Extend.CLAMP;
  }

  private static Gradient linear(
      Image.LinearGradient linear, float width, float height, Color current) {
    double angle;
    if (linear.toCorner()) {
      // CSS Images 3 §3.1.1: the 50% line runs through the two other corners.
      angle = Math.atan2((double) linear.cornerX() * height, -(double) linear.cornerY() * width);
    } else {
      angle = Math.toRadians(linear.degrees());
    }
    double sin = Math.sin(angle);
    double cos = Math.cos(angle);
    double half = (Math.abs(width * sin) + Math.abs(height * cos)) / 2;
    float dx = (float) (sin * half);
    float dy = (float) (-cos * half);
    float cx = width / 2;
    float cy = height / 2;
    List<Gradient.ColorStop> stops =
        stops(linear.stops(), (float) (2 * half), current, linear.interpolation());
    return new Gradient.Linear(
        new Point(cx - dx, cy - dy),
        new Point(cx + dx, cy + dy),
        stops,
        extend(linear.repeating()));
  }

  private static Gradient points(
      Image.PointGradient points, float width, float height, Color current) {
    Point from = at(points.from(), width, height);
    Point to = at(points.to(), width, height);
    float length = (float) Math.hypot(to.getX() - from.getX(), to.getY() - from.getY());
    return new Gradient.Linear(
        from, to, stops(points.stops(), length, current, null), Gradient.Extend.CLAMP);
  }

  private static Point at(PositionValue position, float width, float height) {
    return new Point(near(position.x().resolve(width)), near(position.y().resolve(height)));
  }

  private static Gradient radial(
      Image.RadialGradient radial, float width, float height, Color current) {
    float cx = near(radial.center().x().resolve(width));
    float cy = near(radial.center().y().resolve(height));
    float left = Math.abs(cx);
    float right = Math.abs(width - cx);
    float top = Math.abs(cy);
    float bottom = Math.abs(height - cy);
    float rx;
    float ry;
    LengthPercentage givenX = radial.radiusX();
    LengthPercentage givenY = radial.radiusY();
    if (givenX != null && givenY != null) {
      rx = givenX.resolve(width);
      ry = radial.circle() ? rx : givenY.resolve(height);
    } else {
      boolean closest =
          radial.extent() == Image.Extent.CLOSEST_SIDE
              || radial.extent() == Image.Extent.CLOSEST_CORNER;
      boolean corner =
          radial.extent() == Image.Extent.CLOSEST_CORNER
              || radial.extent() == Image.Extent.FARTHEST_CORNER;
      float sideX = closest ? Math.min(left, right) : Math.max(left, right);
      float sideY = closest ? Math.min(top, bottom) : Math.max(top, bottom);
      if (radial.circle()) {
        rx =
            corner
                ? (float) Math.hypot(sideX, sideY)
                : closest ? Math.min(sideX, sideY) : Math.max(sideX, sideY);
        ry = rx;
      } else {
        // An ellipse through the corner has the proportions of the one to the sides.
        float f = corner ? (float) Math.sqrt(2) : 1;
        rx = sideX * f;
        ry = sideY * f;
      }
    }
    return new Gradient.Radial(
        new Point(cx, cy),
        Math.max(near(rx), 0.001f),
        Math.max(near(ry), 0.001f),
        stops(radial.stops(), rx, current, radial.interpolation()),
        extend(radial.repeating()));
  }

  // ---------------------------------------------------------------- stops

  /// Colour stop fix-up (CSS Images 3 §3.4.3), and the curves of hints and of other colour spaces
  /// as many short straight pieces.
  private static List<Gradient.ColorStop> stops(
      List<Image.Stop> given,
      float length,
      Color current,
      @Nullable ColorInterpolation interpolation) {
    ColorInterpolation used = interpolation == null ? Image.standard(given) : interpolation;
    float[] offsets = offsets(given, length);
    List<Gradient.ColorStop> out = new ArrayList<>(given.size());
    Color before = null;
    float beforeOffset = 0;
    float hint = Float.NaN;
    for (int i = 0; i < offsets.length; i++) {
      var value = given.get(i).color();
      if (value == null) {
        hint = offsets[i];
        continue;
      }
      Color color = value.resolve(current);
      if (before != null && offsets[i] > beforeOffset) {
        between(before, beforeOffset, color, offsets[i], hint, used, out);
      }
      out.add(new Gradient.ColorStop(offsets[i], color.argb()));
      before = color;
      beforeOffset = offsets[i];
      hint = Float.NaN;
    }
    return out;
  }

  private static void between(
      Color from,
      float start,
      Color to,
      float end,
      float hint,
      ColorInterpolation interpolation,
      List<Gradient.ColorStop> out) {
    if (interpolation.equals(ColorInterpolation.SRGB)
        && from.isWhole()
        && to.isWhole()
        && Float.isNaN(hint)) {
      return;
    }
    double middle = Float.isNaN(hint) ? 0.5 : (hint - start) / (end - start);
    if (middle <= 0 || middle >= 1) {
      out.add(new Gradient.ColorStop(middle <= 0 ? start : end, (middle <= 0 ? to : from).argb()));
      return;
    }
    int pieces = interpolation.space().hueIndex() < 0 ? PIECES : PIECES_OF_CIRCLE;
    double exponent = Math.log(0.5) / Math.log(middle);
    for (int i = 1; i < pieces; i++) {
      float at = (float) i / pieces;
      float share = (float) Math.pow(at, exponent);
      Color color = interpolation.mix(from, to, share);
      out.add(new Gradient.ColorStop(start + (end - start) * at, color.argb()));
    }
  }

  private static float[] offsets(List<Image.Stop> given, float length) {
    int count = given.size();
    float[] offsets = new float[count];
    for (int i = 0; i < count; i++) {
      LengthPercentage position = given.get(i).position();
      offsets[i] =
          position == null
              ? Float.NaN
              : length > 0 ? near(position.resolve(length) / length) : position.resolve(1);
    }
    if (count > 0 && Float.isNaN(offsets[0])) {
      offsets[0] = 0;
    }
    if (count > 1 && Float.isNaN(offsets[count - 1])) {
      offsets[count - 1] = 1;
    }
    float highest = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      if (!Float.isNaN(offsets[i])) {
        offsets[i] = Math.max(offsets[i], highest);
        highest = offsets[i];
      }
    }
    for (int i = 1; i < count; i++) {
      if (Float.isNaN(offsets[i])) {
        int end = i;
        while (Float.isNaN(offsets[end])) {
          end++;
        }
        float step = (offsets[end] - offsets[i - 1]) / (end - i + 1);
        for (int k = i; k < end; k++) {
          offsets[k] = offsets[k - 1] + step;
        }
      }
    }
    return offsets;
  }
}
