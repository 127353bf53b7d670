package bulkhead.gpu.output;

/// An output could not be made or has been lost; the message says why.
public final class OutputFailedException extends Exception {
  private static final long serialVersionUID = 1;

  public OutputFailedException(String message) {
    super(message);
  }
}
