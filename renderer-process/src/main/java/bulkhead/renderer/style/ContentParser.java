package bulkhead.renderer.style;

import bulkhead.renderer.css.syntax.TokenStream;
import bulkhead.renderer.css.syntax.Tokens;
import bulkhead.renderer.css.value.Content;
import bulkhead.renderer.css.value.CounterChange;
import bulkhead.renderer.css.value.Image;
import bulkhead.renderer.css.value.ImageParser;
import bulkhead.renderer.css.value.ListStyleType;
import bulkhead.renderer.css.value.Quotes;
import bulkhead.renderer.css.value.ValueParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Values of generated content and counters (CSS Content 3, CSS Lists 3).
final class ContentParser {
  private ContentParser() {}

  /// `attr(name)` before it is known of which element.
  record AttributeText(String name, String fallback) {}

  /// Content with [AttributeText] among its items.
  record Pending(List<Object> items, String altText) {
    /// The content for the element that `attributes` reads from.
    Content resolve(Function<String, @Nullable String> attributes) {
      List<Content.Item> resolved = new ArrayList<>(items.size());
      for (Object item : items) {
        if (item instanceof AttributeText(String name, String fallback)) {
          String value = attributes.apply(name);
          resolved.add(new Content.Item.Text(value != null ? value : fallback));
        } else {
          resolved.add((Content.Item) item);
        }
      }
      return new Content.Items(resolved, altText);
    }
  }

  static @Nullable Object content(TokenStream in, ParseContext context) {
    if (in.takeIdent("normal")) {
      return Content.NORMAL;
    }
    if (in.takeIdent("none")) {
      return Content.NONE;
    }
    List<Object> items = new ArrayList<>(2);
    boolean pending = false;
    String alt = "";
    while (!in.atEnd()) {
      if (in.takeDelim('/')) {
        StringBuilder text = new StringBuilder();
        while (in.peek() == Tokens.STRING) {
          text.append(in.text());
          in.next();
        }
        alt = text.toString();
        break;
      }
      Object item = item(in, context);
      if (item == null) {
        return null;
      }
      pending |= item instanceof AttributeText;
      items.add(item);
    }
    if (items.isEmpty()) {
      return null;
    }
    Pending content = new Pending(List.copyOf(items), alt);
    return pending ? content : content.resolve(name -> null);
  }

  private static @Nullable Object item(TokenStream in, ParseContext context) {
    switch (in.peek()) {
      case Tokens.STRING -> {
        String text = in.text();
        in.next();
        return new Content.Item.Text(text);
      }
      case Tokens.IDENT -> {
        for (Content.Item.Quote quote : Content.Item.Quote.values()) {
          if (in.takeIdent(quote.css())) {
            return quote;
          }
        }
        return null;
      }
      case Tokens.FUNCTION -> {
        String name = in.lowerText();
        switch (name) {
          case "attr" -> {
            TokenStream inside = in.block();
            if (inside.peek() != Tokens.IDENT) {
              return null;
            }
            String attribute = inside.lowerText();
            inside.next();
            String fallback = "";
            if (!inside.takeComma()) {
              inside.takeIdent("string");
              if (!inside.atEnd() && !inside.takeComma()) {
                return null;
              }
            }
            if (inside.peek() == Tokens.STRING) {
              fallback = inside.text();
              inside.next();
            }
            return inside.atEnd() ? new AttributeText(attribute, fallback) : null;
          }
          case "counter", "counters" -> {
            TokenStream inside = in.block();
            if (inside.peek() != Tokens.IDENT) {
              return null;
            }
            String counter = inside.text();
            inside.next();
            String separator = "";
            if (name.equals("counters")) {
              if (!inside.takeComma() || inside.peek() != Tokens.STRING) {
                return null;
              }
              separator = inside.text();
              inside.next();
            }
            ListStyleType style = ListStyleType.DECIMAL;
            if (inside.takeComma()) {
              Object parsed = listStyleType(inside);
              if (!(parsed instanceof ListStyleType type)) {
                return null;
              }
              style = type;
            }
            if (!inside.atEnd()) {
              return null;
            }
            return name.equals("counter")
                ? new Content.Item.Counter(counter, style)
                : new Content.Item.Counters(counter, separator, style);
          }
          default -> {}
        }
      }
      default -> {}
    }
    Object image = ImageParser.parseFixed(in, context::resolve);
    return image instanceof Image parsed && parsed != Image.NONE
        ? new Content.Item.Picture(parsed)
        : null;
  }

