package bulkhead.renderer.css.value;

import bulkhead.renderer.css.syntax.CssNumbers;
import java.util.List;

/// A math expression over px and percentages that is left over after computing (CSS Values 4
/// §10.10).
public sealed interface CalcNode
    permits CalcNode.Linear, CalcNode.Sum, CalcNode.Scale, CalcNode.Function {

  /// In px, where 100% is `basis` px.
  double resolve(double basis);

  /// `px + percent%`; most expressions end up as one of these.
  record Linear(double px, double percent) implements CalcNode {
    @Override
    public double resolve(double basis) {
      return px + percent * basis / 100;
    }

    @Override
    public String toString() {
      if (percent == 0) {
        return CssNumbers.format(px) + "px";
      }
      if (px == 0) {
        return CssNumbers.format(percent) + "%";
      }
      return CssNumbers.format(percent)
          + (px < 0 ? "% - " : "% + ")
          + CssNumbers.format(Math.abs(px))
          + "px";
    }
  }

  record Sum(List<CalcNode> terms) implements CalcNode {
    @Override
    public double resolve(double basis) {
      double sum = 0;
      for (CalcNode term : terms) {
        sum += term.resolve(basis);
      }
      return sum;
    }

    @Override
    public String toString() {
      StringBuilder out = new StringBuilder();
      for (CalcNode term : terms) {
        out.append(out.isEmpty() ? "" : " + ").append(term);
      }
      return out.toString();
    }
  }

  record Scale(double factor, CalcNode term) implements CalcNode {
    @Override
    public double resolve(double basis) {
      return factor * term.resolve(basis);
    }

    @Override
    public String toString() {
      return CssNumbers.format(factor) + " * (" + term + ")";
    }
  }

  /// `min()`, `max()`, `clamp()` and the rest, by name.
  record Function(MathFunction function, List<CalcNode> arguments) implements CalcNode {
    @Override
    public double resolve(double basis) {
      double[] values = new double[arguments.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = arguments.get(i).resolve(basis);
      }
      return function.apply(values);
    }

    @Override
    public String toString() {
      StringBuilder out = new StringBuilder(function.css()).append('(');
      for (int i = 0; i < arguments.size(); i++) {
        out.append(i == 0 ? "" : ", ").append(arguments.get(i));
      }
      return out.append(')').toString();
    }
  }
}
