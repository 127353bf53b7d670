package bulkhead.renderer.style;

import bulkhead.renderer.css.syntax.TokenStream;
import bulkhead.renderer.css.syntax.Tokens;
import bulkhead.renderer.css.value.ColorParser;
import bulkhead.renderer.css.value.ColorValue;
import org.jspecify.annotations.Nullable;

/// HTML §2.3.6 "rules for parsing a legacy color value", of `bgcolor` and its like.
final class LegacyColors {
  private LegacyColors() {}

  /// The colour as CSS text, or null when there is none.
  static @Nullable String parse(String value) {
    String text = Tokens.asciiLower(value.strip());
    if (text.isEmpty() || text.equals("transparent")) {
      return null;
    }
    TokenStream in = TokenStream.of(text);
    if (in.peek() == Tokens.IDENT) {
      ColorValue named = ColorParser.parse(in);
      if (named != null && in.atEnd()) {
        return text;
      }
    }
    if (text.length() == 4 && text.charAt(0) == '#' && ColorParser.hex(text.substring(1)) != null) {
      return text;
    }
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < text.length() && digits.length() < 128; ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      digits.append(c > 0xFFFF ? "00" : String.valueOf((char) c));
    }
    if (digits.length() > 0 && digits.charAt(0) == '#') {
      digits.deleteCharAt(0);
    }
    for (int i = 0; i < digits.length(); i++) {
      if (Character.digit(digits.charAt(i), 16) < 0 || digits.charAt(i) > 'f') {
        digits.setCharAt(i, '0');
      }
    }
    while (digits.isEmpty() || digits.length() % 3 != 0) {
      digits.append('0');
    }
    int length = digits.length() / 3;
    String[] parts = new String[3];
    for (int i = 0; i < 3; i++) {
      parts[i] = digits.substring(i * length, (i + 1) * length);
    }
    if (length > 8) {
      for (int i = 0; i < 3; i++) {
        parts[i] = parts[i].substring(length - 8);
      }
      length = 8;
    }
    while (length > 2
        && parts[0].charAt(0) == '0'
        && parts[1].charAt(0) == '0'
        && parts[2].charAt(0) == '0') {
      for (int i = 0; i < 3; i++) {
        parts[i] = parts[i].substring(1);
      }
      length--;
    }
    StringBuilder css = new StringBuilder("#");
    for (String part : parts) {
      css.append(part.length() == 1 ? "0" + part : part.substring(0, 2));
    }
    return css.toString();
  }
}
