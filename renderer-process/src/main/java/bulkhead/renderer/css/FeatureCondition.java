package bulkhead.renderer.css;

import bulkhead.renderer.css.syntax.TokenStream;
import bulkhead.renderer.css.syntax.Tokens;
import bulkhead.renderer.css.value.Computable;
import bulkhead.renderer.css.value.ComputeContext;
import bulkhead.renderer.css.value.LengthPercentage;
import bulkhead.renderer.css.value.Unit;
import bulkhead.renderer.css.value.ValueParser;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Questions about features, joined by `and`, `or` and `not`: what is in the parentheses of media
/// queries (Media Queries 4 §3) and of container queries (CSS Conditional Rules 5 §5.4). Immutable.
final class FeatureCondition {
  private static final int MAX_DEPTH = 32;

  private final Condition condition;

  private FeatureCondition(Condition condition) {
    this.condition = condition;
  }

  /// What is asked about.
  interface Features {
    /// The value of a range feature, or NaN when there is no such feature.
    double number(String feature);

    Truth exists(String feature);

    Truth is(String feature, String keyword);

    /// What relative lengths are relative to.
    ComputeContext lengths();
  }

  /// Kleene's three values: `UNKNOWN` of a feature that does not exist, which no `not` makes true.
  enum Truth {
    FALSE,
    UNKNOWN,
    TRUE;

    static Truth of(boolean value) {
      return value ? TRUE : FALSE;
    }

    Truth not() {
      return this == TRUE ? FALSE : this == FALSE ? TRUE : UNKNOWN;
    }

    Truth and(Truth other) {
      return ordinal() < other.ordinal() ? this : other;
    }

    Truth or(Truth other) {
      return ordinal() > other.ordinal() ? this : other;
    }
  }

  private sealed interface Condition {
    /// A comparison of a feature with a value in px, dppx or as a number.
    record Range(String feature, char operator, boolean orEqual, double value, Object text)
        implements Condition {}

    /// A feature with a keyword.
    record Equals(String feature, String keyword) implements Condition {}

    /// A feature alone: whether it is there and not zero.
    record Exists(String feature) implements Condition {}

    record Not(Condition inner) implements Condition {}

    record Joined(boolean and, List<Condition> parts) implements Condition {}

    record Unknown() implements Condition {}
  }

  /// Takes a condition from `in`; null if there is none.
  static @Nullable FeatureCondition parse(TokenStream in, boolean allowOr) {
    Condition condition = condition(in, 0, allowOr);
    return condition == null ? null : new FeatureCondition(condition);
  }

  Truth evaluate(Features features) {
    return evaluate(condition, features);
  }

  /// Names the features that are asked about.
  void forEachFeature(Consumer<String> visitor) {
    forEachFeature(condition, visitor);
  }

  private static void forEachFeature(Condition condition, Consumer<String> visitor) {
    switch (condition) {
      case Condition.Unknown() -> {}
      case Condition.Not(Condition inner) -> forEachFeature(inner, visitor);
      case Condition.Joined joined -> joined.parts.forEach(part -> forEachFeature(part, visitor));
      case Condition.Exists(String feature) -> visitor.accept(feature);
      case Condition.Equals equals -> visitor.accept(equals.feature);
      case Condition.Range range -> visitor.accept(range.feature);
    }
  }

  private static @Nullable Condition condition(TokenStream in, int depth, boolean allowOr) {
    if (depth > MAX_DEPTH) {
      return null;
    }
    if (in.takeIdent("not")) {
      Condition inner = inParens(in, depth);
      return inner == null ? null : new Condition.Not(inner);
    }
    Condition first = inParens(in, depth);
    if (first == null) {
      return null;
    }
    boolean and = in.peekIdent("and");
    if (!and && !(allowOr && in.peekIdent("or"))) {
      return first;
    }
    List<Condition> parts = new ArrayList<>();
    parts.add(first);
    while (in.takeIdent(and ? "and" : "or")) {
      Condition next = in.takeIdent("not") ? negation(in, depth) : inParens(in, depth);
      if (next == null) {
        return null;
      }
      parts.add(next);
    }
    return new Condition.Joined(and, parts);
  }

  private static @Nullable Condition negation(TokenStream in, int depth) {
    Condition inner = inParens(in, depth);
    return inner == null ? null : new Condition.Not(inner);
  }

  private static @Nullable Condition inParens(TokenStream in, int depth) {
    if (in.peek() == Tokens.FUNCTION) {
      in.block();
      return new Condition.Unknown();
    }
    if (in.peek() != Tokens.OPEN_PAREN) {
      return null;
    }
    TokenStream inside = in.block();
    int start = inside.position();
    Condition feature = feature(inside);
    if (feature != null && inside.atEnd()) {
      return feature;
    }
    inside.rewind(start);
    Condition nested = condition(inside, depth + 1, true);
    return nested != null && inside.atEnd() ? nested : new Condition.Unknown();
  }

