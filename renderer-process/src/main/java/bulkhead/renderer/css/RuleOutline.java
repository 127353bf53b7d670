package bulkhead.renderer.css;

import bulkhead.renderer.css.selector.SelectorList;
import bulkhead.renderer.css.selector.SelectorParser;
import bulkhead.renderer.css.selector.SelectorText;
import bulkhead.renderer.css.syntax.CssText;
import bulkhead.renderer.css.syntax.TokenStream;
import bulkhead.renderer.css.syntax.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The rules of a style sheet as scripts see them (CSSOM §6.4): what each is called, its prelude as
/// serialized text, its declarations as they were written, and the rules inside it. As JSON:
/// ```
/// [{"k":"media","p":"(width > 600px)","r":[{"k":"style","p":".a > b","d":"color: red"}]}]
/// ```
/// Rules that are not valid, or that the engine does not know, are not in it. One use for one text.
final class RuleOutline {
  private static final int MAX_DEPTH = 48;

  private final Tokens tokens;
  private final Map<String, String> namespaces;
  private final List<Top> tops = new ArrayList<>();
  private StringBuilder out = new StringBuilder();

  /// One rule at the top: where its source is, and its outline.
  record Top(String kind, String source, String json) {}

  /// @param namespaces declared before; those declared in the text are added
  RuleOutline(String text, Map<String, String> namespaces) {
    this.tokens = Tokens.of(text);
    this.namespaces = namespaces;
  }

  /// The rules of a whole sheet.
  List<Top> sheet() {
    int at = 0;
    boolean headed = true;
    while (at < tokens.count()) {
      byte kind = tokens.kind(at);
      if (kind == Tokens.WHITESPACE || kind == Tokens.CDO || kind == Tokens.CDC) {
        at++;
        continue;
      }
      int next = endOfRule(at, tokens.count(), false);
      String name = kind == Tokens.AT_KEYWORD ? tokens.lowerText(at) : "";
      boolean late = name.equals("import") && !headed;
      out = new StringBuilder();
      String made = late ? null : rule(at, next, null, 0);
      if (made != null) {
        tops.add(new Top(made, tokens.sourceText(at, next), out.toString()));
      }
      headed &=
          name.equals("charset") || name.equals("import") || made != null && made.equals("layers");
      at = next;
    }
    return tops;
  }

  /// The text as the contents of a group rule; inside a style rule when there is a `parent`.
  String contents(@Nullable SelectorList parent) {
    children(0, tokens.count(), parent, 1);
    return out.toString();
  }

  /// The index after the rule that begins at `start`.
  private int endOfRule(int start, int end, boolean nested) {
    boolean at = tokens.kind(start) == Tokens.AT_KEYWORD;
    int i = at ? start + 1 : start;
    while (i < end) {
      byte kind = tokens.kind(i);
      if (kind == Tokens.OPEN_BRACE) {
        return Math.min(end, tokens.match(i) + 1);
      }
      if (kind == Tokens.SEMICOLON && (at || nested)) {
        return i + 1;
      }
      i = DeclarationParser.skip(tokens, i);
    }
    return end;
  }

  /// Writes the rule in `start` up to `end`; returns its kind, or null for none.
  private @Nullable String rule(int start, int end, @Nullable SelectorList parent, int depth) {
    if (depth > MAX_DEPTH) {
      return null;
    }
    int open = tokens.kind(start) == Tokens.AT_KEYWORD ? start + 1 : start;
    while (open < end
        && tokens.kind(open) != Tokens.OPEN_BRACE
        && tokens.kind(open) != Tokens.SEMICOLON) {
      open = DeclarationParser.skip(tokens, open);
    }
    boolean block = open < end && tokens.kind(open) == Tokens.OPEN_BRACE;
    open = Math.min(open, end);
    int close = block ? Math.min(tokens.match(open), end) : open;
    if (tokens.kind(start) != Tokens.AT_KEYWORD) {
      if (!block) {
        return null;
      }
      TokenStream prelude = new TokenStream(tokens, start, open);
      SelectorList selectors = new SelectorParser(parent, namespaces).rule(prelude);
      if (selectors == null) {
        return null;
      }
      begin("style", SelectorText.of(tokens, start, open, namespaces));
      styleBlock(open + 1, close, selectors, depth);
      out.append('}');
      return "style";
    }
    String name = tokens.lowerText(start);
    TokenStream prelude = new TokenStream(tokens, start + 1, open);
    return block
        ? blockRule(name, prelude, open + 1, close, parent, depth)
        : statement(name, prelude);
  }

