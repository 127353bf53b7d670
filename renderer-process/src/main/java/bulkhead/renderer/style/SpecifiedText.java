package bulkhead.renderer.style;

import bulkhead.renderer.css.Declaration;
import bulkhead.renderer.css.syntax.CssNumbers;
import bulkhead.renderer.css.syntax.CssText;
import bulkhead.renderer.css.syntax.TokenStream;
import bulkhead.renderer.css.syntax.Tokens;
import bulkhead.renderer.css.value.Color;
import bulkhead.renderer.css.value.ColorParser;
import bulkhead.renderer.css.value.ColorValue;
import bulkhead.renderer.css.value.Deferred;
import bulkhead.renderer.css.value.Keyword;
import bulkhead.renderer.css.value.LengthPercentage;
import bulkhead.renderer.css.value.MathExpression;
import bulkhead.renderer.css.value.NamedColors;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Specified values as text (CSSOM §6.7.2 "serialize a CSS value"). Most are their source, with
/// names in lower case, numbers in their shortest form and math simplified; those that can be
/// written in several ways are made from what they were parsed to.
final class SpecifiedText {
  private SpecifiedText() {}

  /// The value of a declaration of one longhand.
  static String of(Property property, Object value, Declaration declaration) {
    if (value instanceof CssWide wide) {
      return Keyword.cssName(wide.name());
    }
    TokenStream in = new TokenStream(declaration.tokens(), declaration.start(), declaration.end());
    String special = special(property, value, in);
    if (special != null) {
      return special;
    }
    if (value instanceof ColorValue color) {
      if (in.peek() == Tokens.IDENT) {
        return in.lowerText();
      }
      return color instanceof Color ? color.toString() : functionText(in);
    }
    return isRewritten(property.grammar) && !isUnfinishedShadow(property, value)
        ? of(property, value)
        : normalized(in, !keepsCase(property.grammar));
  }

  /// A function as it was written, with names in lower case.
  private static String functionText(TokenStream in) {
    String name = in.lowerText();
    return name + "(" + normalized(in.block(), true) + ")";
  }

  /// Values whose canonical text is neither their source nor that of what they were parsed to.
  private static @Nullable String special(Property property, Object value, TokenStream in) {
    byte kind = in.peek();
    boolean number = kind == Tokens.NUMBER || kind == Tokens.INTEGER;
    if (number && value instanceof LengthPercentage.Px) {
      return value.toString(); // A zero, or in quirks mode any number.
    }
    return switch (property.grammar) {
      case ALPHA -> kind == Tokens.PERCENTAGE ? CssNumbers.format(in.number() / 100) : null;
      case FONT_SETTINGS ->
          value instanceof List<?> list ? ComputedStyle.settings(property, list) : null;
      case POSITION -> {
        String[] axes = PositionText.axes(in);
        yield axes == null ? null : axes[0] + " " + axes[1];
      }
      case TRANSFORM_ORIGIN -> PositionText.origin(in);
      case SCALE -> value instanceof List<?> list && !list.isEmpty() ? scale(in) : null;
      case SHADOW_LIST, TEXT_SHADOW_LIST ->
          value instanceof List<?> list && !list.isEmpty() ? shadows(in) : null;
      default -> null;
    };
  }

  /// CSS Transforms 2 §6: numbers, and no more of them than must be.
  private static @Nullable String scale(TokenStream in) {
    int start = in.position();
    List<String> parts = new ArrayList<>();
    while (!in.atEnd()) {
      byte kind = in.peek();
      if (kind == Tokens.FUNCTION) {
        in.rewind(start);
        return null;
      }
      parts.add(CssNumbers.format(kind == Tokens.PERCENTAGE ? in.number() / 100 : in.number()));
      in.next();
    }
    if (parts.size() == 3 && parts.get(2).equals("1")) {
      parts.removeLast();
    }
    if (parts.size() == 2 && parts.get(0).equals(parts.get(1))) {
      parts.removeLast();
    }
    return String.join(" ", parts);
  }

