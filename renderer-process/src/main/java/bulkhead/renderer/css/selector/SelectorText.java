package bulkhead.renderer.css.selector;

import bulkhead.renderer.css.syntax.CssText;
import bulkhead.renderer.css.syntax.TokenStream;
import bulkhead.renderer.css.syntax.Tokens;
import java.util.Map;

/// Selectors as text (CSSOM §5.1 "serialize a group of selectors"). Works on the tokens of a
/// selector that is known to be valid, since what the matcher keeps has lost its spelling. One use
/// for one list.
public final class SelectorText {
  private final Tokens tokens;
  private final Map<String, String> namespaces;
  private final StringBuilder out = new StringBuilder();

  private SelectorText(Tokens tokens, Map<String, String> namespaces) {
    this.tokens = tokens;
    this.namespaces = namespaces;
  }

  /// The list in `start` up to `end`.
  ///
  /// @param namespaces prefixes declared by `@namespace`; "" for the default one
  public static String of(Tokens tokens, int start, int end, Map<String, String> namespaces) {
    SelectorText text = new SelectorText(tokens, namespaces);
    text.list(start, end);
    return text.out.toString();
  }

  private void list(int start, int end) {
    int from = start;
    boolean first = true;
    for (int i = start; i <= end; i++) {
      if (i == end || tokens.kind(i) == Tokens.COMMA) {
        if (!first) {
          out.append(", ");
        }
        first = false;
        complex(from, i);
        from = i + 1;
      } else if (opens(i)) {
        i = Math.min(end - 1, tokens.match(i));
      }
    }
  }

  private boolean opens(int i) {
    byte kind = tokens.kind(i);
    return kind == Tokens.FUNCTION || kind == Tokens.OPEN_BRACKET || kind == Tokens.OPEN_PAREN;
  }

  private void complex(int start, int end) {
    int at = start;
    boolean space = false;
    boolean any = false;
    while (at < end) {
      if (tokens.kind(at) == Tokens.WHITESPACE) {
        space = true;
        at++;
        continue;
      }
      char c = tokens.kind(at) == Tokens.DELIM ? tokens.delim(at) : 0;
      if (c == '>' || c == '+' || c == '~') {
        out.append(any ? " " : "").append(c).append(' ');
        space = false;
        any = true;
        at++;
        continue;
      }
      if (space && any && !out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
        out.append(' ');
      }
      space = false;
      any = true;
      at = compound(at, end);
    }
  }

  /// Returns the index after the compound.
  private int compound(int start, int end) {
    int at = start;
    int stop = start;
    while (stop < end && tokens.kind(stop) != Tokens.WHITESPACE) {
      char c = tokens.kind(stop) == Tokens.DELIM ? tokens.delim(stop) : 0;
      if (stop > start && (c == '>' || c == '+' || c == '~')) {
        break;
      }
      stop = opens(stop) ? Math.min(end, tokens.match(stop) + 1) : stop + 1;
    }
    at = type(at, stop);
    while (at < stop) {
      switch (tokens.kind(at)) {
        case Tokens.OPEN_BRACKET -> {
          int close = Math.min(stop, tokens.match(at));
          attribute(new TokenStream(tokens, at + 1, close));
          at = close + 1;
        }
        case Tokens.COLON -> at = pseudo(at, stop);
        case Tokens.DELIM -> {
          out.append(tokens.delim(at));
          at++;
        }
        case Tokens.IDENT -> {
          out.append(CssText.identifier(tokens.text(at)));
          at++;
        }
        default -> {
          out.append(CssText.token(tokens, at, false));
          at++;
        }
      }
    }
    return stop;
  }

  /// `E`, `ns|E`, `*` and its like. A `*` that says nothing is left out.
  private int type(int start, int stop) {
    int at = start;
    boolean bar = tokens.isDelim(at, '|');
    boolean named = tokens.kind(at) == Tokens.IDENT || tokens.isDelim(at, '*');
    if (!bar && !named) {
      return start;
    }
    String prefix = null;
    if (bar) {
      prefix = "";
      at++;
    } else if (at + 2 < stop + 1 && tokens.isDelim(at + 1, '|') && at + 2 < stop) {
      prefix = tokens.isDelim(at, '*') ? "*" : tokens.text(at);
      at += 2;
    }
    boolean universal = tokens.isDelim(at, '*');
    String byDefault = namespaces.get("");
    String shown = "";
    if (prefix != null) {
      boolean same =
          prefix.equals("*")
              ? byDefault == null
              : !prefix.isEmpty() && namespaces.getOrDefault(prefix, "").equals(byDefault);
      shown = same ? "" : (prefix.equals("*") ? "*" : CssText.identifier(prefix)) + "|";
    }
    if (!universal || !shown.isEmpty() || at + 1 >= stop) {
      out.append(shown).append(universal ? "*" : CssText.identifier(tokens.text(at)));
    }
    return at + 1;
  }

