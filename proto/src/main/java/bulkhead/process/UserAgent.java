package bulkhead.process;

/// How the browser names itself, to servers and to scripts.
public final class UserAgent {
  public static final String DEFAULT =
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Bulkhead/0.1 Safari/537.36";

  private UserAgent() {}
}
