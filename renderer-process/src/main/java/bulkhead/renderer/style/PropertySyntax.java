package bulkhead.renderer.style;

import bulkhead.renderer.css.syntax.CssNumbers;
import bulkhead.renderer.css.syntax.CssText;
import bulkhead.renderer.css.syntax.TokenStream;
import bulkhead.renderer.css.syntax.Tokens;
import bulkhead.renderer.css.value.ColorParser;
import bulkhead.renderer.css.value.Computable;
import bulkhead.renderer.css.value.ComputeContext;
import bulkhead.renderer.css.value.Ident;
import bulkhead.renderer.css.value.ImageParser;
import bulkhead.renderer.css.value.LengthPercentage;
import bulkhead.renderer.css.value.RawText;
import bulkhead.renderer.css.value.Unit;
import bulkhead.renderer.css.value.ValueParser;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The syntax of a registered custom property (CSS Properties and Values 1 §5), and the values that
/// fit it. Immutable.
public final class PropertySyntax {
  /// How often a component comes, and what stands between.
  private enum Multiplier {
    ONE,
    SPACES,
    COMMAS
  }

  /// `type` in brackets, or an identifier.
  private record Component(String type, Multiplier multiplier) {}

  private static final PropertySyntax UNIVERSAL = new PropertySyntax(List.of());

  private final List<Component> components;

  private PropertySyntax(List<Component> components) {
    this.components = List.copyOf(components);
  }

  /// §5.4 "consume a syntax definition"; null when it is invalid.
  public static @Nullable PropertySyntax parse(String text) {
    String source = text.strip();
    if (source.equals("*")) {
      return UNIVERSAL;
    }
    if (source.isEmpty()) {
      return null;
    }
    List<Component> components = new ArrayList<>();
    for (String part : source.split("\\|", -1)) {
      String each = part.strip();
      Multiplier multiplier = Multiplier.ONE;
      if (each.endsWith("+") || each.endsWith("#")) {
        multiplier = each.endsWith("+") ? Multiplier.SPACES : Multiplier.COMMAS;
        each = each.substring(0, each.length() - 1);
      }
      boolean type = each.startsWith("<") && each.endsWith(">");
      if (type ? !isType(each) : !isIdentifier(each)) {
        return null;
      }
      if (each.equals("<transform-list>") && multiplier != Multiplier.ONE) {
        return null;
      }
      components.add(new Component(each, multiplier));
    }
    return new PropertySyntax(components);
  }

  private static boolean isType(String name) {
    return switch (name) {
      case "<length>",
          "<number>",
          "<percentage>",
          "<length-percentage>",
          "<color>",
          "<image>",
          "<url>",
          "<integer>",
          "<angle>",
          "<time>",
          "<resolution>",
          "<transform-function>",
          "<transform-list>",
          "<custom-ident>",
          "<string>" ->
          true;
      default -> false;
    };
  }

  private static boolean isIdentifier(String text) {
    TokenStream in = TokenStream.of(text);
    if (text.isEmpty() || in.peek() != Tokens.IDENT || isReserved(in.lowerText())) {
      return false;
    }
    in.next();
    return in.atEnd();
  }

  private static boolean isReserved(String lower) {
    return switch (lower) {
      case "initial", "inherit", "unset", "revert", "revert-layer", "default" -> true;
      default -> false;
    };
  }

  /// `*`: any value, kept as it is.
  public boolean isUniversal() {
    return components.isEmpty();
  }

  /// Several values, or one.
  public record Value(List<Object> parts, String separator) {
    @Override
    public String toString() {
      return parts.stream().map(PropertySyntax::text).collect(Collectors.joining(separator));
    }
  }

  private static String text(Object part) {
    return part instanceof List<?> list
        ? list.stream().map(Object::toString).collect(Collectors.joining(" "))
        : part instanceof Float number ? CssNumbers.format(number) : part.toString();
  }

  /// The computed value of that text; null when it does not fit.
  @Nullable Value compute(String text, String baseUrl, ComputeContext context) {
    ParseContext parsing = new ParseContext(baseUrl, false);
    for (Component component : components) {
      TokenStream in = TokenStream.of(text);
      List<Object> parts = new ArrayList<>(1);
      boolean more;
      do {
        Object part = item(component.type, in, parsing);
        if (part == null) {
          parts.clear();
          break;
        }
        parts.add(Computable.compute(part, context));
        more =
            switch (component.multiplier) {
              case ONE -> false;
              case SPACES -> !in.atEnd();
              case COMMAS -> in.takeComma();
            };
      } while (more);
      if (!parts.isEmpty() && in.atEnd()) {
        return new Value(
            List.copyOf(parts), component.multiplier == Multiplier.COMMAS ? ", " : " ");
      }
    }
    return null;
  }

