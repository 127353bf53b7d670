package bulkhead.browser.tab;

import bulkhead.browser.net.ResponseHead;

/// What the document of an `<embed>` or `<object>` is taken for (HTML §4.8.6 and §4.8.7): of a
/// response that does not know its type, the element may. Has no state.
final class EmbeddedType {
  /// What a server says of a file that it does not know.
  private static final String UNKNOWN = "application/octet-stream";

  private EmbeddedType() {}

  /// @param declared the element's `type`, with or without parameters; empty for none
  static String of(String declared, ResponseHead head) {
    String type = essence(declared);
    return type.isEmpty() || isKnown(head) ? head.mimeType() : type;
  }

  /// What is declared, without parameters.
  static String essence(String declared) {
    int end = declared.indexOf(';');
    return (end < 0 ? declared : declared.substring(0, end)).strip();
  }

  private static boolean isKnown(ResponseHead head) {
    boolean said =
        head.type() == ResponseHead.Type.OPAQUE
            || head.headers().stream()
                .anyMatch(field -> field.name().equalsIgnoreCase("Content-Type"));
    return said && !head.mimeType().equals(UNKNOWN);
  }
}
