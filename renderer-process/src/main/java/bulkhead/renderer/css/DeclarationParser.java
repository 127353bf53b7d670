package bulkhead.renderer.css;

import bulkhead.renderer.css.syntax.Tokens;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// CSS Syntax 3 §5.5.4, §5.5.6: lists of declarations with the standard's error recovery.
public final class DeclarationParser {
  private DeclarationParser() {}

  /// The declarations of a `style` attribute.
  public static List<Declaration> parseAttribute(String text) {
    Tokens tokens = Tokens.of(text);
    return parse(tokens, 0, tokens.count());
  }

  /// The valid declarations in a range of tokens; anything else is skipped to the next `;`.
  static List<Declaration> parse(Tokens tokens, int start, int end) {
    List<Declaration> out = new ArrayList<>();
    int at = start;
    while (at < end) {
      byte kind = tokens.kind(at);
      if (kind == Tokens.WHITESPACE || kind == Tokens.SEMICOLON) {
        at++;
        continue;
      }
      int stop = endOfDeclaration(tokens, at, end);
      Declaration declaration = kind == Tokens.IDENT ? declaration(tokens, at, stop) : null;
      if (declaration != null) {
        out.add(declaration);
      }
      at = stop + 1;
    }
    return out;
  }

  /// The index of the `;` that ends what starts at `at`, or `end`.
  static int endOfDeclaration(Tokens tokens, int at, int end) {
    int i = at;
    while (i < end && tokens.kind(i) != Tokens.SEMICOLON) {
      i = skip(tokens, i);
    }
    return Math.min(i, end);
  }

  /// The index after the component value at `i`.
  static int skip(Tokens tokens, int i) {
    return switch (tokens.kind(i)) {
      case Tokens.OPEN_BRACE, Tokens.OPEN_BRACKET, Tokens.OPEN_PAREN, Tokens.FUNCTION ->
          tokens.match(i) + 1;
      default -> i + 1;
    };
  }

  /// The declaration in `start` up to `end`, or null when it is none.
  static @Nullable Declaration declaration(Tokens tokens, int start, int end) {
    String name = tokens.text(start);
    boolean custom = name.startsWith("--") && name.length() > 2; // `--` alone is reserved
    if (!custom) {
      name = Tokens.asciiLower(name);
    }
    int at = start + 1;
    while (at < end && tokens.kind(at) == Tokens.WHITESPACE) {
      at++;
    }
    if (at >= end || tokens.kind(at) != Tokens.COLON) {
      return null;
    }
    at++;
    while (at < end && tokens.kind(at) == Tokens.WHITESPACE) {
      at++;
    }
    int valueEnd = end;
    while (valueEnd > at && tokens.kind(valueEnd - 1) == Tokens.WHITESPACE) {
      valueEnd--;
    }
    boolean important = false;
    if (valueEnd - 1 > at - 1
        && tokens.kind(valueEnd - 1) == Tokens.IDENT
        && tokens.textIs(valueEnd - 1, "important")) {
      int bang = valueEnd - 2;
      while (bang >= at && tokens.kind(bang) == Tokens.WHITESPACE) {
        bang--;
      }
      if (bang >= at && tokens.isDelim(bang, '!')) {
        important = true;
        valueEnd = bang;
        while (valueEnd > at && tokens.kind(valueEnd - 1) == Tokens.WHITESPACE) {
          valueEnd--;
        }
      }
    }
    int blocks = 0;
    int parts = 0;
    for (int i = at; i < valueEnd; i = skip(tokens, i)) {
      switch (tokens.kind(i)) {
        case Tokens.BAD_STRING,
            Tokens.BAD_URL,
            Tokens.CLOSE_BRACE,
            Tokens.CLOSE_BRACKET,
            Tokens.CLOSE_PAREN -> {
          return null;
        }
        case Tokens.DELIM -> {
          if (tokens.delim(i) == '!') {
            return null;
          }
          parts++;
        }
        case Tokens.OPEN_BRACE -> blocks++;
        case Tokens.WHITESPACE -> {}
        default -> parts++;
      }
    }
    if (!custom && (blocks + parts == 0 || blocks > 0 && blocks + parts > 1)) {
      return null; // A {} block can only be the whole value, but of a custom property.
    }
    return new Declaration(name, tokens, at, valueEnd, important);
  }
}