  /// CSS Backgrounds 3 §6.1: the colour first, then lengths, then `inset`.
  private static String shadows(TokenStream in) {
    StringBuilder out = new StringBuilder();
    do {
      StringBuilder color = new StringBuilder();
      StringBuilder lengths = new StringBuilder();
      boolean inset = false;
      while (!in.atEnd() && in.peek() != Tokens.COMMA) {
        if (in.takeIdent("inset")) {
          inset = true;
          continue;
        }
        byte kind = in.peek();
        boolean length =
            kind == Tokens.DIMENSION
                || kind == Tokens.NUMBER
                || kind == Tokens.INTEGER
                || kind == Tokens.FUNCTION && MathExpression.isMathFunction(in.lowerText());
        StringBuilder to = length ? lengths.append(lengths.isEmpty() ? "" : " ") : color;
        int before = to.length();
        component(in, true, to);
        if (kind == Tokens.INTEGER || kind == Tokens.NUMBER) {
          to.append(to.length() > before ? "px" : "");
        }
      }
      out.append(out.isEmpty() ? "" : ", ").append(color).append(color.isEmpty() ? "" : " ");
      out.append(lengths).append(inset ? " inset" : "");
    } while (in.takeComma());
    return out.toString();
  }

  private static boolean isUnfinishedShadow(Property property, Object value) {
    boolean shadow =
        property.grammar == Grammar.SHADOW_LIST || property.grammar == Grammar.TEXT_SHADOW_LIST;
    return shadow
        && value instanceof List<?> list
        && list.stream().anyMatch(each -> each instanceof Deferred);
  }

  /// Whether the grammar allows several orders, or parts to be left out.
  private static boolean isRewritten(Grammar grammar) {
    return switch (grammar) {
      case DISPLAY,
          SHADOW_LIST,
          TEXT_SHADOW_LIST,
          REPEAT_LIST,
          BG_SIZE_LIST,
          POSITION,
          CORNER_RADIUS,
          ASPECT_RATIO,
          TEXT_DECORATION_LINE,
          EMPHASIS_STYLE,
          EMPHASIS_POSITION,
          FONT_VARIANT_WORDS,
          FONT_SIZE_ADJUST,
          SELF_ALIGNMENT,
          ITEM_ALIGNMENT,
          CONTENT_ALIGNMENT,
          COUNTERS,
          GRID_FLOW,
          GRID_LINE,
          GRID_AREAS,
          EASING_LIST,
          BORDER_IMAGE_SIDES,
          KEYFRAMES_NAME_LIST,
          TRANSITION_PROPERTY_LIST ->
          true;
      default -> false;
    };
  }

  /// Whether there are names in it that are the author's own.
  private static boolean keepsCase(Grammar grammar) {
    return switch (grammar) {
      case FONT_FAMILY,
          COUNTERS,
          CONTENT,
          LIST_STYLE_TYPE,
          GRID_LINE,
          GRID_AREAS,
          TRACK_LIST,
          AUTO_TRACKS,
          IDENT_LIST,
          TOUCH_ACTION,
          RAW,
          STRING_OR_AUTO,
          QUOTES ->
          true;
      default -> false;
    };
  }

  /// A value that a shorthand gave one of its longhands; names stay names.
  static String part(Property property, Object value, Declaration declaration) {
    String named =
        value instanceof CssWide
            ? null
            : switch (property.grammar) {
              case LINE_WIDTH -> lineWidth(value, declaration);
              case FONT_WEIGHT ->
                  value.equals(700f) && hasIdent(declaration, "bold") ? "bold" : null;
              case POSITION_X_LIST, POSITION_Y_LIST ->
                  declaration.name().endsWith("-position")
                      ? positions(declaration, property.grammar == Grammar.POSITION_Y_LIST ? 1 : 0)
                      : null;
              default -> null;
            };
    if (named != null) {
      return named;
    }
    if (value instanceof Color color) {
      for (int i = declaration.start(); i < declaration.end(); i++) {
        Tokens tokens = declaration.tokens();
        if (tokens.kind(i) == Tokens.IDENT
            && color.equals(NamedColors.byName(tokens.lowerText(i)))) {
          return tokens.lowerText(i);
        }
      }
    }
    return of(property, value);
  }

