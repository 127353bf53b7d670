package bulkhead.renderer.css;

import bulkhead.renderer.css.selector.SelectorList;
import bulkhead.renderer.css.syntax.Tokens;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A rule of a style sheet.
public sealed interface CssRule {

  /// Selectors and declarations. The declarations are only tokens until somebody needs them: most
  /// rules of most sheets never match.
  final class Style implements CssRule {
    private final SelectorList selectors;
    private final Tokens tokens;
    private final int start;
    private final int end;
    private @Nullable Object compiled;

    Style(SelectorList selectors, Tokens tokens, int start, int end) {
      this.selectors = selectors;
      this.tokens = tokens;
      this.start = start;
      this.end = end;
    }

    public SelectorList selectors() {
      return selectors;
    }

    public List<Declaration> declarations() {
      return DeclarationParser.parse(tokens, start, end);
    }

    /// Where the rule begins in the sheet's text: at its selectors, or, for declarations behind a
    /// nested rule, at those.
    public int sourceStart() {
      int brace = start - 1;
      while (brace > 0 && tokens.kind(brace) == Tokens.WHITESPACE) {
        brace--;
      }
      if (brace < 0 || tokens.kind(brace) != Tokens.OPEN_BRACE) {
        return tokens.start(start);
      }
      int at = brace;
      while (at > 0 && !endsSomething(tokens.kind(at - 1))) {
        at--;
      }
      while (at < brace && tokens.kind(at) == Tokens.WHITESPACE) {
        at++;
      }
      return tokens.start(at);
    }

    private static boolean endsSomething(byte kind) {
      return kind == Tokens.CLOSE_BRACE
          || kind == Tokens.OPEN_BRACE
          || kind == Tokens.SEMICOLON
          || kind == Tokens.CDO
          || kind == Tokens.CDC;
    }

    /// Behind the brace that closes it, or behind its declarations before a nested rule.
    public int sourceEnd() {
      return tokens.kind(end) == Tokens.CLOSE_BRACE ? tokens.end(end) : tokens.start(end);
    }

    /// The rule as it was written.
    public String sourceText() {
      return tokens.source().substring(sourceStart(), sourceEnd());
    }

    /// What the style engine made of the declarations, or null before it did.
    public @Nullable Object compiled() {
      return compiled;
    }

    public void setCompiled(Object compiled) {
      this.compiled = compiled;
    }
  }

  /// `@import`. `layer` is null without one, "" for an anonymous layer. `supports` null for none.
  record Import(
      String url,
      @Nullable String layer,
      @Nullable SupportsCondition supports,
      MediaQueryList media)
      implements CssRule {}

  record Media(MediaQueryList queries, List<CssRule> rules) implements CssRule {}

  record Supports(SupportsCondition condition, List<CssRule> rules) implements CssRule {}

  /// `@container query { … }`.
  record Container(ContainerQuery query, List<CssRule> rules) implements CssRule {}

  /// `@layer name { … }`; name "" for an anonymous layer.
  record LayerBlock(String name, List<CssRule> rules) implements CssRule {}

  /// `@layer a, b.c;`
  record LayerOrder(List<String> names) implements CssRule {}

  /// `@font-face`: descriptors by name, as text; `baseUrl` is the sheet's.
  record FontFace(Map<String, String> descriptors, String baseUrl) implements CssRule {}

  /// `@keyframes`, kept for animations to come.
  record Keyframes(String name, List<Keyframe> frames) implements CssRule {}

  /// One block of `@keyframes`: offsets from 0 to 1.
  record Keyframe(List<Float> offsets, List<Declaration> declarations) {}

  /// `@property`: a registered custom property; `initial` null when not given.
  record PropertyRule(String name, String syntax, boolean inherits, @Nullable String initial)
      implements CssRule {}

  /// `@font-feature-values`: numbers by feature type (`styleset` and so on) and name.
  record FontFeatureValues(List<String> families, Map<String, Map<String, List<Integer>>> values)
      implements CssRule {}

  /// `@counter-style`, kept as its descriptors.
  record CounterStyle(String name, Map<String, String> descriptors) implements CssRule {}

  /// `@page` and other rules without effect here, by name, so that what a page uses can be listed.
  record Unsupported(String name) implements CssRule {}
}
