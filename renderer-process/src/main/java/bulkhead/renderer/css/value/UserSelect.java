package bulkhead.renderer.css.value;

/// Computed `user-select`.
public enum UserSelect implements Keyword {
  AUTO,
  TEXT,
  NONE,
  ALL,
  CONTAIN;
}
