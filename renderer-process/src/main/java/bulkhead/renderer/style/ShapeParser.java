package bulkhead.renderer.style;

import bulkhead.renderer.css.syntax.TokenStream;
import bulkhead.renderer.css.syntax.Tokens;
import bulkhead.renderer.css.value.BasicShape;
import bulkhead.renderer.css.value.ClipPath;
import bulkhead.renderer.css.value.CornerRadius;
import bulkhead.renderer.css.value.Deferred;
import bulkhead.renderer.css.value.Image;
import bulkhead.renderer.css.value.ImageParser;
import bulkhead.renderer.css.value.Keyword;
import bulkhead.renderer.css.value.LengthPercentage;
import bulkhead.renderer.css.value.PositionValue;
import bulkhead.renderer.css.value.ShapeBox;
import bulkhead.renderer.css.value.ShapeOutside;
import bulkhead.renderer.css.value.ValueParser;
import bulkhead.renderer.css.value.ValueParser.Range;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Basic shapes and `shape-outside` (CSS Shapes 1 §3.1, §4.1), `clip-path` (CSS Masking 1 §3.5).
/// Each method takes its value from the stream and returns it as specified, or null.
final class ShapeParser {
  private static final Object ZERO = LengthPercentage.ZERO;

  private static final Set<String> SHAPES_OUTSIDE =
      Set.of("inset", "rect", "xywh", "circle", "ellipse", "polygon");

  private ShapeParser() {}

  /// @param resolve makes a URL absolute
  static @Nullable Object clipPath(TokenStream in, UnaryOperator<String> resolve) {
    if (in.takeIdent("none")) {
      return ClipPath.NONE;
    }
    String url = url(in);
    if (url != null) {
      return new ClipPath.Reference(resolve.apply(url));
    }
    ShapeBox before = box(in);
    if (in.peek() != Tokens.FUNCTION) {
      return before == null ? null : new ClipPath.Box(before);
    }
    Object shape = shape(in);
    ShapeBox after = before == null ? box(in) : null;
    ShapeBox box = before != null ? before : after != null ? after : ShapeBox.BORDER_BOX;
    return shape == null
        ? null
        : Deferred.of(parts -> new ClipPath.Shape((BasicShape) parts[0], box), shape);
  }

  /// @param resolve makes a URL absolute
  static @Nullable Object shapeOutside(TokenStream in, UnaryOperator<String> resolve) {
    if (in.takeIdent("none")) {
      return ShapeOutside.NONE;
    }
    ShapeBox before = cssBox(in);
    if (in.peek() != Tokens.FUNCTION && in.peek() != Tokens.URL) {
      return before == null ? null : new ShapeOutside.Box(before);
    }
    if (in.peek() == Tokens.URL || !SHAPES_OUTSIDE.contains(in.lowerText())) {
      Object image = before == null ? ImageParser.parse(in, resolve) : null;
      return image == null
          ? null
          : Deferred.of(parts -> new ShapeOutside.Alpha((Image) parts[0]), image);
    }
    Object shape = shape(in);
    ShapeBox after = before == null ? cssBox(in) : null;
    ShapeBox box = before != null ? before : after != null ? after : ShapeBox.MARGIN_BOX;
    return shape == null
        ? null
        : Deferred.of(parts -> new ShapeOutside.Shape((BasicShape) parts[0], box), shape);
  }

  /// `<shape-box>`.
  private static @Nullable ShapeBox cssBox(TokenStream in) {
    return keyword(
        in,
        new ShapeBox[] {
          ShapeBox.MARGIN_BOX, ShapeBox.BORDER_BOX, ShapeBox.PADDING_BOX, ShapeBox.CONTENT_BOX
        });
  }

  /// The address in `url(…)`, or null where there is none.
  static @Nullable String url(TokenStream in) {
    if (in.peek() == Tokens.URL) {
      String url = in.text();
      in.next();
      return url;
    }
    if (!in.peekFunction("url")) {
      return null;
    }
    TokenStream inside = in.block();
    return inside.peek() == Tokens.STRING ? inside.text() : null;
  }

