package bulkhead.renderer.style;

import bulkhead.renderer.css.CssRule;
import bulkhead.renderer.css.syntax.TokenStream;
import bulkhead.renderer.css.syntax.Tokens;
import bulkhead.renderer.css.value.Content;
import bulkhead.renderer.css.value.CounterStyle;
import bulkhead.renderer.css.value.ListStyleType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The counter styles that a page's `@counter-style` rules define (CSS Counter Styles 3 §3). Owned
/// by `RendererMain`.
final class CounterStyles {
  /// §3.1: rules of these names are none.
  private static final Set<String> NOT_TO_OVERRIDE =
      Set.of("decimal", "disc", "square", "circle", "disclosure-open", "disclosure-closed", "none");

  private static final int MOST_SYMBOLS = 10_000;
  private static final int MOST_PADDING = 120;

  /// One symbol and, in `additive`, what it counts.
  private record Weighted(int weight, String symbol) {}

  private final Map<String, CssRule.CounterStyle> rules;
  private final Map<String, @Nullable CounterStyle> made = new HashMap<>();

  CounterStyles(Map<String, CssRule.CounterStyle> rules) {
    this.rules = rules;
  }

  static boolean isValid(CssRule.CounterStyle rule) {
    return !NOT_TO_OVERRIDE.contains(Tokens.asciiLower(rule.name()));
  }

  /// The computed `list-style-type` or counter's style.
  ListStyleType computed(ListStyleType type) {
    return type.literal() || rules.isEmpty()
        ? type
        : new ListStyleType(type.name(), false, find(type.name()));
  }

  /// The computed `content`.
  Content computed(Content content) {
    if (rules.isEmpty() || !(content instanceof Content.Items items)) {
      return content;
    }
    List<Content.Item> out = new ArrayList<>(items.items().size());
    for (Content.Item item : items.items()) {
      out.add(
          switch (item) {
            case Content.Item.Counter(String name, ListStyleType style) ->
                new Content.Item.Counter(name, computed(style));
            case Content.Item.Counters(String name, String separator, ListStyleType style) ->
                new Content.Item.Counters(name, separator, computed(style));
            case Content.Item.Text text -> text;
            case Content.Item.Quote quote -> quote;
            case Content.Item.Picture picture -> picture;
          });
    }
    return new Content.Items(out, items.altText());
  }

  /// The page's style of that name; null for a predefined one.
  private @Nullable CounterStyle find(String name) {
    return find(name, new HashSet<>());
  }

  /// @param around the styles that this one is made for, so that circles are noticed (§3.1.7, §3.7)
  private @Nullable CounterStyle find(String name, Set<String> around) {
    CssRule.CounterStyle rule = rules.get(name);
    if (rule == null || !around.add(name)) {
      return null;
    }
    if (made.containsKey(name)) {
      around.remove(name);
      return made.get(name);
    }
    CounterStyle style = make(rule.descriptors(), around);
    around.remove(name);
    if (around.isEmpty()) {
      made.put(name, style); // within a circle it depends on where that is entered
    }
    return style;
  }

  private @Nullable CounterStyle make(Map<String, String> descriptors, Set<String> around) {
    TokenStream in = stream(descriptors, "system");
    CounterStyle.System system = CounterStyle.System.SYMBOLIC;
    int first = 1;
    String extended = null;
    if (in.takeIdent("cyclic")) {
      system = CounterStyle.System.CYCLIC;
    } else if (in.takeIdent("numeric")) {
      system = CounterStyle.System.NUMERIC;
    } else if (in.takeIdent("alphabetic")) {
      system = CounterStyle.System.ALPHABETIC;
    } else if (in.takeIdent("additive")) {
      system = CounterStyle.System.ADDITIVE;
    } else if (in.takeIdent("fixed")) {
      system = CounterStyle.System.FIXED;
      Integer from = integer(in);
      first = from == null ? 1 : from;
    } else if (in.takeIdent("extends")) {
      system = CounterStyle.System.EXTENDS;
      extended = ident(in);
    }
    List<Weighted> symbols =
        system == CounterStyle.System.ADDITIVE
            ? additive(stream(descriptors, "additive-symbols"))
            : plain(stream(descriptors, "symbols"));
    boolean enough =
        switch (system) {
          case CYCLIC, SYMBOLIC, FIXED, ADDITIVE -> !symbols.isEmpty();
          case NUMERIC, ALPHABETIC -> symbols.size() >= 2;
          case EXTENDS ->
              extended != null
                  && !descriptors.containsKey("symbols")
                  && !descriptors.containsKey("additive-symbols");
        };
    if (!enough) {
      return null;
    }
    CounterStyle base = initial(system, symbols, first);
    if (extended != null) {
      CounterStyle other = find(extended, around);
      boolean circle = other == null && rules.containsKey(extended);
      base = other != null ? other : predefined(circle ? "decimal" : extended);
    }
    return described(descriptors, base, around);
  }

