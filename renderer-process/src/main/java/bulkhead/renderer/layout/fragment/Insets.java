package bulkhead.renderer.layout.fragment;

/// Widths on the four sides of a box.
public record Insets(float top, float right, float bottom, float left) {
  public static final Insets NONE = new Insets(0, 0, 0, 0);

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