  private static @Nullable ShapeBox box(TokenStream in) {
    ShapeBox box = keyword(in, ShapeBox.values());
    return box == ShapeBox.NO_CLIP ? null : box;
  }

  private static <K extends Keyword> @Nullable K keyword(TokenStream in, K[] values) {
    for (K each : values) {
      if (in.takeIdent(each.css())) {
        return each;
      }
    }
    return null;
  }

  /// `<basic-shape-rect>`.
  static @Nullable Object rectangle(TokenStream in) {
    boolean named = in.peekFunction("inset") || in.peekFunction("rect") || in.peekFunction("xywh");
    return named ? shape(in) : null;
  }

  static @Nullable Object shape(TokenStream in) {
    if (in.peek() != Tokens.FUNCTION) {
      return null;
    }
    String name = in.lowerText();
    TokenStream inside = in.block();
    Object shape =
        switch (name) {
          case "inset" -> inset(inside);
          case "rect" -> rect(inside);
          case "xywh" -> xywh(inside);
          case "circle" -> circle(inside);
          case "ellipse" -> ellipse(inside);
          case "polygon" -> polygon(inside);
          case "path" -> path(inside);
          default -> null;
        };
    return shape != null && inside.atEnd() ? shape : null;
  }

  private static @Nullable Object inset(TokenStream in) {
    Object[] sides = new Object[4];
    int count = 0;
    while (count < 4 && !in.atEnd() && !in.peekIdent("round")) {
      Object side = ValueParser.lengthPercentage(in, Range.ALL);
      if (side == null) {
        return null;
      }
      sides[count++] = side;
    }
    if (count == 0) {
      return null;
    }
    sides[1] = count > 1 ? sides[1] : sides[0];
    sides[2] = count > 2 ? sides[2] : sides[0];
    sides[3] = count > 3 ? sides[3] : sides[1];
    return rounded(in, sides);
  }

  /// The four sides as distances from the top left (CSS Shapes 2 §2.1); `auto` is the box's edge.
  private static @Nullable Object rect(TokenStream in) {
    Object[] sides = new Object[4];
    for (int i = 0; i < 4; i++) {
      boolean far = i == 1 || i == 2;
      if (in.takeIdent("auto")) {
        sides[i] = ZERO;
      } else {
        Object side = ValueParser.lengthPercentage(in, Range.ALL);
        if (side == null) {
          return null;
        }
        sides[i] = far ? fromEnd(side) : side;
      }
    }
    return rounded(in, sides);
  }

  private static @Nullable Object xywh(TokenStream in) {
    Object x = ValueParser.lengthPercentage(in, Range.ALL);
    Object y = x == null ? null : ValueParser.lengthPercentage(in, Range.ALL);
    Object width = y == null ? null : ValueParser.lengthPercentage(in, Range.NONNEGATIVE);
    Object height = width == null ? null : ValueParser.lengthPercentage(in, Range.NONNEGATIVE);
    if (x == null || y == null || width == null || height == null) {
      return null;
    }
    return rounded(in, new Object[] {y, fromEnd(sum(x, width)), fromEnd(sum(y, height)), x});
  }

  private static Object sum(Object a, Object b) {
    return Deferred.of(
        parts -> ShapeMath.sum((LengthPercentage) parts[0], (LengthPercentage) parts[1]), a, b);
  }

  private static Object fromEnd(Object length) {
    return Deferred.of(parts -> ShapeMath.fromEnd((LengthPercentage) parts[0]), length);
  }

  private static @Nullable Object rounded(TokenStream in, Object[] sides) {
    Object[] parts = Arrays.copyOf(sides, 12);
    Arrays.fill(parts, 4, 12, ZERO);
    if (in.takeIdent("round")) {
      Object[] horizontal = ShorthandParser.fourLengths(in);
      Object[] vertical =
          horizontal != null && in.takeDelim('/') ? ShorthandParser.fourLengths(in) : horizontal;
      if (horizontal == null || vertical == null) {
        return null;
      }
      System.arraycopy(horizontal, 0, parts, 4, 4);
      System.arraycopy(vertical, 0, parts, 8, 4);
    }
    return Deferred.of(ShapeParser::makeInset, parts);
  }

