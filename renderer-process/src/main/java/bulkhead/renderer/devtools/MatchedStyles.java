package bulkhead.renderer.devtools;

import bulkhead.devtools.Json;
import bulkhead.renderer.css.CssRule;
import bulkhead.renderer.css.Declaration;
import bulkhead.renderer.css.StyleSheet;
import bulkhead.renderer.css.selector.ComplexSelector;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.FlatTree;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.MatchedRule;
import bulkhead.renderer.style.PseudoElement;
import bulkhead.renderer.style.StyleText;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `CSS.getMatchedStylesForNode`: what is said of an element, by whom and where. Thread:
/// `RendererMain`.
final class MatchedStyles {
  private static final int SPECIFICITY_BITS = 10;
  private static final int SPECIFICITY_MASK = (1 << SPECIFICITY_BITS) - 1;

  private final AgentSession session;
  private final InspectedFrame frame;
  private final Map<CssRule.Style, StyleSheet> sheets = new IdentityHashMap<>();

  MatchedStyles(AgentSession session, InspectedFrame frame) {
    this.session = session;
    this.frame = frame;
    for (StyleSheet sheet : frame.styleSheets()) {
      sheet.styleRules().forEach(rule -> sheets.put(rule, sheet));
    }
  }

  JsonObject of(Element element) {
    List<MatchedRule> rules = frame.matchedRules(element);
    Map<PseudoElement, List<MatchedRule>> pseudos = new EnumMap<>(PseudoElement.class);
    for (MatchedRule each : rules) {
      if (each.pseudo() != null) {
        pseudos.computeIfAbsent(each.pseudo(), key -> new ArrayList<>()).add(each);
      }
    }
    List<JsonObject> pseudoMatches = new ArrayList<>();
    pseudos.forEach(
        (pseudo, matches) -> {
          // The user agent's rules for all elements say nothing of one that has no such part.
          if (ComputedStyle.of(element, pseudo) != null
              || matches.stream().anyMatch(MatchedRule::author)) {
            pseudoMatches.add(
                Json.object("pseudoType", pseudo.css(), "matches", describe(matches, pseudo)));
          }
        });
    List<JsonObject> inherited = new ArrayList<>();
    for (Element each = FlatTree.parentElement(element);
        each != null;
        each = FlatTree.parentElement(each)) {
      inherited.add(
          Json.object(
              "inlineStyle",
              each.hasAttribute("style") ? ofAttribute(each) : null,
              "matchedCSSRules",
              describe(frame.matchedRules(each), null)));
    }
    return Json.object(
        "inlineStyle",
        ofAttribute(element),
        "matchedCSSRules",
        describe(rules, null),
        "pseudoElements",
        pseudoMatches,
        "inherited",
        inherited,
        "inheritedPseudoElements",
        List.of(),
        "cssKeyframesRules",
        List.of());
  }

  /// A rule once, with each of its selectors that apply, the strongest rule last.
  private List<JsonObject> describe(List<MatchedRule> matches, @Nullable PseudoElement pseudo) {
    Map<CssRule.Style, List<Integer>> selectors = new LinkedHashMap<>();
    Map<CssRule.Style, MatchedRule> last = new IdentityHashMap<>();
    for (MatchedRule each : matches) {
      if (each.pseudo() == pseudo) {
        // The strongest of its selectors says where a rule stands.
        List<Integer> indices = selectors.remove(each.rule());
        indices = indices == null ? new ArrayList<>() : indices;
        int index = each.rule().selectors().selectors().indexOf(each.selector());
        if (!indices.contains(Math.max(0, index))) {
          indices.add(Math.max(0, index));
        }
        selectors.put(each.rule(), indices);
        last.put(each.rule(), each);
      }
    }
    List<JsonObject> out = new ArrayList<>();
    selectors.forEach(
        (rule, indices) -> {
          MatchedRule match = last.get(rule);
          indices.sort(null);
          out.add(
              Json.object(
                  "rule",
                  describe(rule, match != null && match.author()),
                  "matchingSelectors",
                  indices));
        });
    return out;
  }

