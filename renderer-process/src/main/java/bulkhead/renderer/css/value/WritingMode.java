package bulkhead.renderer.css.value;

/// Computed `writing-mode`.
public enum WritingMode implements Keyword {
  HORIZONTAL_TB,
  VERTICAL_RL,
  VERTICAL_LR,
  SIDEWAYS_RL,
  SIDEWAYS_LR;

  public boolean isHorizontal() {
    return this == HORIZONTAL_TB;
  }
}
