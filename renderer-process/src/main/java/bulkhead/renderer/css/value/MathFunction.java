package bulkhead.renderer.css.value;

/// The math functions of CSS Values 4 §10 whose arguments and result are of one type.
public enum MathFunction implements Keyword {
  MIN,
  MAX,
  CLAMP,
  ROUND_NEAREST,
  ROUND_UP,
  ROUND_DOWN,
  ROUND_TO_ZERO,
  MOD,
  REM,
  ABS,
  HYPOT;

  @Override
  public String css() {
    return switch (this) {
      case ROUND_NEAREST, ROUND_UP, ROUND_DOWN, ROUND_TO_ZERO -> "round";
      case MIN, MAX, CLAMP, MOD, REM, ABS, HYPOT -> Keyword.super.css();
    };
  }

  /// §10.3: rounding to a multiple of `step`.
  private double round(double value, double step) {
    if (step == 0 || Double.isNaN(value) || Double.isNaN(step)) {
      return Double.NaN;
    }
    if (Double.isInfinite(value)) {
      return Double.isInfinite(step) ? Double.NaN : value;
    }
    boolean negative = Math.copySign(1, value) < 0;
    if (Double.isInfinite(step)) {
      double zero = negative ? -0.0 : 0.0;
      return switch (this) {
        case ROUND_UP -> value > 0 ? Double.POSITIVE_INFINITY : zero;
        case ROUND_DOWN -> value < 0 ? Double.NEGATIVE_INFINITY : zero;
        case ROUND_NEAREST, ROUND_TO_ZERO, MIN, MAX, CLAMP, MOD, REM, ABS, HYPOT -> zero;
      };
    }
    double size = Math.abs(step);
    double low = Math.floor(value / size);
    double rounded =
        switch (this) {
          case ROUND_UP -> Math.ceil(value / size);
          case ROUND_DOWN -> low;
          case ROUND_TO_ZERO -> negative ? Math.ceil(value / size) : low;
          case ROUND_NEAREST, MIN, MAX, CLAMP, MOD, REM, ABS, HYPOT ->
              Math.floor(value / size + 0.5);
        };
    return rounded == 0 ? (negative ? -0.0 : 0.0) : rounded * size;
  }

  /// The result; all arguments in one unit.
  public double apply(double[] v) {
    return switch (this) {
      case MIN -> {
        double result = v[0];
        for (double each : v) {
          result = Math.min(result, each);
        }
        yield result;
      }
      case MAX -> {
        double result = v[0];
        for (double each : v) {
          result = Math.max(result, each);
        }
        yield result;
      }
      case CLAMP -> Math.max(v[0], Math.min(v[1], v[2]));
      case ROUND_NEAREST, ROUND_UP, ROUND_DOWN, ROUND_TO_ZERO -> round(v[0], v[1]);
      // §10.4.1: what is not finite, and signs.
      case MOD ->
          Double.isInfinite(v[1]) && Double.isFinite(v[0])
              ? (v[0] != 0 && Math.signum(v[0]) != Math.signum(v[1]) ? Double.NaN : v[0])
              : v[1] == 0 ? Double.NaN : v[0] - Math.floor(v[0] / v[1]) * v[1];
      case REM -> v[1] == 0 ? Double.NaN : v[0] % v[1];
      case ABS -> Math.abs(v[0]);
      case HYPOT -> {
        double sum = 0;
        for (double each : v) {
          sum += each * each;
        }
        yield Math.sqrt(sum);
      }
    };
  }
}
