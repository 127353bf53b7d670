package bulkhead.renderer.xpath;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A parsed expression (XPath 1.0 §3).
sealed interface Expression {
  record Number(double value) implements Expression {}

  record Literal(String value) implements Expression {}

  /// No client can bind one: having a value of it is an error.
  record Variable(String name) implements Expression {}

  record Call(Function function, List<Expression> arguments) implements Expression {}

  record Negate(Expression operand) implements Expression {}

  record Binary(Operator operator, Expression left, Expression right) implements Expression {}

  /// `primary[1][2]`
  record Filter(Expression primary, List<Expression> predicates) implements Expression {}

  /// Steps from the root, from what an expression gives, or (both false and null) from the context
  /// node.
  record Path(boolean fromRoot, @Nullable Expression from, List<Step> steps)
      implements Expression {}

  record Step(Axis axis, NodeTest test, List<Expression> predicates) {}

  enum Operator {
    OR,
    AND,
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL,
    PLUS,
    MINUS,
    MULTIPLY,
    DIVIDE,
    MODULO,
    UNION
  }
}
