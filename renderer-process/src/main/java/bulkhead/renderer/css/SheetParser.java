package bulkhead.renderer.css;

import bulkhead.renderer.css.selector.SelectorList;
import bulkhead.renderer.css.selector.SelectorParser;
import bulkhead.renderer.css.syntax.TokenStream;
import bulkhead.renderer.css.syntax.Tokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// CSS Syntax 3 §5.5: style sheets, rules and blocks, with nesting (CSS Nesting 1). One use for one
/// sheet.
final class SheetParser {
  /// Rules nested deeper than this are dropped.
  private static final int MAX_DEPTH = 48;

  private final Tokens tokens;
  private final Map<String, String> namespaces = new HashMap<>();
  private final String baseUrl;
  private boolean importsAllowed = true;

  /// @param baseUrl what the sheet's URLs are relative to
  SheetParser(String text, String baseUrl) {
    this(text, baseUrl, Map.of());
  }

  /// @param declared namespaces by prefix, from before the text
  SheetParser(String text, String baseUrl, Map<String, String> declared) {
    this.baseUrl = baseUrl;
    this.tokens = Tokens.of(text);
    this.namespaces.putAll(declared);
  }

  List<CssRule> sheet() {
    List<CssRule> rules = new ArrayList<>();
    rules(0, tokens.count(), null, 0, rules);
    return List.copyOf(rules);
  }

  /// Takes the rules in a range. With a parent it is the inside of a group rule in a style rule,
  /// which holds declarations too.
  private void rules(
      int start, int end, @Nullable SelectorList parent, int depth, List<CssRule> out) {
    if (depth > MAX_DEPTH) {
      return;
    }
    if (parent != null) {
      styleBlock(start, end, parent, depth, out);
      return;
    }
    int at = start;
    while (at < end) {
      switch (tokens.kind(at)) {
        case Tokens.WHITESPACE -> at++;
        case Tokens.CDO, Tokens.CDC -> {
          if (depth == 0) {
            at++;
          } else {
            at = qualifiedRule(at, end, null, depth, out);
          }
        }
        case Tokens.AT_KEYWORD -> at = atRule(at, end, null, depth, out);
        default -> at = qualifiedRule(at, end, null, depth, out);
      }
    }
  }

  /// §5.5.3 Consume a qualified rule. Returns the index after it.
  private int qualifiedRule(
      int start, int end, @Nullable SelectorList parent, int depth, List<CssRule> out) {
    int at = start;
    while (at < end && tokens.kind(at) != Tokens.OPEN_BRACE) {
      if (parent != null && tokens.kind(at) == Tokens.SEMICOLON) {
        return at + 1; // Nested, an invalid rule ends at a semicolon.
      }
      at = DeclarationParser.skip(tokens, at);
    }
    if (at >= end) {
      return end;
    }
    importsAllowed = false;
    int close = Math.min(tokens.match(at), end);
    SelectorList selectors =
        new SelectorParser(parent, namespaces).rule(new TokenStream(tokens, start, at));
    if (selectors != null) {
      styleBlock(at + 1, close, selectors, depth + 1, out);
    }
    return close + 1;
  }

  /// §5.5.4 Consume a block's contents, for a style rule: runs of declarations and nested rules in
  /// their order.
  private void styleBlock(
      int start, int end, SelectorList selectors, int depth, List<CssRule> out) {
    boolean nests = false;
    for (int i = start; i < end && !nests; i++) {
      byte kind = tokens.kind(i);
      nests = kind == Tokens.OPEN_BRACE || kind == Tokens.AT_KEYWORD;
    }
    if (!nests || depth > MAX_DEPTH) {
      if (!nests) {
        out.add(new CssRule.Style(selectors, tokens, start, end));
      }
      return;
    }
    int runStart = start;
    int at = start;
    boolean first = true;
    while (at < end) {
      byte kind = tokens.kind(at);
      if (kind == Tokens.WHITESPACE || kind == Tokens.SEMICOLON) {
        at++;
        continue;
      }
      if (kind == Tokens.IDENT) {
        int stop = DeclarationParser.endOfDeclaration(tokens, at, end);
        if (DeclarationParser.declaration(tokens, at, stop) != null) {
          at = stop + 1;
          continue;
        }
      }
      // Not a declaration: close the run before it, then try a rule.
      if (runStart < at && hasDeclaration(runStart, at) || first) {
        out.add(new CssRule.Style(selectors, tokens, runStart, at));
        first = false;
      }
      at =
          kind == Tokens.AT_KEYWORD
              ? atRule(at, end, selectors, depth + 1, out)
              : qualifiedRule(at, end, selectors, depth, out);
      runStart = at;
    }
    if (runStart < end && hasDeclaration(runStart, end)) {
      out.add(new CssRule.Style(selectors, tokens, runStart, end));
    }
  }