  private JsonObject describe(CssRule.Style rule, boolean author) {
    StyleSheet sheet = sheets.get(rule);
    String id = sheet == null ? null : SheetCommands.nameOf(session, sheet);
    String text = rule.sourceText();
    int brace = text.indexOf('{');
    String prelude = brace < 0 ? "" : text.substring(0, brace).strip();
    int bodyEnd = text.endsWith("}") ? text.length() - 1 : text.length();
    String body = text.substring(brace + 1, Math.max(brace + 1, bodyEnd));
    int bodyStart = rule.sourceStart() + brace + 1;
    return Json.object(
        "styleSheetId",
        id,
        "selectorList",
        Json.object("selectors", selectors(rule, prelude), "text", prelude),
        "origin",
        author ? "regular" : "user-agent",
        "style",
        Json.object(
            "styleSheetId",
            id,
            "cssProperties",
            rule.declarations().stream().map(MatchedStyles::property).toList(),
            "shorthandEntries",
            List.of(),
            "cssText",
            author ? body : null,
            "range",
            sheet == null ? null : SheetText.of(sheet).range(bodyStart, bodyStart + body.length())),
        "media",
        List.of(),
        "containerQueries",
        List.of(),
        "supports",
        List.of(),
        "layers",
        List.of(),
        "scopes",
        List.of());
  }

  private static List<JsonObject> selectors(CssRule.Style rule, String prelude) {
    List<String> texts = parts(prelude);
    List<ComplexSelector> parsed = rule.selectors().selectors();
    List<JsonObject> out = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      int specificity = i < parsed.size() ? parsed.get(i).specificity() : 0;
      out.add(
          Json.object(
              "text",
              texts.get(i),
              "specificity",
              Json.object(
                  "a",
                  specificity >> 2 * SPECIFICITY_BITS & SPECIFICITY_MASK,
                  "b",
                  specificity >> SPECIFICITY_BITS & SPECIFICITY_MASK,
                  "c",
                  specificity & SPECIFICITY_MASK)));
    }
    return out;
  }

  /// Between the commas that are not inside of anything.
  private static List<String> parts(String prelude) {
    List<String> out = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < prelude.length(); i++) {
      switch (prelude.charAt(i)) {
        case '(', '[' -> depth++;
        case ')', ']' -> depth--;
        case ',' -> {
          if (depth == 0) {
            out.add(prelude.substring(start, i).strip());
            start = i + 1;
          }
        }
        default -> {}
      }
    }
    out.add(prelude.substring(start).strip());
    return out;
  }

  private static JsonObject property(Declaration declaration) {
    return property(
        declaration.name(),
        declaration.text() + (declaration.important() ? " !important" : ""),
        declaration.important(),
        declaration.isCustom() || StyleText.isProperty(declaration.name()));
  }

  private static JsonObject property(
      String name, String value, boolean important, boolean understood) {
    return Json.object(
        "name",
        name,
        "value",
        value,
        "important",
        important ? true : null,
        "implicit",
        false,
        "text",
        name + ": " + value + ";",
        "parsedOk",
        understood ? null : false,
        "disabled",
        false);
  }

  /// What an element's `style` attribute says.
  static JsonObject ofAttribute(Element element) {
    String text = element.attributeOrEmpty("style");
    List<JsonObject> properties = new ArrayList<>();
    for (StyleText.Entry entry : StyleText.parse(text)) {
      properties.add(
          Json.object(
              "name",
              entry.name(),
              "value",
              entry.value(),
              "important",
              entry.important() ? true : null,
              "implicit",
              false,
              "disabled",
              false));
    }
    return Json.object("cssProperties", properties, "shorthandEntries", List.of(), "cssText", text);
  }
}
