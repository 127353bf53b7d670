package bulkhead.renderer.raster;

/// The two colours of a border that looks carved: what faces the light, and what is in the shade.
/// Not in a standard; these are Chromium's: one step of brightness to either side of the border's
/// colour, except where a step leads nowhere, on what is nearly white or nearly black.
final class Relief {
  private static final float STEP = 0.33f;
  private static final int NEARLY_BLACK = 0x20;
  private static final int NEARLY_WHITE = 0xeb;
  private static final int LIGHTENED_BLACK = 0x545454;
  private static final float TO_BYTE = Math.nextDown(256f);

  private Relief() {}

  static int of(int argb, boolean lit) {
    return lit ? lit(argb) : shaded(argb);
  }

  static int lit(int argb) {
    int base = isNearlyBlack(argb) ? lighter(argb) : argb;
    return distance(base, 255) > 3 * (255 - NEARLY_WHITE) * (255 - NEARLY_WHITE)
        ? lighter(base)
        : base;
  }

  static int shaded(int argb) {
    return isNearlyBlack(argb) ? lighter(argb) : darker(argb);
  }

  private static boolean isNearlyBlack(int argb) {
    return distance(argb, 0) <= 3 * NEARLY_BLACK * NEARLY_BLACK;
  }

  /// Squared, from a grey.
  private static int distance(int argb, int grey) {
    int r = (argb >> 16 & 255) - grey;
    int g = (argb >> 8 & 255) - grey;
    int b = (argb & 255) - grey;
    return r * r + g * g + b * b;
  }

  private static float brightness(int argb) {
    return Math.max(argb >> 16 & 255, Math.max(argb >> 8 & 255, argb & 255)) / 255f;
  }

  private static int lighter(int argb) {
    float value = brightness(argb);
    return value == 0
        ? argb & 0xff000000 | LIGHTENED_BLACK
        : scaled(argb, Math.min(1, value + STEP) / value);
  }

  private static int darker(int argb) {
    float value = brightness(argb);
    return value == 0 ? argb : scaled(argb, Math.max(0, (value - STEP) / value));
  }

  private static int scaled(int argb, float factor) {
    return argb & 0xff000000
        | scaledPart(argb >> 16 & 255, factor) << 16
        | scaledPart(argb >> 8 & 255, factor) << 8
        | scaledPart(argb & 255, factor);
  }

  private static int scaledPart(int part, float factor) {
    return Math.min(255, (int) (part / 255f * factor * TO_BYTE));
  }
}
