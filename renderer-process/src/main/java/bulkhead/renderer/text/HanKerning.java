package bulkhead.renderer.text;

import io.github.humbleui.skija.FontFeature;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/// Which full-width punctuation gives up the empty half of its square beside other punctuation (CSS
/// Text 4 §8.4, `text-spacing-trim: normal`), as features for a font that can do it (`halt`).
///
/// ```
/// 、 「   two squares with a gap of a whole em between them
/// 、「    the second one without its left half
/// ```
final class HanKerning {
  private enum Type {
    OTHER,
    OPEN,
    CLOSE,
    MIDDLE
  }

  private HanKerning() {}

  /// @param locale of the text, which says where in its square a full stop stands
  /// @param isSquare whether the font of the quotation mark at an index has it in a square, as
  ///     those for Chinese do
  static List<FontFeature> features(String text, String locale, IntPredicate isSquare) {
    List<FontFeature> found = List.of();
    Type before = Type.OTHER;
    int at = 0; // HarfBuzz counts bytes of UTF-8
    int lengthBefore = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      Type type = c < 0x28 ? Type.OTHER : type(c, locale);
      if (type != Type.OTHER && before != Type.OTHER) {
        boolean own = type == Type.OPEN && hasEmptyHalf(text, i, isSquare);
        boolean last =
            type != Type.OPEN && before == Type.CLOSE && hasEmptyHalf(text, i - 1, isSquare);
        if (own || last) {
          if (found.isEmpty()) {
            found = new ArrayList<>();
          }
          found.add(
              own
                  ? new FontFeature("halt", 1, at, at + utf8Length(c))
                  : new FontFeature("halt", 1, at - lengthBefore, at));
        }
      }
      before = type;
      lengthBefore = utf8Length(c);
      at += lengthBefore;
    }
    return found;
  }

  private static boolean hasEmptyHalf(String text, int index, IntPredicate isSquare) {
    char c = text.charAt(index);
    return c > 0xff && (c < 0x2018 || c > 0x201d || isSquare.test(index));
  }

  private static int utf8Length(char c) {
    return c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
  }

  private static Type type(char c, String locale) {
    return switch (c) {
      case 0x28, 0x5b, 0x7b -> Type.OPEN;
      case 0x29, 0x5d, 0x7d -> Type.CLOSE;
      case 0x2018, 0x201c -> Type.OPEN;
      case 0x2019, 0x201d -> Type.CLOSE;
      case 0x3008, 0x300a, 0x300c, 0x300e, 0x3010, 0x3014, 0x3016, 0x3018, 0x301a, 0x301d ->
          Type.OPEN;
      case 0xff08, 0xff3b, 0xff5b, 0xff5f -> Type.OPEN;
      case 0x3009, 0x300b, 0x300d, 0x300f, 0x3011, 0x3015, 0x3017, 0x3019, 0x301b -> Type.CLOSE;
      case 0x301e, 0x301f, 0xff09, 0xff3d, 0xff5d, 0xff60 -> Type.CLOSE;
      case 0x3001, 0x3002, 0xff0c, 0xff0e -> isTraditional(locale) ? Type.MIDDLE : Type.CLOSE;
      case 0xff1a, 0xff1b ->
          locale.startsWith("zh") && !isTraditional(locale) ? Type.CLOSE : Type.MIDDLE;
      case 0xb7, 0x2027, 0x3000, 0x30fb -> Type.MIDDLE;
      default -> Type.OTHER;
    };
  }

  private static boolean isTraditional(String locale) {
    return locale.startsWith("zh-Hant")
        || locale.startsWith("zh-TW")
        || locale.startsWith("zh-HK")
        || locale.startsWith("zh-MO");
  }
}
