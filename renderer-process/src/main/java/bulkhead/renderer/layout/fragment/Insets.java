package bulkhead.renderer.layout.fragment;

/// Widths on the four sides of a box.
public record Insets(float top, float right, float bottom, float left) {
  public static final Insets NONE = new Insets(0, 0, 0, 0);

  /// All zero is always the same one.
  public static Insets of(float top, float right, float bottom, float left) {
    return top == 0 && right == 0 && bottom == 0 && left == 0
        ? NONE
        : new Insets(top, right, bottom, left);
  }

  /// These at the top and the bottom, and at a side where that is wanted.
  public Insets withSides(boolean wantsLeft, boolean wantsRight) {
    return wantsLeft && wantsRight || this == NONE
        ? this
        : of(top, wantsRight ? right : 0, bottom, wantsLeft ? left : 0);
  }

  public float horizontal() {
    return left + right;
  }

  public float vertical() {
    return top + bottom;
  }

  public Insets minus(Insets other) {
    if (other == NONE) {
      return this;
    }
    return equals(other)
        ? NONE
        : new Insets(
            top - other.top, right - other.right, bottom - other.bottom, left - other.left);
  }

  public Insets plus(Insets other) {
    if (other == NONE) {
      return this;
    }
    return this == NONE
        ? other
        : new Insets(
            top + other.top, right + other.right, bottom + other.bottom, left + other.left);
  }
}
