package bulkhead.renderer.css.value;

/// A keyword of some property. Each property's keywords are one enum; a constant's CSS name is its
/// Java name in lower case with `-` for `_`, and with `-` in front of the vendor prefixes `WEBKIT_`
/// and `INTERNAL_`.
public interface Keyword {
  /// The Java name, given by the enum.
  String name();

  /// The keyword as written in CSS.
  default String css() {
    return cssName(name());
  }

  static String cssName(String javaName) {
    int length = javaName.length();
    StringBuilder out = new StringBuilder(length + 1);
    if (javaName.startsWith("WEBKIT_") || javaName.startsWith("INTERNAL_")) {
      out.append('-');
    }
    for (int i = 0; i < length; i++) {
      char c = javaName.charAt(i);
      out.append(c == '_' ? '-' : (c >= 'A' && c <= 'Z') ? (char) (c + 32) : c);
    }
    return out.toString();
  }
}
