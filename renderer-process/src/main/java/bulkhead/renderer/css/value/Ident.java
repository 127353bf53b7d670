package bulkhead.renderer.css.value;

/// A keyword of a property that no part of the engine switches on yet, kept by its name.
public record Ident(String name) {
  @Override
  public String toString() {
    return name;
  }
}
