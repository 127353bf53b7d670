package bulkhead.renderer.css.value;

import bulkhead.renderer.css.syntax.TokenStream;
import bulkhead.renderer.css.syntax.Tokens;
import org.jspecify.annotations.Nullable;

/// Parsers of single numbers, lengths, angles and positions. Each takes its value from the stream
/// and returns it as specified (computed already where it does not depend on an element), or
/// returns null, after which the stream's position is undefined.
public final class ValueParser {
  /// Largest magnitude of a length in px; beyond it layout units overflow.
  private static final double MAX_LENGTH = 33_554_432;

  private ValueParser() {}

  /// What a length may be.
  public enum Range {
    ALL,
    NONNEGATIVE
  }

  /// A length or percentage: [LengthPercentage] or a [Computable] of one.
  public static @Nullable Object lengthPercentage(TokenStream in, Range range) {
    return lengthPercentage(in, range, true, false);
  }

  /// A length without percentages.
  public static @Nullable Object length(TokenStream in, Range range) {
    return lengthPercentage(in, range, false, false);
  }

  /// @param unitless whether a number other than 0 is a length in px (quirks mode)
  public static @Nullable Object lengthPercentage(
      TokenStream in, Range range, boolean percent, boolean unitless) {
    switch (in.peek()) {
      case Tokens.DIMENSION -> {
        double value = in.number();
        if (range == Range.NONNEGATIVE && value < 0) {
          return null;
        }
        Unit unit = Unit.byName(in.lowerText());
        if (unit == null || unit.kind != Unit.Kind.LENGTH) {
          return null;
        }
        in.next();
        if (unit == Unit.PX) {
          return LengthPercentage.px(clamp(value));
        }
        return new RelativeLength((float) value, unit);
      }
      case Tokens.PERCENTAGE -> {
        double value = in.number();
        if (!percent || range == Range.NONNEGATIVE && value < 0) {
          return null;
        }
        in.next();
        return new LengthPercentage.Percent((float) value);
      }
      case Tokens.NUMBER, Tokens.INTEGER -> {
        double value = in.number();
        if (value != 0 && (!unitless || range == Range.NONNEGATIVE && value < 0)) {
          return null;
        }
        in.next();
        return LengthPercentage.px(clamp(value));
      }
      case Tokens.FUNCTION -> {
        if (!MathExpression.isMathFunction(in.lowerText())) {
          return null;
        }
        MathExpression math = MathExpression.parse(in);
        if (math == null) {
          return null;
        }
        boolean fits =
            math.kind() == Unit.Kind.LENGTH
                || percent
                    && (math.kind() == Unit.Kind.PERCENT
                        || math.kind() == Unit.Kind.LENGTH_PERCENT);
        if (!fits) {
          return null;
        }
        return new MathLength(math, range == Range.NONNEGATIVE);
      }
      default -> {
        return null;
      }
    }
  }

  private static float clamp(double px) {
    return (float) Math.max(-MAX_LENGTH, Math.min(MAX_LENGTH, px));
  }

  /// A number, or null.
  public static @Nullable Double number(TokenStream in) {
    switch (in.peek()) {
      case Tokens.NUMBER, Tokens.INTEGER -> {
        double value = in.number();
        in.next();
        return value;
      }
      case Tokens.FUNCTION -> {
        return math(in, Unit.Kind.NUMBER);
      }
      default -> {
        return null;
      }
    }
  }

  /// A number, or a percentage as a hundredth of it.
  public static @Nullable Double numberOrPercent(TokenStream in) {
    if (in.peek() == Tokens.PERCENTAGE) {
      double value = in.number() / 100;
      in.next();
      return value;
    }
    if (in.peek() == Tokens.FUNCTION) {
      int start = in.position();
      Double percent = math(in, Unit.Kind.PERCENT);
      if (percent != null) {
        return percent / 100;
      }
      in.rewind(start);
    }
    return number(in);
  }

