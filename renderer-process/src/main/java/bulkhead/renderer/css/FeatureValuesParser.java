package bulkhead.renderer.css;

import bulkhead.renderer.css.syntax.CssText;
import bulkhead.renderer.css.syntax.TokenStream;
import bulkhead.renderer.css.syntax.Tokens;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is inside `@font-feature-values` (CSS Fonts 4 §6.9.1). Safe from any thread.
final class FeatureValuesParser {
  private FeatureValuesParser() {}

  /// Numbers by feature type and name; what is not valid is left out.
  static Map<String, Map<String, List<Integer>>> parse(Tokens tokens, int start, int end) {
    Map<String, Map<String, List<Integer>>> values = new LinkedHashMap<>();
    int at = start;
    while (at < end) {
      if (tokens.kind(at) != Tokens.AT_KEYWORD) {
        at = DeclarationParser.skip(tokens, at);
        continue;
      }
      String type = tokens.lowerText(at);
      int open = at + 1;
      while (open < end && tokens.kind(open) == Tokens.WHITESPACE) {
        open++;
      }
      if (open >= end || tokens.kind(open) != Tokens.OPEN_BRACE) {
        at = open;
        continue;
      }
      int close = Math.min(tokens.match(open), end);
      int most = mostNumbers(type);
      if (most == 0 || open > at + 1 && !isBlank(tokens, at + 1, open)) {
        at = close + 1;
        continue;
      }
      Map<String, List<Integer>> named =
          values.computeIfAbsent(type, each -> new LinkedHashMap<>());
      for (int i = open + 1; i < close; ) {
        int stop = DeclarationParser.endOfDeclaration(tokens, i, close);
        featureValue(new TokenStream(tokens, i, stop), named, most);
        i = stop + 1;
      }
      at = close + 1;
    }
    return values;
  }

  private static boolean isBlank(Tokens tokens, int from, int to) {
    for (int i = from; i < to; i++) {
      if (tokens.kind(i) != Tokens.WHITESPACE) {
        return false;
      }
    }
    return true;
  }

  /// How many numbers a name may have (§6.9.2); 0 for an unknown type.
  private static int mostNumbers(String type) {
    return switch (type) {
      case "stylistic", "swash", "ornaments", "annotation", "historical-forms" -> 1;
      case "character-variant" -> 2;
      case "styleset" -> Integer.MAX_VALUE;
      default -> 0;
    };
  }

  /// `name: 1 2`. The name keeps its case.
  private static void featureValue(TokenStream in, Map<String, List<Integer>> named, int most) {
    if (in.peek() != Tokens.IDENT) {
      return;
    }
    String name = in.text();
    in.next();
    if (in.peek() != Tokens.COLON) {
      return;
    }
    in.next();
    List<Integer> numbers = new ArrayList<>();
    while (in.peek() == Tokens.INTEGER && in.number() >= 0) {
      numbers.add((int) in.number());
      in.next();
    }
    if (in.atEnd() && !numbers.isEmpty() && numbers.size() <= most) {
      named.put(name, numbers);
    }
  }

  /// The canonical text of all of it.
  static String text(Map<String, Map<String, List<Integer>>> values) {
    StringBuilder out = new StringBuilder();
    values.forEach(
        (type, named) -> {
          if (named.isEmpty()) {
            return;
          }
          out.append(out.isEmpty() ? "@" : " @").append(type).append(" { ");
          named.forEach(
              (name, numbers) -> {
                out.append(CssText.identifier(name)).append(':');
                numbers.forEach(number -> out.append(' ').append(number));
                out.append("; ");
              });
          out.append('}');
        });
    return out.toString();
  }
}
