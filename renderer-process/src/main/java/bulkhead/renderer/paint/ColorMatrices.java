package bulkhead.renderer.paint;

import bulkhead.renderer.css.value.FilterFunction;
import java.util.ArrayList;
import java.util.List;

/// The colour matrices of CSS filter functions. Source:
/// https://www.w3.org/TR/filter-effects-1/#ShorthandEquivalents
public final class ColorMatrices {
  private ColorMatrices() {}

  public static Filter.ColorMatrix of(FilterFunction.Adjust adjust) {
    float a = adjust.amount();
    return switch (adjust.kind()) {
      case BRIGHTNESS -> diagonal(a, 0);
      case CONTRAST -> diagonal(a, 0.5f - 0.5f * a);
      case OPACITY -> alpha(Math.min(1, a));
      case INVERT -> diagonal(1 - 2 * Math.min(1, a), Math.min(1, a));
      case GRAYSCALE -> saturate(1 - Math.min(1, a));
      case SATURATE -> saturate(a);
      case SEPIA -> sepia(1 - Math.min(1, a));
      case HUE_ROTATE -> hueRotate(a);
    };
  }

  private static Filter.ColorMatrix rows(float... rgb) {
    List<Float> values = new ArrayList<>(20);
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        values.add(rgb[row * 3 + column]);
      }
      values.add(0f);
      values.add(0f);
    }
    values.addAll(List.of(0f, 0f, 0f, 1f, 0f));
    return new Filter.ColorMatrix(values);
  }

  private static Filter.ColorMatrix diagonal(float scale, float add) {
    return new Filter.ColorMatrix(
        List.of(
            scale, 0f, 0f, 0f, add, 0f, scale, 0f, 0f, add, 0f, 0f, scale, 0f, add, 0f, 0f, 0f, 1f,
            0f));
  }

  private static Filter.ColorMatrix alpha(float scale) {
    return new Filter.ColorMatrix(
        List.of(1f, 0f, 0f, 0f, 0f, 0f, 1f, 0f, 0f, 0f, 0f, 0f, 1f, 0f, 0f, 0f, 0f, 0f, scale, 0f));
  }

  private static Filter.ColorMatrix saturate(float s) {
    return rows(
        0.213f + 0.787f * s,
        0.715f - 0.715f * s,
        0.072f - 0.072f * s,
        0.213f - 0.213f * s,
        0.715f + 0.285f * s,
        0.072f - 0.072f * s,
        0.213f - 0.213f * s,
        0.715f - 0.715f * s,
        0.072f + 0.928f * s);
  }

  private static Filter.ColorMatrix sepia(float s) {
    return rows(
        0.393f + 0.607f * s,
        0.769f - 0.769f * s,
        0.189f - 0.189f * s,
        0.349f - 0.349f * s,
        0.686f + 0.314f * s,
        0.168f - 0.168f * s,
        0.272f - 0.272f * s,
        0.534f - 0.534f * s,
        0.131f + 0.869f * s);
  }

  private static Filter.ColorMatrix hueRotate(float degrees) {
    float c = (float) Math.cos(Math.toRadians(degrees));
    float s = (float) Math.sin(Math.toRadians(degrees));
    return rows(
        0.213f + c * 0.787f - s * 0.213f,
        0.715f - c * 0.715f - s * 0.715f,
        0.072f - c * 0.072f + s * 0.928f,
        0.213f - c * 0.213f + s * 0.143f,
        0.715f + c * 0.285f + s * 0.140f,
        0.072f - c * 0.072f - s * 0.283f,
        0.213f - c * 0.213f - s * 0.787f,
        0.715f - c * 0.715f + s * 0.715f,
        0.072f + c * 0.928f + s * 0.072f);
  }
}
