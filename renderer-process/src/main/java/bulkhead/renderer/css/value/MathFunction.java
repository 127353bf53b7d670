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
      case ROUND_NEAREST -> v[1] == 0 ? Double.NaN : Math.floor(v[0] / v[1] + 0.5) * v[1];
      case ROUND_UP -> v[1] == 0 ? Double.NaN : Math.ceil(v[0] / v[1]) * v[1];
      case ROUND_DOWN -> v[1] == 0 ? Double.NaN : Math.floor(v[0] / v[1]) * v[1];
      case ROUND_TO_ZERO ->
          v[1] == 0
              ? Double.NaN
              : (v[0] / v[1] < 0 ? Math.ceil(v[0] / v[1]) : Math.floor(v[0] / v[1])) * v[1];
      case MOD -> v[1] == 0 ? Double.NaN : v[0] - Math.floor(v[0] / v[1]) * v[1];
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
