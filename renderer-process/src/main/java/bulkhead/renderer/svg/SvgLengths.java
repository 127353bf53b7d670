package bulkhead.renderer.svg;

import bulkhead.renderer.dom.Element;
import bulkhead.renderer.style.ComputedStyle;
import org.jspecify.annotations.Nullable;

/// Lengths in attributes (SVG 2 §8.9). Pure.
///
/// @param width what percentages of widths refer to: the nearest viewport's
record SvgLengths(float width, float height) {
  private static final float PX_PER_INCH = 96;

  /// Which side of the viewport a percentage is of.
  enum Axis {
    X,
    Y,
    /// The diagonal divided by the square root of two.
    OTHER
  }

  float basis(Axis axis) {
    return switch (axis) {
      case X -> width;
      case Y -> height;
      case OTHER -> (float) Math.sqrt((width * width + height * height) / 2);
    };
  }

  /// An attribute's length; `otherwise` where it is missing or wrong.
  float of(Element element, String name, Axis axis, float otherwise) {
    Float value = parse(element.attribute(name), axis, ComputedStyle.of(element));
    return value == null ? otherwise : value;
  }

  @Nullable Float parse(@Nullable String text, Axis axis, @Nullable ComputedStyle style) {
    if (text == null) {
      return null;
    }
    String value = text.strip();
    int end = value.length();
    while (end > 0 && (Character.isLetter(value.charAt(end - 1)) || value.charAt(end - 1) == '%')) {
      end--;
    }
    float number = number(value.substring(0, end));
    if (Float.isNaN(number)) {
      return null;
    }
    float font = style == null ? 16 : style.fontSize();
    float factor =
        switch (value.substring(end)) {
          case "", "px" -> 1;
          case "%" -> basis(axis) / 100;
          case "in" -> PX_PER_INCH;
          case "cm" -> PX_PER_INCH / 2.54f;
          case "mm" -> PX_PER_INCH / 25.4f;
          case "q", "Q" -> PX_PER_INCH / 101.6f;
          case "pt" -> PX_PER_INCH / 72;
          case "pc" -> PX_PER_INCH / 6;
          case "em" -> font;
          case "rem" -> 16;
          case "ex", "ch" -> font / 2;
          default -> Float.NaN;
        };
    float length = number * factor;
    return Float.isNaN(length) ? null : (Float) Math.max(-1e10f, Math.min(1e10f, length));
  }

  /// NaN for what is no number.
  static float number(String text) {
    return SvgSize.number(text.strip());
  }

  /// Numbers separated by spaces and commas; stops at the first that is none.
  static float[] numbers(String text) {
    String[] parts = text.strip().split("[\\s,]+");
    float[] out = new float[parts.length];
    for (int i = 0; i < parts.length; i++) {
      out[i] = number(parts[i]);
      if (Float.isNaN(out[i])) {
        return java.util.Arrays.copyOf(out, i);
      }
    }
    return out;
  }
}
