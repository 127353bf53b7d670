package bulkhead.renderer.style;

import bulkhead.renderer.css.CssRule;
import bulkhead.renderer.css.syntax.CssText;
import bulkhead.renderer.css.syntax.TokenStream;
import bulkhead.renderer.css.syntax.Tokens;
import bulkhead.renderer.css.value.FontFamily;
import bulkhead.renderer.css.value.FontSetting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `font-variant-alternates` (CSS Fonts 4 §6.8): names that `@font-feature-values` gives numbers
/// to, for the family that is used.
final class FontAlternates {
  private static final List<String> ORDER =
      List.of(
          "stylistic",
          "historical-forms",
          "styleset",
          "character-variant",
          "swash",
          "ornaments",
          "annotation");

  private FontAlternates() {}

  /// One function and the names in it; `historical-forms` has none.
  record Use(String function, List<String> names) {
    @Override
    public String toString() {
      return names.isEmpty()
          ? function
          : function
              + names.stream().map(CssText::identifier).collect(Collectors.joining(", ", "(", ")"));
    }
  }

  /// The specified value.
  record Specified(List<Use> uses) {
    @Override
    public String toString() {
      return uses.stream().map(Use::toString).collect(Collectors.joining(" "));
    }
  }

  /// What `@font-feature-values` rules say: by family in lower case, feature type and name.
  interface Values {
    @Nullable List<Integer> find(String family, String type, String name);
  }

  /// An empty list for `normal`, a [Specified], or null.
  static @Nullable Object parse(TokenStream in) {
    if (in.takeIdent("normal")) {
      return List.of();
    }
    List<Use> uses = new ArrayList<>();
    Set<String> used = new HashSet<>();
    while (true) {
      if (in.takeIdent("historical-forms")) {
        if (!used.add("historical-forms")) {
          return null;
        }
        uses.add(new Use("historical-forms", List.of()));
        continue;
      }
      if (in.peek() != Tokens.FUNCTION) {
        break;
      }
      String function = in.lowerText();
      switch (function) {
        case "stylistic", "styleset", "character-variant", "swash", "ornaments", "annotation" -> {}
        default -> {
          return null;
        }
      }
      if (!used.add(function)) {
        return null;
      }
      TokenStream inside = in.block();
      List<String> names = new ArrayList<>();
      do {
        if (inside.peek() != Tokens.IDENT) {
          return null;
        }
        names.add(inside.text());
        inside.next();
      } while (inside.takeComma());
      boolean many = function.equals("styleset") || function.equals("character-variant");
      if (!inside.atEnd() || !many && names.size() > 1) {
        return null;
      }
      uses.add(new Use(function, List.copyOf(names)));
    }
    uses.sort(Comparator.comparingInt(use -> ORDER.indexOf(use.function)));
    return uses.isEmpty() ? null : new Specified(List.copyOf(uses));
  }

  /// The OpenType features that the specified value stands for.
  static List<FontSetting> compute(Specified specified, List<FontFamily> families, Values values) {
    List<FontSetting> out = new ArrayList<>();
    for (Use use : specified.uses) {
      if (use.function.equals("historical-forms")) {
        out.add(new FontSetting("hist", 1));
      }
      for (String name : use.names) {
        for (FontFamily family : families) {
          List<Integer> found =
              values.find(family.name().toLowerCase(Locale.ROOT), use.function, name);
          if (found != null && !found.isEmpty()) {
            add(use.function, found, out);
            break;
          }
        }
      }
    }
    return List.copyOf(out);
  }

  private static void add(String function, List<Integer> numbers, List<FontSetting> out) {
    int first = numbers.getFirst();
    switch (function) {
      case "stylistic" -> out.add(new FontSetting("salt", first));
      case "ornaments" -> out.add(new FontSetting("ornm", first));
      case "annotation" -> out.add(new FontSetting("nalt", first));
      case "swash" -> {
        out.add(new FontSetting("swsh", first));
        out.add(new FontSetting("cswh", first));
      }
      case "styleset" -> {
        for (int number : numbers) {
          if (number >= 1 && number <= 20) {
            out.add(new FontSetting(String.format(Locale.ROOT, "ss%02d", number), 1));
          }
        }
      }
      case "character-variant" -> {
        if (first >= 1 && first <= 99) {
          int value = numbers.size() > 1 ? numbers.get(1) : 1;
          out.add(new FontSetting(String.format(Locale.ROOT, "cv%02d", first), value));
        }
      }
      default -> {}
    }
  }

  /// Adds what one rule says to `map`, keyed by [#key].
  static void addRule(CssRule.FontFeatureValues rule, Map<String, List<Integer>> map) {
    for (String family : rule.families()) {
      rule.values()
          .forEach(
              (type, named) ->
                  named.forEach(
                      (name, numbers) ->
                          map.put(key(family.toLowerCase(Locale.ROOT), type, name), numbers)));
    }
  }

  static String key(String family, String type, String name) {
    return family + "\n" + type + "\n" + name;
  }
}
