package bulkhead.renderer.layout.fragment;

/// CSS px as layout counts them: multiples of 1/64, between plus and minus 33554428, never NaN
/// (Chromium's LayoutUnit).
public final class Px {
  public static final float MAX = 33_554_428f;

  /// Not known yet, as the height that a percentage refers to when its containing block's is
  /// `auto`.
  public static final float INDEFINITE = Float.NaN;

  private Px() {}

  public static boolean isDefinite(float value) {
    return !Float.isNaN(value);
  }

  /// Rounds down to a multiple of 1/64.
  public static float floor(float value) {
    if ((int) value == value) { // OPTIMIZATION: most are whole
      return clamp(value);
    }
    return clamp((float) (Math.floor(value * 64.0) / 64));
  }

  /// What a ratio makes of the other side: as [#floor], but for what only arithmetic took away.
  public static float byRatio(float value) {
    return clamp((float) (Math.floor(value * 64.0 + RATIO_ERROR) / 64));
  }

  private static final double RATIO_ERROR = 0.02;

  /// Rounds up to a multiple of 1/64.
  public static float ceil(float value) {
    return clamp((float) (Math.ceil(value * 64.0) / 64));
  }

  /// Rounds to the nearest multiple of 1/64.
  public static float round(float value) {
    return clamp((float) (Math.round(value * 64.0) / 64.0));
  }

  public static float clamp(float value) {
    if (Float.isNaN(value)) {
      return 0;
    }
    return value > MAX ? MAX : value < -MAX ? -MAX : value;
  }

  /// Like Chromium's: `min` wins over `max`.
  public static float limit(float value, float min, float max) {
    return Math.max(min, Math.min(value, max));
  }
}
