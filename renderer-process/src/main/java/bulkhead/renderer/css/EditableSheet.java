package bulkhead.renderer.css;

import bulkhead.renderer.css.selector.SelectorList;
import bulkhead.renderer.css.selector.SelectorParser;
import bulkhead.renderer.css.syntax.TokenStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// A style sheet that scripts look into and change (CSSOM §6.1): its rules at the top, each with
/// its source and what the engine made of it, so that a change parses one rule and not the sheet.
/// Thread: `RendererMain`.
public final class EditableSheet {
  private final String baseUrl;
  private final List<Item> items = new ArrayList<>();
  private final Map<String, String> namespaces = new HashMap<>();

  private record Item(RuleOutline.Top outline, List<CssRule> rules) {}

  public EditableSheet(StyleSheet sheet) {
    baseUrl = sheet.baseUrl();
    Iterator<CssRule.Import> imports = sheet.imports().iterator();
    for (RuleOutline.Top top : new RuleOutline(sheet.text(), namespaces).sheet()) {
      // The same objects as before, by which the imported sheets are known.
      items.add(
          top.kind().equals("import") && imports.hasNext()
              ? new Item(top, List.of(imports.next()))
              : item(top));
    }
  }

  private Item item(RuleOutline.Top top) {
    return new Item(top, new SheetParser(top.source(), baseUrl, namespaces).sheet());
  }

  /// All rules as JSON; see [RuleOutline].
  public String outline() {
    StringBuilder out = new StringBuilder("[");
    for (Item item : items) {
      out.append(out.length() > 1 ? "," : "").append(item.outline.json());
    }
    return out.append(']').toString();
  }

  /// Puts the rules of `text` in the place of some.
  public void splice(int index, int removed, String text) {
    int from = Math.max(0, Math.min(index, items.size()));
    int to = Math.max(from, Math.min(from + removed, items.size()));
    items.subList(from, to).clear();
    List<Item> added = new ArrayList<>();
    for (RuleOutline.Top top : new RuleOutline(text, namespaces).sheet()) {
      added.add(item(top));
    }
    items.addAll(from, added);
  }

  /// The `@import` at an index; null for another rule.
  public CssRule.@org.jspecify.annotations.Nullable Import importAt(int index) {
    return index >= 0
            && index < items.size()
            && items.get(index).rules.size() == 1
            && items.get(index).rules.getFirst() instanceof CssRule.Import found
        ? found
        : null;
  }

  /// The sheet as it is now.
  public StyleSheet sheet() {
    List<CssRule> rules = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (Item item : items) {
      rules.addAll(item.rules);
      text.append(item.outline.source()).append('\n');
    }
    return new StyleSheet(baseUrl, List.copyOf(rules), text.toString());
  }

  /// The outline of the rules of `text`, as they would stand at the top of this sheet.
  public String outlineOf(String text) {
    StringBuilder out = new StringBuilder("[");
    for (RuleOutline.Top top : new RuleOutline(text, new HashMap<>(namespaces)).sheet()) {
      out.append(out.length() > 1 ? "," : "").append(top.json());
    }
    return out.append(']').toString();
  }

  /// The outline of `text` inside a group rule.
  ///
  /// @param selector of the style rule around it, "" for none
  public String outlineInside(String text, String selector) {
    SelectorList parent =
        selector.isEmpty()
            ? null
            : new SelectorParser(null, namespaces).rule(TokenStream.of(selector));
    return new RuleOutline(text, new HashMap<>(namespaces)).contents(parent);
  }

  /// A selector list in its canonical form; "" when it is not valid.
  ///
  /// @param around the selector of the style rule around, "" for none
  public String selectorText(String text, String around) {
    SelectorList parent =
        around.isEmpty() ? null : new SelectorParser(null, namespaces).rule(TokenStream.of(around));
    TokenStream in = TokenStream.of(text);
    int count = in.tokens().count();
    return new SelectorParser(parent, namespaces).rule(in) == null
        ? ""
        : bulkhead.renderer.css.selector.SelectorText.of(in.tokens(), 0, count, namespaces);
  }

  /// A keyframe's selector in its canonical form; "" when it is not valid.
  public static String keyText(String text) {
    String key = RuleOutline.keyText(TokenStream.of(text));
    return key == null ? "" : key;
  }
}
