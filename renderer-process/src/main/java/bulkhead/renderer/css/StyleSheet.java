package bulkhead.renderer.css;

import java.util.ArrayList;
import java.util.List;

/// A parsed style sheet: its rules, and the address its URLs are relative to. Thread: made
/// anywhere, then owned by `RendererMain`, whose style engine keeps compiled declarations in its
/// rules.
public final class StyleSheet {
  private final String baseUrl;
  private final List<CssRule> rules;

  private final String text;

  StyleSheet(String baseUrl, List<CssRule> rules, String text) {
    this.baseUrl = baseUrl;
    this.rules = rules;
    this.text = text;
  }

  /// Parses a sheet; whatever is wrong in it is skipped as CSS Syntax 3 says. Never fails.
  public static StyleSheet parse(String text, String baseUrl) {
    return new StyleSheet(baseUrl, new SheetParser(text, baseUrl).sheet(), text);
  }

  public String baseUrl() {
    return baseUrl;
  }

  /// What it was parsed from.
  public String text() {
    return text;
  }

  public List<CssRule> rules() {
    return rules;
  }

  /// Its rules with selectors, also those in other rules, in the order of the sheet.
  public List<CssRule.Style> styleRules() {
    List<CssRule.Style> found = new ArrayList<>();
    collectStyles(rules, found);
    return found;
  }

  private static void collectStyles(List<CssRule> rules, List<CssRule.Style> found) {
    for (CssRule rule : rules) {
      switch (rule) {
        case CssRule.Style style -> found.add(style);
        case CssRule.Media media -> collectStyles(media.rules(), found);
        case CssRule.Supports supports -> collectStyles(supports.rules(), found);
        case CssRule.Container container -> collectStyles(container.rules(), found);
        case CssRule.LayerBlock layer -> collectStyles(layer.rules(), found);
        case CssRule.Import ignored -> {}
        case CssRule.LayerOrder ignored -> {}
        case CssRule.FontFace ignored -> {}
        case CssRule.Keyframes ignored -> {}
        case CssRule.PropertyRule ignored -> {}
        case CssRule.FontFeatureValues ignored -> {}
        case CssRule.CounterStyle ignored -> {}
        case CssRule.Unsupported ignored -> {}
      }
    }
  }

  /// The `@import` rules; they come first in a sheet.
  public List<CssRule.Import> imports() {
    List<CssRule.Import> imports = new ArrayList<>();
    for (CssRule rule : rules) {
      if (rule instanceof CssRule.Import each) {
        imports.add(each);
      }
    }
    return imports;
  }
}
