package bulkhead.renderer.css.value;

import bulkhead.renderer.css.syntax.TokenStream;
import bulkhead.renderer.css.syntax.Tokens;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A parsed math function (CSS Values 4 §10): `calc()`, `min()`, `max()`, `clamp()`, `round()`,
/// `sin()` and so on.
public final class MathExpression {
  /// Deeper nesting is invalid; engines differ in their limits and nobody writes it by hand.
  private static final int MAX_DEPTH = 64;

  private final MathNode root;
  private final Unit.Kind kind;
  private final boolean hasPercent;

  private MathExpression(MathNode root, Unit.Kind kind, boolean hasPercent) {
    this.root = root;
    this.kind = kind;
    this.hasPercent = hasPercent;
  }

  /// Whether there is a percentage in it, even if it comes to 0%: it still refers to something.
  boolean hasPercent() {
    return hasPercent;
  }

  /// What it amounts to: a number, a length, a length with percentages, …
  public Unit.Kind kind() {
    return kind;
  }

  /// Whether a function of this lower-case name is a math function.
  public static boolean isMathFunction(String name) {
    return switch (name) {
      case "calc",
          "-webkit-calc",
          "min",
          "max",
          "clamp",
          "round",
          "mod",
          "rem",
          "sin",
          "cos",
          "tan",
          "asin",
          "acos",
          "atan",
          "atan2",
          "pow",
          "sqrt",
          "hypot",
          "log",
          "exp",
          "abs",
          "sign" ->
          true;
      default -> false;
    };
  }

  /// Parses the math function that is next; null when it is invalid.
  public static @Nullable MathExpression parse(TokenStream stream) {
    int start = stream.position();
    Typed typed = function(stream, 0);
    if (typed == null) {
      return null;
    }
    boolean percent = false;
    for (int i = start; i < stream.position(); i++) {
      percent |= stream.tokens().kind(i) == Tokens.PERCENTAGE;
    }
    return new MathExpression(typed.node, typed.kind, percent);
  }

  /// The result: [CalcNode.Linear] without percent for everything but a length-percentage.
  public CalcNode evaluate(ComputeContext context) {
    return root.evaluate(context);
  }

  /// The result as one number in the canonical unit; percentages count as numbers.
  public double number(ComputeContext context) {
    CalcNode node = evaluate(context);
    double value =
        node instanceof CalcNode.Linear(double px, double percent)
            ? px + percent
            : node.resolve(100);
    return Double.isNaN(value) ? 0 : value;
  }

  /// As specified, simplified (CSS Values 4 §10.13 "serialization").
  @Override
  public String toString() {
    return MathText.of(root);
  }

  /// Whether the result is the same for all elements.
  public boolean isAbsolute() {
    return root.isAbsolute();
  }

  private record Typed(MathNode node, Unit.Kind kind) {}

