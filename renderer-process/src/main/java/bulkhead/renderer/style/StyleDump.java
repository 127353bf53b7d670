package bulkhead.renderer.style;

import bulkhead.renderer.css.selector.SelectorList;
import bulkhead.renderer.css.selector.SelectorParser;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Computed values as readable, stable text, for `--dump-style=SELECTOR` and tests: the elements
/// that match, in tree order, and of each the values that are not initial, by name. Stateless.
///
/// ```
/// <p.note>
///   --gap: 4px
///   color: rgb(0, 0, 238)
///   display: block
/// <p.note>::before
///   content: "Note: "
///   ...
/// ```
public final class StyleDump {
  private StyleDump() {}

  /// The styles must be up to date.
  public static String dump(Document document, String selector) {
    SelectorList wanted = SelectorParser.parse(selector);
    if (wanted == null) {
      return "not a selector: " + selector;
    }
    SelectorMatcher matcher = new SelectorMatcher(document);
    StringBuilder out = new StringBuilder();
    for (Node node = document.firstChild(); node != null; node = node.nextInTree(document)) {
      if (node instanceof Element element && matcher.matches(wanted, element)) {
        values(out, element.toString(), ComputedStyle.of(element));
        for (PseudoElement pseudo : PseudoElement.values()) {
          ComputedStyle style = ComputedStyle.of(element, pseudo);
          if (style != null) {
            values(out, element + "::" + pseudo.css(), style);
          }
        }
      }
    }
    return out.toString();
  }

  private static void values(StringBuilder out, String name, @Nullable ComputedStyle style) {
    out.append(name).append('\n');
    if (style == null) {
      out.append("  (no style: below display: none)\n");
      return;
    }
    for (Map.Entry<String, String> value : notInitial(style).entrySet()) {
      out.append("  ").append(value.getKey()).append(": ").append(value.getValue()).append('\n');
    }
  }

  private static Map<String, String> notInitial(ComputedStyle style) {
    Map<String, String> values = new TreeMap<>(style.customProperties());
    for (int i = 0; i < Properties.count(); i++) {
      Property property = Properties.byId(i);
      if (property.group == null || Properties.byName(property.name) != property) {
        continue;
      }
      String text = style.text(property.name);
      if (text != null && !style.get(property).equals(ComputedStyle.INITIAL.get(property))) {
        values.put(property.name, text);
      }
    }
    return values;
  }
}
