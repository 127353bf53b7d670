package bulkhead.ipc;

/// What a piece of a message counts where a contract says how many bytes may be on their way: its
/// bytes and something for itself. Otherwise empty ones would be free, and any number of them
/// allowed.
public final class PieceCost {
  private static final int EACH = 256;

  private PieceCost() {}

  public static int of(int bytes) {
    return bytes + EACH;
  }
}
