package bulkhead.renderer.css.value;

/// A decoration that applies to an element's text: its own or one that an ancestor started (CSS
/// Text Decoration 3 §2.1); `fontSize` is that of the element that started it, or
/// of the innermost block that it has reached.
public record TextDecoration(
    int lines,
    TextDecorationStyle style,
    Color color,
    Size thickness,
    LengthPercentage underlineOffset,
    boolean autoOffset,
    float fontSize) {
  public static final int UNDERLINE = 1;
  public static final int OVERLINE = 2;
  public static final int LINE_THROUGH = 4;

  public boolean has(int line) {
    return (lines & line) != 0;
  }

  public TextDecoration withFontSize(float other) {
    return new TextDecoration(
        lines, style, color, thickness, underlineOffset, autoOffset, other);
  }

  public TextDecoration withColor(Color other) {
    return new TextDecoration(
        lines, style, other, thickness, underlineOffset, autoOffset, fontSize);
  }
}
