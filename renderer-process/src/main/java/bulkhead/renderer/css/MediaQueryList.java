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
import org.jspecify.annotations.Nullable;

/// A media query list (Media Queries 4): true when any of its queries is, or when it is empty.
public final class MediaQueryList {
  private static final int MAX_DEPTH = 32;

  /// Holds everywhere.
  public static final MediaQueryList ALL = new MediaQueryList(List.of());

  private final List<Query> queries;

  private MediaQueryList(List<Query> queries) {
    this.queries = queries;
  }

  /// `type` null for `all`; `condition` null for none; `negated` by `not` before the type.
  private record Query(boolean negated, @Nullable String type, @Nullable Condition condition) {}

  /// Kleene's three values: `UNKNOWN` of a feature that does not exist, which no `not` makes true.
  private enum Truth {
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

  public static MediaQueryList parse(String text) {
    return text.isBlank() ? ALL : parse(TokenStream.of(text));
  }

  /// Parses the rest of a prelude. A query that is invalid is `not all` (§3.2).
  public static MediaQueryList parse(TokenStream in) {
    if (in.atEnd()) {
      return ALL;
    }
    List<Query> queries = new ArrayList<>(2);
    do {
      int start = in.position();
      Query query = query(in);
      if (query == null || !in.atEnd() && in.peek() != Tokens.COMMA) {
        in.rewind(start);
        while (in.rawKind() != Tokens.EOF && in.rawKind() != Tokens.COMMA) {
          in.skipComponent();
        }
        query = new Query(true, null, null);
      }
      queries.add(query);
    } while (in.takeComma());
    return new MediaQueryList(queries);
  }

  /// A `<media-condition>`, which names no medium; null if `in` is none, or more.
  public static @Nullable MediaQueryList condition(TokenStream in) {
    Condition condition = condition(in, 0, true);
    return condition == null || !in.atEnd()
        ? null
        : new MediaQueryList(List.of(new Query(false, null, condition)));
  }

  /// Whether all of `in` is one valid query.
  static boolean isQuery(TokenStream in) {
    return query(in) != null && in.atEnd();
  }

