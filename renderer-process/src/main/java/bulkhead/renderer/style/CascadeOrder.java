package bulkhead.renderer.style;

/// The cascade's sorting order in one number (CSS Cascade 5 §6), for declarations that are not
/// important; a larger one wins.
/// ```
/// bit 62     61 ... 50        49 ... 20        19 ... 0
/// origin     layer            specificity      order of appearance
/// ```
/// Unlayered rules count as the last layer. Presentational hints come before all author rules, a
/// style attribute after.
final class CascadeOrder {
  static final int UNLAYERED = 0xFFF;
  static final long HINTS = 1L << 62;
  static final long INLINE = Long.MAX_VALUE;

  private CascadeOrder() {}

  static long of(boolean author, int layer, int specificity, int appearance) {
    return (author ? 1L << 62 : 0)
        | (long) Math.min(layer, UNLAYERED) << 50
        | (long) specificity << 20
        | Math.min(appearance, 0xFFFFF);
  }

  static boolean isAuthor(long order) {
    return order >>> 62 != 0;
  }

  /// Origin and layer, for `revert-layer` and for important declarations.
  static int layer(long order) {
    return (int) (order >>> 50 & 0xFFF);
  }

  /// Sorts important declarations: origins and layers are reversed.
  static long important(long order) {
    long origin = isAuthor(order) ? 0 : 1L << 62;
    long layer = (long) (UNLAYERED - layer(order)) << 50;
    return origin | layer | order & (1L << 50) - 1;
  }
}