  private static @Nullable Condition feature(TokenStream in) {
    if (in.peek() == Tokens.IDENT) {
      String name = in.lowerText();
      in.next();
      if (in.atEnd()) {
        return new Condition.Exists(name);
      }
      if (in.peek() == Tokens.COLON) {
        in.next();
        if (in.peek() == Tokens.IDENT) {
          String keyword = in.lowerText();
          in.next();
          return new Condition.Equals(name, keyword);
        }
        Object[] value = value(in);
        if (value == null) {
          return null;
        }
        char operator = '=';
        boolean prefixed = false;
        if (name.startsWith("min-")) {
          operator = '>';
          name = name.substring(4);
          prefixed = true;
        } else if (name.startsWith("max-")) {
          operator = '<';
          name = name.substring(4);
          prefixed = true;
        } else if (name.startsWith("-webkit-min-")) {
          operator = '>';
          name = "-webkit-" + name.substring(12);
          prefixed = true;
        } else if (name.startsWith("-webkit-max-")) {
          operator = '<';
          name = "-webkit-" + name.substring(12);
          prefixed = true;
        }
        return new Condition.Range(name, operator, prefixed, (Double) value[0], value[1]);
      }
      return range(in, name);
    }
    Object[] first = value(in);
    if (first == null) {
      return null;
    }
    // value <op> name [<op> value]?
    int operator = operator(in);
    if (operator == 0 || in.peek() != Tokens.IDENT) {
      return null;
    }
    String name = in.lowerText();
    in.next();
    char flipped = (char) (operator & 0xFF);
    flipped = flipped == '<' ? '>' : flipped == '>' ? '<' : '=';
    Condition lower =
        new Condition.Range(name, flipped, (operator & 256) != 0, (Double) first[0], first[1]);
    if (in.atEnd()) {
      return lower;
    }
    Condition upper = range(in, name);
    return upper == null ? null : new Condition.Joined(true, List.of(lower, upper));
  }

  private static @Nullable Condition range(TokenStream in, String name) {
    int operator = operator(in);
    Object[] value = operator == 0 ? null : value(in);
    return value == null
        ? null
        : new Condition.Range(
            name, (char) (operator & 0xFF), (operator & 256) != 0, (Double) value[0], value[1]);
  }

  /// `<`, `>` or `=`, plus 256 when `=` follows; 0 for none.
  private static int operator(TokenStream in) {
    if (in.takeDelim('=')) {
      return '=';
    }
    int operator = in.takeDelim('<') ? '<' : in.takeDelim('>') ? '>' : 0;
    if (operator != 0 && in.rawKind() == Tokens.DELIM && in.tokens().isDelim(in.position(), '=')) {
      in.next();
      operator |= 256;
    }
    return operator;
  }

  /// A value as a Double in canonical units, and its kind of unit or the relative length it still
  /// is.
  private static Object @Nullable [] value(TokenStream in) {
    int start = in.position();
    if (in.peek() == Tokens.DIMENSION) {
      Unit unit = Unit.byName(in.lowerText());
      if (unit != null && unit.kind == Unit.Kind.RESOLUTION) {
        double value = in.number() * unit.factor;
        in.next();
        return new Object[] {value, unit.kind};
      }
    }
    Object length =
        in.peek() == Tokens.DIMENSION || in.peek() == Tokens.FUNCTION
            ? ValueParser.length(in, ValueParser.Range.ALL)
            : null;
    if (length != null) {
      return new Object[] {0.0, length};
    }
    in.rewind(start);
    Double number = ValueParser.number(in);
    if (number == null) {
      return null;
    }
    if (in.takeDelim('/')) {
      Double divisor = ValueParser.number(in);
      if (divisor == null) {
        return null;
      }
      // A ratio of 0/0 counts as 1/0 (CSS Values 4 §5.7).
      number = number == 0 && divisor == 0 ? (Double) Double.POSITIVE_INFINITY : number / divisor;
    }
    return new Object[] {number, Unit.Kind.NUMBER};
  }

  private static Truth evaluate(Condition condition, Features features) {
    return switch (condition) {
      case Condition.Unknown() -> Truth.UNKNOWN;
      case Condition.Not(Condition inner) -> evaluate(inner, features).not();
      case Condition.Joined(boolean and, List<Condition> parts) -> {
        Truth result = and ? Truth.TRUE : Truth.FALSE;
        for (Condition part : parts) {
          Truth truth = evaluate(part, features);
          result = and ? result.and(truth) : result.or(truth);
        }
        yield result;
      }
      case Condition.Exists(String feature) -> features.exists(feature);
      case Condition.Equals(String feature, String keyword) -> features.is(feature, keyword);
      case Condition.Range range -> compare(range, features);
    };
  }

  private static Truth compare(Condition.Range range, Features features) {
    double actual = features.number(range.feature);
    if (Double.isNaN(actual)) {
      return Truth.UNKNOWN;
    }
    double wanted = range.value;
    if (!(range.text instanceof Unit.Kind)) {
      Object computed = Computable.compute(range.text, features.lengths());
      wanted = computed instanceof LengthPercentage length ? length.resolve(0) : 0;
    } else if (range.text == Unit.Kind.NUMBER && isLength(range.feature) && wanted != 0) {
      return Truth.UNKNOWN;
    }
    boolean equal = Math.abs(actual - wanted) < 1e-4;
    return Truth.of(
        switch (range.operator) {
          case '<' -> range.orEqual ? actual < wanted || equal : actual < wanted && !equal;
          case '>' -> range.orEqual ? actual > wanted || equal : actual > wanted && !equal;
          default -> equal;
        });
  }

  private static boolean isLength(String feature) {
    return feature.endsWith("width") || feature.endsWith("height") || feature.endsWith("-size");
  }
}
