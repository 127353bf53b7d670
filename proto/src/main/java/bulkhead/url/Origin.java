package bulkhead.url;

import java.util.concurrent.atomic.AtomicLong;

/// An origin, by HTML §7.1.1 Origins. Immutable; any thread. Same origin is [#equals].
public sealed interface Origin {

  /// A scheme, a host and a port; `port` is the number written in the URL, or -1 for the scheme's
  /// default port.
  record Tuple(String scheme, String host, int port) implements Origin {
    @Override
    public String toString() {
      return scheme + "://" + host + (port < 0 ? "" : ":" + port);
    }
  }

  /// An origin equal to itself only: that of `data:`, `file:` and sandboxed documents. It
  /// serialises to `null`.
  record Opaque(long id) implements Origin {
    private static final AtomicLong NEXT_ID = new AtomicLong(1);

    @Override
    public String toString() {
      return "null";
    }
  }

  /// A new origin, different from all others of this process.
  static Origin opaque() {
    return new Opaque(Opaque.NEXT_ID.getAndIncrement());
  }
}
