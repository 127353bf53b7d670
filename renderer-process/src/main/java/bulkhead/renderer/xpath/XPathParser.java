package bulkhead.renderer.xpath;

import bulkhead.renderer.xpath.Expression.Operator;
import bulkhead.renderer.xpath.Expression.Step;
import bulkhead.renderer.xpath.XPathLexer.Kind;
import bulkhead.renderer.xpath.XPathLexer.Token;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Parses an expression (XPath 1.0 §2 and §3, by their productions).
final class XPathParser {
  /// How deep expressions may stand in each other: each level takes a dozen calls.
  private static final int MOST_DEPTH = 100;

  /// How many operators of one kind may follow each other.
  private static final int MOST_CHAIN = 500;

  /// From the loosest to the tightest.
  private static final List<Map<String, Operator>> LEVELS =
      List.of(
          Map.of("or", Operator.OR),
          Map.of("and", Operator.AND),
          Map.of("=", Operator.EQUAL, "!=", Operator.NOT_EQUAL),
          Map.of(
              "<", Operator.LESS,
              "<=", Operator.LESS_OR_EQUAL,
              ">", Operator.GREATER,
              ">=", Operator.GREATER_OR_EQUAL),
          Map.of("+", Operator.PLUS, "-", Operator.MINUS),
          Map.of("*", Operator.MULTIPLY, "div", Operator.DIVIDE, "mod", Operator.MODULO));

  private final String source;
  private final List<Token> tokens;
  private final Set<String> prefixes = new LinkedHashSet<>();
  private int at;
  private int depth;

  private XPathParser(String source) {
    this.source = source;
    this.tokens = XPathLexer.tokens(source);
  }

  /// @param prefixes of namespaces, in the order of their first use
  record Parsed(Expression expression, Set<String> prefixes) {}

  /// @throws XPathException if it is no expression
  static Parsed parse(String source) {
    XPathParser parser = new XPathParser(source);
    Expression expression = parser.expression();
    if (parser.peek().kind() != Kind.END) {
      throw parser.error();
    }
    return new Parsed(expression, parser.prefixes);
  }

  private Token peek() {
    return tokens.get(at);
  }

  private boolean is(Kind kind, String text) {
    return peek().kind() == kind && peek().text().equals(text);
  }

