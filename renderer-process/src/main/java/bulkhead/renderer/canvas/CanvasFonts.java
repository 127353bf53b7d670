package bulkhead.renderer.canvas;

import bulkhead.renderer.dom.Element;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.StyleText;
import bulkhead.renderer.text.FontGroup;
import bulkhead.renderer.text.FontQuery;
import bulkhead.renderer.text.FontSlant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The `font` of a 2-D context (HTML §4.12.5.1.4): the CSS shorthand, with lengths in px. Thread:
/// the isolate's.
final class CanvasFonts {
  private static final int MOST_KEPT = 500;

  private final Function<FontQuery, FontGroup> fonts;
  private final Map<String, FontQuery> queries = new HashMap<>();

  CanvasFonts(Function<FontQuery, FontGroup> fonts) {
    this.fonts = fonts;
  }

  /// As the context's attribute reads it back; null for what is no font.
  ///
  /// @param element whose font relative sizes refer to; null where there is none
  @Nullable String parse(String text, @Nullable Element element) {
    Map<String, String> values = new HashMap<>();
    if (text.indexOf(';') >= 0 || text.indexOf('!') >= 0) {
      return null;
    }
    for (StyleText.Entry entry : StyleText.parse("font:" + text)) {
      values.put(entry.name(), entry.value());
    }
    String families = values.get("font-family");
    String sizeText = values.get("font-size");
    if (families == null || sizeText == null) {
      return null;
    }
    ComputedStyle style = element == null ? null : ComputedStyle.of(element);
    float size = size(sizeText, style == null ? 10 : style.fontSize());
    if (Float.isNaN(size)) {
      return null;
    }
    String slant = values.getOrDefault("font-style", "normal");
    String weight = values.getOrDefault("font-weight", "400");
    String caps = values.getOrDefault("font-variant-caps", "normal");
    StringBuilder out = new StringBuilder();
    if (!slant.equals("normal")) {
      out.append(slant).append(' ');
    }
    if (caps.equals("small-caps")) {
      out.append("small-caps ");
    }
    if (!weight.equals("400") && !weight.equals("normal")) {
      out.append(weight.equals("700") ? "bold" : weight).append(' ');
    }
    String number = size == Math.rint(size) ? Integer.toString((int) size) : Float.toString(size);
    return out.append(number).append("px ").append(families).toString();
  }

  private static float size(String text, float parent) {
    int end = text.length();
    while (end > 0 && !Character.isDigit(text.charAt(end - 1))) {
      end--;
    }
    float number;
    try {
      number = end == 0 ? Float.NaN : Float.parseFloat(text.substring(0, end));
    } catch (NumberFormatException math) {
      return Float.NaN;
    }
    return switch (text.substring(end).toLowerCase(Locale.ROOT)) {
      case "px" -> number;
      case "pt" -> number * 4 / 3;
      case "em" -> number * parent;
      case "rem" -> number * 16;
      case "%" -> number * parent / 100;
      case "in" -> number * 96;
      case "cm" -> number * 96 / 2.54f;
      case "mm" -> number * 96 / 25.4f;
      case "ex", "ch" -> number * parent / 2;
      case "xx-small" -> 9;
      case "x-small" -> 10;
      case "small" -> 13;
      case "medium" -> 16;
      case "large" -> 18;
      case "x-large" -> 24;
      case "xx-large" -> 32;
      case "larger" -> parent * 1.2f;
      case "smaller" -> parent / 1.2f;
      default -> Float.NaN;
    };
  }

  /// Of what [#parse] returned.
  FontGroup group(String font) {
    FontQuery query = queries.get(font);
    if (query == null) {
      if (queries.size() > MOST_KEPT) {
        queries.clear();
      }
      query = query(font);
      queries.put(font, query);
    }
    return fonts.apply(query);
  }

  private static FontQuery query(String font) {
    int weight = 400;
    FontSlant slant = FontSlant.NORMAL;
    String rest = font;
    float size = 10;
    while (true) {
      int space = rest.indexOf(' ');
      String word = space < 0 ? rest : rest.substring(0, space);
      rest = space < 0 ? "" : rest.substring(space + 1);
      if (word.endsWith("px")) {
        size = Float.parseFloat(word.substring(0, word.length() - 2));
        break;
      }
      switch (word) {
        case "italic" -> slant = FontSlant.ITALIC;
        case "oblique" -> slant = FontSlant.OBLIQUE;
        case "bold" -> weight = 700;
        case "small-caps" -> {}
        default -> weight = word.matches("\\d{1,4}") ? Integer.parseInt(word) : weight;
      }
      if (rest.isEmpty()) {
        break;
      }
    }
    List<String> families = new ArrayList<>();
    for (String family : rest.split(",")) {
      families.add(family.strip().replaceAll("^[\"']|[\"']$", ""));
    }
    return new FontQuery(families, size, weight, 100, slant, "");
  }
}
