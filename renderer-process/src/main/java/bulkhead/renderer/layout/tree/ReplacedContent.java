package bulkhead.renderer.layout.tree;

import bulkhead.renderer.dom.Element;
import org.jspecify.annotations.Nullable;

/// What a replaced element shows instead of its children.
public sealed interface ReplacedContent {
  /// `<img>`, `<input type=image>`, or an image of generated content.
  record Picture(ImageResource image) implements ReplacedContent {}

  /// `<embed>`, `<object>`: pixels of a plugin process.
  record Plugin(Element element) implements ReplacedContent {}

  /// `<iframe>`.
  record Frame(Element element) implements ReplacedContent {}

  /// `<canvas>`, `<video>` and others of which only the box is there.
  record Blank(Element element) implements ReplacedContent {}

  /// `<svg>`; its width and height attributes are style.
  ///
  /// @param ratio of its `viewBox`, or 0 without one
  record Svg(Element element, float ratio) implements ReplacedContent {
    static Svg of(Element element) {
      String[] numbers = element.attributeOrEmpty("viewBox").strip().split("[\\s,]+");
      float ratio = 0;
      if (numbers.length == 4) {
        try {
          float width = Float.parseFloat(numbers[2]);
          float height = Float.parseFloat(numbers[3]);
          ratio = width > 0 && height > 0 ? width / height : 0;
        } catch (NumberFormatException e) {
          ratio = 0; // an attribute in error counts as absent
        }
      }
      return new Svg(element, Float.isFinite(ratio) ? ratio : 0);
    }
  }

  /// A form control without text.
  record Control(Element element, ControlKind kind) implements ReplacedContent {}

  enum ControlKind {
    CHECKBOX(13, 13),
    RADIO(13, 13),
    RANGE(129, 16),
    COLOR(50, 27),
    PROGRESS(160, 16),
    METER(80, 16);

    private final float width;
    private final float height;

    ControlKind(float width, float height) {
      this.width = width;
      this.height = height;
    }
  }

  /// In CSS px; null if there is none.
  default @Nullable Float naturalWidth() {
    return switch (this) {
      case Picture(var image) -> image.naturalWidth() > 0 ? image.naturalWidth() : null;
      case Plugin plugin -> 300f;
      case Frame frame -> 300f;
      case Blank(var element) -> element.is("canvas") ? dimension(element, "width", 300) : 300f;
      case Svg svg -> null;
      case Control(var element, var kind) -> kind.width;
    };
  }

  default @Nullable Float naturalHeight() {
    return switch (this) {
      case Picture(var image) -> image.naturalHeight() > 0 ? image.naturalHeight() : null;
      case Plugin plugin -> 150f;
      case Frame frame -> 150f;
      case Blank(var element) -> element.is("canvas") ? dimension(element, "height", 150) : 150f;
      case Svg svg -> null;
      case Control(var element, var kind) -> kind.height;
    };
  }

  /// HTML §2.3.4.2 Non-negative integers.
  private static Float dimension(Element element, String attribute, int otherwise) {
    String text = element.attributeOrEmpty(attribute).strip();
    int end = text.startsWith("+") ? 1 : 0;
    int value = 0;
    int start = end;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      value = Math.min(value * 10 + (text.charAt(end) - '0'), 1_000_000);
      end++;
    }
    return (float) (end > start ? value : otherwise);
  }

  /// Width divided by height, or null if the contents have no shape of their own.
  default @Nullable Float naturalRatio() {
    return switch (this) {
      case Picture(var image) ->
          image.naturalWidth() > 0 && image.naturalHeight() > 0
              ? (Float) (image.naturalWidth() / image.naturalHeight())
              : null;
      case Plugin plugin -> null;
      case Frame frame -> null;
      case Blank(var element) -> {
        float height = element.is("canvas") ? dimension(element, "height", 150) : 150;
        float width = element.is("canvas") ? dimension(element, "width", 300) : 300;
        yield height > 0 && width > 0 ? (Float) (width / height) : null;
      }
      case Svg svg -> svg.ratio > 0 ? (Float) svg.ratio : null;
      case Control control -> null;
    };
  }
}
