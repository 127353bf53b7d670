package bulkhead.renderer.style;

import bulkhead.renderer.css.value.CalcNode;
import bulkhead.renderer.css.value.LengthPercentage;
import java.util.List;

/// Sums of computed lengths and percentages.
final class ShapeMath {
  private ShapeMath() {}

  static LengthPercentage sum(LengthPercentage a, LengthPercentage b) {
    if (a instanceof LengthPercentage.Px(float x) && b instanceof LengthPercentage.Px(float y)) {
      return LengthPercentage.px(x + y);
    }
    if (a instanceof LengthPercentage.Percent(float x)
        && b instanceof LengthPercentage.Percent(float y)) {
      return new LengthPercentage.Percent(x + y);
    }
    return new LengthPercentage.Calc(new CalcNode.Sum(List.of(node(a), node(b))), false);
  }

  /// What is left of the whole: `calc(100% - length)`.
  static LengthPercentage fromEnd(LengthPercentage length) {
    return switch (length) {
      case LengthPercentage.Percent(float percent) -> new LengthPercentage.Percent(100 - percent);
      case LengthPercentage.Px(float px) ->
          new LengthPercentage.Calc(new CalcNode.Linear(-px, 100), false);
      case LengthPercentage.Calc(CalcNode node, boolean ignored) ->
          new LengthPercentage.Calc(
              new CalcNode.Sum(List.of(new CalcNode.Linear(0, 100), new CalcNode.Scale(-1, node))),
              false);
    };
  }

  private static CalcNode node(LengthPercentage length) {
    return switch (length) {
      case LengthPercentage.Px(float px) -> new CalcNode.Linear(px, 0);
      case LengthPercentage.Percent(float percent) -> new CalcNode.Linear(0, percent);
      case LengthPercentage.Calc(CalcNode node, boolean ignored) -> node;
    };
  }
}