  private boolean hasDeclaration(int start, int end) {
    for (int i = start; i < end; i++) {
      if (tokens.kind(i) == Tokens.IDENT) {
        return true;
      }
    }
    return false;
  }

  /// §5.5.2 Consume an at-rule. Returns the index after it.
  private int atRule(
      int start, int end, @Nullable SelectorList parent, int depth, List<CssRule> out) {
    String name = tokens.lowerText(start);
    int at = start + 1;
    while (at < end
        && tokens.kind(at) != Tokens.OPEN_BRACE
        && tokens.kind(at) != Tokens.SEMICOLON) {
      at = DeclarationParser.skip(tokens, at);
    }
    at = Math.min(at, end);
    TokenStream prelude = new TokenStream(tokens, start + 1, at);
    boolean block = at < end && tokens.kind(at) == Tokens.OPEN_BRACE;
    int close = block ? Math.min(tokens.match(at), end) : at;
    boolean importsWereAllowed = importsAllowed && depth == 0;
    if (!name.equals("charset") && !name.equals("import") && !(name.equals("layer") && !block)) {
      importsAllowed = false;
    }
    if (block) {
      blockRule(name, prelude, at + 1, close, parent, depth, out);
    } else {
      switch (name) {
        case "import" -> {
          CssRule.Import rule = importsWereAllowed ? importRule(prelude) : null;
          if (rule != null) {
            out.add(rule);
          }
        }
        case "namespace" -> namespace(prelude);
        case "layer" -> {
          List<String> names = layerNames(prelude);
          if (names != null && !names.isEmpty()) {
            out.add(new CssRule.LayerOrder(names));
          }
        }
        default -> {}
      }
    }
    return close + 1;
  }

  private void blockRule(
      String name,
      TokenStream prelude,
      int start,
      int end,
      @Nullable SelectorList parent,
      int depth,
      List<CssRule> out) {
    switch (name) {
      case "media" -> {
        MediaQueryList queries = MediaQueryList.parse(prelude);
        out.add(new CssRule.Media(queries, inside(start, end, parent, depth)));
      }
      case "supports" ->
          out.add(
              new CssRule.Supports(
                  SupportsCondition.parse(prelude), inside(start, end, parent, depth)));
      case "container" -> {
        ContainerQuery query = ContainerQuery.parse(prelude);
        if (query != null) {
          out.add(new CssRule.Container(query, inside(start, end, parent, depth)));
        }
      }
      case "layer" -> {
        List<String> names = layerNames(prelude);
        if (names != null && names.size() <= 1) {
          String layer = names.isEmpty() ? "" : names.getFirst();
          out.add(new CssRule.LayerBlock(layer, inside(start, end, parent, depth)));
        }
      }
      case "font-face" -> out.add(new CssRule.FontFace(descriptors(start, end), baseUrl));
      case "keyframes", "-webkit-keyframes" -> {
        byte kind = prelude.peek();
        if (kind == Tokens.IDENT || kind == Tokens.STRING) {
          out.add(new CssRule.Keyframes(prelude.text(), keyframes(start, end)));
        }
      }
      case "property" -> {
        if (prelude.peek() == Tokens.IDENT && prelude.text().startsWith("--")) {
          Map<String, String> descriptors = descriptors(start, end);
          String syntax = descriptors.get("syntax");
          String inherits = descriptors.get("inherits");
          TokenStream written = TokenStream.of(syntax == null ? "" : syntax);
          if (written.peek() == Tokens.STRING
              && inherits != null
              && (inherits.equals("true") || inherits.equals("false"))) {
            out.add(
                new CssRule.PropertyRule(
                    prelude.text(),
                    written.text(),
                    inherits.equals("true"),
                    descriptors.get("initial-value")));
          }
        }
      }
      case "counter-style" -> {
        if (prelude.peek() == Tokens.IDENT) {
          out.add(new CssRule.CounterStyle(prelude.text(), descriptors(start, end)));
        }
      }
      case "font-feature-values" -> {
        CssRule rule = fontFeatureValues(prelude, start, end);
        if (rule != null) {
          out.add(rule);
        }
      }
      case "starting-style" -> {}
      default -> out.add(new CssRule.Unsupported(name));
    }
  }

