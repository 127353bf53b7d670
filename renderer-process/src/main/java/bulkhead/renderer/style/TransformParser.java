package bulkhead.renderer.style;

import bulkhead.renderer.css.syntax.TokenStream;
import bulkhead.renderer.css.syntax.Tokens;
import bulkhead.renderer.css.value.Deferred;
import bulkhead.renderer.css.value.LengthPercentage;
import bulkhead.renderer.css.value.TransformFunction;
import bulkhead.renderer.css.value.TransformOrigin;
import bulkhead.renderer.css.value.ValueParser;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Values of the transform properties (CSS Transforms 1 and 2).
final class TransformParser {
  private TransformParser() {}

  static @Nullable Object transform(TokenStream in) {
    if (in.takeIdent("none")) {
      return List.of();
    }
    List<Object> functions = new ArrayList<>(2);
    while (in.peek() == Tokens.FUNCTION) {
      String name = in.lowerText();
      TokenStream inside = in.block();
      Object function = function(name, inside);
      if (function == null || !inside.atEnd()) {
        return null;
      }
      functions.add(function);
    }
    return functions.isEmpty() ? null : List.copyOf(functions);
  }

  private static @Nullable Object function(String name, TokenStream in) {
    switch (name) {
      case "translate" -> {
        Object x = length(in);
        Object y = x != null && in.takeComma() ? length(in) : LengthPercentage.ZERO;
        return x == null || y == null ? null : translation(x, y, LengthPercentage.ZERO);
      }
      case "translatex" -> {
        Object x = length(in);
        return x == null ? null : translation(x, LengthPercentage.ZERO, LengthPercentage.ZERO);
      }
      case "translatey" -> {
        Object y = length(in);
        return y == null ? null : translation(LengthPercentage.ZERO, y, LengthPercentage.ZERO);
      }
      case "translatez" -> {
        Object z = ValueParser.length(in, ValueParser.Range.ALL);
        return z == null ? null : translation(LengthPercentage.ZERO, LengthPercentage.ZERO, z);
      }
      case "translate3d" -> {
        Object x = length(in);
        Object y = x != null && in.takeComma() ? length(in) : null;
        Object z =
            y != null && in.takeComma() ? ValueParser.length(in, ValueParser.Range.ALL) : null;
        return x == null || y == null || z == null ? null : translation(x, y, z);
      }
      case "scale" -> {
        Double x = ValueParser.numberOrPercent(in);
        Double y = x != null && in.takeComma() ? ValueParser.numberOrPercent(in) : x;
        return x == null || y == null
            ? null
            : new TransformFunction.Scale(x.floatValue(), y.floatValue(), 1);
      }
      case "scalex" -> {
        Double x = ValueParser.numberOrPercent(in);
        return x == null ? null : new TransformFunction.Scale(x.floatValue(), 1, 1);
      }
      case "scaley" -> {
        Double y = ValueParser.numberOrPercent(in);
        return y == null ? null : new TransformFunction.Scale(1, y.floatValue(), 1);
      }
      case "scalez" -> {
        Double z = ValueParser.numberOrPercent(in);
        return z == null ? null : new TransformFunction.Scale(1, 1, z.floatValue());
      }
      case "scale3d" -> {
        float[] v = factors(in);
        return v == null ? null : new TransformFunction.Scale(v[0], v[1], v[2]);
      }
      case "rotate", "rotatez" -> {
        return rotation(0, 0, 1, ValueParser.angle(in, true));
      }
      case "rotatex" -> {
        return rotation(1, 0, 0, ValueParser.angle(in, true));
      }
      case "rotatey" -> {
        return rotation(0, 1, 0, ValueParser.angle(in, true));
      }
      case "rotate3d" -> {
        float[] axis = numbers(in, 3);
        if (axis == null || !in.takeComma()) {
          return null;
        }
        return rotation(axis[0], axis[1], axis[2], ValueParser.angle(in, true));
      }
      case "skew" -> {
        Double x = ValueParser.angle(in, true);
        Double y = x != null && in.takeComma() ? ValueParser.angle(in, true) : (Double) 0.0;
        return x == null || y == null
            ? null
            : new TransformFunction.Skew(x.floatValue(), y.floatValue());
      }
      case "skewx" -> {
        Double x = ValueParser.angle(in, true);
        return x == null ? null : new TransformFunction.Skew(x.floatValue(), 0);
      }
      case "skewy" -> {
        Double y = ValueParser.angle(in, true);
        return y == null ? null : new TransformFunction.Skew(0, y.floatValue());
      }
      case "matrix" -> {
        float[] v = numbers(in, 6);
        return v == null
            ? null
            : new TransformFunction.Matrix(
                List.of(
                    v[0], v[1], 0f, 0f, v[2], v[3], 0f, 0f, 0f, 0f, 1f, 0f, v[4], v[5], 0f, 1f));
      }
      case "matrix3d" -> {
        float[] v = numbers(in, 16);
        if (v == null) {
          return null;
        }
        List<Float> values = new ArrayList<>(16);
        for (float each : v) {
          values.add(each);
        }
        return new TransformFunction.Matrix(values);
      }
      case "perspective" -> {
        if (in.takeIdent("none")) {
          return new TransformFunction.Perspective(Float.POSITIVE_INFINITY);
        }
        Object distance = ValueParser.length(in, ValueParser.Range.NONNEGATIVE);
        return distance == null
            ? null
            : Deferred.of(
                parts -> new TransformFunction.Perspective(PropertyParser.px(parts[0])), distance);
      }
      default -> {
        return null;
      }
    }
  }