  private void attribute(TokenStream in) {
    out.append('[');
    in.skipSpace();
    boolean value = false;
    while (!in.atEnd()) {
      switch (in.rawKind()) {
        case Tokens.IDENT -> {
          if (value && out.charAt(out.length() - 1) == '=') {
            out.append(CssText.string(in.text()));
          } else if (value) {
            out.append(' ').append(in.lowerText());
          } else {
            out.append(CssText.identifier(in.text()));
          }
        }
        case Tokens.STRING -> out.append(CssText.string(in.text()));
        case Tokens.DELIM -> {
          char c = in.tokens().delim(in.position());
          boolean empty = c == '|' && out.charAt(out.length() - 1) == '[';
          value |= c == '=';
          if (!empty) {
            out.append(c);
          }
        }
        default -> out.append(CssText.token(tokens, in.position(), false));
      }
      in.next();
    }
    out.append(']');
  }

  private int pseudo(int start, int stop) {
    int at = start + 1;
    boolean element = at < stop && tokens.kind(at) == Tokens.COLON;
    if (element) {
      at++;
    }
    if (at >= stop) {
      out.append(':');
      return stop;
    }
    String name = tokens.lowerText(at);
    if (tokens.kind(at) != Tokens.FUNCTION) {
      boolean legacy =
          switch (name) {
            case "before", "after", "first-line", "first-letter" -> true;
            default -> false;
          };
      out.append(element || legacy ? "::" : ":").append(CssText.identifier(name));
      return at + 1;
    }
    int close = Math.min(stop, tokens.match(at));
    out.append(element ? "::" : ":").append(CssText.identifier(name)).append('(');
    switch (name) {
      case "is", "where", "not", "has", "-webkit-any", "host", "host-context", "slotted" ->
          list(at + 1, close);
      case "nth-child", "nth-last-child", "nth-of-type", "nth-last-of-type" ->
          nth(name, at + 1, close);
      default -> plain(at + 1, close);
    }
    out.append(')');
    return close + 1;
  }

  /// Names and strings with commas and single spaces between them.
  private void plain(int start, int end) {
    int first = out.length();
    for (int i = start; i < end; i++) {
      switch (tokens.kind(i)) {
        case Tokens.WHITESPACE -> {
          if (out.length() > first && out.charAt(out.length() - 1) != ' ') {
            out.append(' ');
          }
        }
        case Tokens.COMMA -> {
          while (out.length() > first && out.charAt(out.length() - 1) == ' ') {
            out.setLength(out.length() - 1);
          }
          out.append(", ");
        }
        default -> out.append(CssText.token(tokens, i, false));
      }
    }
    while (out.length() > first && out.charAt(out.length() - 1) == ' ') {
      out.setLength(out.length() - 1);
    }
  }

  /// CSS Syntax 3 §9.1 "serialize an An+B value".
  private void nth(String name, int start, int end) {
    int of = start;
    while (of < end && !(tokens.kind(of) == Tokens.IDENT && tokens.textIs(of, "of"))) {
      of++;
    }
    SelectorList parsed =
        SelectorParser.parse(":" + name + "(" + tokens.sourceText(start, of) + ")");
    if (parsed == null
        || !(parsed.selectors().getFirst().compound(0)[0]
            instanceof SimpleSelector.Nth(int a, int b, boolean e, boolean t, SelectorList s))) {
      plain(start, end);
      return;
    }
    if (a == 0) {
      out.append(b);
    } else {
      out.append(a == 1 ? "" : a == -1 ? "-" : Integer.toString(a)).append('n');
      out.append(b == 0 ? "" : b > 0 ? "+" + b : Integer.toString(b));
    }
    if (of < end) {
      out.append(" of ");
      list(of + 1, end);
    }
  }
}
