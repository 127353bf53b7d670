package bulkhead.renderer.style;

import bulkhead.renderer.css.Declaration;
import bulkhead.renderer.css.DeclarationParser;
import bulkhead.renderer.css.SupportsCondition;
import bulkhead.renderer.css.syntax.TokenStream;
import bulkhead.renderer.css.value.Easing;
import bulkhead.renderer.css.value.Keyword;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Declarations and computed values as text, for the CSS object model (CSSOM §6.7). Safe from any
/// thread but for what reads elements.
public final class StyleText {
  /// One longhand, or a custom property.
  ///
  /// @param shorthand whose value, after U+0002, has `var()` in it and will give this its value;
  ///     empty for none
  public record Entry(String name, String value, boolean important, String shorthand) {}

  private StyleText() {}

  /// The longhands that a style attribute sets, each once, in their order.
  public static List<Entry> parse(String text) {
    List<Entry> entries = new ArrayList<>();
    PropertyParser parser = new PropertyParser(new ParseContext("", false));
    for (Declaration declaration : DeclarationParser.parseAttribute(text)) {
      DeclarationBlock.Builder builder = new DeclarationBlock.Builder();
      parser.parse(declaration, builder);
      DeclarationBlock block = builder.build();
      for (int i = 0; i < block.properties.length; i++) {
        Property property = block.properties[i];
        boolean alone = block.properties.length == 1;
        boolean pending = block.values[i] instanceof Unresolved;
        String value =
            pending
                ? alone ? declaration.text() : ""
                : alone
                    ? SpecifiedText.of(property, block.values[i], declaration)
                    : SpecifiedText.part(property, block.values[i], declaration);
        String shorthand =
            pending && !alone ? declaration.name() + '\u0002' + declaration.text() : "";
        put(entries, new Entry(property.name(), value, block.important[i], shorthand));
      }
      for (int i = 0; i < block.customNames.length; i++) {
        put(
            entries,
            new Entry(
                block.customNames[i],
                block.customValues[i] instanceof CssWide wide
                    ? Keyword.cssName(wide.name())
                    : block.customValues[i].toString(),
                block.customImportant[i],
                ""));
      }
    }
    return entries;
  }

  private static void put(List<Entry> entries, Entry entry) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).name().equals(entry.name())) {
        if (entries.get(i).important() && !entry.important()) {
          return;
        }
        entries.remove(i);
        break;
      }
    }
    entries.add(entry);
  }

  /// Whether there is a property of that name, a shorthand or not.
  public static boolean isProperty(String name) {
    return Properties.byName(name) != null;
  }

  /// The longhands of a shorthand, in canonical order; empty for a longhand or an unknown name.
  public static List<String> longhands(String name) {
    Property property = Properties.byName(name);
    if (property == null || !property.isShorthand()) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    for (Property each : property.longhands) {
      names.add(each.name());
    }
    return names;
  }

  /// Other names of properties: name and what it stands for, joined by `=`.
  public static List<String> aliases() {
    return Properties.aliases();
  }

  /// All properties' names.
  public static List<String> names() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < Properties.count(); i++) {
      Property each = Properties.byId(i);
      if (each.grammar != Grammar.INTERNAL && each.grammar != Grammar.ALL) {
        names.add(each.name());
      }
    }
    // As Chromium: in the alphabet's order, those with a prefix last.
    names.sort(
        Comparator.comparing((String name) -> name.startsWith("-"))
            .thenComparing(Comparator.naturalOrder()));
    return names;
  }

  /// The physical longhands that a name stands for in an element of this style: those of a
  /// shorthand, a logical one's physical one; empty for a name that is unknown or custom.
  public static List<Property> physicalLonghands(ComputedStyle style, String name) {
    Property property = name.startsWith("--") ? null : Properties.byName(name);
    if (property == null) {
      return List.of();
    }
    List<Property> found = new ArrayList<>();
    for (Property each : property.isShorthand() ? property.longhands : new Property[] {property}) {
      found.add(
          each.isLogical()
              ? LogicalMapping.physical(each, style.writingMode(), style.direction())
              : each);
    }
    return found;
  }

  /// The initial value's text of a longhand.
  public static String initial(String name) {
    Property property = Properties.byName(name);
    if (property != null && property.grammar == Grammar.LINE_WIDTH && property.initial.equals(3f)) {
      return "medium";
    }
    return property == null || property.isShorthand() || property.isLogical()
        ? ""
        : ComputedStyle.INITIAL.text(name) instanceof String text ? text : "";
  }

  /// The physical longhand that a logical one or an alias stands for in an element of this style.
  public static String physical(ComputedStyle style, String name) {
    Property property = name.startsWith("--") ? null : Properties.byName(name);
    if (property == null) {
      return name;
    }
    return property.isLogical()
        ? LogicalMapping.physical(property, style.writingMode(), style.direction()).name()
        : property.name();
  }

  /// The computed value of a longhand.
  public static @Nullable Object value(ComputedStyle style, String name) {
    Property property = Properties.byName(name);
    return property == null || property.group == null ? null : style.get(property);
  }

  /// A computed longhand or custom property; null when there is no such property.
  public static @Nullable String computed(ComputedStyle style, String name) {
    return style.text(name);
  }

  /// The timing function of that text, or null.
  public static @Nullable Easing easing(String text) {
    TokenStream in = TokenStream.of(text);
    Easing easing = AnimationParser.easing(in);
    return in.atEnd() ? easing : null;
  }

  /// Whether a condition of `@supports` holds, or one declaration (CSS Conditional 3 §7.4).
  public static boolean supports(String condition) {
    return SupportsCondition.parse(TokenStream.of(condition)).holds(PropertyParser::supports)
        || SupportsCondition.parse(TokenStream.of("(" + condition + ")"))
            .holds(PropertyParser::supports);
  }
}
