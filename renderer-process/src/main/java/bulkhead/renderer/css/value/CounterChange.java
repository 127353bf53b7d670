package bulkhead.renderer.css.value;

/// One entry of `counter-reset`, `counter-increment` or `counter-set`.
public record CounterChange(String name, int value, boolean reversed) {
  @Override
  public String toString() {
    return (reversed ? "reversed(" + name + ")" : name) + " " + value;
  }
}
