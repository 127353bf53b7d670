package bulkhead.renderer.css.value;

import bulkhead.renderer.css.syntax.CssNumbers;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A timing function (CSS Easing 2): progress in, progress out.
public sealed interface Easing {
  /// The output progress of an input progress.
  ///
  /// @param before whether the effect has not begun yet, or is over played backwards (§2.3 "before
  ///     flag")
  double at(double progress, boolean before);

  CubicBezier EASE = new CubicBezier(0.25, 0.1, 0.25, 1, "ease");
  Linear LINEAR = new Linear(List.of());

  /// The functions that have a name, or null.
  static @Nullable Easing byName(String name) {
    return switch (name) {
      case "linear" -> LINEAR;
      case "ease" -> EASE;
      case "ease-in" -> new CubicBezier(0.42, 0, 1, 1, name);
      case "ease-out" -> new CubicBezier(0, 0, 0.58, 1, name);
      case "ease-in-out" -> new CubicBezier(0.42, 0, 0.58, 1, name);
      case "step-start" -> new Steps(1, Steps.Jump.START);
      case "step-end" -> new Steps(1, Steps.Jump.END);
      default -> null;
    };
  }

  /// A point of `linear()`.
  record Point(double input, double output) {}

  /// §2.1: straight from point to point; without any, the output is the input.
  record Linear(List<Point> points) implements Easing {
    public Linear {
      points = List.copyOf(points);
    }

    @Override
    public double at(double progress, boolean before) {
      if (points.isEmpty()) {
        return progress;
      }
      if (points.size() == 1) {
        return points.getFirst().output;
      }
      int i = 0;
      while (i < points.size() - 2 && points.get(i + 1).input <= progress) {
        i++;
      }
      Point a = points.get(i);
      Point b = points.get(i + 1);
      return a.input == b.input
          ? b.output
          : a.output + (progress - a.input) / (b.input - a.input) * (b.output - a.output);
    }

    @Override
    public String toString() {
      return points.isEmpty()
          ? "linear"
          : points.stream()
              .map(p -> CssNumbers.format(p.output) + " " + CssNumbers.format(p.input * 100) + "%")
              .collect(Collectors.joining(", ", "linear(", ")"));
    }
  }

  /// §2.2: the curve from (0, 0) to (1, 1) with two control points; `name` where it has one, else
  /// empty.
  record CubicBezier(double x1, double y1, double x2, double y2, String name) implements Easing {
    @Override
    public double at(double progress, boolean before) {
      if (progress < 0) {
        double slope = x1 > 0 ? y1 / x1 : y1 == 0 && x2 > 0 ? y2 / x2 : 0;
        return slope * progress;
      }
      if (progress > 1) {
        double slope = x2 < 1 ? (y2 - 1) / (x2 - 1) : y2 == 1 && x1 < 1 ? (y1 - 1) / (x1 - 1) : 0;
        return 1 + slope * (progress - 1);
      }
      // Who wrote the control points down kept six digits of them.
      return Math.rint(curve(y1, y2, solve(progress)) * 1e5) / 1e5;
    }

    private static double curve(double first, double second, double t) {
      double c = 3 * first;
      double b = 3 * (second - first) - c;
      double a = 1 - c - b;
      return ((a * t + b) * t + c) * t;
    }

    /// The parameter where the curve has this x: by halving, as x never falls.
    private double solve(double x) {
      double low = 0;
      double high = 1;
      for (int i = 0; i < 60; i++) {
        double middle = (low + high) / 2;
        if (curve(x1, x2, middle) < x) {
          low = middle;
        } else {
          high = middle;
        }
      }
      return (low + high) / 2;
    }

    @Override
    public String toString() {
      return !name.isEmpty()
          ? name
          : "cubic-bezier("
              + CssNumbers.format(x1)
              + ", "
              + CssNumbers.format(y1)
              + ", "
              + CssNumbers.format(x2)
              + ", "
              + CssNumbers.format(y2)
              + ")";
    }
  }

  /// §2.3
  record Steps(int count, Jump jump) implements Easing {
    /// Where it jumps.
    public enum Jump implements Keyword {
      START,
      END,
      JUMP_START,
      JUMP_END,
      JUMP_NONE,
      JUMP_BOTH
    }

    @Override
    public double at(double progress, boolean before) {
      boolean start = jump == Jump.START || jump == Jump.JUMP_START || jump == Jump.JUMP_BOTH;
      double step = Math.floor(progress * count);
      if (start) {
        step++;
      }
      if (before && progress * count % 1 == 0) {
        step--;
      }
      if (progress >= 0 && step < 0) {
        step = 0;
      }
      int jumps =
          switch (jump) {
            case JUMP_NONE -> count - 1;
            case JUMP_BOTH -> count + 1;
            case START, END, JUMP_START, JUMP_END -> count;
          };
      if (progress <= 1 && step > jumps) {
        step = jumps;
      }
      return step / jumps;
    }

    @Override
    public String toString() {
      return jump == Jump.END || jump == Jump.JUMP_END
          ? "steps(" + count + ")"
          : "steps(" + count + ", " + jump.css() + ")";
    }
  }
}