  private static @Nullable Typed function(TokenStream stream, int depth) {
    if (depth > MAX_DEPTH || stream.peek() != Tokens.FUNCTION) {
      return null;
    }
    String name = stream.lowerText();
    if (!isMathFunction(name)) {
      return null;
    }
    TokenStream inside = stream.block();
    if (name.equals("calc") || name.equals("-webkit-calc")) {
      Typed sum = sum(inside, depth + 1);
      return sum != null && inside.atEnd() ? sum : null;
    }
    MathFunction rounding = MathFunction.ROUND_NEAREST;
    if (name.equals("round") && inside.peek() == Tokens.IDENT) {
      rounding =
          switch (inside.lowerText()) {
            case "nearest" -> MathFunction.ROUND_NEAREST;
            case "up" -> MathFunction.ROUND_UP;
            case "down" -> MathFunction.ROUND_DOWN;
            case "to-zero" -> MathFunction.ROUND_TO_ZERO;
            default -> null;
          };
      if (rounding == null) {
        return null;
      }
      inside.next();
      if (!inside.takeComma()) {
        return null;
      }
    }
    List<MathNode> arguments = new ArrayList<>();
    Unit.Kind kind = null;
    do {
      if (name.equals("clamp") && inside.takeIdent("none")) {
        double bound = arguments.isEmpty() ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        arguments.add(new MathNode.Value(bound, null, false));
        continue;
      }
      Typed argument = sum(inside, depth + 1);
      if (argument == null) {
        return null;
      }
      if (kind == null) {
        kind = argument.kind;
      } else if (!name.equals("log") && !name.equals("pow")) {
        kind = added(kind, argument.kind);
        if (kind == null) {
          return null;
        }
      }
      arguments.add(argument.node);
    } while (inside.takeComma());
    if (!inside.atEnd() || kind == null) {
      return null;
    }
    int count = arguments.size();
    return switch (name) {
      case "min" -> new Typed(new MathNode.Call(MathFunction.MIN, arguments), kind);
      case "max" -> new Typed(new MathNode.Call(MathFunction.MAX, arguments), kind);
      case "hypot" -> new Typed(new MathNode.Call(MathFunction.HYPOT, arguments), kind);
      case "clamp" ->
          count == 3 ? new Typed(new MathNode.Call(MathFunction.CLAMP, arguments), kind) : null;
      case "round" -> {
        if (count == 1 && kind == Unit.Kind.NUMBER) {
          arguments.add(new MathNode.Value(1, null, false));
          count = 2;
        }
        yield count == 2 ? new Typed(new MathNode.Call(rounding, arguments), kind) : null;
      }
      case "mod" ->
          count == 2 ? new Typed(new MathNode.Call(MathFunction.MOD, arguments), kind) : null;
      case "rem" ->
          count == 2 ? new Typed(new MathNode.Call(MathFunction.REM, arguments), kind) : null;
      case "abs" ->
          count == 1 ? new Typed(new MathNode.Call(MathFunction.ABS, arguments), kind) : null;
      case "sign" ->
          count == 1
              ? new Typed(new MathNode.Scalar(name, arguments, false), Unit.Kind.NUMBER)
              : null;
      case "sin", "cos", "tan" ->
          count == 1 && (kind == Unit.Kind.NUMBER || kind == Unit.Kind.ANGLE)
              ? new Typed(
                  new MathNode.Scalar(name, arguments, kind == Unit.Kind.ANGLE), Unit.Kind.NUMBER)
              : null;
      case "asin", "acos", "atan" ->
          count == 1 && kind == Unit.Kind.NUMBER
              ? new Typed(new MathNode.Scalar(name, arguments, false), Unit.Kind.ANGLE)
              : null;
      case "atan2" ->
          count == 2
              ? new Typed(new MathNode.Scalar(name, arguments, false), Unit.Kind.ANGLE)
              : null;
      case "pow" ->
          count == 2 && kind == Unit.Kind.NUMBER
              ? new Typed(new MathNode.Scalar(name, arguments, false), kind)
              : null;
      case "sqrt", "exp" ->
          count == 1 && kind == Unit.Kind.NUMBER
              ? new Typed(new MathNode.Scalar(name, arguments, false), kind)
              : null;
      case "log" ->
          count <= 2 && kind == Unit.Kind.NUMBER
              ? new Typed(new MathNode.Scalar(name, arguments, false), kind)
              : null;
      default -> null;
    };
  }

  private static Unit.@Nullable Kind added(Unit.Kind a, Unit.Kind b) {
    if (a == b) {
      return a;
    }
    boolean lengths = isLengthPercent(a) && isLengthPercent(b);
    return lengths ? Unit.Kind.LENGTH_PERCENT : null;
  }

  private static boolean isLengthPercent(Unit.Kind kind) {
    return kind == Unit.Kind.LENGTH
        || kind == Unit.Kind.PERCENT
        || kind == Unit.Kind.LENGTH_PERCENT;
  }