  private @Nullable String blockRule(
      String name,
      TokenStream prelude,
      int start,
      int end,
      @Nullable SelectorList parent,
      int depth) {
    switch (name) {
      case "media" -> {
        begin(name, String.join(", ", MediaText.queries(prelude)));
        group(start, end, parent, depth);
      }
      case "container" -> {
        String text = prelude.remainingText();
        if (ContainerQuery.parse(prelude) == null) {
          return null;
        }
        begin(name, text);
        group(start, end, parent, depth);
      }
      case "supports" -> {
        begin(name, prelude.remainingText());
        group(start, end, parent, depth);
      }
      case "layer" -> {
        List<String> names = SheetParser.layerNames(prelude);
        if (names == null || names.size() > 1) {
          return null;
        }
        begin(name, names.isEmpty() ? "" : names.getFirst());
        group(start, end, parent, depth);
      }
      case "starting-style" -> {
        begin(name, "");
        group(start, end, parent, depth);
      }
      case "font-face" -> {
        if (!prelude.atEnd() || parent != null) {
          return null;
        }
        begin(name, "");
        declarations(start, end);
      }
      case "page" -> {
        begin(name, prelude.remainingText());
        declarations(start, end);
      }
      case "property", "counter-style" -> {
        if (prelude.peek() != Tokens.IDENT || parent != null) {
          return null;
        }
        String named = prelude.text();
        prelude.next();
        if (!prelude.atEnd() || name.equals("property") && !named.startsWith("--")) {
          return null;
        }
        begin(name, named);
        declarations(start, end);
      }
      case "keyframes", "-webkit-keyframes" -> {
        byte kind = prelude.peek();
        if (kind != Tokens.IDENT && kind != Tokens.STRING) {
          return null;
        }
        String named = prelude.text();
        prelude.next();
        if (!prelude.atEnd()) {
          return null;
        }
        begin("keyframes", named);
        out.append(",\"r\":");
        keyframes(start, end);
        out.append('}');
        return "keyframes";
      }
      case "font-feature-values" -> {
        begin(name, prelude.remainingText());
        field("d", FeatureValuesParser.text(FeatureValuesParser.parse(tokens, start, end)));
      }
      default -> {
        return null;
      }
    }
    out.append('}');
    return name;
  }

  private @Nullable String statement(String name, TokenStream prelude) {
    switch (name) {
      case "import" -> {
        TokenStream again = new TokenStream(tokens, prelude.position(), prelude.end());
        CssRule.Import rule = SheetParser.importRule(prelude);
        if (rule == null) {
          return null;
        }
        begin("import", rule.url());
        again.skipSpace();
        again.skipComponent();
        String layer = rule.layer();
        if (layer != null) {
          field("layer", layer);
          again.skipSpace();
          again.skipComponent();
        }
        if (rule.supports() != null && again.peekFunction("supports")) {
          field("supports", again.block().remainingText());
        }
        field("media", String.join(", ", MediaText.queries(again)));
      }
      case "namespace" -> {
        String prefix = "";
        if (prelude.peek() == Tokens.IDENT) {
          prefix = prelude.text();
          prelude.next();
        }
        boolean function = prelude.peekFunction("url");
        TokenStream in = function ? prelude.block() : prelude;
        if (in.peek() != Tokens.STRING && (function || in.peek() != Tokens.URL)) {
          return null;
        }
        String uri = in.text();
        namespaces.put(prefix, uri.intern());
        begin("namespace", prefix);
        field("uri", uri);
      }
      case "layer" -> {
        List<String> names = SheetParser.layerNames(prelude);
        if (names == null || names.isEmpty()) {
          return null;
        }
        begin("layers", String.join(", ", names));
        out.append('}');
        return "layers";
      }
      default -> {
        return null;
      }
    }
    out.append('}');
    return name;
  }

