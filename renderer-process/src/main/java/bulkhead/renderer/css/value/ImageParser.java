package bulkhead.renderer.css.value;

import bulkhead.renderer.css.syntax.TokenStream;
import bulkhead.renderer.css.syntax.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Images of CSS Images 3 and 4: URLs, `image-set()` and gradients. A gradient with relative
/// lengths is a [Computable].
public final class ImageParser {
  private ImageParser() {}

  /// Takes an image or `none`, or returns null. `resolve` makes a URL absolute.
  public static @Nullable Object parse(TokenStream in, UnaryOperator<String> resolve) {
    switch (in.peek()) {
      case Tokens.IDENT -> {
        return in.takeIdent("none") ? Image.NONE : null;
      }
      case Tokens.URL -> {
        String url = in.text();
        in.next();
        return url(url, resolve);
      }
      case Tokens.FUNCTION -> {
        String name = in.lowerText();
        TokenStream inside = in.block();
        return switch (name) {
          case "url", "src" -> {
            if (inside.peek() != Tokens.STRING) {
              yield null;
            }
            yield url(inside.text(), resolve);
          }
          case "linear-gradient" -> linear(inside, false, false);
          case "repeating-linear-gradient" -> linear(inside, true, false);
          case "-webkit-linear-gradient" -> linear(inside, false, true);
          case "-webkit-repeating-linear-gradient" -> linear(inside, true, true);
          case "radial-gradient" -> radial(inside, false);
          case "repeating-radial-gradient" -> radial(inside, true);
          case "conic-gradient" -> conic(inside, false);
          case "repeating-conic-gradient" -> conic(inside, true);
          case "-webkit-gradient" -> PointGradientParser.parse(inside);
          case "image-set", "-webkit-image-set" -> ImageSet.parse(inside, resolve);
          default -> null;
        };
      }
      default -> {
        return null;
      }
    }
  }

  /// An image where the property's grammar has no room for one that depends on its element: of an
  /// `image-set()` that for one device pixel to a CSS px.
  public static @Nullable Object parseFixed(TokenStream in, UnaryOperator<String> resolve) {
    Object image = parse(in, resolve);
    return image instanceof ImageSet set ? set.compute(new ComputeContext.Initial(0, 0)) : image;
  }

  static Image url(String url, UnaryOperator<String> resolve) {
    return url.isEmpty() ? Image.NONE : new Image.Url(resolve.apply(url));
  }

  /// `in <space> [<hue> hue]?`; null if it is not that.
  private static @Nullable ColorInterpolation colorInterpolation(TokenStream in) {
    if (!in.takeIdent("in") || in.peek() != Tokens.IDENT) {
      return null;
    }
    ColorSpace space = ColorSpace.byName(in.lowerText());
    in.next();
    if (space == null) {
      return null;
    }
    for (ColorSpace.Hue hue : ColorSpace.Hue.values()) {
      if (in.takeIdent(hue.css())) {
        return space.hueIndex() >= 0 && in.takeIdent("hue")
            ? new ColorInterpolation(space, hue)
            : null;
      }
    }
    return new ColorInterpolation(space, ColorSpace.Hue.SHORTER);
  }