  /// `thin`, `medium` or `thick` where the shorthand says so or nothing.
  private static @Nullable String lineWidth(Object value, Declaration declaration) {
    if (!(value instanceof LengthPercentage.Px(float px)) && !(value instanceof Float)) {
      return null;
    }
    float width = value instanceof LengthPercentage.Px(float px) ? px : (Float) value;
    String name = width == 1 ? "thin" : width == 3 ? "medium" : width == 5 ? "thick" : "";
    if (name.isEmpty()) {
      return null;
    }
    if (hasIdent(declaration, name)) {
      return name;
    }
    for (int i = declaration.start(); i < declaration.end(); i++) {
      byte kind = declaration.tokens().kind(i);
      if (kind == Tokens.DIMENSION
          || kind == Tokens.FUNCTION
              && MathExpression.isMathFunction(declaration.tokens().lowerText(i))) {
        return null;
      }
    }
    return width == 3 ? name : null;
  }

  private static boolean hasIdent(Declaration declaration, String name) {
    for (int i = declaration.start(); i < declaration.end(); i++) {
      if (declaration.tokens().kind(i) == Tokens.IDENT
          && declaration.tokens().lowerText(i).equals(name)) {
        return true;
      }
    }
    return false;
  }

  /// One axis of each position in a list.
  private static @Nullable String positions(Declaration declaration, int axis) {
    TokenStream in = new TokenStream(declaration.tokens(), declaration.start(), declaration.end());
    StringBuilder out = new StringBuilder();
    do {
      String[] axes = PositionText.axes(in);
      if (axes == null) {
        return null;
      }
      out.append(out.isEmpty() ? "" : ", ").append(axes[axis]);
    } while (in.takeComma());
    return out.toString();
  }

  /// The text of a value alone.
  static String of(Property property, Object value) {
    return switch (value) {
      case CssWide wide -> Keyword.cssName(wide.name());
      case Keyword keyword -> keyword.css();
      case Deferred deferred -> {
        String text = deferred.toString();
        String[] parts = text.split(" ");
        yield property.grammar == Grammar.CORNER_RADIUS
                && parts.length == 2
                && parts[0].equals(parts[1])
            ? parts[0]
            : text;
      }
      case List<?> list -> list(property, list);
      case Float number -> CssNumbers.format(number) + unit(property);
      case Integer bits when property.grammar == Grammar.TEXT_DECORATION_LINE ->
          ComputedStyle.decorationLine(bits);
      default -> value.toString();
    };
  }

  private static String list(Property property, List<?> list) {
    if (list.isEmpty()) {
      return switch (property.grammar) {
        case FONT_SETTINGS, FONT_VARIANT_ALTERNATES -> "normal";
        default -> "none";
      };
    }
    return list.stream()
        .map(each -> of(property, each))
        .collect(Collectors.joining(ComputedStyle.separator(list)));
  }

  private static String unit(Property property) {
    return switch (property.grammar) {
      case LENGTH, LENGTH_NONNEGATIVE, LINE_WIDTH, BORDER_SPACING, FONT_SIZE -> "px";
      case FONT_STRETCH -> "%";
      default -> "";
    };
  }

  /// The source with names in lower case where `lower`, and everything in its canonical form.
  static String normalized(TokenStream in, boolean lower) {
    StringBuilder out = new StringBuilder();
    Tokens tokens = in.tokens();
    while (!in.atEnd()) {
      boolean space = in.position() > 0 && tokens.kind(in.position() - 1) == Tokens.WHITESPACE;
      int start = in.position();
      switch (in.rawKind()) {
        case Tokens.COMMA -> {
          out.append(", ");
          in.next();
          continue;
        }
        case Tokens.DELIM -> {
          char c = tokens.delim(start);
          boolean operator = c == '/' || c == '*' || c == '+' || c == '-';
          if (operator && !out.isEmpty()) {
            out.append(out.charAt(out.length() - 1) == ' ' ? "" : " ").append(c).append(' ');
          } else {
            out.append(c);
          }
          in.next();
          continue;
        }
        default -> {}
      }
      if (space && !out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
        out.append(' ');
      }
      component(in, lower, out);
    }
    return out.toString();
  }

