package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.DomException;
import bulkhead.renderer.dom.Namespaces;
import org.jspecify.annotations.Nullable;

/// What names may be made of (DOM §1.4 "namespaces").
final class NameChecks {
  private NameChecks() {}

  /// `namespace` is "" for none.
  record Extracted(String namespace, @Nullable String prefix, String localName) {
    String qualifiedName() {
      return prefix == null ? localName : prefix + ":" + localName;
    }
  }

  private static boolean isSpaceOrNul(char c) {
    return c == 0 || c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
  }

  /// DOM "valid attribute local name".
  static boolean isAttributeName(String name) {
    if (name.isEmpty()) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (isSpaceOrNul(c) || c == '/' || c == '=' || c == '>') {
        return false;
      }
    }
    return true;
  }

  /// DOM "valid element local name".
  static boolean isElementName(String name) {
    if (name.isEmpty()) {
      return false;
    }
    char first = name.charAt(0);
    if (first >= 'a' && first <= 'z' || first >= 'A' && first <= 'Z') {
      for (int i = 0; i < name.length(); i++) {
        char c = name.charAt(i);
        if (isSpaceOrNul(c) || c == '/' || c == '>') {
          return false;
        }
      }
      return true;
    }
    if (first != ':' && first != '_' && first < 0x80) {
      return false;
    }
    for (int i = 1; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean fine =
          c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || c >= '0' && c <= '9'
              || c == '-'
              || c == '.'
              || c == ':'
              || c == '_'
              || c >= 0x80;
      if (!fine) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPrefix(String prefix) {
    if (prefix.isEmpty()) {
      return false;
    }
    for (int i = 0; i < prefix.length(); i++) {
      char c = prefix.charAt(i);
      if (isSpaceOrNul(c) || c == '/' || c == '>') {
        return false;
      }
    }
    return true;
  }

  /// DOM "valid doctype name".
  static boolean isDoctypeName(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (isSpaceOrNul(name.charAt(i)) || name.charAt(i) == '>') {
        return false;
      }
    }
    return true;
  }

  /// DOM "validate and extract".
  static Extracted extract(
      @Nullable String namespaceOrNull, String qualifiedName, boolean element) {
    String namespace = namespaceOrNull == null ? "" : namespaceOrNull;
    String prefix = null;
    String localName = qualifiedName;
    int colon = qualifiedName.indexOf(':');
    if (colon >= 0) {
      prefix = qualifiedName.substring(0, colon);
      localName = qualifiedName.substring(colon + 1);
      if (!isPrefix(prefix)) {
        throw DomException.invalidCharacter("'" + qualifiedName + "' has an invalid prefix.");
      }
    }
    if (!(element ? isElementName(localName) : isAttributeName(localName))) {
      throw DomException.invalidCharacter("'" + qualifiedName + "' is not a valid name.");
    }
    boolean xmlns = "xmlns".equals(prefix) || qualifiedName.equals("xmlns");
    if (prefix != null && namespace.isEmpty()
        || "xml".equals(prefix) && !namespace.equals(Namespaces.XML)
        || xmlns != namespace.equals(Namespaces.XMLNS)) {
      throw DomException.namespace("'" + qualifiedName + "' does not fit its namespace.");
    }
    return new Extracted(namespace, prefix, localName);
  }
}
