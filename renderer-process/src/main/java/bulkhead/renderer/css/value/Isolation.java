package bulkhead.renderer.css.value;

/// Computed `isolation`.
public enum Isolation implements Keyword {
  AUTO,
  ISOLATE;
}