  public static @Nullable Integer integer(TokenStream in) {
    if (in.peek() == Tokens.INTEGER) {
      double value = in.number();
      in.next();
      return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, value));
    }
    if (in.peek() == Tokens.FUNCTION) {
      Double value = math(in, Unit.Kind.NUMBER);
      return value == null ? null : (Integer) (int) Math.floor(value + 0.5);
    }
    return null;
  }

  /// An angle in degrees. `unitlessZero` where old grammars allow `0`.
  public static @Nullable Double angle(TokenStream in, boolean unitlessZero) {
    switch (in.peek()) {
      case Tokens.DIMENSION -> {
        Unit unit = Unit.byName(in.lowerText());
        if (unit == null || unit.kind != Unit.Kind.ANGLE) {
          return null;
        }
        double value = in.number() * unit.factor;
        in.next();
        return value;
      }
      case Tokens.NUMBER, Tokens.INTEGER -> {
        if (!unitlessZero || in.number() != 0) {
          return null;
        }
        in.next();
        return 0.0;
      }
      case Tokens.FUNCTION -> {
        return math(in, Unit.Kind.ANGLE);
      }
      default -> {
        return null;
      }
    }
  }

  /// A time in seconds.
  public static @Nullable Double time(TokenStream in) {
    switch (in.peek()) {
      case Tokens.DIMENSION -> {
        Unit unit = Unit.byName(in.lowerText());
        if (unit == null || unit.kind != Unit.Kind.TIME) {
          return null;
        }
        double value = in.number() * unit.factor;
        in.next();
        return value;
      }
      case Tokens.FUNCTION -> {
        return math(in, Unit.Kind.TIME);
      }
      default -> {
        return null;
      }
    }
  }

  private static @Nullable Double math(TokenStream in, Unit.Kind kind) {
    if (!MathExpression.isMathFunction(in.lowerText())) {
      return null;
    }
    MathExpression math = MathExpression.parse(in);
    // Relative units cannot be part of a number but by division, which is rare: initial values
    // stand in for the element's.
    return math == null || math.kind() != kind
        ? null
        : (Double) math.number(new ComputeContext.Initial(0, 0));
  }

  /// A position of one to four values (CSS Backgrounds 3 §2.6): parts x and y, each a
  /// length-percentage or a [Computable] of one.
  public static Object @Nullable [] position(TokenStream in) {
    Object x = null;
    Object y = null;
    boolean xKeyword = false;
    boolean yKeyword = false;
    // Up to two axes; a keyword other than center may be followed by an offset.
    int parts = 0;
    boolean offsets = false;
    boolean bare = false;
    Object[] first = null;
    while (parts < 2) {
      int start = in.position();
      if (in.peek() == Tokens.IDENT) {
        String keyword = in.lowerText();
        boolean horizontal = keyword.equals("left") || keyword.equals("right");
        boolean vertical = keyword.equals("top") || keyword.equals("bottom");
        if (!horizontal && !vertical && !keyword.equals("center")) {
          break;
        }
        in.next();
        Object offset = null;
        if (!keyword.equals("center")) {
          int before = in.position();
          offset = lengthPercentage(in, Range.ALL);
          if (offset == null) {
            in.rewind(before);
          } else if (parts == 0 && !followsPositionKeyword(in)) {
            // `left 10px`: the length is the other axis.
            in.rewind(before);
            offset = null;
          }
        }
        offsets |= offset != null;
        Object value = fromEdge(keyword, offset);
        if (horizontal) {
          if (xKeyword) {
            return null;
          }
          if (parts == 1 && x != null) {
            if (first != null && first[0] == "center") {
              y = x;
            } else {
              return null;
            }
          }
          x = value;
          xKeyword = true;
        } else if (vertical) {
          if (yKeyword) {
            return null;
          }
          y = value;
          yKeyword = true;
        } else if (parts == 0) {
          x = value;
          first = new Object[] {"center"};
        } else if (x == null) {
          x = value;
        } else {
          y = value;
        }
      } else {
        Object value = lengthPercentage(in, Range.ALL);
        if (value == null) {
          in.rewind(start);
          break;
        }
        bare = true;
        if (parts == 0) {
          x = value;
          first = new Object[] {"length"};
        } else if (x == null) {
          return null; // `top 10px`
        } else {
          y = value;
        }
      }
      parts++;
    }
    if (parts == 0 || offsets && bare) {
      return null;
    }
    if (parts == 2 && xKeyword && y == null) {
      return null;
    }
    Object center = PositionValue.CENTER.x();
    return new Object[] {x != null ? x : center, y != null ? y : center};
  }

  private static boolean followsPositionKeyword(TokenStream in) {
    if (in.peek() != Tokens.IDENT) {
      return false;
    }
    return switch (in.lowerText()) {
      case "left", "right", "top", "bottom", "center" -> true;
      default -> false;
    };
  }

  /// The position of `keyword offset` as a length-percentage from the left or top.
  public static Object fromEdge(String keyword, @Nullable Object offset) {
    boolean fromEnd = keyword.equals("right") || keyword.equals("bottom");
    if (offset == null) {
      return new LengthPercentage.Percent(fromEnd ? 100 : keyword.equals("center") ? 50 : 0);
    }
    if (!fromEnd) {
      return offset;
    }
    return Deferred.of(
        parts ->
            switch ((LengthPercentage) parts[0]) {
              case LengthPercentage.Percent(float percent) ->
                  new LengthPercentage.Percent(100 - percent);
              case LengthPercentage.Px(float px) ->
                  px == 0
                      ? new LengthPercentage.Percent(100)
                      : new LengthPercentage.Calc(new CalcNode.Linear(-px, 100), false);
              case LengthPercentage.Calc(CalcNode node, boolean ignored) ->
                  new LengthPercentage.Calc(
                      new CalcNode.Sum(
                          java.util.List.of(
                              new CalcNode.Linear(0, 100), new CalcNode.Scale(-1, node))),
                      false);
            },
        offset);
  }
}
