package bulkhead.renderer.svg;

import bulkhead.renderer.dom.Element;
import org.jspecify.annotations.Nullable;

/// The natural dimensions of an `<svg>` element (SVG 2 §8.12 "intrinsic sizing properties").
///
/// @param width in CSS px; null without one, also for a percentage
/// @param ratio width by height; null without one
public record SvgSize(@Nullable Float width, @Nullable Float height, @Nullable Float ratio) {
  private static final float PX_PER_INCH = 96;

  /// Of an SVG image, whose `width` and `height` attributes count.
  static SvgSize of(Element svg) {
    Float width = length(svg.attribute("width"));
    Float height = length(svg.attribute("height"));
    return new SvgSize(
        width,
        height,
        width != null && height != null && width > 0 && height > 0
            ? (Float) (width / height)
            : ratioOf(svg));
  }

  /// Of the `viewBox`, unless the picture may be stretched to any shape.
  public static @Nullable Float ratioOf(Element svg) {
    float[] box = viewBox(svg);
    boolean stretched = svg.attributeOrEmpty("preserveAspectRatio").strip().startsWith("none");
    return box == null || stretched || box[2] <= 0 || box[3] <= 0
        ? null
        : (Float) (box[2] / box[3]);
  }

  /// Left, top, width and height; null if there is none.
  static float @Nullable [] viewBox(Element svg) {
    String[] parts = svg.attributeOrEmpty("viewBox").strip().split("[\\s,]+");
    if (parts.length != 4) {
      return null;
    }
    float[] box = new float[4];
    for (int i = 0; i < 4; i++) {
      box[i] = number(parts[i]);
      if (Float.isNaN(box[i])) {
        return null;
      }
    }
    return box[2] < 0 || box[3] < 0 ? null : box;
  }

  /// A length in absolute units, or null.
  static @Nullable Float length(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String value = text.strip();
    int end = value.length();
    while (end > 0 && (Character.isLetter(value.charAt(end - 1)) || value.charAt(end - 1) == '%')) {
      end--;
    }
    float number = number(value.substring(0, end));
    float factor =
        switch (value.substring(end)) {
          case "", "px" -> 1;
          case "in" -> PX_PER_INCH;
          case "cm" -> PX_PER_INCH / 2.54f;
          case "mm" -> PX_PER_INCH / 25.4f;
          case "pt" -> PX_PER_INCH / 72;
          case "pc" -> PX_PER_INCH / 6;
          case "em", "rem" -> 16;
          case "ex" -> 8;
          default -> Float.NaN;
        };
    float length = number * factor;
    return length >= 0 && length < 1e7f ? (Float) length : null;
  }

  /// NaN for what is no finite number.
  static float number(String text) {
    if (text.isEmpty() || text.length() > 40) {
      return Float.NaN;
    }
    char last = text.charAt(text.length() - 1);
    if (last != '.' && !Character.isDigit(last)) {
      return Float.NaN; // Java's suffixes are not numbers here
    }
    try {
      float number = Float.parseFloat(text);
      return Float.isFinite(number) ? number : Float.NaN;
    } catch (NumberFormatException e) {
      return Float.NaN;
    }
  }
}