  private static @Nullable Object length(TokenStream in) {
    return ValueParser.lengthPercentage(in, ValueParser.Range.ALL);
  }

  private static Object translation(Object x, Object y, Object z) {
    return Deferred.of(
        parts ->
            new TransformFunction.Translate(
                (LengthPercentage) parts[0],
                (LengthPercentage) parts[1],
                PropertyParser.px(parts[2])),
        x,
        y,
        z);
  }

  private static @Nullable Object rotation(float x, float y, float z, @Nullable Double angle) {
    return angle == null ? null : new TransformFunction.Rotate(x, y, z, angle.floatValue());
  }

  private static float @Nullable [] factors(TokenStream in) {
    float[] values = new float[3];
    for (int i = 0; i < 3; i++) {
      Double value = i > 0 && !in.takeComma() ? null : ValueParser.numberOrPercent(in);
      if (value == null) {
        return null;
      }
      values[i] = value.floatValue();
    }
    return values;
  }

  private static float @Nullable [] numbers(TokenStream in, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      if (i > 0 && !in.takeComma()) {
        return null;
      }
      Double value = ValueParser.number(in);
      if (value == null) {
        return null;
      }
      values[i] = value.floatValue();
    }
    return values;
  }

  /// The `translate` property; a list of one, or empty for `none`.
  static @Nullable Object translate(TokenStream in) {
    if (in.takeIdent("none")) {
      return List.of();
    }
    Object x = length(in);
    if (x == null) {
      return null;
    }
    Object y = in.atEnd() ? LengthPercentage.ZERO : length(in);
    Object z = in.atEnd() ? LengthPercentage.ZERO : ValueParser.length(in, ValueParser.Range.ALL);
    return y == null || z == null ? null : List.of(translation(x, y, z));
  }

  static @Nullable Object rotate(TokenStream in) {
    if (in.takeIdent("none")) {
      return List.of();
    }
    float[] axis = {0, 0, 1};
    Double angle = null;
    if (in.takeIdent("x")) {
      axis = new float[] {1, 0, 0};
    } else if (in.takeIdent("y")) {
      axis = new float[] {0, 1, 0};
    } else if (!in.takeIdent("z")) {
      int start = in.position();
      angle = ValueParser.angle(in, true);
      if (angle == null || !in.atEnd()) {
        angle = null;
        in.rewind(start);
        for (int i = 0; i < 3; i++) {
          Double value = ValueParser.number(in);
          if (value == null) {
            return null;
          }
          axis[i] = value.floatValue();
        }
      }
    }
    if (angle == null) {
      angle = ValueParser.angle(in, true);
    }
    Object rotation = rotation(axis[0], axis[1], axis[2], angle);
    return rotation == null ? null : List.of(rotation);
  }

  static @Nullable Object scale(TokenStream in) {
    if (in.takeIdent("none")) {
      return List.of();
    }
    Double x = ValueParser.numberOrPercent(in);
    if (x == null) {
      return null;
    }
    Double y = in.atEnd() ? x : ValueParser.numberOrPercent(in);
    Double z = in.atEnd() ? (Double) 1.0 : ValueParser.numberOrPercent(in);
    return y == null || z == null
        ? null
        : List.of(new TransformFunction.Scale(x.floatValue(), y.floatValue(), z.floatValue()));
  }

  static @Nullable Object origin(TokenStream in) {
    int start = in.position();
    Object[] position = ValueParser.position(in);
    if (position == null) {
      // `-1px bottom 5px`: the length that follows the edge is the depth.
      in.rewind(start);
      int[] third = {in.position(), in.position(), in.position()};
      for (int i = 0; i < 3 && !in.atEnd(); i++) {
        third[i] = in.position();
        in.skipComponent();
      }
      TokenStream two = new TokenStream(in.tokens(), start, third[2]);
      position = ValueParser.position(two);
      if (position == null || !two.atEnd()) {
        return null;
      }
      in.rewind(third[2]);
    }
    Object z = in.atEnd() ? LengthPercentage.ZERO : ValueParser.length(in, ValueParser.Range.ALL);
    return z == null
        ? null
        : Deferred.of(
            parts ->
                new TransformOrigin(
                    (LengthPercentage) parts[0],
                    (LengthPercentage) parts[1],
                    PropertyParser.px(parts[2])),
            position[0],
            position[1],
            z);
  }
}
