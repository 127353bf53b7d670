package bulkhead.renderer.xpath;

import java.util.ArrayList;
import java.util.List;

/// Cuts an expression into tokens (XPath 1.0 §3.7), and tells operators from names by what stands
/// before them.
final class XPathLexer {
  enum Kind {
    /// `div`, `svg:rect`, `svg:*`, `*`
    NAME,
    /// A word or sign between operands: `and`, `*`, `<=`, `|`, `/`, `//`
    OPERATOR,
    /// `(`, `)`, `[`, `]`, `.`, `..`, `@`, `,`, `::`
    SIGN,
    LITERAL,
    NUMBER,
    VARIABLE,
    END
  }

  record Token(Kind kind, String text) {}

  private final String source;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private XPathLexer(String source) {
    this.source = source;
  }

  static List<Token> tokens(String source) {
    XPathLexer lexer = new XPathLexer(source);
    while (lexer.next()) {}
    return lexer.tokens;
  }

  private boolean next() {
    while (at < source.length() && " \t\r\n".indexOf(source.charAt(at)) >= 0) {
      at++;
    }
    if (at == source.length()) {
      return add(Kind.END, "") && false;
    }
    char c = source.charAt(at);
    switch (c) {
      case '(', ')', '[', ']', '@', ',' -> take(Kind.SIGN, 1);
      case '|', '+', '-', '=' -> take(Kind.OPERATOR, 1);
      case '/' -> take(Kind.OPERATOR, follows("/") ? 2 : 1);
      case '<', '>' -> take(Kind.OPERATOR, follows("=") ? 2 : 1);
      case '!' -> {
        if (!follows("=")) {
          throw error();
        }
        take(Kind.OPERATOR, 2);
      }
      case ':' -> {
        if (!follows(":")) {
          throw error();
        }
        take(Kind.SIGN, 2);
      }
      case '"', '\'' -> {
        int end = source.indexOf(c, at + 1);
        if (end < 0) {
          throw error();
        }
        add(Kind.LITERAL, source.substring(at + 1, end));
        at = end + 1;
      }
      case '*' -> take(operatorMayFollow() ? Kind.OPERATOR : Kind.NAME, 1);
      case '$' -> {
        at++;
        add(Kind.VARIABLE, qualifiedName());
      }
      case '.' -> {
        if (at + 1 < source.length() && isDigit(source.charAt(at + 1))) {
          number();
        } else {
          take(Kind.SIGN, follows(".") ? 2 : 1);
        }
      }
      default -> {
        if (isDigit(c)) {
          number();
        } else {
          word();
        }
      }
    }
    return true;
  }

  private boolean add(Kind kind, String text) {
    tokens.add(new Token(kind, text));
    return true;
  }

  private void take(Kind kind, int length) {
    add(kind, source.substring(at, at + length));
    at += length;
  }

  private boolean follows(String text) {
    return source.startsWith(text, at + 1);
  }

  /// §3.7: behind an operand, `*` and a name are operators.
  private boolean operatorMayFollow() {
    if (tokens.isEmpty()) {
      return false;
    }
    Token last = tokens.getLast();
    return switch (last.kind) {
      case NAME, LITERAL, NUMBER, VARIABLE -> true;
      case OPERATOR, END -> false;
      case SIGN ->
          switch (last.text) {
            case ")", "]", ".", ".." -> true;
            default -> false;
          };
    };
  }

  private void number() {
    int start = at;
    while (at < source.length() && isDigit(source.charAt(at))) {
      at++;
    }
    if (at < source.length() && source.charAt(at) == '.') {
      at++;
      while (at < source.length() && isDigit(source.charAt(at))) {
        at++;
      }
    }
    add(Kind.NUMBER, source.substring(start, at));
  }

  private void word() {
    boolean operator = operatorMayFollow();
    if (operator) {
      String name = localName();
      switch (name) {
        case "and", "or", "div", "mod" -> add(Kind.OPERATOR, name);
        default -> throw error();
      }
      return;
    }
    add(Kind.NAME, qualifiedName());
  }

  private String qualifiedName() {
    String name = localName();
    if (at + 1 < source.length() && source.charAt(at) == ':' && source.charAt(at + 1) != ':') {
      at++;
      if (source.charAt(at) == '*') {
        at++;
        return name + ":*";
      }
      return name + ":" + localName();
    }
    return name;
  }

  private String localName() {
    int start = at;
    while (at < source.length()) {
      int c = source.codePointAt(at);
      boolean part =
          Character.isLetter(c)
              || c == '_'
              || at > start
                  && (Character.isLetterOrDigit(c)
                      || c == '-'
                      || c == '.'
                      || c == 0xb7
                      || Character.getType(c) == Character.NON_SPACING_MARK);
      if (!part) {
        break;
      }
      at += Character.charCount(c);
    }
    if (at == start) {
      throw error();
    }
    return source.substring(start, at);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private XPathException error() {
    return new XPathException("The string '" + source + "' is not a valid XPath expression.");
  }
}