  static @Nullable Object counters(TokenStream in, int defaultValue) {
    if (in.takeIdent("none")) {
      return List.of();
    }
    List<CounterChange> changes = new ArrayList<>(1);
    while (!in.atEnd()) {
      boolean reversed = false;
      String name;
      if (in.peekFunction("reversed")) {
        TokenStream inside = in.block();
        if (inside.peek() != Tokens.IDENT) {
          return null;
        }
        name = inside.text();
        reversed = true;
      } else if (in.peek() == Tokens.IDENT) {
        name = in.text();
        in.next();
      } else {
        return null;
      }
      int value = defaultValue;
      if (in.peek() == Tokens.INTEGER
          || in.peek() == Tokens.FUNCTION && !in.peekFunction("reversed")) {
        Integer parsed = ValueParser.integer(in);
        if (parsed == null) {
          return null;
        }
        value = parsed;
      }
      changes.add(new CounterChange(name, value, reversed));
    }
    return changes.isEmpty() ? null : List.copyOf(changes);
  }

  static @Nullable Object quotes(TokenStream in) {
    if (in.takeIdent("auto")) {
      return Quotes.AUTO;
    }
    if (in.takeIdent("none")) {
      return Quotes.NONE;
    }
    List<String> marks = new ArrayList<>(4);
    while (in.peek() == Tokens.STRING) {
      marks.add(in.text());
      in.next();
    }
    return marks.isEmpty() || marks.size() % 2 != 0 ? null : new Quotes(marks);
  }

  /// CSS Counter Styles 3 §6, §7, without those in [#listStyleType] itself.
  private static final Set<String> PREDEFINED =
      Set.of(
          "decimal-leading-zero",
          "cjk-decimal",
          "arabic-indic",
          "armenian",
          "upper-armenian",
          "lower-armenian",
          "bengali",
          "cambodian",
          "khmer",
          "devanagari",
          "georgian",
          "gujarati",
          "gurmukhi",
          "hebrew",
          "kannada",
          "lao",
          "malayalam",
          "mongolian",
          "myanmar",
          "oriya",
          "persian",
          "lower-roman",
          "upper-roman",
          "tamil",
          "telugu",
          "thai",
          "tibetan",
          "lower-alpha",
          "lower-latin",
          "upper-alpha",
          "upper-latin",
          "lower-greek",
          "hiragana",
          "hiragana-iroha",
          "katakana",
          "katakana-iroha",
          "circle",
          "square",
          "disclosure-open",
          "disclosure-closed",
          "cjk-earthly-branch",
          "cjk-heavenly-stem",
          "japanese-informal",
          "japanese-formal",
          "korean-hangul-formal",
          "korean-hanja-informal",
          "korean-hanja-formal",
          "simp-chinese-informal",
          "simp-chinese-formal",
          "trad-chinese-informal",
          "trad-chinese-formal",
          "cjk-ideographic",
          "ethiopic-numeric");

  static @Nullable Object listStyleType(TokenStream in) {
    if (in.peek() == Tokens.STRING) {
      String text = in.text();
      in.next();
      return new ListStyleType(text, true);
    }
    if (in.peek() == Tokens.FUNCTION && in.peekFunction("symbols")) {
      in.block();
      return ListStyleType.DISC;
    }
    if (in.peek() != Tokens.IDENT) {
      return null;
    }
    String name = in.text();
    in.next();
    String lower = Tokens.asciiLower(name);
    return switch (lower) {
      case "none" -> ListStyleType.NONE;
      case "disc" -> ListStyleType.DISC;
      case "decimal" -> ListStyleType.DECIMAL;
      // The names of predefined styles are ASCII case-insensitive, those of rules are not.
      default -> new ListStyleType(PREDEFINED.contains(lower) ? lower : name, false);
    };
  }
}