  private static @Nullable Typed sum(TokenStream stream, int depth) {
    Typed first = product(stream, depth);
    if (first == null) {
      return null;
    }
    List<MathNode> terms = null;
    Unit.Kind kind = first.kind;
    while (stream.peek() == Tokens.DELIM) {
      int at = stream.position();
      char operator = stream.tokens().delim(at);
      boolean spaced =
          at > 0
              && stream.tokens().kind(at - 1) == Tokens.WHITESPACE
              && stream.tokens().kind(at + 1) == Tokens.WHITESPACE;
      if (operator != '+' && operator != '-' || !spaced) {
        return null;
      }
      stream.next();
      Typed term = product(stream, depth);
      if (term == null) {
        return null;
      }
      kind = added(kind, term.kind);
      if (kind == null) {
        return null;
      }
      if (terms == null) {
        terms = new ArrayList<>();
        terms.add(first.node);
      }
      terms.add(
          operator == '+'
              ? term.node
              : new MathNode.Product(term.node, new MathNode.Value(-1, null, false), false));
    }
    return terms == null ? first : new Typed(new MathNode.Sum(terms), kind);
  }

  private static @Nullable Typed product(TokenStream stream, int depth) {
    Typed left = value(stream, depth);
    int factors = 0;
    while (left != null && stream.peek() == Tokens.DELIM) {
      char operator = stream.tokens().delim(stream.position());
      if (operator != '*' && operator != '/') {
        break;
      }
      if (++factors > MAX_DEPTH) {
        return null; // Each factor nests one deeper.
      }
      stream.next();
      Typed right = value(stream, depth);
      if (right == null) {
        return null;
      }
      if (operator == '*') {
        if (left.kind == Unit.Kind.NUMBER) {
          left = new Typed(new MathNode.Product(right.node, left.node, false), right.kind);
        } else if (right.kind == Unit.Kind.NUMBER) {
          left = new Typed(new MathNode.Product(left.node, right.node, false), left.kind);
        } else {
          return null;
        }
      } else if (right.kind == Unit.Kind.NUMBER) {
        left = new Typed(new MathNode.Product(left.node, right.node, true), left.kind);
      } else if (right.kind == left.kind) {
        left = new Typed(new MathNode.Product(left.node, right.node, true), Unit.Kind.NUMBER);
      } else {
        return null;
      }
    }
    return left;
  }

  private static @Nullable Typed value(TokenStream stream, int depth) {
    if (depth > MAX_DEPTH) {
      return null;
    }
    switch (stream.peek()) {
      case Tokens.NUMBER, Tokens.INTEGER -> {
        MathNode.Value value = new MathNode.Value(stream.number(), null, false);
        stream.next();
        return new Typed(value, Unit.Kind.NUMBER);
      }
      case Tokens.PERCENTAGE -> {
        MathNode.Value value = new MathNode.Value(stream.number(), null, true);
        stream.next();
        return new Typed(value, Unit.Kind.PERCENT);
      }
      case Tokens.DIMENSION -> {
        Unit unit = Unit.byName(stream.lowerText());
        if (unit == null) {
          return null;
        }
        MathNode.Value value = new MathNode.Value(stream.number(), unit, false);
        stream.next();
        return new Typed(value, unit.kind);
      }
      case Tokens.IDENT -> {
        double constant;
        switch (stream.lowerText()) {
          case "e" -> constant = Math.E;
          case "pi" -> constant = Math.PI;
          case "infinity" -> constant = Double.POSITIVE_INFINITY;
          case "-infinity" -> constant = Double.NEGATIVE_INFINITY;
          case "nan" -> constant = Double.NaN;
          default -> {
            return null;
          }
        }
        stream.next();
        return new Typed(new MathNode.Value(constant, null, false), Unit.Kind.NUMBER);
      }
      case Tokens.OPEN_PAREN -> {
        TokenStream inside = stream.block();
        Typed sum = sum(inside, depth + 1);
        return sum != null && inside.atEnd() ? sum : null;
      }
      case Tokens.FUNCTION -> {
        return function(stream, depth + 1);
      }
      default -> {
        return null;
      }
    }
  }
}
