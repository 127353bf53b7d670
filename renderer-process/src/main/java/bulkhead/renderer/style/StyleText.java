package bulkhead.renderer.style;

import bulkhead.renderer.css.Declaration;
import bulkhead.renderer.css.DeclarationParser;
import bulkhead.renderer.css.syntax.Tokens;
import bulkhead.renderer.css.value.CssNumbers;
import bulkhead.renderer.css.value.Keyword;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Declarations and computed values as text, for the CSS object model (CSSOM §6.7). Safe from any
/// thread but for what reads elements.
public final class StyleText {
  /// One longhand, or a custom property.
  public record Entry(String name, String value, boolean important) {}

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
        String value =
            block.values[i] instanceof Unresolved
                ? property.name().equals(declaration.name()) ? declaration.text() : ""
                : text(property, block.values[i]);
        if (block.properties.length == 1) {
          String source = declaration.text();
          if (value.isEmpty()) {
            value = source;
          } else if (isIdentifier(source)) {
            value = Tokens.asciiLower(source); // a colour's name stays one
          }
        }
        put(entries, new Entry(property.name(), value, block.important[i]));
      }
      for (int i = 0; i < block.customNames.length; i++) {
        put(
            entries,
            new Entry(
                block.customNames[i],
                block.customValues[i] instanceof CssWide wide
                    ? Keyword.cssName(wide.name())
                    : block.customValues[i].toString(),
                block.customImportant[i]));
      }
    }
    return entries;
  }

  private static boolean isIdentifier(String text) {
    return text.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '-');
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

  /// All properties' names.
  public static List<String> names() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < Properties.count(); i++) {
      names.add(Properties.byId(i).name());
    }
    return names;
  }

  /// The initial value's text of a longhand.
  public static String initial(String name) {
    Property property = Properties.byName(name);
    return property == null || property.isShorthand() || property.isLogical()
        ? ""
        : text(property, property.initial);
  }

  /// A computed longhand; null when there is no such property.
  public static @Nullable String computed(ComputedStyle style, String name) {
    Property property = Properties.byName(name);
    if (property == null || property.isShorthand() || property.isLogical()) {
      return null;
    }
    Object value = style.get(property);
    if (value instanceof bulkhead.renderer.css.value.ColorValue color) {
      return color.resolve(style.color()).toString();
    }
    return text(property, value);
  }

  /// Whether a single declaration, in parentheses or not, is supported (CSS Conditional §7.4).
  public static boolean supports(String condition) {
    String text = condition.strip();
    if (text.startsWith("(") && text.endsWith(")")) {
      text = text.substring(1, text.length() - 1);
    }
    return !parse(text).isEmpty();
  }

  private static String text(Property property, Object value) {
    return switch (value) {
      case CssWide wide -> Keyword.cssName(wide.name());
      case Keyword keyword -> keyword.css();
      case Float number -> CssNumbers.format(number) + unit(property);
      case Integer number -> number.toString();
      case List<?> list ->
          list.isEmpty()
              ? "none"
              : list.stream()
                  .map(each -> text(property, each))
                  .collect(Collectors.joining(separator(property)));
      default -> value.toString();
    };
  }

  private static String separator(Property property) {
    return switch (property.name()) {
      case "transform",
          "filter",
          "backdrop-filter",
          "content",
          "quotes",
          "counter-reset",
          "counter-increment",
          "counter-set" ->
          " ";
      default -> ", ";
    };
  }

  private static String unit(Property property) {
    return switch (property.name()) {
      case "font-size",
          "border-top-width",
          "border-right-width",
          "border-bottom-width",
          "border-left-width",
          "outline-width",
          "outline-offset",
          "letter-spacing",
          "word-spacing",
          "column-rule-width" ->
          "px";
      case "font-stretch" -> "%";
      default -> "";
    };
  }
}
