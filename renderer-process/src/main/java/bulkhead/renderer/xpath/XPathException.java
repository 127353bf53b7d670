package bulkhead.renderer.xpath;

/// An expression that is none, or one that has no value.
public final class XPathException extends RuntimeException {
  private static final long serialVersionUID = 1;

  XPathException(String message) {
    super(message);
  }
}
