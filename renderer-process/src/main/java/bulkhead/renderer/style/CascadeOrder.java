package bulkhead.renderer.style;

/// The cascade's sorting order in one number (CSS Cascade 5 §6), for declarations that are not
/// important; a larger one wins.
/// ```
/// bit 62     61, 60      59 ... 50        49 ... 20        19 ... 0
/// origin     context     layer            specificity      order of appearance
/// ```
/// The context is where the rule is, seen from the element (§6.1 "context"): outer trees win, and
/// for important declarations inner ones. Unlayered rules count as the last layer. Presentational
/// hints come before all author rules, a style attribute after those of the element's own tree.
final class CascadeOrder {
  static final int UNLAYERED = 0x3FF;
  static final long HINTS = 1L << 62;
  static final long INLINE = HINTS | (long) Context.OWN.ordinal() << 60 | (1L << 60) - 1;

  /// Animations and transitions, each above what its place in the cascade is above of.
  static final long ANIMATIONS = INLINE;
  static final long TRANSITIONS = INLINE;

  private static final int LAST_LAYER = 0xFFF;

  /// The tree that a rule is in.
  enum Context {
    /// The element's own shadow tree: `:host`.
    HOSTED,
    /// A shadow tree in one of whose slots the element is: `::slotted()`.
    SLOT,
    OWN,
    /// The tree around the element's: `::part()`.
    OUTER
  }

  private CascadeOrder() {}

  static long of(boolean author, Context context, int layer, int specificity, int appearance) {
    return (author ? 1L << 62 : 0)
        | (long) context.ordinal() << 60
        | (long) Math.min(layer, UNLAYERED) << 50
        | (long) specificity << 20
        | Math.min(appearance, 0xFFFFF);
  }

  static boolean isAuthor(long order) {
    return order >>> 62 != 0;
  }

  /// Context and layer, for `revert-layer` and for important declarations.
  static int layer(long order) {
    return (int) (order >>> 50 & 0xFFF);
  }

  /// Sorts important declarations: origins and layers are reversed.
  static long important(long order) {
    long origin = isAuthor(order) ? 0 : 1L << 62;
    long layer = (long) (LAST_LAYER - layer(order)) << 50;
    return origin | layer | order & (1L << 50) - 1;
  }
}
