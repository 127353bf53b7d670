package bulkhead.renderer.css.value;

import bulkhead.renderer.css.syntax.CssNumbers;
import java.util.List;
import java.util.stream.Collectors;

/// One function of `transform`. Angles in degrees, z in px.
public sealed interface TransformFunction {
  record Translate(LengthPercentage x, LengthPercentage y, float z) implements TransformFunction {
    @Override
    public String toString() {
      return z == 0
          ? "translate(" + x + ", " + y + ")"
          : "translate3d(" + x + ", " + y + ", " + CssNumbers.format(z) + "px)";
    }
  }

  record Scale(float x, float y, float z) implements TransformFunction {
    @Override
    public String toString() {
      return z == 1
          ? "scale(" + CssNumbers.format(x) + ", " + CssNumbers.format(y) + ")"
          : "scale3d("
              + CssNumbers.format(x)
              + ", "
              + CssNumbers.format(y)
              + ", "
              + CssNumbers.format(z)
              + ")";
    }
  }

  /// Around the axis (x, y, z); (0, 0, 1) in the plane.
  record Rotate(float x, float y, float z, float degrees) implements TransformFunction {
    @Override
    public String toString() {
      return x == 0 && y == 0 && z == 1
          ? "rotate(" + CssNumbers.format(degrees) + "deg)"
          : "rotate3d("
              + CssNumbers.format(x)
              + ", "
              + CssNumbers.format(y)
              + ", "
              + CssNumbers.format(z)
              + ", "
              + CssNumbers.format(degrees)
              + "deg)";
    }
  }

  record Skew(float xDegrees, float yDegrees) implements TransformFunction {
    @Override
    public String toString() {
      return "skew(" + CssNumbers.format(xDegrees) + "deg, " + CssNumbers.format(yDegrees) + "deg)";
    }
  }

  /// Sixteen values in column-major order, as in `matrix3d()`.
  record Matrix(List<Float> values) implements TransformFunction {
    public Matrix {
      values = List.copyOf(values);
    }

    @Override
    public String toString() {
      StringBuilder out = new StringBuilder("matrix3d(");
      for (int i = 0; i < values.size(); i++) {
        out.append(i == 0 ? "" : ", ").append(CssNumbers.format(values.get(i)));
      }
      return out.append(')').toString();
    }
  }

  /// Distance in px; infinite for `none`.
  record Perspective(float px) implements TransformFunction {
    @Override
    public String toString() {
      return "perspective(" + CssNumbers.format(px) + "px)";
    }
  }

  /// Part of the way from one list of functions to another whose functions do not match: the
  /// matrices of both are taken apart when the box is known (CSS Transforms 2 §11.3).
  record Interpolated(List<TransformFunction> from, List<TransformFunction> to, double progress)
      implements TransformFunction {
    public Interpolated {
      from = List.copyOf(from);
      to = List.copyOf(to);
    }

    @Override
    public String toString() {
      return (progress < 0.5 ? from : to)
          .stream().map(Object::toString).collect(Collectors.joining(" "));
    }
  }
}
