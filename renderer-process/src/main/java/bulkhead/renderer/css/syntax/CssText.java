package bulkhead.renderer.css.syntax;

/// Identifiers, strings and numbers as CSS text (CSSOM §2.1 "common serializing idioms").
public final class CssText {
  private CssText() {}

  /// "Serialize an identifier".
  public static String identifier(String name) {
    StringBuilder out = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      if (c == 0) {
        out.append('\uFFFD');
      } else if (c < 0x20 || c == 0x7f || digit && (i == 0 || i == 1 && name.charAt(0) == '-')) {
        out.append('\\').append(Integer.toHexString(c)).append(' ');
      } else if (c == '-' && name.length() == 1) {
        out.append("\\-");
      } else if (c >= 0x80
          || c == '-'
          || c == '_'
          || digit
          || c >= 'a' && c <= 'z'
          || c >= 'A' && c <= 'Z') {
        out.append(c);
      } else {
        out.append('\\').append(c);
      }
    }
    return out.toString();
  }

  /// "Serialize a string", with double quotes.
  public static String string(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        out.append('\uFFFD');
      } else if (c < 0x20 || c == 0x7f) {
        out.append('\\').append(Integer.toHexString(c)).append(' ');
      } else if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }

  /// "Serialize a URL".
  public static String url(String url) {
    return "url(" + string(url) + ")";
  }

  /// One token on its own: names in lower case where `lower`, numbers in their shortest form.
  public static String token(Tokens tokens, int i, boolean lower) {
    return switch (tokens.kind(i)) {
      case Tokens.IDENT -> identifier(lower ? tokens.lowerText(i) : tokens.text(i));
      case Tokens.STRING -> string(tokens.text(i));
      case Tokens.URL -> url(tokens.text(i));
      case Tokens.NUMBER, Tokens.INTEGER -> CssNumbers.format(tokens.number(i));
      case Tokens.PERCENTAGE -> CssNumbers.format(tokens.number(i)) + "%";
      case Tokens.DIMENSION -> CssNumbers.format(tokens.number(i)) + tokens.lowerText(i);
      case Tokens.FUNCTION -> identifier(tokens.lowerText(i)) + "(";
      case Tokens.HASH, Tokens.HASH_ID -> "#" + identifier(tokens.text(i));
      case Tokens.WHITESPACE -> " ";
      default -> tokens.sourceText(i, i + 1);
    };
  }
}
