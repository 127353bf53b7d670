package bulkhead.renderer.css.value;

import bulkhead.renderer.css.syntax.TokenStream;
import bulkhead.renderer.css.syntax.Tokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `-webkit-gradient()`, the gradients of before CSS Images that pages still name for old browsers:
/// between two points, or two circles around one point. Numbers are px. No standard has it; the
/// grammar is Chromium's.
final class PointGradientParser {
  private PointGradientParser() {}

  private record Stop(double at, ColorValue color) {}

  /// Null for what it is not, and for circles around different points.
  static @Nullable Object parse(TokenStream in) {
    boolean radial = in.takeIdent("radial");
    if (!radial && !in.takeIdent("linear")) {
      return null;
    }
    PositionValue from = in.takeComma() ? point(in) : null;
    Double inner = radial ? radius(in) : Double.valueOf(0);
    PositionValue to = from != null && inner != null && in.takeComma() ? point(in) : null;
    Double outer = radial ? radius(in) : Double.valueOf(1);
    List<Stop> stops = to == null || outer == null ? null : stops(in);
    if (from == null || to == null || inner == null || outer == null || stops == null) {
      return null;
    }
    if (radial && (!from.equals(to) || outer <= inner)) {
      return null;
    }
    double start = inner / outer;
    List<Object> parts = new ArrayList<>(2 * stops.size());
    for (Stop stop : stops) {
      parts.add(stop.color());
      parts.add(new LengthPercentage.Percent((float) (100 * (start + stop.at() * (1 - start)))));
    }
    LengthPercentage reach = new LengthPercentage.Px(outer.floatValue());
    return Deferred.of(
        resolved ->
            radial
                ? new Image.RadialGradient(
                    true,
                    Image.Extent.FARTHEST_CORNER,
                    reach,
                    reach,
                    from,
                    ImageParser.toStops(resolved, 0),
                    false,
                    null)
                : new Image.PointGradient(from, to, ImageParser.toStops(resolved, 0)),
        parts.toArray());
  }

  private static @Nullable PositionValue point(TokenStream in) {
    LengthPercentage x = coordinate(in, "left", "right");
    LengthPercentage y = x == null ? null : coordinate(in, "top", "bottom");
    return x == null || y == null ? null : new PositionValue(x, y);
  }

  private static @Nullable LengthPercentage coordinate(TokenStream in, String start, String end) {
    if (in.takeIdent(start)) {
      return new LengthPercentage.Percent(0);
    }
    if (in.takeIdent("center")) {
      return new LengthPercentage.Percent(50);
    }
    if (in.takeIdent(end)) {
      return new LengthPercentage.Percent(100);
    }
    boolean percent = in.peek() == Tokens.PERCENTAGE;
    Double number = number(in);
    if (number == null) {
      return null;
    }
    return percent
        ? new LengthPercentage.Percent(number.floatValue())
        : new LengthPercentage.Px(number.floatValue());
  }

  private static @Nullable Double radius(TokenStream in) {
    return in.takeComma() && in.peek() != Tokens.PERCENTAGE ? number(in) : null;
  }

  private static @Nullable Double number(TokenStream in) {
    switch (in.peek()) {
      case Tokens.NUMBER, Tokens.INTEGER, Tokens.PERCENTAGE -> {
        double number = in.number();
        in.next();
        return number;
      }
      default -> {
        return null;
      }
    }
  }

  /// By where they are.
  private static @Nullable List<Stop> stops(TokenStream in) {
    List<Stop> stops = new ArrayList<>();
    while (in.takeComma()) {
      if (in.peek() != Tokens.FUNCTION) {
        return null;
      }
      String name = in.lowerText();
      TokenStream inside = in.block();
      Double at =
          switch (name) {
            case "from" -> Double.valueOf(0);
            case "to" -> Double.valueOf(1);
            case "color-stop" -> share(inside);
            default -> null;
          };
      ColorValue color = at == null ? null : ColorParser.parse(inside);
      if (at == null || color == null || !inside.atEnd()) {
        return null;
      }
      stops.add(new Stop(at, color));
    }
    stops.sort(Comparator.comparingDouble(Stop::at));
    return in.atEnd() && !stops.isEmpty() ? stops : null;
  }

  private static @Nullable Double share(TokenStream in) {
    boolean percent = in.peek() == Tokens.PERCENTAGE;
    Double number = number(in);
    if (number == null || !in.takeComma()) {
      return null;
    }
    return percent ? number / 100 : number;
  }
}