  private static CounterStyle initial(
      CounterStyle.System system, List<Weighted> symbols, int first) {
    return new CounterStyle(
        system,
        null,
        symbols.stream().map(Weighted::symbol).toList(),
        symbols.stream().map(Weighted::weight).toList(),
        first,
        "-",
        "",
        "",
        ". ",
        null,
        0,
        "",
        null,
        "decimal");
  }

  private static CounterStyle predefined(String name) {
    return new CounterStyle(
        CounterStyle.System.EXTENDS,
        Tokens.asciiLower(name),
        List.of(),
        List.of(),
        1,
        "-",
        "",
        "",
        null,
        null,
        0,
        "",
        null,
        "decimal");
  }

  /// `base` with what the descriptors say.
  private CounterStyle described(
      Map<String, String> descriptors, CounterStyle base, Set<String> around) {
    TokenStream in = stream(descriptors, "negative");
    String minus = symbol(in);
    String behind = symbol(in);
    String prefix = symbol(stream(descriptors, "prefix"));
    String suffix = symbol(stream(descriptors, "suffix"));
    in = stream(descriptors, "range");
    boolean auto = in.takeIdent("auto");
    List<Integer> ranges = auto ? null : ranges(in);
    in = stream(descriptors, "pad");
    Integer before = integer(in);
    String pad = symbol(in);
    Integer padTo = before == null ? integer(in) : before;
    if (padTo == null || padTo < 0 || pad == null) {
      padTo = base.padTo();
      pad = base.pad();
    }
    String fallback = ident(stream(descriptors, "fallback"));
    CounterStyle fallbackStyle = fallback == null ? base.fallback() : find(fallback, around);
    boolean circle = fallback != null && fallbackStyle == null && rules.containsKey(fallback);
    return new CounterStyle(
        base.system(),
        base.base(),
        base.symbols(),
        base.weights(),
        base.first(),
        minus == null ? base.minus() : minus,
        minus == null ? base.behindMinus() : behind == null ? "" : behind,
        prefix == null ? base.prefix() : prefix,
        suffix == null ? base.suffix() : suffix,
        auto ? null : ranges == null ? base.ranges() : ranges,
        Math.min(padTo, MOST_PADDING),
        pad,
        fallbackStyle,
        fallback == null ? base.fallbackName() : circle ? "decimal" : Tokens.asciiLower(fallback));
  }

  private static TokenStream stream(Map<String, String> descriptors, String name) {
    return TokenStream.of(descriptors.getOrDefault(name, ""));
  }

  /// §3.2 `<symbol>`, without images.
  private static @Nullable String symbol(TokenStream in) {
    if (in.peek() != Tokens.STRING && in.peek() != Tokens.IDENT) {
      return null;
    }
    String text = in.text();
    in.next();
    return text;
  }

  private static @Nullable String ident(TokenStream in) {
    return in.peek() == Tokens.IDENT ? symbol(in) : null;
  }

  private static @Nullable Integer integer(TokenStream in) {
    if (in.peek() != Tokens.INTEGER) {
      return null;
    }
    Integer value = (int) in.number();
    in.next();
    return value;
  }

  private static List<Weighted> plain(TokenStream in) {
    List<Weighted> out = new ArrayList<>();
    for (String each = symbol(in); each != null && out.size() < MOST_SYMBOLS; each = symbol(in)) {
      out.add(new Weighted(0, each));
    }
    return in.atEnd() ? out : List.of();
  }

  /// §3.3 `additive-symbols`: heaviest first.
  private static List<Weighted> additive(TokenStream in) {
    List<Weighted> out = new ArrayList<>();
    do {
      Integer before = integer(in);
      String each = symbol(in);
      Integer weight = before == null ? integer(in) : before;
      if (weight == null || each == null || weight < 0 || out.size() >= MOST_SYMBOLS) {
        return List.of();
      }
      out.add(new Weighted(weight, each));
    } while (in.takeComma());
    out.sort(Comparator.comparingInt(Weighted::weight).reversed());
    return in.atEnd() ? out : List.of();
  }

  /// Null if there are none, or if they are not right.
  private static @Nullable List<Integer> ranges(TokenStream in) {
    List<Integer> out = new ArrayList<>();
    do {
      Integer low = in.takeIdent("infinite") ? (Integer) Integer.MIN_VALUE : integer(in);
      Integer high = in.takeIdent("infinite") ? (Integer) Integer.MAX_VALUE : integer(in);
      if (low == null || high == null || low > high) {
        return null;
      }
      out.add(low);
      out.add(high);
    } while (in.takeComma());
    return out;
  }
}