  private boolean skip(Kind kind, String text) {
    if (is(kind, text)) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(String sign) {
    if (!skip(Kind.SIGN, sign)) {
      throw error();
    }
  }

  private XPathException error() {
    return new XPathException("The string '" + source + "' is not a valid XPath expression.");
  }

  // Operators

  private Expression expression() {
    if (++depth > MOST_DEPTH) {
      throw error();
    }
    Expression found = level(0);
    depth--;
    return found;
  }

  private Expression level(int level) {
    if (level == LEVELS.size()) {
      return negation();
    }
    Expression left = level(level + 1);
    int chain = 0;
    while (peek().kind() == Kind.OPERATOR
        && LEVELS.get(level).get(peek().text()) instanceof Operator operator) {
      at++;
      if (++chain > MOST_CHAIN) {
        throw error(); // it is evaluated by recursion
      }
      left = new Expression.Binary(operator, left, level(level + 1));
    }
    return left;
  }

  private Expression negation() {
    boolean negative = false;
    boolean any = false;
    while (skip(Kind.OPERATOR, "-")) {
      negative = !negative;
      any = true;
    }
    Expression operand = union();
    if (!any) {
      return operand;
    }
    Expression once = new Expression.Negate(operand);
    return negative ? once : new Expression.Negate(once);
  }

  private Expression union() {
    Expression left = path();
    int chain = 0;
    while (skip(Kind.OPERATOR, "|")) {
      if (++chain > MOST_CHAIN) {
        throw error();
      }
      left = new Expression.Binary(Operator.UNION, left, path());
    }
    return left;
  }

  // Paths

  private Expression path() {
    if (isPrimary()) {
      Expression primary = filter();
      if (!is(Kind.OPERATOR, "/") && !is(Kind.OPERATOR, "//")) {
        return primary;
      }
      List<Step> steps = new ArrayList<>();
      moreSteps(steps);
      return new Expression.Path(false, primary, steps);
    }
    List<Step> steps = new ArrayList<>();
    if (skip(Kind.OPERATOR, "/")) {
      if (isStep()) {
        steps.add(step());
        moreSteps(steps);
      }
      return new Expression.Path(true, null, steps);
    }
    if (skip(Kind.OPERATOR, "//")) {
      addDescending(steps);
      moreSteps(steps);
      return new Expression.Path(true, null, steps);
    }
    steps.add(step());
    moreSteps(steps);
    return new Expression.Path(false, null, steps);
  }

  private void moreSteps(List<Step> steps) {
    while (true) {
      if (skip(Kind.OPERATOR, "/")) {
        steps.add(step());
      } else if (skip(Kind.OPERATOR, "//")) {
        addDescending(steps);
      } else {
        return;
      }
    }
  }

  /// `//x` is `/descendant-or-self::node()/x`. OPTIMIZATION: without predicates, which may ask for
  /// positions, `descendant::x` gives the same.
  private void addDescending(List<Step> steps) {
    Step step = step();
    if (step.axis() == Axis.CHILD && step.predicates().isEmpty()) {
      steps.add(new Step(Axis.DESCENDANT, step.test(), List.of()));
    } else {
      steps.add(new Step(Axis.DESCENDANT_OR_SELF, new NodeTest.AnyNode(), List.of()));
      steps.add(step);
    }
  }

  private boolean isStep() {
    Token token = peek();
    return token.kind() == Kind.NAME
        || is(Kind.SIGN, ".")
        || is(Kind.SIGN, "..")
        || is(Kind.SIGN, "@");
  }

  private Step step() {
    if (skip(Kind.SIGN, ".")) {
      return new Step(Axis.SELF, new NodeTest.AnyNode(), List.of());
    }
    if (skip(Kind.SIGN, "..")) {
      return new Step(Axis.PARENT, new NodeTest.AnyNode(), List.of());
    }
    Axis axis = Axis.CHILD;
    if (skip(Kind.SIGN, "@")) {
      axis = Axis.ATTRIBUTE;
    } else if (tokens.get(Math.min(at + 1, tokens.size() - 1)).equals(new Token(Kind.SIGN, "::"))) {
      Axis named = Axis.named(peek().text());
      if (named == null) {
        throw error();
      }
      axis = named;
      at += 2;
    }
    NodeTest test = nodeTest();
    return new Step(axis, test, predicates());
  }

  private NodeTest nodeTest() {
    Token token = peek();
    if (token.kind() != Kind.NAME) {
      throw error();
    }
    at++;
    if (skip(Kind.SIGN, "(")) {
      String literal = null;
      if (peek().kind() == Kind.LITERAL && token.text().equals("processing-instruction")) {
        literal = peek().text();
        at++;
      }
      expect(")");
      return switch (token.text()) {
        case "node" -> new NodeTest.AnyNode();
        case "text" -> new NodeTest.IsText();
        case "comment" -> new NodeTest.IsComment();
        case "processing-instruction" -> new NodeTest.IsProcessingInstruction(literal);
        default -> throw error();
      };
    }
    int colon = token.text().indexOf(':');
    String prefix = colon < 0 ? "" : token.text().substring(0, colon);
    String local = token.text().substring(colon + 1);
    if (!prefix.isEmpty()) {
      prefixes.add(prefix);
    }
    return local.equals("*") ? new NodeTest.Any(prefix) : new NodeTest.Name(prefix, local);
  }

  private List<Expression> predicates() {
    List<Expression> predicates = new ArrayList<>();
    while (skip(Kind.SIGN, "[")) {
      predicates.add(expression());
      expect("]");
    }
    return predicates;
  }

  // Primary expressions

  private boolean isPrimary() {
    Token token = peek();
    return switch (token.kind()) {
      case LITERAL, NUMBER, VARIABLE -> true;
      case SIGN -> token.text().equals("(");
      case NAME ->
          tokens.get(at + 1).equals(new Token(Kind.SIGN, "("))
              && switch (token.text()) {
                case "node", "text", "comment", "processing-instruction" -> false;
                default -> true;
              };
      case OPERATOR, END -> false;
    };
  }

  private Expression filter() {
    Expression primary = primary();
    List<Expression> predicates = predicates();
    return predicates.isEmpty() ? primary : new Expression.Filter(primary, predicates);
  }

  private Expression primary() {
    Token token = peek();
    at++;
    return switch (token.kind()) {
      case LITERAL -> new Expression.Literal(token.text());
      case NUMBER -> new Expression.Number(XPathValue.number(token.text()));
      case VARIABLE -> new Expression.Variable(token.text());
      case SIGN -> {
        Expression inner = expression();
        expect(")");
        yield inner;
      }
      case NAME -> call(token.text());
      case OPERATOR, END -> throw error();
    };
  }

  private Expression call(String name) {
    expect("(");
    List<Expression> arguments = new ArrayList<>();
    if (!skip(Kind.SIGN, ")")) {
      do {
        arguments.add(expression());
      } while (skip(Kind.SIGN, ","));
      expect(")");
    }
    @Nullable Function function = Function.named(name);
    if (function == null || !function.takes(arguments.size())) {
      throw error();
    }
    return new Expression.Call(function, arguments);
  }
}