  private static @Nullable Object linear(TokenStream in, boolean repeating, boolean prefixed) {
    double degrees = prefixed ? 180 : 180;
    int cornerX = 0;
    int cornerY = 0;
    boolean prelude = false;
    ColorInterpolation interpolation = null;
    if (in.peekIdent("in")) {
      interpolation = colorInterpolation(in);
      if (interpolation == null) {
        return null;
      }
    }
    if (in.takeIdent("to") || prefixed && isSide(in)) {
      boolean towards = !prefixed;
      while (in.peek() == Tokens.IDENT && isSide(in)) {
        switch (in.lowerText()) {
          case "left" -> cornerX = towards ? -1 : 1;
          case "right" -> cornerX = towards ? 1 : -1;
          case "top" -> cornerY = towards ? -1 : 1;
          default -> cornerY = towards ? 1 : -1;
        }
        in.next();
        prelude = true;
      }
      if (!prelude) {
        return null;
      }
      degrees = cornerX == 0 ? (cornerY < 0 ? 0 : 180) : cornerX > 0 ? 90 : 270;
    } else {
      int start = in.position();
      Double angle = ValueParser.angle(in, true);
      if (angle != null) {
        degrees = prefixed ? 90 - angle : angle;
        prelude = true;
      } else {
        in.rewind(start);
      }
    }
    if (interpolation == null && in.peekIdent("in")) {
      interpolation = colorInterpolation(in);
      if (interpolation == null) {
        return null;
      }
    }
    if ((prelude || interpolation != null) && !in.takeComma()) {
      return null;
    }
    List<Object> stops = stops(in, false);
    if (stops == null) {
      return null;
    }
    float angle = (float) degrees;
    int x = cornerX;
    int y = cornerY;
    ColorInterpolation used = interpolation;
    return Deferred.of(
        parts -> new Image.LinearGradient(angle, x, y, toStops(parts, 0), repeating, used),
        stops.toArray());
  }

  private static boolean isSide(TokenStream in) {
    if (in.peek() != Tokens.IDENT) {
      return false;
    }
    return switch (in.lowerText()) {
      case "left", "right", "top", "bottom" -> true;
      default -> false;
    };
  }

  private static @Nullable Object radial(TokenStream in, boolean repeating) {
    boolean circle = false;
    boolean ellipse = false;
    Image.Extent extent = Image.Extent.FARTHEST_CORNER;
    Object radiusX = null;
    Object radiusY = null;
    Object[] center = {PositionValue.CENTER.x(), PositionValue.CENTER.y()};
    boolean prelude = false;
    ColorInterpolation interpolation = null;
    while (true) {
      if (in.takeIdent("circle")) {
        circle = true;
      } else if (in.takeIdent("ellipse")) {
        ellipse = true;
      } else if (in.takeIdent("closest-side")) {
        extent = Image.Extent.CLOSEST_SIDE;
      } else if (in.takeIdent("closest-corner")) {
        extent = Image.Extent.CLOSEST_CORNER;
      } else if (in.takeIdent("farthest-side")) {
        extent = Image.Extent.FARTHEST_SIDE;
      } else if (in.takeIdent("farthest-corner")) {
        extent = Image.Extent.FARTHEST_CORNER;
      } else if (in.takeIdent("at")) {
        Object[] position = ValueParser.position(in);
        if (position == null) {
          return null;
        }
        center = position;
      } else if (in.peekIdent("in")) {
        interpolation = interpolation == null ? colorInterpolation(in) : null;
        if (interpolation == null) {
          return null;
        }
      } else {
        int start = in.position();
        Object length =
            radiusY == null
                ? ValueParser.lengthPercentage(in, ValueParser.Range.NONNEGATIVE)
                : null;
        if (length == null) {
          in.rewind(start);
          break;
        }
        if (radiusX == null) {
          radiusX = length;
        } else {
          radiusY = length;
        }
      }
      prelude = true;
    }
    if (prelude && !in.takeComma() || circle && ellipse) {
      return null;
    }
    if (radiusX != null && radiusY == null) {
      if (ellipse) {
        return null;
      }
      circle = true;
      radiusY = radiusX;
    } else if (radiusX != null && circle) {
      return null;
    }
    List<Object> stops = stops(in, false);
    if (stops == null) {
      return null;
    }
    boolean isCircle = circle;
    boolean sized = radiusX != null;
    Image.Extent reach = extent;
    ColorInterpolation used = interpolation;
    stops.addFirst(radiusY != null ? radiusY : LengthPercentage.ZERO);
    stops.addFirst(radiusX != null ? radiusX : LengthPercentage.ZERO);
    stops.addFirst(center[1]);
    stops.addFirst(center[0]);
    return Deferred.of(
        parts ->
            new Image.RadialGradient(
                isCircle,
                reach,
                sized ? (LengthPercentage) parts[2] : null,
                sized ? (LengthPercentage) parts[3] : null,
                new PositionValue((LengthPercentage) parts[0], (LengthPercentage) parts[1]),
                toStops(parts, 4),
                repeating,
                used),
        stops.toArray());
  }