  private void group(int start, int end, @Nullable SelectorList parent, int depth) {
    out.append(",\"r\":");
    children(start, end, parent, depth + 1);
  }

  /// The rules in a range, as an array.
  private void children(int start, int end, @Nullable SelectorList parent, int depth) {
    out.append('[');
    int first = out.length();
    int at = start;
    while (at < end) {
      if (tokens.kind(at) == Tokens.WHITESPACE || tokens.kind(at) == Tokens.SEMICOLON) {
        at++;
        continue;
      }
      if (parent != null) {
        int stop = endOfDeclarations(at, end);
        if (stop > at) {
          comma(first);
          begin("nested", "");
          declarations(at, stop);
          out.append('}');
          at = stop;
          continue;
        }
      }
      int next = endOfRule(at, end, parent != null);
      child(at, next, parent, depth, first);
      at = next;
    }
    out.append(']');
  }

  private void child(int at, int next, @Nullable SelectorList parent, int depth, int first) {
    int length = out.length();
    comma(first);
    if (rule(at, next, parent, depth) == null) {
      out.setLength(length);
    }
  }

  private void comma(int first) {
    if (out.length() > first) {
      out.append(',');
    }
  }

  /// Declarations before the first nested rule are the rule's own.
  private void styleBlock(int start, int end, SelectorList selectors, int depth) {
    int stop = endOfDeclarations(start, end);
    declarations(start, stop);
    if (stop < end) {
      group(stop, end, selectors, depth);
    }
  }

  /// The index of the first thing from `start` that is no declaration; `start` when that is none.
  private int endOfDeclarations(int start, int end) {
    int at = start;
    int last = start;
    while (at < end) {
      byte kind = tokens.kind(at);
      if (kind == Tokens.WHITESPACE || kind == Tokens.SEMICOLON) {
        at++;
        continue;
      }
      int stop = DeclarationParser.endOfDeclaration(tokens, at, end);
      boolean declaration =
          kind == Tokens.IDENT && DeclarationParser.declaration(tokens, at, stop) != null;
      if (!declaration && (kind == Tokens.AT_KEYWORD || hasBlock(at, stop))) {
        return last;
      }
      at = Math.min(end, stop + 1);
      last = at;
    }
    return end;
  }

  private boolean hasBlock(int start, int end) {
    for (int i = start; i < end; i = DeclarationParser.skip(tokens, i)) {
      if (tokens.kind(i) == Tokens.OPEN_BRACE) {
        return true;
      }
    }
    return false;
  }

  private void declarations(int start, int end) {
    field("d", tokens.sourceText(start, end).strip());
  }

  private void keyframes(int start, int end) {
    out.append('[');
    int first = out.length();
    int at = start;
    while (at < end) {
      int open = at;
      while (open < end && tokens.kind(open) != Tokens.OPEN_BRACE) {
        open = DeclarationParser.skip(tokens, open);
      }
      if (open >= end) {
        break;
      }
      int close = Math.min(tokens.match(open), end);
      String key = keyText(new TokenStream(tokens, at, open));
      if (key != null) {
        comma(first);
        begin("keyframe", key);
        declarations(open + 1, close);
        out.append('}');
      }
      at = close + 1;
    }
    out.append(']');
  }

  /// `0%, 50%`; null for what is no keyframe selector.
  static @Nullable String keyText(TokenStream in) {
    List<String> keys = new ArrayList<>();
    do {
      if (in.takeIdent("from")) {
        keys.add("0%");
      } else if (in.takeIdent("to")) {
        keys.add("100%");
      } else if (in.peek() == Tokens.PERCENTAGE && in.number() >= 0 && in.number() <= 100) {
        keys.add(CssText.token(in.tokens(), in.position(), true));
        in.next();
      } else {
        return null;
      }
    } while (in.takeComma());
    return in.atEnd() ? String.join(", ", keys) : null;
  }

  private void begin(String kind, String prelude) {
    out.append("{\"k\":\"").append(kind).append('"');
    field("p", prelude);
  }

  private void field(String name, String value) {
    out.append(",\"").append(name).append("\":");
    quote(value, out);
  }

  /// As a JSON string.
  private static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < 0x20) {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
