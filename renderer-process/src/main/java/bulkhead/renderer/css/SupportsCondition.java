package bulkhead.renderer.css;

import bulkhead.renderer.css.selector.SelectorParser;
import bulkhead.renderer.css.syntax.TokenStream;
import bulkhead.renderer.css.syntax.Tokens;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A condition of `@supports` (CSS Conditional 3 §6, 4 §2).
public sealed interface SupportsCondition {
  /// `(property: value)`.
  record Declared(Declaration declaration) implements SupportsCondition {}

  /// `selector(…)`, and everything else that is known to hold or not.
  record Known(boolean holds) implements SupportsCondition {}

  record Not(SupportsCondition condition) implements SupportsCondition {}

  record All(SupportsCondition first, SupportsCondition second) implements SupportsCondition {}

  record Any(SupportsCondition first, SupportsCondition second) implements SupportsCondition {}

  /// Whether it holds, where `supported` says so of one declaration.
  default boolean holds(Predicate<Declaration> supported) {
    return switch (this) {
      case Declared(Declaration declaration) -> supported.test(declaration);
      case Known(boolean holds) -> holds;
      case Not(SupportsCondition condition) -> !condition.holds(supported);
      case All(SupportsCondition first, SupportsCondition second) ->
          first.holds(supported) && second.holds(supported);
      case Any(SupportsCondition first, SupportsCondition second) ->
          first.holds(supported) || second.holds(supported);
    };
  }

  /// Parses a prelude; an invalid one never holds.
  static SupportsCondition parse(TokenStream in) {
    SupportsCondition condition = condition(in, 0);
    return condition != null && in.atEnd() ? condition : new Known(false);
  }

  /// The argument of `supports()` in `@import`: a condition or one declaration.
  static SupportsCondition parseImport(TokenStream in) {
    int start = in.position();
    SupportsCondition declared = declaration(in);
    if (declared != null) {
      return declared;
    }
    in.rewind(start);
    return parse(in);
  }

  private static @Nullable SupportsCondition condition(TokenStream in, int depth) {
    if (depth > 32) {
      return null;
    }
    if (in.takeIdent("not")) {
      SupportsCondition inner = inParens(in, depth);
      return inner == null ? null : new Not(inner);
    }
    SupportsCondition left = inParens(in, depth);
    if (left == null) {
      return null;
    }
    boolean and = in.peekIdent("and");
    String word = and ? "and" : "or";
    int terms = 0;
    while (in.takeIdent(word)) {
      SupportsCondition right = inParens(in, depth);
      if (right == null || ++terms > 256) {
        return null;
      }
      left = and ? new All(left, right) : new Any(left, right);
    }
    return left;
  }

  private static @Nullable SupportsCondition inParens(TokenStream in, int depth) {
    if (in.peek() == Tokens.OPEN_PAREN) {
      TokenStream inside = in.block();
      int start = inside.position();
      SupportsCondition declared = declaration(inside);
      if (declared != null) {
        return declared;
      }
      inside.rewind(start);
      SupportsCondition nested = condition(inside, depth + 1);
      return nested != null && inside.atEnd() ? nested : new Known(false);
    }
    if (in.peek() == Tokens.FUNCTION) {
      boolean selector = in.peekFunction("selector");
      TokenStream inside = in.block();
      return new Known(selector && new SelectorParser(null, Map.of()).supports(inside));
    }
    return null;
  }

  private static @Nullable SupportsCondition declaration(TokenStream in) {
    if (in.peek() != Tokens.IDENT) {
      return null;
    }
    int end = DeclarationParser.endOfDeclaration(in.tokens(), in.position(), in.end());
    if (end < in.end()) {
      return null; // `;` is no part of one
    }
    List<Declaration> parsed = DeclarationParser.parse(in.tokens(), in.position(), end);
    return parsed.size() == 1 ? new Declared(parsed.getFirst()) : null;
  }
}
