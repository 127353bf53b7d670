package bulkhead.renderer.layout.tree;

import bulkhead.renderer.css.syntax.TokenStream;
import bulkhead.renderer.css.value.Appearance;
import bulkhead.renderer.css.value.Computable;
import bulkhead.renderer.css.value.ComputeContext;
import bulkhead.renderer.css.value.LengthPercentage;
import bulkhead.renderer.css.value.ValueParser;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.style.ComputedStyle;
import org.jspecify.annotations.Nullable;

/// What a replaced element shows instead of its children.
public sealed interface ReplacedContent {
  /// `<img>`, `<input type=image>`, or an image of generated content.
  record Picture(ImageResource image) implements ReplacedContent {}

  /// `<embed>`, `<object>`: pixels of a plugin process.
  record Plugin(Element element) implements ReplacedContent {}

  /// `<iframe>`, and `<embed>` or `<object>` with a document.
  record Frame(Element element) implements ReplacedContent {}

  /// `<canvas>`, `<video>` and others of which only the box is there.
  record Blank(Element element) implements ReplacedContent {}

  /// `<svg>`; its width and height attributes are style, and its natural size.
  ///
  /// @param width of the attribute, whatever style says; NaN without one in absolute units
  /// @param ratio of the two, or of its `viewBox`; 0 without one
  record Svg(Element element, float width, float height, float ratio) implements ReplacedContent {
    static Svg of(Element element) {
      float width = length(element, "width");
      float height = length(element, "height");
      String[] numbers = element.attributeOrEmpty("viewBox").strip().split("[\\s,]+");
      float ratio = 0;
      boolean stretched =
          element.attributeOrEmpty("preserveAspectRatio").strip().startsWith("none");
      if (numbers.length == 4 && !stretched) {
        try {
          float across = Float.parseFloat(numbers[2]);
          float down = Float.parseFloat(numbers[3]);
          ratio = across > 0 && down > 0 ? across / down : 0;
        } catch (NumberFormatException e) {
          ratio = 0; // an attribute in error counts as absent
        }
      }
      if (width > 0 && height > 0) {
        ratio = width / height;
      }
      return new Svg(element, width, height, Float.isFinite(ratio) ? ratio : 0);
    }

    private static float length(Element element, String attribute) {
      String text = element.attributeOrEmpty(attribute);
      ComputedStyle style = ComputedStyle.of(element);
      Object length = ValueParser.length(TokenStream.of(text), ValueParser.Range.NONNEGATIVE);
      if (length != null && style != null) {
        Object computed =
            Computable.compute(length, new ComputeContext.Initial(0, 0, style.fontSize()));
        return computed instanceof LengthPercentage.Px(float px) ? px : Float.NaN;
      }
      try {
        float number = Float.parseFloat(text.strip());
        return number >= 0 && Float.isFinite(number) ? number : Float.NaN;
      } catch (NumberFormatException e) {
        return Float.NaN; // no number, or in error
      }
    }
  }

  /// The icon of an `<img>` whose picture could not be had, or a frame for it.
  record Broken(Element element) implements ReplacedContent {
    static final float SIZE = 16;

    public boolean isFramed() {
      return BrokenImages.isFramed(element);
    }

    public boolean hasRoom() {
      return BrokenImages.hasRoom(element);
    }

    public boolean hasIcon() {
      return element.hasAttribute("src") || element.hasAttribute("srcset");
    }
  }

  /// A form control without text.
  record Control(Element element, ControlKind kind) implements ReplacedContent {
    /// Whether it is a box to be checked as the system draws it, whose size is its own: without
    /// border and padding, and nothing where `appearance` says that it is not drawn.
    public boolean isDrawnBox() {
      return isBox() && !isBare();
    }

    private boolean isBox() {
      return kind == ControlKind.CHECKBOX || kind == ControlKind.RADIO;
    }

    private boolean isBare() {
      ComputedStyle style = ComputedStyle.used(element);
      return style != null && style.appearance() == Appearance.NONE;
    }
  }

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

  /// As high as Chromium's controls of an `<audio>`.
  float AUDIO_CONTROLS = 54;

  /// In CSS px; null if there is none.
  default @Nullable Float naturalWidth() {
    return switch (this) {
      case Picture(var image) -> image.naturalWidth() > 0 ? image.naturalWidth() : null;
      case Plugin plugin -> 300f;
      case Frame frame -> 300f;
      case Blank(Element element) -> canvasSize(element, "width", 300f);
      case Svg svg -> Float.isNaN(svg.width) ? null : (Float) svg.width;
      case Broken broken -> Broken.SIZE;
      case Control control -> control.isBox() && control.isBare() ? 0 : control.kind.width;
    };
  }

  default @Nullable Float naturalHeight() {
    return switch (this) {
      case Picture(var image) -> image.naturalHeight() > 0 ? image.naturalHeight() : null;
      case Plugin plugin -> 150f;
      case Frame frame -> 150f;
      case Blank(Element element) ->
          canvasSize(element, "height", element.is("audio") ? AUDIO_CONTROLS : 150f);
      case Svg svg -> Float.isNaN(svg.height) ? null : (Float) svg.height;
      case Broken broken -> Broken.SIZE;
      case Control control -> control.isBox() && control.isBare() ? 0 : control.kind.height;
    };
  }

  /// Width divided by height, or null if the contents have no shape of their own.
  default @Nullable Float naturalRatio() {
    return switch (this) {
      case Picture(var image) -> image.naturalRatio();
      case Plugin plugin -> null;
      case Frame frame -> null;
      case Blank(Element element) -> {
        if (!element.is("canvas")) {
          yield null;
        }
        float width = canvasSize(element, "width", 300f);
        float height = canvasSize(element, "height", 150f);
        yield width > 0 && height > 0 ? (Float) (width / height) : null;
      }
      case Svg svg -> svg.ratio > 0 ? (Float) svg.ratio : null;
      case Broken(Element element) -> element.ownerDocument().isQuirks() ? (Float) 1f : null;
      case Control control -> null;
    };
  }

  /// The size of a canvas' bitmap is that of its attributes (HTML §4.12.5); other elements here
  /// have the default size.
  private static float canvasSize(Element element, String attribute, float otherwise) {
    String text = element.is("canvas") ? element.attributeOrEmpty(attribute).strip() : "";
    int end = 0;
    while (end < text.length() && end < 9 && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end == 0 ? otherwise : Integer.parseInt(text.substring(0, end));
  }
}