  /// An angle's zero may lack its unit.
  private static String angles(TokenStream in, int numbers) {
    StringBuilder out = new StringBuilder();
    int i = 0;
    do {
      boolean zero = in.peek() == Tokens.INTEGER || in.peek() == Tokens.NUMBER;
      component(in, true, out);
      out.append(zero && i >= numbers ? "deg" : "").append(in.peek() == Tokens.COMMA ? ", " : "");
      i++;
    } while (in.takeComma());
    return out.toString();
  }

  /// CSS Transforms 2 §13: the percentages of scaling functions are numbers.
  private static String factors(TokenStream in) {
    StringBuilder out = new StringBuilder();
    do {
      if (in.peek() == Tokens.PERCENTAGE) {
        out.append(CssNumbers.format(in.number() / 100));
        in.next();
      } else {
        component(in, true, out);
      }
      out.append(in.peek() == Tokens.COMMA ? ", " : "");
    } while (in.takeComma());
    return out.toString();
  }

  /// Functions whose names are not in lower case.
  private static String functionName(String lower) {
    return switch (lower) {
      case "translatex" -> "translateX";
      case "translatey" -> "translateY";
      case "translatez" -> "translateZ";
      case "scalex" -> "scaleX";
      case "scaley" -> "scaleY";
      case "scalez" -> "scaleZ";
      case "rotatex" -> "rotateX";
      case "rotatey" -> "rotateY";
      case "rotatez" -> "rotateZ";
      case "skewx" -> "skewX";
      case "skewy" -> "skewY";
      default -> CssText.identifier(lower);
    };
  }

  static void component(TokenStream in, boolean lower, StringBuilder out) {
    Tokens tokens = in.tokens();
    int start = in.position();
    switch (in.rawKind()) {
      case Tokens.FUNCTION -> {
        String name = in.lowerText();
        if (MathExpression.isMathFunction(name)) {
          MathExpression math = MathExpression.parse(in);
          if (math != null) {
            out.append(math);
            return;
          }
          in.rewind(start);
        }
        if (name.equals("var") || name.equals("env") || name.equals("attr")) {
          in.skipComponent();
          out.append(tokens.sourceText(start, in.position()));
          return;
        }
        ColorValue color = ColorParser.parse(in);
        if (color != null) {
          out.append(color);
          return;
        }
        in.rewind(start);
        TokenStream inside = in.block();
        if (name.startsWith("rotate") || name.startsWith("skew")) {
          out.append(functionName(name)).append('(');
          out.append(angles(inside, name.equals("rotate3d") ? 3 : 0)).append(')');
          return;
        }
        if (name.startsWith("scale")) {
          out.append(functionName(name)).append('(').append(factors(inside)).append(')');
          return;
        }
        if (name.equals("url") && inside.peek() == Tokens.STRING) {
          out.append(CssText.url(inside.text()));
          return;
        }
        out.append(functionName(tokens.lowerText(start))).append('(');
        out.append(normalized(inside, lower)).append(')');
      }
      case Tokens.OPEN_BRACKET -> out.append('[').append(normalized(in.block(), false)).append(']');
      case Tokens.OPEN_PAREN -> out.append('(').append(normalized(in.block(), lower)).append(')');
      case Tokens.HASH, Tokens.HASH_ID -> {
        ColorValue color = ColorParser.parse(in);
        if (color == null) {
          in.rewind(start);
          out.append(CssText.token(tokens, in.next(), lower));
        } else {
          out.append(color);
        }
      }
      case Tokens.DIMENSION -> {
        String unit = tokens.lowerText(start);
        out.append(CssNumbers.format(tokens.number(start))).append(unit);
        in.next();
      }
      default -> out.append(CssText.token(tokens, in.next(), lower));
    }
  }
}
