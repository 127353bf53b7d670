package bulkhead.renderer.css.value;

import bulkhead.renderer.css.syntax.CssNumbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Math functions as text, simplified as far as that can be done without an element (CSS Values 4
/// §10.12, §10.13).
final class MathText {
  private MathText() {}

  static String of(MathNode root) {
    MathNode simple = simplify(root);
    return switch (simple) {
      case MathNode.Call call -> call(call);
      case MathNode.Scalar scalar -> scalar(scalar);
      case MathNode.Value ignored -> "calc(" + text(simple, false) + ")";
      case MathNode.Sum ignored -> "calc(" + text(simple, false) + ")";
      case MathNode.Product ignored -> "calc(" + text(simple, false) + ")";
    };
  }

  // §10.12 Simplification.

  private static MathNode simplify(MathNode node) {
    return switch (node) {
      case MathNode.Value value -> canonical(value);
      case MathNode.Sum sum -> sum(sum);
      case MathNode.Product product -> product(product);
      case MathNode.Call call -> {
        List<MathNode> arguments = simplified(call.arguments());
        MathNode made = folded(call.function(), arguments);
        yield made != null ? made : new MathNode.Call(call.function(), arguments);
      }
      case MathNode.Scalar scalar -> {
        List<MathNode> arguments = simplified(scalar.arguments());
        MathNode.Scalar made = new MathNode.Scalar(scalar.name(), arguments, scalar.anglesIn());
        boolean known = true;
        MathNode.Value first = null;
        for (MathNode each : arguments) {
          known &=
              each instanceof MathNode.Value(double v, Unit unit, boolean percent)
                  && !percent
                  && (unit == null || unit.factor != 0);
          if (first == null && each instanceof MathNode.Value value) {
            first = value;
          }
        }
        if (!known && !(scalar.name().equals("sign") && first != null && !first.percent())) {
          yield made;
        }
        if (!known && first != null) {
          yield new MathNode.Value(Math.signum(first.value()), null, false);
        }
        double result = made.evaluate(new ComputeContext.Initial(0, 0)).resolve(100);
        boolean angle = scalar.name().startsWith("a");
        yield new MathNode.Value(result, angle ? Unit.DEG : null, false);
      }
    };
  }

  private static List<MathNode> simplified(List<MathNode> nodes) {
    List<MathNode> out = new ArrayList<>(nodes.size());
    for (MathNode node : nodes) {
      out.add(simplify(node));
    }
    return out;
  }

  private static MathNode.Value canonical(MathNode.Value value) {
    Unit unit = value.unit();
    if (unit == null || unit.factor == 0 || unit.factor == 1) {
      return value;
    }
    Unit base =
        switch (unit.kind) {
          case LENGTH -> Unit.PX;
          case ANGLE -> Unit.DEG;
          case TIME -> Unit.S;
          case RESOLUTION -> Unit.DPPX;
          case NUMBER, PERCENT, LENGTH_PERCENT, FLEX -> unit;
        };
    return new MathNode.Value(value.value() * unit.factor, base, false);
  }

  private static boolean alike(MathNode.Value a, MathNode.Value b) {
    return a.unit() == b.unit() && a.percent() == b.percent();
  }

  /// One value, when all arguments are of one unit; null otherwise.
  private static MathNode.@Nullable Value folded(MathFunction function, List<MathNode> arguments) {
    double[] values = new double[arguments.size()];
    MathNode.Value first = null;
    for (int i = 0; i < values.length; i++) {
      if (!(arguments.get(i) instanceof MathNode.Value value)) {
        return null;
      }
      boolean free = Double.isInfinite(value.value()) && value.unit() == null;
      if (first == null && !free) {
        first = value;
      }
      if (first != null && !free && !alike(first, value)) {
        return null;
      }
      values[i] = value.value();
    }
    boolean percent = first != null && first.percent();
    if (percent && function != MathFunction.MIN && function != MathFunction.MAX) {
      return null; // What a percentage is of may be negative.
    }
    if (percent && arguments.size() > 1) {
      return null;
    }
    return new MathNode.Value(function.apply(values), first == null ? null : first.unit(), percent);
  }

  private static MathNode sum(MathNode.Sum sum) {
    List<MathNode> terms = new ArrayList<>();
    for (MathNode term : sum.terms()) {
      MathNode simple = simplify(term);
      if (simple instanceof MathNode.Sum(List<MathNode> inner)) {
        inner.forEach(each -> addTerm(terms, each));
      } else {
        addTerm(terms, simple);
      }
    }
    return terms.size() == 1 ? terms.getFirst() : new MathNode.Sum(terms);
  }

  private static void addTerm(List<MathNode> terms, MathNode term) {
    if (term instanceof MathNode.Value added) {
      for (int i = 0; i < terms.size(); i++) {
        if (terms.get(i) instanceof MathNode.Value value && alike(value, added)) {
          terms.set(
              i, new MathNode.Value(value.value() + added.value(), added.unit(), added.percent()));
          return;
        }
      }
    }
    terms.add(term);
  }

  private static MathNode product(MathNode.Product product) {
    MathNode left = simplify(product.left());
    MathNode right = simplify(product.right());
    if (right instanceof MathNode.Value(double factor, Unit unit, boolean percent)) {
      boolean number = unit == null && !percent;
      if (number) {
        double by = product.divide() ? 1 / factor : factor;
        MathNode scaled = scaled(left, by, product.divide() ? factor : 0);
        if (scaled != null) {
          return scaled;
        }
      } else if (product.divide()
          && left instanceof MathNode.Value value
          && value.unit() == unit
          && value.percent() == percent) {
        return new MathNode.Value(value.value() / factor, null, false);
      }
    }
    if (!product.divide()
        && left instanceof MathNode.Value(double factor, Unit unit, boolean percent)
        && unit == null
        && !percent) {
      MathNode scaled = scaled(right, factor, 0);
      if (scaled != null) {
        return scaled;
      }
    }
    return new MathNode.Product(left, right, product.divide());
  }

  private static @Nullable MathNode scaled(MathNode node, double factor, double divisor) {
    return switch (node) {
      case MathNode.Value(double value, Unit unit, boolean percent) ->
          new MathNode.Value(divisor != 0 ? value / divisor : value * factor, unit, percent);
      case MathNode.Sum(List<MathNode> terms) -> {
        List<MathNode> out = new ArrayList<>();
        for (MathNode term : terms) {
          MathNode made = scaled(term, factor, divisor);
          out.add(
              made != null
                  ? made
                  : new MathNode.Product(term, new MathNode.Value(factor, null, false), false));
        }
        yield new MathNode.Sum(out);
      }
      case MathNode.Product(MathNode left, MathNode right, boolean divide) -> {
        MathNode made = scaled(right, factor, divisor);
        yield made == null || divide ? null : new MathNode.Product(left, made, false);
      }
      case MathNode.Call ignored -> null;
      case MathNode.Scalar ignored -> null;
    };
  }

  // §10.13 Serialization.

  /// @param nested whether sums need parentheses
  private static String text(MathNode node, boolean nested) {
    return switch (node) {
      case MathNode.Value value -> value(value);
      case MathNode.Sum(List<MathNode> terms) -> {
        StringBuilder out = new StringBuilder(nested ? "(" : "");
        List<MathNode> sorted = new ArrayList<>(terms);
        sorted.sort(Comparator.comparing(MathText::sortKey));
        boolean first = true;
        for (MathNode term : sorted) {
          boolean minus =
              !first
                  && term instanceof MathNode.Value(double v, Unit unit, boolean percent)
                  && v < 0
                  && !Double.isInfinite(v);
          out.append(first ? "" : minus ? " - " : " + ");
          out.append(minus ? text(negated(term), true) : text(term, true));
          first = false;
        }
        yield out.append(nested ? ")" : "").toString();
      }
      case MathNode.Product(MathNode left, MathNode right, boolean divide) -> {
        boolean swap = !divide && isNumber(right) && !isNumber(left);
        String text =
            text(swap ? right : left, true)
                + (divide ? " / " : " * ")
                + text(swap ? left : right, true);
        yield nested ? "(" + text + ")" : text;
      }
      case MathNode.Call call -> call(call);
      case MathNode.Scalar scalar -> scalar(scalar);
    };
  }

  private static boolean isNumber(MathNode node) {
    return node instanceof MathNode.Value(double v, Unit unit, boolean percent)
        && unit == null
        && !percent;
  }

  private static MathNode negated(MathNode node) {
    return node instanceof MathNode.Value(double v, Unit unit, boolean percent)
        ? new MathNode.Value(-v, unit, percent)
        : node;
  }

  /// "Sort a calculation's children": numbers, percentages, dimensions by unit, then the others.
  private static String sortKey(MathNode node) {
    return switch (node) {
      case MathNode.Value(double v, Unit unit, boolean percent) ->
          percent ? "1" : unit == null ? "0" : "2" + unit.name();
      case MathNode.Sum ignored -> "3";
      case MathNode.Product ignored -> "3";
      case MathNode.Call ignored -> "3";
      case MathNode.Scalar ignored -> "3";
    };
  }

  private static String value(MathNode.Value value) {
    Unit given = value.unit();
    String unit =
        value.percent() ? "%" : given == null ? "" : given.name().toLowerCase(Locale.ROOT);
    double number = value.value();
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      String word = Double.isNaN(number) ? "NaN" : number > 0 ? "infinity" : "-infinity";
      return unit.isEmpty() ? word : word + " * 1" + unit;
    }
    return CssNumbers.format(number) + unit;
  }

  private static String call(MathNode.Call call) {
    StringBuilder out = new StringBuilder(call.function().css()).append('(');
    switch (call.function()) {
      case ROUND_UP -> out.append("up, ");
      case ROUND_DOWN -> out.append("down, ");
      case ROUND_TO_ZERO -> out.append("to-zero, ");
      case ROUND_NEAREST, MIN, MAX, CLAMP, MOD, REM, ABS, HYPOT -> {}
    }
    return arguments(call.arguments(), out);
  }

  private static String scalar(MathNode.Scalar scalar) {
    return arguments(scalar.arguments(), new StringBuilder(scalar.name()).append('('));
  }

  private static String arguments(List<MathNode> arguments, StringBuilder out) {
    for (int i = 0; i < arguments.size(); i++) {
      out.append(i == 0 ? "" : ", ").append(text(arguments.get(i), false));
    }
    return out.append(')').toString();
  }
}
