package bulkhead.renderer.css.value;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of a parsed math function (CSS Values 4 §10.9 "calculation tree").
sealed interface MathNode {
  CalcNode evaluate(ComputeContext context);

  boolean isAbsolute();

  record Value(double value, @Nullable Unit unit, boolean percent) implements MathNode {
    @Override
    public CalcNode evaluate(ComputeContext context) {
      if (percent) {
        return new CalcNode.Linear(0, value);
      }
      return new CalcNode.Linear(unit == null ? value : unit.canonical(value, context), 0);
    }

    @Override
    public boolean isAbsolute() {
      return unit == null || unit.factor != 0;
    }
  }

  record Sum(List<MathNode> terms) implements MathNode {
    @Override
    public CalcNode evaluate(ComputeContext context) {
      double px = 0;
      double percent = 0;
      List<CalcNode> rest = new ArrayList<>();
      for (MathNode term : terms) {
        CalcNode value = term.evaluate(context);
        if (value instanceof CalcNode.Linear(double p, double q)) {
          px += p;
          percent += q;
        } else {
          rest.add(value);
        }
      }
      if (rest.isEmpty()) {
        return new CalcNode.Linear(px, percent);
      }
      if (px != 0 || percent != 0) {
        rest.add(new CalcNode.Linear(px, percent));
      }
      return rest.size() == 1 ? rest.getFirst() : new CalcNode.Sum(List.copyOf(rest));
    }

    @Override
    public boolean isAbsolute() {
      return all(terms);
    }
  }

  record Product(MathNode left, MathNode right, boolean divide) implements MathNode {
    @Override
    public CalcNode evaluate(ComputeContext context) {
      CalcNode a = left.evaluate(context);
      CalcNode b = right.evaluate(context);
      if (divide) {
        double divisor = b instanceof CalcNode.Linear(double px, double percent) ? px + percent : 0;
        return scale(a, 1 / divisor, divisor);
      }
      if (b instanceof CalcNode.Linear(double px, double percent)
          && percent == 0
          && isNumber(right)) {
        return scale(a, px, 0);
      }
      if (a instanceof CalcNode.Linear(double px, double percent) && percent == 0) {
        return scale(b, px, 0);
      }
      return new CalcNode.Linear(0, 0);
    }

    private static boolean isNumber(MathNode node) {
      return !(node instanceof Value(double ignored, Unit unit, boolean percent))
          || unit == null && !percent;
    }

    /// `divisor` is not 0 for a division, which is more exact than a multiplication by the inverse.
    private static CalcNode scale(CalcNode node, double factor, double divisor) {
      if (node instanceof CalcNode.Linear(double px, double percent)) {
        return divisor != 0
            ? new CalcNode.Linear(px / divisor, percent / divisor)
            : new CalcNode.Linear(px * factor, percent == 0 ? 0 : percent * factor);
      }
      return new CalcNode.Scale(factor, node);
    }

    @Override
    public boolean isAbsolute() {
      return left.isAbsolute() && right.isAbsolute();
    }
  }

  record Call(MathFunction function, List<MathNode> arguments) implements MathNode {
    @Override
    public CalcNode evaluate(ComputeContext context) {
      List<CalcNode> values = new ArrayList<>(arguments.size());
      double[] numbers = new double[arguments.size()];
      boolean allNumbers = true;
      boolean allPercent = true;
      for (int i = 0; i < numbers.length; i++) {
        CalcNode value = arguments.get(i).evaluate(context);
        values.add(value);
        if (value instanceof CalcNode.Linear(double px, double percent)) {
          allNumbers &= percent == 0;
          allPercent &= px == 0;
          numbers[i] = percent == 0 ? px : percent;
        } else {
          allNumbers = false;
          allPercent = false;
        }
      }
      if (allNumbers) {
        return new CalcNode.Linear(function.apply(numbers), 0);
      }
      if (allPercent
          && (function == MathFunction.MIN
              || function == MathFunction.MAX
              || function == MathFunction.CLAMP)) {
        return new CalcNode.Linear(0, function.apply(numbers));
      }
      return new CalcNode.Function(function, List.copyOf(values));
    }

    @Override
    public boolean isAbsolute() {
      return all(arguments);
    }
  }

  /// Functions whose result is a number or an angle: `sin`, `pow`, `sign`, …
  record Scalar(String name, List<MathNode> arguments, boolean anglesIn) implements MathNode {
    @Override
    public CalcNode evaluate(ComputeContext context) {
      double[] v = new double[arguments.size()];
      for (int i = 0; i < v.length; i++) {
        v[i] = arguments.get(i).evaluate(context).resolve(100);
      }
      double x = v[0];
      double radians = anglesIn ? Math.toRadians(x) : x;
      return new CalcNode.Linear(
          switch (name) {
            case "sin" -> Math.sin(radians);
            case "cos" -> Math.cos(radians);
            case "tan" -> Math.tan(radians);
            case "asin" -> Math.toDegrees(Math.asin(x));
            case "acos" -> Math.toDegrees(Math.acos(x));
            case "atan" -> Math.toDegrees(Math.atan(x));
            case "atan2" -> Math.toDegrees(Math.atan2(x, v[1]));
            case "pow" -> Math.pow(x, v[1]);
            case "sqrt" -> Math.sqrt(x);
            case "log" -> v.length > 1 ? Math.log(x) / Math.log(v[1]) : Math.log(x);
            case "exp" -> Math.exp(x);
            case "sign" -> Math.signum(x);
            default -> throw new IllegalStateException(name);
          },
          0);
    }

    @Override
    public boolean isAbsolute() {
      return all(arguments);
    }
  }

  private static boolean all(List<MathNode> nodes) {
    for (MathNode node : nodes) {
      if (!node.isAbsolute()) {
        return false;
      }
    }
    return true;
  }
}
