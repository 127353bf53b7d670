package bulkhead.renderer.css;

import bulkhead.renderer.css.syntax.CssText;
import bulkhead.renderer.css.syntax.TokenStream;
import bulkhead.renderer.css.syntax.Tokens;
import java.util.ArrayList;
import java.util.List;

/// Media queries as text (CSSOM §4.2 "serialize a media query list").
public final class MediaText {
  private MediaText() {}

  /// Each query of a list; one that is no query is `not all`.
  public static List<String> queries(TokenStream in) {
    List<String> queries = new ArrayList<>();
    if (in.atEnd()) {
      return queries;
    }
    Tokens tokens = in.tokens();
    do {
      in.skipSpace();
      int start = in.position();
      while (in.rawKind() != Tokens.EOF && in.rawKind() != Tokens.COMMA) {
        in.skipComponent();
      }
      int end = in.position();
      queries.add(
          MediaQueryList.isQuery(new TokenStream(tokens, start, end))
              ? query(tokens, start, end)
              : "not all");
    } while (in.takeComma());
    return queries;
  }

  public static List<String> queries(String text) {
    return queries(TokenStream.of(text));
  }

  private static String query(Tokens tokens, int start, int end) {
    StringBuilder out = new StringBuilder();
    inside(tokens, start, end, out);
    String text = out.toString();
    return text.startsWith("all and ") ? text.substring("all and ".length()) : text;
  }

  private static void inside(Tokens tokens, int start, int end, StringBuilder out) {
    int from = out.length();
    for (int i = start; i < end; i++) {
      switch (tokens.kind(i)) {
        case Tokens.WHITESPACE -> space(out, from);
        case Tokens.COLON -> {
          trim(out, from);
          out.append(": ");
        }
        case Tokens.DELIM -> {
          boolean joined =
              tokens.isDelim(i, '=') && i > start && tokens.kind(i - 1) == Tokens.DELIM;
          if (joined) {
            trim(out, from);
          } else {
            space(out, from);
          }
          out.append(tokens.delim(i)).append(' ');
        }
        case Tokens.OPEN_PAREN, Tokens.FUNCTION -> {
          int close = Math.min(end, tokens.match(i));
          out.append(CssText.token(tokens, i, true));
          inside(tokens, i + 1, close, out);
          out.append(')');
          i = close;
        }
        default -> out.append(CssText.token(tokens, i, true));
      }
    }
    trim(out, from);
  }

  private static void space(StringBuilder out, int from) {
    if (out.length() > from && out.charAt(out.length() - 1) != ' ') {
      out.append(' ');
    }
  }

  private static void trim(StringBuilder out, int from) {
    while (out.length() > from && out.charAt(out.length() - 1) == ' ') {
      out.setLength(out.length() - 1);
    }
  }
}
