package bulkhead.renderer.style;

import bulkhead.renderer.css.syntax.CssNumbers;
import bulkhead.renderer.css.syntax.TokenStream;
import bulkhead.renderer.css.syntax.Tokens;
import bulkhead.renderer.css.value.Deferred;
import bulkhead.renderer.css.value.RawText;
import bulkhead.renderer.css.value.ValueParser;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The longhands of `border-image` (CSS Backgrounds 3 §5): sides of numbers and lengths, which are
/// kept as their computed text.
final class BorderImageParser {
  private BorderImageParser() {}

  static @Nullable Object parse(Property property, TokenStream in) {
    if (property == Properties.BORDER_IMAGE_SLICE) {
      return slice(in);
    }
    return property == Properties.BORDER_IMAGE_REPEAT
        ? repeat(in)
        : sides(in, property == Properties.BORDER_IMAGE_WIDTH);
  }

  /// §5.2: one to four numbers or percentages, and `fill` before or after them.
  static @Nullable Object slice(TokenStream in) {
    boolean fill = in.takeIdent("fill");
    List<Object> parts = new ArrayList<>(5);
    while (parts.size() < 4 && !in.atEnd()) {
      boolean percent = in.peek() == Tokens.PERCENTAGE;
      int start = in.position();
      Double number = percent ? (Double) in.number() : ValueParser.number(in);
      if (percent) {
        in.next();
      }
      if (number == null || number < 0) {
        in.rewind(start);
        if (number != null) {
          return null;
        }
        break;
      }
      parts.add(CssNumbers.format(number) + (percent ? "%" : ""));
    }
    if (parts.isEmpty()) {
      return null;
    }
    fill |= !fill && in.takeIdent("fill");
    List<Object> shown = shortened(parts);
    if (fill) {
      shown.add("fill");
    }
    return joined(shown);
  }

  /// §5.3, §5.4: one to four numbers, lengths, and of widths also percentages and `auto`.
  static @Nullable Object sides(TokenStream in, boolean width) {
    List<Object> parts = new ArrayList<>(4);
    while (parts.size() < 4 && !in.atEnd()) {
      int start = in.position();
      Object part = side(in, width);
      if (part == null) {
        in.rewind(start);
        break;
      }
      parts.add(part);
    }
    return parts.isEmpty() ? null : joined(shortened(parts));
  }

  private static @Nullable Object side(TokenStream in, boolean width) {
    if (width && in.takeIdent("auto")) {
      return "auto";
    }
    int start = in.position();
    Double number = ValueParser.number(in);
    if (number != null) {
      return number < 0 ? null : CssNumbers.format(number);
    }
    in.rewind(start);
    return width
        ? ValueParser.lengthPercentage(in, ValueParser.Range.NONNEGATIVE)
        : ValueParser.length(in, ValueParser.Range.NONNEGATIVE);
  }

  /// §5.5: one or two keywords.
  static @Nullable Object repeat(TokenStream in) {
    List<Object> parts = new ArrayList<>(2);
    while (parts.size() < 2 && in.peek() == Tokens.IDENT) {
      String word = in.lowerText();
      switch (word) {
        case "stretch", "repeat", "round", "space" -> parts.add(word);
        default -> {
          return parts.isEmpty() ? null : joined(parts);
        }
      }
      in.next();
    }
    if (parts.isEmpty()) {
      return null;
    }
    if (parts.size() == 2 && parts.get(0).equals(parts.get(1))) {
      parts.removeLast();
    }
    return joined(parts);
  }

  /// Without the sides that go without saying.
  private static List<Object> shortened(List<Object> given) {
    List<Object> parts = new ArrayList<>(given);
    if (parts.size() == 4 && parts.get(3).equals(parts.get(1))) {
      parts.removeLast();
    }
    if (parts.size() == 3 && parts.get(2).equals(parts.get(0))) {
      parts.removeLast();
    }
    if (parts.size() == 2 && parts.get(1).equals(parts.get(0))) {
      parts.removeLast();
    }
    return parts;
  }

  private static Object joined(List<Object> parts) {
    return Deferred.of(BorderImageParser::text, parts.toArray());
  }

  private static Object text(Object[] parts) {
    StringBuilder out = new StringBuilder();
    for (Object part : parts) {
      out.append(out.isEmpty() ? "" : " ").append(part);
    }
    return new RawText(out.toString());
  }
}