  private List<CssRule> inside(int start, int end, @Nullable SelectorList parent, int depth) {
    List<CssRule> rules = new ArrayList<>();
    rules(start, end, parent, depth + 1, rules);
    return List.copyOf(rules);
  }

  private Map<String, String> descriptors(int start, int end) {
    Map<String, String> map = new LinkedHashMap<>();
    for (Declaration declaration : DeclarationParser.parse(tokens, start, end)) {
      map.put(declaration.name(), declaration.text());
    }
    return map;
  }

  // CSS Fonts 4 §6.9.1.
  private CssRule.@Nullable FontFeatureValues fontFeatureValues(
      TokenStream prelude, int start, int end) {
    List<String> families = new ArrayList<>();
    do {
      StringBuilder name = new StringBuilder();
      if (prelude.peek() == Tokens.STRING) {
        name.append(prelude.text());
        prelude.next();
      }
      while (prelude.peek() == Tokens.IDENT) {
        name.append(name.isEmpty() ? "" : " ").append(prelude.text());
        prelude.next();
      }
      families.add(name.toString());
    } while (prelude.takeComma());
    if (!prelude.atEnd()) {
      return null;
    }
    return new CssRule.FontFeatureValues(families, FeatureValuesParser.parse(tokens, start, end));
  }

  private List<CssRule.Keyframe> keyframes(int start, int end) {
    List<CssRule.Keyframe> frames = new ArrayList<>();
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
      TokenStream selector = new TokenStream(tokens, at, open);
      List<Float> offsets = new ArrayList<>();
      boolean valid = true;
      do {
        if (selector.takeIdent("from")) {
          offsets.add(0f);
        } else if (selector.takeIdent("to")) {
          offsets.add(1f);
        } else if (selector.peek() == Tokens.PERCENTAGE) {
          offsets.add((float) (selector.number() / 100));
          selector.next();
        } else {
          valid = false;
        }
      } while (valid && selector.takeComma());
      if (valid && selector.atEnd()) {
        frames.add(
            new CssRule.Keyframe(
                List.copyOf(offsets), DeclarationParser.parse(tokens, open + 1, close)));
      }
      at = close + 1;
    }
    return List.copyOf(frames);
  }

  /// `a.b, c` as dotted names; null when invalid.
  static @Nullable List<String> layerNames(TokenStream in) {
    List<String> names = new ArrayList<>();
    if (in.atEnd()) {
      return names;
    }
    do {
      StringBuilder name = new StringBuilder();
      if (in.peek() != Tokens.IDENT) {
        return null;
      }
      name.append(in.text());
      in.next();
      while (in.rawKind() == Tokens.DELIM && in.tokens().isDelim(in.position(), '.')) {
        in.next();
        if (in.rawKind() != Tokens.IDENT) {
          return null;
        }
        name.append('.').append(in.text());
        in.next();
      }
      names.add(name.toString());
    } while (in.takeComma());
    return in.atEnd() ? names : null;
  }

  // CSS Cascade 5 §2: @import [<url>|<string>] [layer|layer(<name>)]? <supports>?
  // <media-query-list>?
  static CssRule.@Nullable Import importRule(TokenStream in) {
    String url;
    if (in.peek() == Tokens.STRING || in.peek() == Tokens.URL) {
      url = in.text();
      in.next();
    } else if (in.peekFunction("url")) {
      TokenStream inside = in.block();
      if (inside.peek() != Tokens.STRING) {
        return null;
      }
      url = inside.text();
    } else {
      return null;
    }
    String layer = null;
    if (in.takeIdent("layer")) {
      layer = "";
    } else if (in.peekFunction("layer")) {
      List<String> names = layerNames(in.block());
      if (names == null || names.size() != 1) {
        return null;
      }
      layer = names.getFirst();
    }
    SupportsCondition supports = null;
    if (in.peekFunction("supports")) {
      supports = SupportsCondition.parseImport(in.block());
    }
    return new CssRule.Import(url, layer, supports, MediaQueryList.parse(in));
  }

  private void namespace(TokenStream in) {
    String prefix = "";
    if (in.peek() == Tokens.IDENT) {
      prefix = in.text();
      in.next();
    }
    String uri;
    if (in.peek() == Tokens.STRING || in.peek() == Tokens.URL) {
      uri = in.text();
    } else if (in.peekFunction("url")) {
      TokenStream inside = in.block();
      if (inside.peek() != Tokens.STRING) {
        return;
      }
      uri = inside.text();
    } else {
      return;
    }
    namespaces.put(prefix, uri.intern());
  }
}
