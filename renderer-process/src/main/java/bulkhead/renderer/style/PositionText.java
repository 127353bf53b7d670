package bulkhead.renderer.style;

import bulkhead.renderer.css.syntax.TokenStream;
import bulkhead.renderer.css.syntax.Tokens;
import bulkhead.renderer.css.value.MathExpression;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Specified positions as text (CSS Values 4 §9.3.1 "serialization of position"): the horizontal
/// part first, keywords kept, what was left out said.
final class PositionText {
  private PositionText() {}

  /// The texts of both axes of one position, and what follows it up to a comma: a depth in
  /// `transform-origin`. Null for what is no position of its own, such as `var()`.
  static String @Nullable [] axes(TokenStream in) {
    List<String> parts = new ArrayList<>();
    while (!in.atEnd() && in.peek() != Tokens.COMMA && parts.size() < 4) {
      byte kind = in.peek();
      boolean unknown = kind == Tokens.FUNCTION && !MathExpression.isMathFunction(in.lowerText());
      if (unknown || kind == Tokens.DELIM) {
        return null;
      }
      StringBuilder part = new StringBuilder();
      SpecifiedText.component(in, true, part);
      parts.add(kind == Tokens.INTEGER || kind == Tokens.NUMBER ? part + "px" : part.toString());
    }
    return parts.isEmpty() ? null : arranged(parts);
  }

  private static String[] arranged(List<String> parts) {
    String first = parts.get(0);
    if (parts.size() == 1) {
      return isVertical(first) ? new String[] {"center", first} : new String[] {first, "center"};
    }
    if (parts.size() == 2) {
      String second = parts.get(1);
      return isVertical(first) || isHorizontal(second)
          ? new String[] {second, first}
          : new String[] {first, second};
    }
    // Edges with offsets: each keyword takes the length that follows it.
    String x = "center";
    String y = "center";
    for (int i = 0; i < parts.size(); i++) {
      String edge = parts.get(i);
      boolean offset = i + 1 < parts.size() && !isKeyword(parts.get(i + 1));
      String part = offset ? edge + " " + parts.get(i + 1) : edge;
      if (isHorizontal(edge)) {
        x = part;
      } else if (isVertical(edge)) {
        y = part;
      }
      i += offset ? 1 : 0;
    }
    return new String[] {x, y};
  }

  /// `transform-origin` (CSS Transforms 1 §7): a position and a depth.
  static @Nullable String origin(TokenStream in) {
    List<String> parts = new ArrayList<>();
    while (!in.atEnd()) {
      if (in.peek() == Tokens.FUNCTION && !MathExpression.isMathFunction(in.lowerText())) {
        return null;
      }
      byte kind = in.peek();
      StringBuilder part = new StringBuilder();
      SpecifiedText.component(in, true, part);
      parts.add(kind == Tokens.INTEGER || kind == Tokens.NUMBER ? part + "px" : part.toString());
    }
    if (parts.isEmpty() || parts.size() > 3) {
      return null;
    }
    String depth = parts.size() == 3 ? " " + parts.removeLast() : "";
    return String.join(" ", arranged(parts)) + depth;
  }

  private static boolean isHorizontal(String part) {
    return part.equals("left") || part.equals("right");
  }

  private static boolean isVertical(String part) {
    return part.equals("top") || part.equals("bottom");
  }

  private static boolean isKeyword(String part) {
    return isHorizontal(part) || isVertical(part) || part.equals("center");
  }
}
