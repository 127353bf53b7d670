package bulkhead.renderer.css.value;

import bulkhead.renderer.css.syntax.CssNumbers;
import bulkhead.renderer.css.syntax.CssText;
import bulkhead.renderer.css.syntax.TokenStream;
import bulkhead.renderer.css.syntax.Tokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// `image-set()` (CSS Images 4 §2.4): images for several densities of pixels.
record ImageSet(List<Option> options) implements Computable {
  /// @param image a value of [ImageParser]
  /// @param type a MIME type; empty where none is given
  record Option(Object image, double density, String type) {
    boolean isSupported() {
      return type.isEmpty() || ImageTypes.isSupported(type);
    }

    private String text(Object computed) {
      return computed
          + " "
          + CssNumbers.format(density)
          + "x"
          + (type.isEmpty() ? "" : " type(" + CssText.string(type) + ")");
    }
  }

  ImageSet {
    options = List.copyOf(options);
  }

  static @Nullable ImageSet parse(TokenStream in, UnaryOperator<String> resolve) {
    List<Option> options = new ArrayList<>();
    do {
      Object image;
      if (in.peek() == Tokens.STRING) {
        image = ImageParser.url(in.text(), resolve);
        in.next();
      } else {
        image =
            in.peekFunction("image-set") || in.peekIdent("none")
                ? null
                : ImageParser.parse(in, resolve);
      }
      if (image == null) {
        return null;
      }
      double density = Double.NaN;
      String type = "";
      while (!in.atEnd() && in.peek() != Tokens.COMMA) {
        if (in.peek() == Tokens.DIMENSION && Double.isNaN(density)) {
          Unit unit = Unit.byName(in.lowerText());
          if (unit == null || unit.kind != Unit.Kind.RESOLUTION || in.number() <= 0) {
            return null;
          }
          density = in.number() * unit.factor;
          in.next();
        } else if (in.peekFunction("type") && type.isEmpty()) {
          TokenStream inside = in.block();
          if (inside.peek() != Tokens.STRING) {
            return null;
          }
          type = inside.text();
        } else {
          return null;
        }
      }
      options.add(new Option(image, Double.isNaN(density) ? 1 : density, type));
    } while (in.takeComma());
    return in.atEnd() ? new ImageSet(options) : null;
  }

  /// As Chromium, the lowest density that is enough, else the highest.
  @Override
  public Object compute(ComputeContext context) {
    Option best = null;
    List<Option> sorted = new ArrayList<>(options);
    sorted.sort(Comparator.comparingDouble(Option::density));
    StringBuilder text = new StringBuilder();
    for (Option option : options) {
      text.append(text.isEmpty() ? "" : ", ");
      text.append(option.text(Computable.compute(option.image, context)));
    }
    for (Option option : sorted) {
      if (option.isSupported()
          && (best == null
              || best.density < context.pixelRatio() && best.density < option.density)) {
        best = option;
      }
    }
    Object image = best == null ? Image.NONE : Computable.compute(best.image, context);
    return new Image.Chosen(
        (Image) image, best == null ? 1 : best.density, "image-set(" + text + ")");
  }

  @Override
  public String toString() {
    List<String> parts = options.stream().map(option -> option.text(option.image)).toList();
    return "image-set(" + String.join(", ", parts) + ")";
  }
}
