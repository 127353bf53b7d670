package bulkhead.renderer.dom;

/// An algorithm of the standard says "throw": a `DOMException` of that name, or one of JavaScript's
/// own errors when the name is `TypeError` or `RangeError` (Web IDL §3.14).
public final class DomException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String name;

  public DomException(String name, String message) {
    super(message, null, false, false);
    this.name = name;
  }

  public String name() {
    return name;
  }

  public static DomException hierarchy(String message) {
    return new DomException("HierarchyRequestError", message);
  }

  public static DomException notFound(String message) {
    return new DomException("NotFoundError", message);
  }

  public static DomException syntax(String message) {
    return new DomException("SyntaxError", message);
  }

  public static DomException indexSize(String message) {
    return new DomException("IndexSizeError", message);
  }

  public static DomException invalidState(String message) {
    return new DomException("InvalidStateError", message);
  }

  public static DomException notSupported(String message) {
    return new DomException("NotSupportedError", message);
  }

  public static DomException invalidCharacter(String message) {
    return new DomException("InvalidCharacterError", message);
  }

  public static DomException namespace(String message) {
    return new DomException("NamespaceError", message);
  }

  public static DomException type(String message) {
    return new DomException("TypeError", message);
  }
}