  private static BasicShape makeInset(Object[] parts) {
    List<CornerRadius> radii = new ArrayList<>(4);
    for (int i = 0; i < 4; i++) {
      radii.add(new CornerRadius((LengthPercentage) parts[4 + i], (LengthPercentage) parts[8 + i]));
    }
    return new BasicShape.Inset(
        (LengthPercentage) parts[0],
        (LengthPercentage) parts[1],
        (LengthPercentage) parts[2],
        (LengthPercentage) parts[3],
        radii);
  }

  private static @Nullable Object circle(TokenStream in) {
    Object radius = in.atEnd() || in.peekIdent("at") ? BasicShape.Radius.CLOSEST_SIDE : radius(in);
    Object[] center = radius == null ? null : center(in);
    return radius == null || center == null
        ? null
        : Deferred.of(
            parts -> new BasicShape.Circle((BasicShape.Radius) parts[0], position(parts, 1)),
            radius,
            center[0],
            center[1]);
  }

  private static @Nullable Object ellipse(TokenStream in) {
    Object x = BasicShape.Radius.CLOSEST_SIDE;
    Object y = x;
    if (!in.atEnd() && !in.peekIdent("at")) {
      x = radius(in);
      y = x == null ? null : radius(in);
    }
    Object[] center = y == null ? null : center(in);
    return x == null || y == null || center == null
        ? null
        : Deferred.of(
            parts ->
                new BasicShape.Ellipse(
                    (BasicShape.Radius) parts[0], (BasicShape.Radius) parts[1], position(parts, 2)),
            x,
            y,
            center[0],
            center[1]);
  }

  private static @Nullable Object radius(TokenStream in) {
    BasicShape.Extent extent = keyword(in, BasicShape.Extent.values());
    if (extent != null) {
      return new BasicShape.Radius(null, extent);
    }
    Object length = ValueParser.lengthPercentage(in, Range.NONNEGATIVE);
    return length == null
        ? null
        : Deferred.of(
            parts ->
                new BasicShape.Radius((LengthPercentage) parts[0], BasicShape.Extent.CLOSEST_SIDE),
            length);
  }

  private static final Object NOT_GIVEN = new Object();

  /// Two parts of a position; [#NOT_GIVEN] without one, null for an error.
  private static Object @Nullable [] center(TokenStream in) {
    return in.takeIdent("at") ? ValueParser.position(in) : new Object[] {NOT_GIVEN, NOT_GIVEN};
  }

  private static @Nullable PositionValue position(Object[] parts, int at) {
    return parts[at] == NOT_GIVEN
        ? null
        : new PositionValue((LengthPercentage) parts[at], (LengthPercentage) parts[at + 1]);
  }

  private static @Nullable Object polygon(TokenStream in) {
    BasicShape.FillRule rule = keyword(in, BasicShape.FillRule.values());
    if (rule != null && !in.takeComma()) {
      return null;
    }
    List<Object> numbers = new ArrayList<>();
    do {
      Object x = ValueParser.lengthPercentage(in, Range.ALL);
      Object y = x == null ? null : ValueParser.lengthPercentage(in, Range.ALL);
      if (x == null || y == null) {
        return null;
      }
      numbers.add(x);
      numbers.add(y);
    } while (in.takeComma());
    BasicShape.FillRule used = rule == null ? BasicShape.FillRule.NONZERO : rule;
    return Deferred.of(
        parts -> {
          List<PositionValue> points = new ArrayList<>(parts.length / 2);
          for (int i = 0; i + 1 < parts.length; i += 2) {
            points.add(
                new PositionValue((LengthPercentage) parts[i], (LengthPercentage) parts[i + 1]));
          }
          return new BasicShape.Polygon(used, points);
        },
        numbers.toArray());
  }

  private static @Nullable Object path(TokenStream in) {
    BasicShape.FillRule rule = keyword(in, BasicShape.FillRule.values());
    if (rule != null && !in.takeComma() || in.peek() != Tokens.STRING) {
      return null;
    }
    String data = in.text();
    in.next();
    return new BasicShape.PathData(rule == null ? BasicShape.FillRule.NONZERO : rule, data);
  }
}