  public boolean matches(MediaValues values) {
    if (queries.isEmpty()) {
      return true;
    }
    for (Query query : queries) {
      boolean type = query.type == null || query.type.equals(values.print() ? "print" : "screen");
      Truth condition = query.condition == null ? Truth.TRUE : evaluate(query.condition, values);
      boolean unknown = type && condition == Truth.UNKNOWN;
      if (!unknown && (type && condition == Truth.TRUE) != query.negated) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Query query(TokenStream in) {
    int start = in.position();
    boolean negated = in.takeIdent("not");
    if (!negated) {
      in.takeIdent("only");
    }
    if (in.peek() == Tokens.IDENT) {
      String type = in.lowerText();
      switch (type) {
        case "only", "not", "and", "or", "layer" -> {
          return null;
        }
        default -> {}
      }
      in.next();
      Condition condition = null;
      if (in.takeIdent("and")) {
        condition = condition(in, 0, false);
        if (condition == null) {
          return null;
        }
      }
      return new Query(negated, type.equals("all") ? null : type, condition);
    }
    in.rewind(start);
    Condition condition = condition(in, 0, true);
    return condition == null ? null : new Query(false, null, condition);
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

  private static Truth evaluate(Condition condition, MediaValues values) {
    return switch (condition) {
      case Condition.Unknown() -> Truth.UNKNOWN;
      case Condition.Not(Condition inner) -> evaluate(inner, values).not();
      case Condition.Joined(boolean and, List<Condition> parts) -> {
        Truth result = and ? Truth.TRUE : Truth.FALSE;
        for (Condition part : parts) {
          Truth truth = evaluate(part, values);
          result = and ? result.and(truth) : result.or(truth);
        }
        yield result;
      }
      case Condition.Exists(String feature) -> exists(feature, values);
      case Condition.Equals(String feature, String keyword) -> equals(feature, keyword, values);
      case Condition.Range range -> compare(range, values);
    };
  }

  private static Truth compare(Condition.Range range, MediaValues values) {
    double actual = numeric(range.feature, values);
    if (Double.isNaN(actual)) {
      return Truth.UNKNOWN;
    }
    double wanted = range.value;
    if (!(range.text instanceof Unit.Kind)) {
      Object computed =
          Computable.compute(
              range.text, new ComputeContext.Initial(values.width(), values.height()));
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
    return feature.endsWith("width") || feature.endsWith("height");
  }

  /// The value of a range feature, or NaN when there is no such feature.
  private static double numeric(String feature, MediaValues values) {
    return switch (feature) {
      case "width", "device-width" -> values.width();
      case "height", "device-height" -> values.height();
      case "aspect-ratio", "device-aspect-ratio" -> values.width() / (double) values.height();
      case "resolution", "-webkit-device-pixel-ratio" -> values.devicePixelRatio();
      case "color" -> 8;
      case "color-index", "monochrome", "grid" -> 0;
      case "horizontal-viewport-segments", "vertical-viewport-segments" -> 1;
      default -> Double.NaN;
    };
  }

  private static Truth exists(String feature, MediaValues values) {
    double number = numeric(feature, values);
    if (!Double.isNaN(number)) {
      return Truth.of(number != 0);
    }
    String none =
        switch (feature) {
          case "hover", "any-hover", "pointer", "any-pointer", "update", "prefers-reduced-motion" ->
              feature.equals("prefers-reduced-motion") ? "no-preference" : "none";
          case "prefers-contrast", "prefers-reduced-transparency", "prefers-reduced-data" ->
              "no-preference";
          case "forced-colors", "inverted-colors" -> "none";
          case "scripting" -> "none";
          case "orientation",
              "color-gamut",
              "overflow-block",
              "overflow-inline",
              "prefers-color-scheme",
              "display-mode",
              "scan",
              "dynamic-range" ->
              "";
          default -> null;
        };
    return none == null ? Truth.UNKNOWN : equals(feature, none, values).not();
  }

  private static Truth equals(String feature, String keyword, MediaValues values) {
    String wish = values.wishes().get(feature);
    if (wish != null) {
      return Truth.of(keyword.equals(wish));
    }
    return switch (feature) {
      case "orientation" ->
          Truth.of(keyword.equals(values.height() >= values.width() ? "portrait" : "landscape"));
      case "prefers-color-scheme" ->
          Truth.of(keyword.equals(values.prefersDark() ? "dark" : "light"));
      case "prefers-reduced-motion" ->
          Truth.of(keyword.equals(values.prefersReducedMotion() ? "reduce" : "no-preference"));
      case "hover", "any-hover" -> Truth.of(keyword.equals(values.hover() ? "hover" : "none"));
      case "pointer", "any-pointer" -> Truth.of(keyword.equals(values.hover() ? "fine" : "none"));
      case "update" -> Truth.of(keyword.equals(values.print() ? "none" : "fast"));
      case "overflow-block" -> Truth.of(keyword.equals(values.print() ? "paged" : "scroll"));
      case "overflow-inline" -> Truth.of(keyword.equals("scroll"));
      case "color-gamut" ->
          switch (keyword) {
            case "srgb" -> Truth.TRUE;
            case "p3", "rec2020" -> Truth.FALSE;
            default -> Truth.UNKNOWN;
          };
      case "dynamic-range", "video-dynamic-range" -> Truth.of(keyword.equals("standard"));
      case "prefers-contrast", "prefers-reduced-transparency", "prefers-reduced-data" ->
          Truth.of(keyword.equals("no-preference"));
      case "forced-colors", "inverted-colors" -> Truth.of(keyword.equals("none"));
      case "scripting" -> Truth.of(keyword.equals("enabled"));
      case "display-mode" -> Truth.of(keyword.equals("browser"));
      case "scan" -> Truth.of(keyword.equals("progressive"));
      default -> Truth.UNKNOWN;
    };
  }
}
