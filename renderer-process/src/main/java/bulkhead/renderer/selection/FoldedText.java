package bulkhead.renderer.selection;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/// A text without its differences of case, diacritics and width, and the way from each of its
/// characters back to the text. Quotation marks are straight, soft hyphens gone. Immutable.
///
/// ```
/// text     "Ärger – groß"      folded   "arger – gross"
/// ```
final class FoldedText {
  private final String folded;
  private final int[] origins;
  private final String original;

  private FoldedText(String original, String folded, int[] origins) {
    this.original = original;
    this.folded = folded;
    this.origins = origins;
  }

  static FoldedText of(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int[] origins = new int[text.length() + 16];
    int at = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      int before = out.length();
      if (c < 0x80) {
        out.append((char) (c >= 'A' && c <= 'Z' ? c + 32 : c));
      } else {
        fold(c, out);
      }
      if (out.length() > origins.length) {
        origins = Arrays.copyOf(origins, out.length() * 2);
      }
      Arrays.fill(origins, before, out.length(), at);
      at += Character.charCount(c);
    }
    return new FoldedText(text, out.toString(), origins);
  }

  private static void fold(int c, StringBuilder out) {
    switch (c) {
      case 0xad, 0x200b, 0x200c, 0x200d, 0x2060, 0xfeff -> {} // nothing that is seen
      case 0x2018, 0x2019, 0x201a, 0x201b, 0x2032 -> out.append('\'');
      case 0x201c, 0x201d, 0x201e, 0x201f, 0x2033 -> out.append('"');
      default -> {
        String plain = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD);
        for (int i = 0; i < plain.length(); ) {
          int part = plain.codePointAt(i);
          if (Character.getType(part) != Character.NON_SPACING_MARK) {
            // By way of the capitals, so that ß is ss and both sigmas are one.
            out.append(Character.toString(part).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));
          }
          i += Character.charCount(part);
        }
      }
    }
  }

  String text() {
    return folded;
  }

  /// Where the folded character came from.
  int start(int index) {
    return origins[index];
  }

  /// Behind the character that the folded one came from, and the marks on it.
  int end(int index) {
    int at = origins[index];
    at += Character.charCount(original.codePointAt(at));
    while (at < original.length()
        && Character.getType(original.charAt(at)) == Character.NON_SPACING_MARK) {
      at++;
    }
    return at;
  }
}