  /// The value of a text that is computed already.
  public @Nullable Value read(String computed) {
    return compute(computed, "", new ComputeContext.Initial(0, 0));
  }

  /// §2.2 "computationally independent": nothing in it depends on the element.
  public static boolean isIndependent(String text) {
    Tokens tokens = Tokens.of(text);
    for (int i = 0; i < tokens.count(); i++) {
      if (tokens.kind(i) == Tokens.DIMENSION) {
        Unit unit = Unit.byName(tokens.lowerText(i));
        if (unit != null && unit.factor == 0 && !isOfViewport(unit)) {
          return false;
        }
      } else if (tokens.kind(i) == Tokens.FUNCTION && tokens.textIs(i, "var")) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOfViewport(Unit unit) {
    return switch (unit) {
      case VW, VH, VMIN, VMAX -> true;
      default -> false;
    };
  }

  private static @Nullable Object item(String type, TokenStream in, ParseContext context) {
    return switch (type) {
      case "<length>" -> ValueParser.length(in, ValueParser.Range.ALL);
      case "<length-percentage>" -> ValueParser.lengthPercentage(in, ValueParser.Range.ALL);
      case "<percentage>" -> {
        Object value = ValueParser.lengthPercentage(in, ValueParser.Range.ALL);
        Object computed =
            value == null ? null : Computable.compute(value, new ComputeContext.Initial(0, 0));
        yield computed instanceof LengthPercentage.Percent ? computed : null;
      }
      case "<number>" -> {
        Double value = ValueParser.number(in);
        yield value == null ? null : (Float) value.floatValue();
      }
      case "<integer>" -> ValueParser.integer(in);
      case "<angle>" -> quantity(ValueParser.angle(in, false), "deg");
      case "<time>" -> quantity(ValueParser.time(in), "s");
      case "<resolution>" -> resolution(in);
      case "<color>" -> ColorParser.parse(in);
      case "<image>", "<url>" -> ImageParser.parse(in, context::resolve);
      case "<transform-function>", "<transform-list>" -> transform(type, in);
      case "<string>" -> {
        if (in.peek() != Tokens.STRING) {
          yield null;
        }
        String text = in.text();
        in.next();
        yield new RawText(CssText.string(text));
      }
      case "<custom-ident>" -> identifier(in, null);
      default -> identifier(in, type);
    };
  }

  private static @Nullable Object quantity(@Nullable Double value, String unit) {
    return value == null ? null : new Quantity(value.floatValue(), unit);
  }

  /// A number with a unit that nothing else of the engine keeps.
  public record Quantity(float value, String unit) {
    @Override
    public String toString() {
      return CssNumbers.format(value) + unit;
    }
  }

  private static @Nullable Object resolution(TokenStream in) {
    if (in.peek() != Tokens.DIMENSION) {
      return null;
    }
    double factor =
        switch (in.lowerText()) {
          case "dppx", "x" -> 1;
          case "dpi" -> 1 / 96.0;
          case "dpcm" -> 2.54 / 96;
          default -> Double.NaN;
        };
    double value = in.number() * factor;
    if (Double.isNaN(value)) {
      return null;
    }
    in.next();
    return new Quantity((float) value, "dppx");
  }

  private static @Nullable Object transform(String type, TokenStream in) {
    if (in.peek() != Tokens.FUNCTION) {
      return null;
    }
    if (type.equals("<transform-list>")) {
      return TransformParser.transform(in);
    }
    int start = in.position();
    in.skipComponent();
    return TransformParser.transform(new TokenStream(in.tokens(), start, in.position()));
  }

  private static @Nullable Object identifier(TokenStream in, @Nullable String exactly) {
    if (in.peek() != Tokens.IDENT) {
      return null;
    }
    String name = in.text();
    if (exactly == null ? isReserved(in.lowerText()) : !name.equals(exactly)) {
      return null;
    }
    in.next();
    return new Ident(CssText.identifier(name));
  }
}
