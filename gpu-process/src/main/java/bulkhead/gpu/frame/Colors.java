package bulkhead.gpu.frame;

/// Arithmetic on colours of 8 bit a channel.
public final class Colors {
  private Colors() {}

  public static int alpha(int argb) {
    return argb >>> 24;
  }

  /// ARGB with red, green and blue multiplied by alpha, which is first multiplied by `opacity`. As
  /// an int in little-endian memory this is BGRA, the pixels' own order.
  public static int premultiply(int argb, float opacity) {
    float alpha = alpha(argb) * opacity;
    return channel(alpha) << 24
        | channel((argb >> 16 & 255) * alpha / 255) << 16
        | channel((argb >> 8 & 255) * alpha / 255) << 8
        | channel((argb & 255) * alpha / 255);
  }

  private static int channel(float value) {
    return (int) (value + 0.5f);
  }
}
