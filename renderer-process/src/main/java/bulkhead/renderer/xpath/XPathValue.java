package bulkhead.renderer.xpath;

import bulkhead.renderer.dom.Attr;
import bulkhead.renderer.dom.CharacterData;
import bulkhead.renderer.dom.Node;
import java.math.BigDecimal;
import java.util.List;

/// What an expression gives (XPath 1.0 §1), and the conversions between its kinds (§4).
public sealed interface XPathValue {
  record Nodes(NodeSet set) implements XPathValue {}

  record Bool(boolean value) implements XPathValue {}

  record Num(double value) implements XPathValue {}

  record Str(String value) implements XPathValue {}

  /// In document order; empty for what is no node-set.
  default List<Node> nodes() {
    return this instanceof Nodes(NodeSet set) ? set.sorted() : List.of();
  }

  default boolean toBoolean() {
    return switch (this) {
      case Nodes(NodeSet set) -> !set.isEmpty();
      case Bool(boolean value) -> value;
      case Num(double value) -> value != 0 && !Double.isNaN(value);
      case Str(String value) -> !value.isEmpty();
    };
  }

  default double toNumber() {
    return switch (this) {
      case Nodes ignored -> number(text());
      case Bool(boolean value) -> value ? 1 : 0;
      case Num(double value) -> value;
      case Str(String value) -> number(value);
    };
  }

  default String text() {
    return switch (this) {
      case Nodes(NodeSet set) -> set.isEmpty() ? "" : text(set.first());
      case Bool(boolean value) -> value ? "true" : "false";
      case Num(double value) -> text(value);
      case Str(String value) -> value;
    };
  }

  /// The string-value of a node (§5).
  static String text(Node node) {
    return switch (node) {
      case Attr attr -> attr.value();
      case CharacterData data -> data.data();
      default -> node.textContent();
    };
  }

  /// §4.4: an optional minus sign, digits and a point; anything else is not a number.
  static double number(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    int digits = 0;
    int points = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (c == '.') {
        points++;
      } else if (c != '-' || i != from) {
        return Double.NaN;
      }
    }
    return digits == 0 || points > 1 ? Double.NaN : Double.parseDouble(text.substring(from, to));
  }

  /// §4.2: without an exponent.
  static String text(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "Infinity" : "-Infinity";
    }
    if (value == 0) {
      return "0";
    }
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return Long.toString((long) value);
    }
    return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }
}
