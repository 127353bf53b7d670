package bulkhead.renderer.text;

import bulkhead.renderer.css.CssRule;
import bulkhead.renderer.css.syntax.TokenStream;
import bulkhead.renderer.css.syntax.Tokens;
import bulkhead.renderer.css.value.FontSetting;
import bulkhead.url.Url;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An `@font-face` rule, read (CSS Fonts 4 §4). A descriptor that is not valid counts as not given.
/// Immutable.
///
/// @param weightMin lowest of the weights that the face is for, 1 to 1000; the same as `weightMax`
///     for a single one
/// @param stretchMin in percent
/// @param angleMin of `oblique`, in degrees; 0 for `normal`
/// @param variations of the face's axes, from `font-variation-settings`
public record FontFaceRule(
    String family,
    List<Source> sources,
    float weightMin,
    float weightMax,
    float stretchMin,
    float stretchMax,
    FontSlant slant,
    float angleMin,
    float angleMax,
    Display display,
    FaceAdjustments adjustments,
    List<FontSetting> variations) {

  /// One item of `src`, of a kind that this renderer can use.
  public sealed interface Source {
    /// A face of the system, by its full name or PostScript name.
    record Local(String name) implements Source {}

    /// A file; `url` is absolute.
    record File(String url) implements Source {}
  }

  /// `font-display`.
  public enum Display {
    AUTO,
    BLOCK,
    SWAP,
    FALLBACK,
    OPTIONAL
  }

  private static final Set<String> FORMATS =
      Set.of(
          "truetype",
          "opentype",
          "woff",
          "woff2",
          "collection",
          "truetype-variations",
          "opentype-variations",
          "woff-variations",
          "woff2-variations");

  private static final Set<String> TECHNOLOGIES =
      Set.of("features-opentype", "variations", "palettes", "color-colrv0", "color-cbdt");

  public FontFaceRule {
    sources = List.copyOf(sources);
    variations = List.copyOf(variations);
  }

  /// Whether other characters of the same face may come from `other`.
  boolean isSameFaceAs(FontFaceRule other) {
    return weightMin == other.weightMin
        && weightMax == other.weightMax
        && stretchMin == other.stretchMin
        && stretchMax == other.stretchMax
        && slant == other.slant
        && angleMin == other.angleMin
        && angleMax == other.angleMax;
  }

  /// Null for a rule without a family or a source, which defines nothing.
  public static @Nullable FontFaceRule of(CssRule.FontFace rule) {
    Map<String, String> d = rule.descriptors();
    String family = family(d.get("font-family"));
    String src = d.get("src");
    if (family == null || src == null) {
      return null;
    }
    List<Source> sources = sources(src, rule.baseUrl());
    float[] weight = range(d.get("font-weight"), FontFaceRule::weight, 400);
    float[] stretch = range(d.get("font-stretch"), FontFaceRule::stretch, 100);
    String styleText = d.getOrDefault("font-style", "normal").strip().toLowerCase(Locale.ROOT);
    FontSlant slant = FontSlant.NORMAL;
    float[] angle = {0, 0};
    if (styleText.equals("italic")) {
      slant = FontSlant.ITALIC;
    } else if (styleText.startsWith("oblique")) {
      slant = FontSlant.OBLIQUE;
      angle = range(styleText.substring("oblique".length()), FontFaceRule::angle, 14);
    }
    UnicodeRanges ranges = UnicodeRanges.ALL;
    if (d.get("unicode-range") instanceof String text
        && UnicodeRanges.parse(text) instanceof UnicodeRanges parsed) {
      ranges = parsed;
    }
    float sizeAdjust = percent(d.get("size-adjust"));
    return new FontFaceRule(
        family,
        sources,
        weight[0],
        weight[1],
        stretch[0],
        stretch[1],
        slant,
        angle[0],
        angle[1],
        display(d.get("font-display")),
        new FaceAdjustments(
            ranges,
            Float.isNaN(sizeAdjust) ? 1 : sizeAdjust,
            percent(d.get("ascent-override")),
            percent(d.get("descent-override")),
            percent(d.get("line-gap-override")),
            settings(d.get("font-feature-settings"), true)),
        settings(d.get("font-variation-settings"), false));
  }

  private static @Nullable String family(@Nullable String text) {
    if (text == null) {
      return null;
    }
    TokenStream in = TokenStream.of(text);
    String name = name(in);
    return in.atEnd() ? name : null;
  }

  /// A string, or identifiers with one space between them.
  private static @Nullable String name(TokenStream in) {
    if (in.peek() == Tokens.STRING) {
      String name = in.text();
      in.next();
      return name;
    }
    StringBuilder name = new StringBuilder();
    while (in.peek() == Tokens.IDENT) {
      name.append(name.isEmpty() ? "" : " ").append(in.text());
      in.next();
    }
    return name.isEmpty() ? null : name.toString();
  }

  /// CSS Fonts 4 §4.3.1: an item that is not valid or not supported is passed over.
  private static List<Source> sources(String text, String baseUrl) {
    List<Source> sources = new ArrayList<>();
    TokenStream in = TokenStream.of(text);
    while (!in.atEnd()) {
      Source source = source(in, baseUrl);
      boolean whole = in.peek() == Tokens.COMMA || in.atEnd();
      while (!in.atEnd() && in.peek() != Tokens.COMMA) {
        in.skipComponent();
      }
      in.takeComma();
      if (source != null && whole) {
        sources.add(source);
      }
    }
    return sources;
  }

  private static @Nullable Source source(TokenStream in, String baseUrl) {
    String address;
    if (in.peek() == Tokens.URL) {
      address = in.text();
      in.next();
    } else if (in.peek() == Tokens.FUNCTION && in.lowerText().equals("local")) {
      String name = name(in.block());
      return name == null ? null : new Source.Local(name);
    } else if (in.peek() == Tokens.FUNCTION && in.lowerText().equals("url")) {
      TokenStream inside = in.block();
      if (inside.peek() != Tokens.STRING) {
        return null;
      }
      address = inside.text();
    } else {
      return null;
    }
    boolean supported = true;
    while (in.peek() == Tokens.FUNCTION) {
      String function = in.lowerText();
      Set<String> known = function.equals("tech") ? TECHNOLOGIES : FORMATS;
      if (!function.equals("format") && !function.equals("tech")) {
        return null;
      }
      TokenStream hints = in.block();
      // A list of formats asks for one of them, a list of technologies for all.
      boolean any = false;
      boolean all = true;
      while (hints.peek() == Tokens.IDENT || hints.peek() == Tokens.STRING) {
        boolean has = known.contains(hints.lowerText());
        any |= has;
        all &= has;
        hints.next();
        hints.takeComma();
      }
      supported &= function.equals("tech") ? all : any;
    }
    Url base = Url.parse(baseUrl);
    Url url = base == null ? Url.parse(address) : base.resolve(address);
    return supported && url != null && !address.isEmpty() ? new Source.File(url.href()) : null;
  }

  private interface Reader {
    /// NaN if the text is no such value.
    float read(String text);
  }

  private static float[] range(@Nullable String text, Reader reader, float initial) {
    if (text == null || text.isBlank()) {
      return new float[] {initial, initial};
    }
    String[] parts = text.strip().toLowerCase(Locale.ROOT).split("\\s+");
    float first = reader.read(parts[0]);
    float second = parts.length > 1 ? reader.read(parts[1]) : first;
    if (Float.isNaN(first) || Float.isNaN(second) || parts.length > 2) {
      return new float[] {initial, initial};
    }
    return new float[] {Math.min(first, second), Math.max(first, second)};
  }

  private static float weight(String text) {
    return switch (text) {
      case "normal" -> 400;
      case "bold" -> 700;
      default -> {
        float number = number(text);
        yield number >= 1 && number <= 1000 ? number : Float.NaN;
      }
    };
  }

  private static float stretch(String text) {
    return switch (text) {
      case "ultra-condensed" -> 50;
      case "extra-condensed" -> 62.5f;
      case "condensed" -> 75;
      case "semi-condensed" -> 87.5f;
      case "normal" -> 100;
      case "semi-expanded" -> 112.5f;
      case "expanded" -> 125;
      case "extra-expanded" -> 150;
      case "ultra-expanded" -> 200;
      default -> text.endsWith("%") ? number(text.substring(0, text.length() - 1)) : Float.NaN;
    };
  }

  private static float angle(String text) {
    return text.endsWith("deg")
        ? number(text.substring(0, text.length() - 3))
        : text.equals("0") ? 0 : Float.NaN;
  }

  private static float percent(@Nullable String text) {
    String value = text == null ? "" : text.strip();
    float number =
        value.endsWith("%") ? number(value.substring(0, value.length() - 1)) / 100 : Float.NaN;
    return number >= 0 ? number : Float.NaN;
  }

  private static float number(String text) {
    if (!text.matches("[+-]?[0-9]*\\.?[0-9]+(e[+-]?[0-9]+)?")) {
      return Float.NaN;
    }
    return Float.parseFloat(text);
  }

  private static Display display(@Nullable String text) {
    return switch (text == null ? "" : text.strip().toLowerCase(Locale.ROOT)) {
      case "block" -> Display.BLOCK;
      case "swap" -> Display.SWAP;
      case "fallback" -> Display.FALLBACK;
      case "optional" -> Display.OPTIONAL;
      default -> Display.AUTO;
    };
  }

  /// @param features whether the values may be left out, or be `on` and `off`
  private static List<FontSetting> settings(@Nullable String text, boolean features) {
    List<FontSetting> settings = new ArrayList<>();
    TokenStream in = TokenStream.of(text == null ? "" : text);
    while (in.peek() == Tokens.STRING) {
      String tag = in.text();
      in.next();
      byte kind = in.peek();
      float value = 1;
      if (kind == Tokens.INTEGER || kind == Tokens.NUMBER && !features) {
        value = (float) in.number();
        in.next();
      } else if (features && in.takeIdent("off")) {
        value = 0;
      } else if (!features || !in.takeIdent("on") && kind != Tokens.COMMA && !in.atEnd()) {
        return List.of();
      }
      if (tag.length() != 4) {
        return List.of();
      }
      settings.add(new FontSetting(tag, value));
      in.takeComma();
    }
    return in.atEnd() ? settings : List.of();
  }
}
