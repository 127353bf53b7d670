package bulkhead.renderer.style;

import bulkhead.renderer.css.CssRule;
import bulkhead.renderer.css.Declaration;
import bulkhead.renderer.css.StyleSheet;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/// Finds what style sheets use and the engine lacks: properties and values that it does not know,
/// and at-rules without effect. Vendor-prefixed ones count too: pages use them because they work
/// somewhere. Stateless.
public final class UnsupportedCss {
  /// What is lacking.
  public enum Kind {
    PROPERTY,
    VALUE,
    AT_RULE
  }

  private static final int MOST_VALUE = 60;

  private UnsupportedCss() {}

  /// Tells of each use; the same name again for each further one.
  public static void find(StyleSheet sheet, BiConsumer<Kind, String> found) {
    rules(sheet.rules(), sheet.baseUrl(), found);
  }

  private static void rules(List<CssRule> rules, String base, BiConsumer<Kind, String> found) {
    for (CssRule rule : rules) {
      switch (rule) {
        case CssRule.Style style -> {
          for (Declaration declaration : style.declarations()) {
            declaration(declaration, base, found);
          }
        }
        case CssRule.Media media -> rules(media.rules(), base, found);
        case CssRule.Supports supports -> rules(supports.rules(), base, found);
        case CssRule.Container container -> rules(container.rules(), base, found);
        case CssRule.LayerBlock layer -> rules(layer.rules(), base, found);
        case CssRule.Unsupported lacking ->
            found.accept(Kind.AT_RULE, "@" + lacking.name().toLowerCase(Locale.ROOT));
        case CssRule.Import each -> {}
        case CssRule.LayerOrder each -> {}
        case CssRule.FontFace each -> {}
        case CssRule.FontFeatureValues each -> {}
        case CssRule.Keyframes each -> {}
        case CssRule.PropertyRule each -> {}
        case CssRule.CounterStyle each -> {}
      }
    }
  }

  private static void declaration(
      Declaration declaration, String base, BiConsumer<Kind, String> found) {
    if (declaration.isCustom()) {
      return;
    }
    if (Properties.byName(declaration.name()) == null && !declaration.name().equals("all")) {
      found.accept(Kind.PROPERTY, declaration.name());
    } else if (DeclarationBlock.compile(List.of(declaration), new ParseContext(base, false))
        .isEmpty()) {
      String value = declaration.text();
      String shown = value.length() > MOST_VALUE ? value.substring(0, MOST_VALUE) + "…" : value;
      found.accept(Kind.VALUE, declaration.name() + ": " + shown);
    }
  }
}
