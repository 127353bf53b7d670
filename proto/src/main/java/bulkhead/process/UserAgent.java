package bulkhead.process;

/// How the browser names itself, to servers and to scripts: as the Blink browsers do (Compatibility
/// Standard §5.2), because pages and tools choose what they send by it, with its own name at the
/// end.
public final class UserAgent {
  public static final String DEFAULT =
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36 Bulkhead/0.1";

  private UserAgent() {}
}
