package bulkhead.renderer.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The fonts that stand for the generic families in texts of some languages, as in Chromium on
/// Linux, before those that stand for them everywhere. Of the script that the language is written
/// in, `lang=zh` no less than `lang=zh-Hans`.
final class LanguageFonts {
  /// The initial value of `font-family`: the user's standard font.
  static final String STANDARD = "-webkit-standard";

  /// @param monospace null: none of its own
  private record Fonts(String standard, String serif, @Nullable String monospace) {}

  private static final Fonts JAPANESE =
      new Fonts("Noto Sans CJK JP", "Noto Serif CJK JP", "Noto Sans Mono CJK JP");
  private static final Fonts KOREAN = new Fonts("Noto Sans CJK KR", "Noto Serif CJK KR", null);
  private static final Fonts SIMPLIFIED = new Fonts("Noto Sans CJK SC", "Noto Serif CJK SC", null);
  private static final Fonts TRADITIONAL = new Fonts("Noto Sans CJK TC", "Noto Serif CJK TC", null);
  private static final Fonts DEVANAGARI =
      new Fonts("Noto Sans Devanagari", "Noto Serif Devanagari", null);

  private LanguageFonts() {}

  /// The families with those of the language before each generic one, and its standard font at the
  /// end.
  static List<String> with(List<String> families, String locale) {
    Fonts fonts = locale.isEmpty() ? null : of(locale);
    if (fonts == null && !families.contains(STANDARD)) {
      return families;
    }
    List<String> all = new ArrayList<>(families.size() + 2);
    for (String family : families) {
      String own =
          fonts == null
              ? null
              : switch (family) {
                case "serif" -> fonts.serif;
                case "sans-serif", STANDARD -> fonts.standard;
                case "monospace" -> fonts.monospace;
                default -> null;
              };
      if (own != null) {
        all.add(own);
      }
      if (!family.equals(STANDARD)) {
        all.add(family);
      }
    }
    if (fonts != null && !all.contains(fonts.standard)) {
      all.add(fonts.standard);
    }
    return all;
  }

  private static @Nullable Fonts of(String locale) {
    String[] parts = locale.replace('_', '-').split("-");
    for (int i = 1; i < parts.length; i++) {
      if (parts[i].length() == 4) {
        return switch (parts[i].toLowerCase(Locale.ROOT)) {
          case "jpan", "hira", "kana", "hrkt" -> JAPANESE;
          case "kore", "hang" -> KOREAN;
          case "hans" -> SIMPLIFIED;
          case "hant" -> TRADITIONAL;
          case "deva" -> DEVANAGARI;
          default -> null;
        };
      }
    }
    return switch (parts.length == 0 ? "" : parts[0].toLowerCase(Locale.ROOT)) {
      case "ja" -> JAPANESE;
      case "ko" -> KOREAN;
      case "zh" -> isTraditional(parts) ? TRADITIONAL : SIMPLIFIED;
      case "cmn", "wuu" -> SIMPLIFIED;
      case "yue", "nan", "hak", "lzh" -> TRADITIONAL;
      case "hi", "mr", "ne", "sa", "mai", "kok" -> DEVANAGARI;
      default -> null;
    };
  }

  private static boolean isTraditional(String[] parts) {
    for (int i = 1; i < parts.length; i++) {
      switch (parts[i].toLowerCase(Locale.ROOT)) {
        case "tw", "hk", "mo", "yue", "hak", "nan" -> {
          return true;
        }
        default -> {}
      }
    }
    return false;
  }
}