  private static @Nullable Object conic(TokenStream in, boolean repeating) {
    double from = 0;
    Object[] center = {PositionValue.CENTER.x(), PositionValue.CENTER.y()};
    ColorInterpolation interpolation = null;
    boolean prelude = false;
    while (true) {
      if (in.takeIdent("from")) {
        Double angle = ValueParser.angle(in, true);
        if (angle == null) {
          return null;
        }
        from = angle;
      } else if (in.takeIdent("at")) {
        Object[] position = ValueParser.position(in);
        if (position == null) {
          return null;
        }
        center = position;
      } else if (in.peekIdent("in")) {
        interpolation = interpolation == null ? colorInterpolation(in) : null;
        if (interpolation == null) {
          return null;
        }
      } else {
        break;
      }
      prelude = true;
    }
    if (prelude && !in.takeComma()) {
      return null;
    }
    List<Object> stops = stops(in, true);
    if (stops == null) {
      return null;
    }
    float start = (float) from;
    ColorInterpolation used = interpolation;
    stops.addFirst(center[1]);
    stops.addFirst(center[0]);
    return Deferred.of(
        parts ->
            new Image.ConicGradient(
                start,
                new PositionValue((LengthPercentage) parts[0], (LengthPercentage) parts[1]),
                toStops(parts, 2),
                repeating,
                used),
        stops.toArray());
  }

  /// Colour stops as a flat list of pairs: colour or [#NOTHING], position or [#NOTHING].
  private static @Nullable List<Object> stops(TokenStream in, boolean angular) {
    List<Object> out = new ArrayList<>();
    int colors = 0;
    boolean lastWasHint = true;
    do {
      int start = in.position();
      ColorValue color = ColorParser.parse(in);
      if (color == null) {
        in.rewind(start);
        Object hint = stopPosition(in, angular);
        if (hint == null || lastWasHint) {
          return null;
        }
        out.add(NOTHING);
        out.add(hint);
        lastWasHint = true;
        continue;
      }
      lastWasHint = false;
      colors++;
      Object first = in.peek() == Tokens.COMMA || in.atEnd() ? NOTHING : stopPosition(in, angular);
      if (first == null) {
        return null;
      }
      out.add(color);
      out.add(first);
      if (first != NOTHING && in.peek() != Tokens.COMMA && !in.atEnd()) {
        Object second = stopPosition(in, angular);
        if (second == null) {
          return null;
        }
        out.add(color);
        out.add(second);
        colors++;
      }
    } while (in.takeComma());
    return in.atEnd() && colors >= 1 && !lastWasHint ? out : null;
  }

  private static final Object NOTHING = new Object();

  private static @Nullable Object stopPosition(TokenStream in, boolean angular) {
    if (!angular) {
      return ValueParser.lengthPercentage(in, ValueParser.Range.ALL);
    }
    if (in.peek() == Tokens.PERCENTAGE) {
      float percent = (float) in.number();
      in.next();
      return new LengthPercentage.Percent(percent);
    }
    Double angle = ValueParser.angle(in, true);
    return angle == null ? null : new LengthPercentage.Percent((float) (angle / 3.6));
  }

  static List<Image.Stop> toStops(Object[] parts, int from) {
    List<Image.Stop> stops = new ArrayList<>((parts.length - from) / 2);
    for (int i = from; i + 1 < parts.length; i += 2) {
      stops.add(
          new Image.Stop(
              parts[i] == NOTHING ? null : (ColorValue) parts[i],
              parts[i + 1] == NOTHING ? null : (LengthPercentage) parts[i + 1]));
    }
    return stops;
  }
}
